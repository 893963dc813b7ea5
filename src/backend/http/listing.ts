/** Lists: filter, order, cursor and count of any table, in one place. */
import { allOf, type Filter, type ListQuery } from '../../contract/query.js';
import { checkFilter, checkOrder, type Released, readCursor, writeCursor } from '../store/check-filter.js';
import type { Projection, Query, Reader } from '../store/store.js';
import type { Row, TableName } from '../store/tables.js';
import { malformed } from './refusal.js';

const DEFAULT_LIMIT = 50;

export interface Listing {
  table: TableName;
  /** What may be seen at all; the request's own filter is joined to it by `and`. */
  within: Filter;
  released: Released;
  defaultOrder: string[];
}

const prepare = (
  { table, within, released, defaultOrder }: Listing,
  query: ListQuery,
): Query & { limit: number; order: string[]; filter: Filter } => {
  const order = query.order?.length ? checkOrder(table, released, query.order) : defaultOrder;
  const asked = query.filter === undefined ? undefined : checkFilter(table, released, query.filter);
  if (query.after !== undefined && query.offset !== undefined)
    throw malformed('?offset', 'Give either after or offset');
  return {
    filter: allOf(within, asked),
    order,
    limit: query.limit ?? DEFAULT_LIMIT,
    ...(query.offset ? { offset: query.offset } : {}),
    ...(query.after === undefined ? {} : { after: readCursor(table, order, query.after) }),
  };
};

/** The inside of a page's JSON object, built by the store: `"items":[…],"next":…,"total":…`. */
export const listAsText = async (
  reader: Reader,
  listing: Listing,
  query: ListQuery,
  projection: Projection,
): Promise<string> => {
  const wanted = prepare(listing, query);
  const page = await reader.page(listing.table, { ...wanted, total: query.total !== false }, projection);
  const next = page.last ? JSON.stringify(writeCursor(wanted.order, page.last)) : 'null';
  return `"items":${page.json},"next":${next},"total":${page.total ?? null}`;
};

/** The rows of a page, for lists whose items need more than columns. */
export const listRows = async <T extends TableName>(
  reader: Reader,
  listing: Listing & { table: T },
  query: ListQuery,
): Promise<{ rows: Row<T>[]; next: string | null; total: number | null }> => {
  const wanted = prepare(listing, query);
  const [found, total] = await Promise.all([
    reader.find(listing.table, { ...wanted, limit: wanted.limit + 1 }),
    query.total === false ? null : reader.count(listing.table, wanted.filter),
  ]);
  const rows = found.slice(0, wanted.limit);
  const last = found.length > rows.length ? (rows.at(-1) as Record<string, unknown> | undefined) : undefined;
  const values = [...wanted.order.map((key) => key.replace('-', '')), 'id'].map(
    (name) => (last?.[name] ?? null) as string | number | null,
  );
  return { rows, next: last ? writeCursor(wanted.order, values) : null, total };
};
