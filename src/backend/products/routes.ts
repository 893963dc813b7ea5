import type { InstallBaseItemSummary } from '../../contract/product.js';
import { allOf, type Filter, nothing } from '../../contract/query.js';
import type { Deps } from '../deps.js';
import { fieldsOf } from '../http/instance.js';
import { type Listing, listAsText } from '../http/listing.js';
import { asCustomer, type Pipeline, type Read, reading, type Write, writing } from '../http/pipeline.js';
import { json } from '../http/reply.js';
import type { Session } from '../http/session.js';
import { included } from '../modules/included.js';
import { addAssetContact, assetContactChoices, endAssetContact, listAssetContacts } from './asset-contacts.js';
import { itemProjection, itemReleased, release, releasedBy, soldProjection, soldReleased } from './projection.js';
import { openOutages, type SoldRow, viewItem, viewSoldProduct, withState } from './read.js';

const listSold: Read<'listSoldProducts', Session> = async ({ deps, query, who }) => {
  const listing: Listing = {
    table: 'soldProduct',
    within: who.products.sold,
    released: releasedBy(who.instance, 'soldProduct', soldReleased),
    defaultOrder: ['path'],
  };
  const [page, more] = await Promise.all([
    listAsText(deps.store, listing, query, soldProjection(who.products)),
    included(deps, who, query.with),
  ]);
  const { items, ...rest } = JSON.parse(`{${page}}`) as { items: SoldRow[]; next: string | null; total: number | null };
  const text = JSON.stringify({ items: await withState(deps, who, items), ...rest });
  return { text: `${text.slice(0, -1)}${more}}` };
};

/** Nothing was installed from what may not be read, or through an instance that withholds it. */
const installedFrom = async ({ store }: Deps, { products, instance }: Session, sold: string): Promise<Filter> => {
  if (fieldsOf(instance, 'installBaseItem')?.includes('soldProduct') === false) return nothing;
  const seen = await store.count('soldProduct', allOf({ eq: ['id', sold] }, products.sold));
  return seen > 0 ? { eq: ['soldProduct', sold] } : nothing;
};

const listItems: Read<'listInstallBaseItems', Session> = async ({ deps, query, who }) => {
  const listing: Listing = {
    table: 'installBaseItem',
    within: allOf(
      who.products.items,
      query.soldProduct === undefined ? undefined : await installedFrom(deps, who, query.soldProduct),
    ),
    released: releasedBy(who.instance, 'installBaseItem', itemReleased),
    defaultOrder: ['path'],
  };
  const [page, more] = await Promise.all([
    listAsText(deps.store, listing, query, itemProjection(who.products)),
    included(deps, who, query.with),
  ]);
  if (!fieldsOf(who.instance, 'installBaseItem')) return { text: `{${page}${more}}` };
  const { items, ...rest } = JSON.parse(`{${page}}`) as { items: InstallBaseItemSummary[] };
  const kept = JSON.stringify({ items: items.map((item) => release(who.instance, 'installBaseItem', item)), ...rest });
  return { text: `${kept.slice(0, -1)}${more}}` };
};

const getSold: Read<'getSoldProduct', Session> = async ({ deps, params, who }) =>
  json(await viewSoldProduct(deps, who, params.id));
const getItem: Read<'getInstallBaseItem', Session> = async ({ deps, params, who }) =>
  json(await viewItem(deps, who, params.id));
const outages: Read<'listOutages', Session> = async ({ deps, who }) => json({ items: await openOutages(deps, who) });

const contacts: Read<'listAssetContacts', Session> = async ({ deps, params, who }) =>
  json(await listAssetContacts(deps, who, params.id));
const choices: Read<'listAssetContactChoices', Session> = async ({ deps, params, query, who }) =>
  json({ items: await assetContactChoices(deps, who, params.id, query.search ?? '') });
const addContact: Write<'addAssetContact', Session> = async ({ deps, params, body, who }, tx) => {
  const { made, written } = await addAssetContact(deps, tx, who, params.id, body.contact);
  return json(made, { status: 201, ...written.trail });
};
const endContact: Write<'endAssetContact', Session> = async ({ deps, params, who }, tx) => {
  const { ended, written } = await endAssetContact(deps, tx, who, params.id, params.assetContact);
  return json(ended, { record: ended.id, ...written.trail });
};

export const productRoutes = (pipeline: Pipeline) => {
  const customer = asCustomer(pipeline);
  return {
    listSoldProducts: reading(pipeline, 'listSoldProducts', customer, listSold),
    getSoldProduct: reading(pipeline, 'getSoldProduct', customer, getSold),
    listInstallBaseItems: reading(pipeline, 'listInstallBaseItems', customer, listItems),
    getInstallBaseItem: reading(pipeline, 'getInstallBaseItem', customer, getItem),
    listAssetContacts: reading(pipeline, 'listAssetContacts', customer, contacts),
    listAssetContactChoices: reading(pipeline, 'listAssetContactChoices', customer, choices),
    addAssetContact: writing(pipeline, 'addAssetContact', customer, addContact),
    endAssetContact: writing(pipeline, 'endAssetContact', customer, endContact),
    listOutages: reading(pipeline, 'listOutages', customer, outages),
  };
};
