import type { LookupItem, LookupTable } from '../../contract/case-type.js';
import { allOf, type Filter, nothing } from '../../contract/query.js';
import type { PartyReferences } from '../../contract/viewer.js';
import { partiesIfThere } from '../cases/parties.js';
import type { Deps } from '../deps.js';
import { type Listing, listAsText } from '../http/listing.js';
import { asCustomer, type Pipeline, type Read, reading } from '../http/pipeline.js';
import type { Products, Session } from '../http/session.js';
import { today } from '../http/today.js';
import { choosable, readableConsumers, readableContacts } from '../policy/index.js';
import type { Projection } from '../store/store.js';

/** What may be read, or of it only what a case for these parties may name. */
const offered = async (
  deps: Deps,
  { who, products }: Session,
  asked: PartyReferences | undefined,
): Promise<Products> => {
  if (!asked) return products;
  const nobody = { soldProduct: null, installBaseItem: null };
  const candidate = await partiesIfThere(deps.store, who, asked, nobody, today(deps));
  const { account, contact, consumer, household } = asked;
  const within = candidate ? choosable(who, { account, contact, consumer, household }, candidate) : nothing;
  return { sold: allOf(products.sold, within), items: allOf(products.items, within) };
};

/** Products that these sold products and install base items are of. */
const ownProducts = async (deps: Deps, products: Products): Promise<Filter> => {
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

const sources: Record<LookupTable, (deps: Deps, session: Session, products: Products) => Promise<Source>> = {
  soldProduct: async (_deps, _session, products) => ({
    listing: {
      within: products.sold,
      released: new Set(['id', 'name', 'number', 'product', 'account', 'consumer', 'text']),
    },
    projection: { id: { column: 'id' }, label: { column: 'name' }, detail: { column: 'detail' } },
  }),
  installBaseItem: async (_deps, _session, products) => ({
    listing: {
      within: products.items,
      released: new Set(['id', 'name', 'number', 'product', 'account', 'consumer', 'health', 'text']),
    },
    projection: {
      id: { column: 'id' },
      label: { column: 'name' },
      detail: { column: 'detail' },
      health: { column: 'health' },
      location: { column: 'location' },
      account: { ref: 'account', table: 'account', name: 'name' },
      household: { ref: 'household', table: 'household', name: 'name' },
      soldProduct: {
        ...{ ref: 'soldProduct', table: 'soldProduct', name: 'name', detail: 'detail' },
        ...{ filter: products.sold, only: true },
      },
      product: { ref: 'product', table: 'product', name: 'name' },
    },
  }),
  product: async (deps, _session, products) => ({
    listing: { within: await ownProducts(deps, products), released: new Set(['id', 'name', 'text']) },
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
  const { for: asked, ...list } = query;
  const { listing, projection } = await sources[params.table](deps, who, await offered(deps, who, asked));
  const page = await listAsText(
    deps.store,
    { ...listing, table: params.table, defaultOrder: ['name'] },
    list,
    projection,
  );
  const body = JSON.parse(`{${page}}`) as { items: Record<string, unknown>[]; next: unknown; total: unknown };
  // What is empty is left out, as the contract has it.
  const items = body.items.map(
    (item) =>
      Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null && value !== '')) as LookupItem,
  );
  return { text: JSON.stringify({ ...body, items }) };
};

export const lookupRoutes = (pipeline: Pipeline) => ({
  lookup: reading(pipeline, 'lookup', asCustomer(pipeline), lookup),
});
