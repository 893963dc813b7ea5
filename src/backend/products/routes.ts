import type { InstallBaseItemSummary } from '../../contract/product.js';
import { fieldsOf } from '../http/instance.js';
import { type Listing, listAsText } from '../http/listing.js';
import { asCustomer, type Pipeline, type Read, reading } from '../http/pipeline.js';
import { json } from '../http/reply.js';
import type { Session } from '../http/session.js';
import { included } from '../modules/included.js';
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

const listItems: Read<'listInstallBaseItems', Session> = async ({ deps, query, who }) => {
  const listing: Listing = {
    table: 'installBaseItem',
    within: who.products.items,
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

export const productRoutes = (pipeline: Pipeline) => {
  const customer = asCustomer(pipeline);
  return {
    listSoldProducts: reading(pipeline, 'listSoldProducts', customer, listSold),
    getSoldProduct: reading(pipeline, 'getSoldProduct', customer, getSold),
    listInstallBaseItems: reading(pipeline, 'listInstallBaseItems', customer, listItems),
    getInstallBaseItem: reading(pipeline, 'getInstallBaseItem', customer, getItem),
    listOutages: reading(pipeline, 'listOutages', customer, outages),
  };
};
