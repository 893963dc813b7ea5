/** The store in memory: for tests, and for the mock inside a page. */
import { everything, type Filter } from '../../contract/query.js';
import type { Scalar } from '../../contract/schema.js';
import { type Access, compareScalars, compile, orderScalars } from './evaluate.js';
import type { JsonPage, NewEvent, PageQuery, Projection, Query, Reader, Store, Tx } from './store.js';
import { type Row, type TableName, type TableShape, tables } from './tables.js';

type AnyRow = Record<string, unknown> & { id: string };
type Changes = Map<TableName, Map<string, AnyRow | null>>;

/** Everything that a store in memory holds, as plain data. */
export interface Snapshot {
  tables: { [T in TableName]?: Row<T>[] };
  sequences: Record<string, number>;
}

const shapes: Record<TableName, TableShape> = tables;
const tableNames = Object.keys(tables) as TableName[];

const deepFreeze = <T>(value: T): T => {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
};

/** Rows as one reader sees them: what is committed, and over it what its own transaction changed. */
class View implements Reader {
  constructor(
    readonly committed: Map<TableName, Map<string, AnyRow>>,
    readonly changes?: Changes,
  ) {}

  row(table: TableName, id: string): AnyRow | undefined {
    const changed = this.changes?.get(table)?.get(id);
    return changed === undefined ? this.committed.get(table)?.get(id) : (changed ?? undefined);
  }

  *rows(table: TableName): Generator<AnyRow> {
    const changed = this.changes?.get(table);
    for (const row of this.committed.get(table)?.values() ?? []) if (!changed?.has(row.id)) yield row;
    for (const row of changed?.values() ?? []) if (row) yield row;
  }

  access(table: TableName): Access<AnyRow> {
    const shape = shapes[table];
    const search = shape.search;
    return {
      field: (name) => {
        const [column = '', inner] = name.split('.');
        if (!(column in shape.columns)) throw new Error(`No column ${column} in ${table}`);
        if (inner === undefined) return (row) => row[column];
        const target = shape.refs?.[column] as TableName | undefined;
        if (!target || !(inner in shapes[target].columns)) throw new Error(`No path ${name} from ${table}`);
        return (row) => this.row(target, String(row[column]))?.[inner];
      },
      search: search ? (row) => String(row[search] ?? '') : undefined,
    };
  }

