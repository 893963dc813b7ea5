import type { LookupItem, LookupTable } from '../../contract/case-type.js';
import { allOf, type Filter } from '../../contract/query.js';
import type { Deps } from '../deps.js';
import { type Listing, listAsText } from '../http/listing.js';
import { asCustomer, type Pipeline, type Read, reading } from '../http/pipeline.js';
import type { Session } from '../http/session.js';
import { readableConsumers, readableContacts } from '../policy/index.js';
import type { Projection } from '../store/store.js';

/** Products that the readable sold products and install base items are of. */
const ownProducts = async (deps: Deps, { products }: Session): Promise<Filter> => {
  const known = (within: Filter) => ({ filter: allOf(within, { ne: ['product', null] }), limit: 500 });
  const [sold, installed] = await Promise.all([
    deps.store.find('soldProduct', known(products.sold)),
    deps.store.find('installBaseItem', known(products.items)),
  ]);
  return { in: ['id', [...new Set([...sold, ...installed].map(({ product }) => product))].slice(0, 500)] };
};

interface Source {
  listing: Omit<Listing, 'defaultOrder' | 'table'>;
  projection: Projection;
}

const sources: Record<LookupTable, (deps: Deps, session: Session) => Promise<Source>> = {
  soldProduct: async (_deps, { products }) => ({
    listing: {
      within: products.sold,
      released: new Set(['id', 'name', 'number', 'product', 'account', 'consumer', 'text']),
    },
    projection: { id: { column: 'id' }, label: { column: 'name' }, detail: { column: 'detail' } },
  }),
  installBaseItem: async (_deps, { products }) => ({
    listing: {
      within: products.items,
      released: new Set(['id', 'name', 'number', 'product', 'soldProduct', 'account', 'consumer', 'text']),
    },
    projection: { id: { column: 'id' }, label: { column: 'name' }, detail: { column: 'detail' } },
  }),
  product: async (deps, session) => ({
    listing: { within: await ownProducts(deps, session), released: new Set(['id', 'name', 'text']) },
    projection: { id: { column: 'id' }, label: { column: 'name' } },
  }),
  contact: async (_deps, { who }) => ({
    listing: { within: readableContacts(who), released: new Set(['id', 'name', 'account']) },
    projection: { id: { column: 'id' }, label: { column: 'name' }, detail: { column: 'title' } },
  }),
  consumer: async (_deps, { who }) => ({
    listing: { within: readableConsumers(who), released: new Set(['id', 'name']) },
    projection: { id: { column: 'id' }, label: { column: 'name' } },
  }),
};

const lookup: Read<'lookup', Session> = async ({ deps, params, query, who }) => {
  const { listing, projection } = await sources[params.table](deps, who);
  const page = await listAsText(
    deps.store,
    { ...listing, table: params.table, defaultOrder: ['name'] },
    query,
    projection,
  );
  const body = JSON.parse(`{${page}}`) as {
    items: (LookupItem & { detail?: string | null })[];
    next: unknown;
    total: unknown;
  };
  // An empty second line is left out, as the contract has it.
  const items = body.items.map(({ detail, ...item }): LookupItem => (detail ? { ...item, detail } : item));
  return { text: JSON.stringify({ ...body, items }) };
};

export const lookupRoutes = (pipeline: Pipeline) => ({
  lookup: reading(pipeline, 'lookup', asCustomer(pipeline), lookup),
});
