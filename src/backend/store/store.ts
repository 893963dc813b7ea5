/**
 * What the backend needs from a database. Two implementations: in memory (this folder) and SQL (`server/store`).
 * Rows are plain objects with the columns of `tables.ts`, camelCase; instants are ISO strings, JSON columns are values.
 */
import type { Filter } from '../../contract/query.js';
import type { Scalar } from '../../contract/schema.js';
import type { Row, TableName } from './tables.js';

export interface Query {
  filter?: Filter;
  /**
   * Column names, `-` for descending; `id` is appended as the last key in the direction of the last column (ascending
   * without any). `null` is lower than every value: first ascending, last descending. Strings sort by code point.
   */
  order?: string[];
  limit?: number;
  offset?: number;
  /** Values of the order columns and the id of the row before the first one wanted. */
  after?: Scalar[];
}

/**
 * How a row becomes a JSON object on the wire, so that SQL can build the page without a row passing through JavaScript.
 * Key: name on the wire. Value: a column, or a reference rendered as `{id, name[, detail]}`; a referenced row that
 * does not match `filter` is rendered as null (rule G11). Of a field of several ids the first match by `name` is rendered;
 * with `only` none where there are several.
 */
export type Projection = Record<
  string,
  | { column: string }
  | { ref: string; table: TableName; name: string; detail?: string; filter?: Filter; only?: true }
  /** True when a row of `table` exists that matches; `{ outer: 'column' }` in a comparison names the listed row's column. */
  | { exists: TableName; where: Correlated }
>;
/** Conjunction of comparisons between columns of the inner row and constants or columns of the outer row. */
export type Correlated = {
  column: string;
  op: 'eq' | 'lt' | 'lte' | 'gt' | 'gte';
  value: Scalar | { outer: string };
}[];

export interface PageQuery extends Query {
  limit: number;
  /** Also counts all rows of the filter, whatever page is asked for. */
  total?: boolean;
}

export interface JsonPage {
  /** The rows as the text of a JSON array. */
  json: string;
  /** Order values and id of the last row when there are more rows, else null: becomes the cursor. */
  last: Scalar[] | null;
  /** Rows that match the filter, when asked for. */
  total?: number;
}

export interface Reader {
  get<T extends TableName>(table: T, id: string): Promise<Row<T> | undefined>;
  find<T extends TableName>(table: T, query: Query): Promise<Row<T>[]>;
  /** Several `find`s in one trip. For tables without instants and JSON columns. */
  gather(queries: { table: TableName; query: Query }[]): Promise<Row<TableName>[][]>;
  count(table: TableName, filter: Filter): Promise<number>;
  page(table: TableName, query: PageQuery, projection: Projection): Promise<JsonPage>;
}

/** An entry of the event log before it has its place in the order. */
export type NewEvent = Omit<Row<'event'>, 'seq'>;

export interface Tx extends Reader {
  insert<T extends TableName>(table: T, row: Row<T>): Promise<void>;
  /** Changes the row when it is there and, if given, `where` still holds. Answers whether a row was changed. */
  update<T extends TableName>(table: T, id: string, patch: Partial<Row<T>>, where?: Filter): Promise<boolean>;
  delete(table: TableName, id: string): Promise<boolean>;
  /** Next value of a named sequence, starting at `first`. Gaps are possible after a rollback. */
  next(sequence: string, first: number): Promise<number>;
  /** Appends to the event log. `seq` follows the order of commits, on all nodes together. */
  emit(event: NewEvent): void;
  /** Holds a named lock until the transaction ends; others that want it wait. */
  lock(name: string): Promise<void>;
}

/** Everything that a session is made of, as it is now. */
export interface Identity {
  module: Row<'module'> | undefined;
  profile: Row<'profile'> | undefined;
  contact: Row<'contact'> | undefined;
  /** Account of the contact. */
  account: Row<'account'> | undefined;
  consumer: Row<'consumer'> | undefined;
  staff: Row<'staff'> | undefined;
}

export interface Store extends Reader {
  /**
   * A shortcut that a store may offer: the module by name and the profile by `subject` (oldest `id` first; with `profile`
   * only the one of that id), with what it refers to, in one trip. Without it the same is read table by table.
   */
  identity?(module: string, subject: string, profile?: string): Promise<Identity>;
  /** All or nothing. A serialisation conflict is retried by the store, so `work` may run more than once. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Calls `wake` after events were committed, on this node or another. No payload: the listener reads the log. */
  onEvents(wake: () => void): () => void;
  /** Takes `cost` from the budget `key` of `limit` per `seconds`; shared by all nodes. Seconds to wait when it is spent, else 0. */
  take(key: string, cost: number, limit: number, seconds: number): Promise<number>;
  /** True when the database answers. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/** File contents by SHA-256, in memory or in a folder. */
export interface Blobs {
  /** Streams to the end, answers hash and size; rejects with `BlobTooLarge` past `maxBytes`. Storing twice is harmless. */
  put(content: ReadableStream<Uint8Array>, maxBytes: number): Promise<{ hash: string; size: number; head: Uint8Array }>;
  get(hash: string): Promise<ReadableStream<Uint8Array> | undefined>;
}
export class BlobTooLarge extends Error {}

/** A store throws this when the database cannot be reached at the moment: the answer is 503, nothing was written. */
export class StoreUnavailable extends Error {}
/** A store throws this when a lock was not to be had in time: the answer is 409, nothing was written. */
export class StoreBusy extends Error {}