  /** A condition on a field of several ids as one on the ids of the rows that have them. */
  #direct(table: TableName, filter: Filter): Filter {
    const through = shapes[table].through;
    if (!through) return filter;
    if ('and' in filter) return { and: filter.and.map((part) => this.#direct(table, part)) };
    if ('or' in filter) return { or: filter.or.map((part) => this.#direct(table, part)) };
    if ('not' in filter) return { not: this.#direct(table, filter.not) };
    if ('ne' in filter && filter.ne[0] in through) return { not: this.#direct(table, { eq: filter.ne }) };
    const [field, values] = 'in' in filter ? filter.in : 'eq' in filter ? [filter.eq[0], [filter.eq[1]]] : ['', []];
    const between = through[field] as TableName | undefined;
    if (!between) return filter;
    const rows = [...this.rows(between)].filter((row) => values.includes(row[field] as Scalar));
    return { in: ['id', rows.map((row) => row[table] as Scalar)] };
  }

  test(table: TableName, filter: Filter): (row: AnyRow) => boolean {
    return compile(this.#direct(table, filter), this.access(table));
  }

  matching(table: TableName, filter: Filter | undefined): AnyRow[] {
    const test = this.test(table, filter ?? everything);
    const found: AnyRow[] = [];
    for (const row of this.rows(table)) if (test(row)) found.push(row);
    return found;
  }

  /** The rows wanted, whether more follow, and how many match. */
  select(table: TableName, query: Query): { rows: AnyRow[]; more: boolean; keys: string[]; total: number } {
    const order = query.order ?? [];
    const last = order.at(-1)?.startsWith('-') ? '-id' : 'id';
    const keys = [...order, last].map((key) => ({ column: key.replace('-', ''), sign: key.startsWith('-') ? -1 : 1 }));
    let rows = this.matching(table, query.filter);
    const total = rows.length;
    rows.sort((a, b) => {
      for (const { column, sign } of keys) {
        const result = orderScalars(a[column], b[column]);
        if (result !== 0) return result * sign;
      }
      return 0;
    });
    const after = query.after;
    if (after) {
      rows = rows.filter((row) => {
        for (const [index, { column, sign }] of keys.entries()) {
          const result = orderScalars(row[column], after[index]);
          if (result !== 0) return result * sign > 0;
        }
        return false;
      });
    }
    const start = query.offset ?? 0;
    const end = query.limit === undefined ? rows.length : start + query.limit;
    return { rows: rows.slice(start, end), more: rows.length > end, keys: keys.map((key) => key.column), total };
  }

  async get<T extends TableName>(table: T, id: string): Promise<Row<T> | undefined> {
    return this.row(table, id) as Row<T> | undefined;
  }

  gather(queries: { table: TableName; query: Query }[]): Promise<Row<TableName>[][]> {
    return Promise.all(queries.map(({ table, query }) => this.find(table, query)));
  }

  async find<T extends TableName>(table: T, query: Query): Promise<Row<T>[]> {
    return this.select(table, query).rows as unknown as Row<T>[];
  }

  async count(table: TableName, filter: Filter): Promise<number> {
    return this.matching(table, filter).length;
  }

  async page(table: TableName, query: PageQuery, projection: Projection): Promise<JsonPage> {
    const { rows, more, keys, total } = this.select(table, query);
    const render = this.#renderer(table, projection);
    const end = rows.at(-1);
    return {
      json: JSON.stringify(rows.map(render)),
      last: more && end ? keys.map((key) => (end[key] ?? null) as Scalar) : null,
      ...(query.total ? { total } : {}),
    };
  }

  #renderer(table: TableName, projection: Projection): (row: AnyRow) => Record<string, unknown> {
    const parts = Object.entries(projection).map(([name, part]): [string, (row: AnyRow) => unknown] => {
      if ('column' in part) return [name, (row) => row[part.column] ?? null];
      if ('exists' in part) return [name, this.#exists(part.exists, part.where)];
      const targets = this.#targets(table, part.ref, part.table);
      const test = part.filter && this.test(part.table, part.filter);
      return [
        name,
        (row) => {
          const found = test ? targets(row).filter(test) : targets(row);
          if (part.only && found.length > 1) return null;
          const target = found.sort((a, b) => orderScalars(a[part.name], b[part.name]) || orderScalars(a.id, b.id))[0];
          if (!target) return null;
          const detail = part.detail ? target[part.detail] : null;
          return { id: target.id, name: target[part.name], ...(detail === null ? {} : { detail }) };
        },
      ];
    });
    return (row) => Object.fromEntries(parts.map(([name, value]) => [name, value(row)]));
  }

  /** The rows that a reference, or a field of several ids, leads to. */
  #targets(table: TableName, field: string, target: TableName): (row: AnyRow) => AnyRow[] {
    const between = shapes[table].through?.[field] as TableName | undefined;
    const of = (ids: Iterable<unknown>): AnyRow[] => [...ids].flatMap((id) => this.row(target, String(id)) ?? []);
    if (!between) return (row) => (row[field] === null ? [] : of([row[field]]));
    const ids = new Map<unknown, Set<unknown>>();
    for (const row of this.rows(between)) ids.set(row[table], (ids.get(row[table]) ?? new Set()).add(row[field]));
    return (row) => of(ids.get(row.id) ?? []);
  }

  /** Whether a matching row is there; the inner rows are put in order once for all outer ones. */
  #exists(
    table: TableName,
    where: Extract<Projection[string], { exists: TableName }>['where'],
  ): (outer: AnyRow) => boolean {
    const link = where.find(({ op, value }) => op === 'eq' && value !== null && typeof value === 'object');
    const groups = new Map<unknown, AnyRow[]>();
    for (const row of this.rows(table)) {
      const key = link && row[link.column];
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
    const operand = (outer: AnyRow, value: (typeof where)[number]['value']): unknown =>
      value !== null && typeof value === 'object' ? outer[value.outer] : value;
    const holds = (outer: AnyRow, row: AnyRow): boolean =>
      where.every(({ column, op, value }) => {
        const order = compareScalars(row[column], operand(outer, value));
        if (order === undefined) return false;
        if (op === 'eq') return order === 0;
        if (op === 'lt') return order < 0;
        if (op === 'lte') return order <= 0;
        return op === 'gt' ? order > 0 : order >= 0;
      });
    return (outer) => (groups.get(link && operand(outer, link.value)) ?? []).some((row) => holds(outer, row));
  }
}

class MemoryTx extends View implements Tx {
  readonly events: NewEvent[] = [];
  readonly sequences: Map<string, number>;

  constructor(committed: Map<TableName, Map<string, AnyRow>>, sequences: Map<string, number>) {
    super(committed, new Map());
    this.sequences = sequences;
  }

  #put(table: TableName, id: string, row: AnyRow | null): void {
    const changed = this.changes?.get(table) ?? new Map<string, AnyRow | null>();
    this.changes?.set(table, changed);
    changed.set(id, row);
  }

  async insert<T extends TableName>(table: T, row: Row<T>): Promise<void> {
    const known = Object.keys(shapes[table].columns);
    const given = row as unknown as AnyRow;
    for (const key of Object.keys(given)) if (!known.includes(key)) throw new Error(`No column ${key} in ${table}`);
    if (this.row(table, row.id)) throw new Error(`${table} ${row.id} is there already`);
    this.#put(table, row.id, deepFreeze(structuredClone(given)));
  }

  async update<T extends TableName>(table: T, id: string, patch: Partial<Row<T>>, where?: Filter): Promise<boolean> {
    const row = this.row(table, id);
    if (!row || (where && !this.test(table, where)(row))) return false;
    this.#put(table, id, deepFreeze({ ...row, ...(structuredClone(patch) as Partial<AnyRow>) }));
    return true;
  }

  async delete(table: TableName, id: string): Promise<boolean> {
    if (!this.row(table, id)) return false;
    this.#put(table, id, null);
    return true;
  }

  async next(sequence: string, first: number): Promise<number> {
    const value = this.sequences.get(sequence) ?? first;
    this.sequences.set(sequence, value + 1);
    return value;
  }

  emit(event: NewEvent): void {
    this.events.push(event);
  }

  /** Transactions run one after the other here: every lock is held already. */
  async lock(): Promise<void> {}
}

export class MemoryStore extends View implements Store {
  #sequences = new Map<string, number>();
  #listeners = new Set<() => void>();
  #budgets = new Map<string, { left: number; at: number }>();
  #queue: Promise<unknown> = Promise.resolve();
  #now: () => number;

  /** `now` in milliseconds serves the rate budgets alone. */
  constructor(now: () => number = Date.now) {
    super(new Map(tableNames.map((name) => [name, new Map()])));
    this.#now = now;
  }

  async transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const turn = this.#queue.then(() => this.#run(work));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const tx = new MemoryTx(this.committed, this.#sequences);
    const result = await work(tx);
    for (const event of tx.events) {
      const seq = (this.#sequences.get('event') ?? 0) + 1;
      this.#sequences.set('event', seq);
      await tx.insert('event', { ...event, seq });
    }
    for (const [table, rows] of tx.changes ?? []) {
      const target = this.committed.get(table);
      for (const [id, row] of rows) {
        if (row) target?.set(id, row);
        else target?.delete(id);
      }
    }
    if (tx.events.length > 0) this.#wake();
    return result;
  }

  #wake(): void {
    for (const listener of this.#listeners) queueMicrotask(listener);
  }

  onEvents(wake: () => void): () => void {
    this.#listeners.add(wake);
    return () => this.#listeners.delete(wake);
  }

  /** A budget that refills evenly: `limit` at once, then `limit / seconds` per second. */
  async take(key: string, cost: number, limit: number, seconds: number): Promise<number> {
    const now = this.#now();
    const rate = limit / seconds;
    const before = this.#budgets.get(key);
    const left = before ? Math.min(limit, before.left + ((now - before.at) / 1000) * rate) : limit;
    if (left < cost) {
      this.#budgets.set(key, { left, at: now });
      return Math.max(1, Math.ceil((cost - left) / rate));
    }
    this.#budgets.set(key, { left: left - cost, at: now });
    if (this.#budgets.size > 10_000) this.#forgetBudgets(now);
    return 0;
  }

  #forgetBudgets(now: number): void {
    for (const [key, { at }] of this.#budgets) if (now - at > 600_000) this.#budgets.delete(key);
  }

  async ready(): Promise<boolean> {
    return true;
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }

  /** All rows and sequences, to be stored elsewhere. Rate budgets are left out. */
  export(): Snapshot {
    const entries = tableNames.map((name) => [name, [...(this.committed.get(name)?.values() ?? [])]]);
    return {
      tables: Object.fromEntries(entries) as Snapshot['tables'],
      sequences: Object.fromEntries(this.#sequences),
    };
  }

  /** Takes the place of everything held before; who listens for events is woken. */
  import(snapshot: Snapshot): void {
    for (const name of tableNames) {
      const rows = (snapshot.tables[name] ?? []) as unknown as AnyRow[];
      this.committed.set(name, new Map(rows.map((row) => [row.id, deepFreeze(row)])));
    }
    this.#sequences = new Map(Object.entries(snapshot.sequences));
    this.#wake();
  }
}
