/** Writing through SQL, inside one transaction. */
import { createHash } from 'node:crypto';
import type { NewEvent, Tx } from '../../src/backend/store/store.js';
import type { Row, TableName } from '../../src/backend/store/tables.js';
import type { Filter } from '../../src/contract/query.js';
import { compile } from './compile.js';
import { type Result, type Run, SqlReader } from './sql-reader.js';
import { bindable, castOf, columnOf, kindOf, Params, quote, shapeOf, storable } from './text.js';

/** Thrown to run the work again with these locks held from before its first look at the data. */
export class LocksWanted extends Error {
  constructor(readonly names: ReadonlySet<string>) {
    super('the transaction starts again with its locks');
  }
}

export interface TxOptions {
  /** Names of the locks held already; those taken later are added. */
  held: Set<string>;
  /** Sequences known to exist. */
  sequences: ReadonlySet<string>;
  /** True when other connections write at the same time. */
  shared: boolean;
}

/** Any number that no other program on the database uses as an advisory lock by chance. */
const EVENTS_LOCK = '7018141438135166825';
export const TAKE_LOCK = 'select pg_advisory_lock($1::bigint)';
export const GIVE_BACK = 'select pg_advisory_unlock_all()';

/** A lock's name as the number that PostgreSQL locks by. */
export const lockKey = (name: string): string =>
  createHash('sha256').update(`oriel:${name}`).digest().readBigInt64BE().toString();
export const EVENTS_CHANNEL = 'oriel_events';

/** Most rows that one statement inserts. */
const TOGETHER = 16;

/** Statements that are carried out beside the one that follows. */
const withParts = (parts: readonly string[]): string =>
  parts.length > 0 ? `with ${parts.map((part, n) => `w${n} as (${part})`).join(', ')}` : '';

export class SqlTx extends SqlReader implements Tx {
  readonly #query: Run;
  readonly #options: TxOptions;
  readonly #events: NewEvent[] = [];
  readonly #waiting: { table: TableName; row: Record<string, unknown> }[] = [];
  /** Sequences made by this transaction, known to exist once it is committed. */
  readonly newSequences = new Set<string>();
  #begun = false;
  #open = true;
  /** The first failure: nothing after it counts, even when the work swallows it and goes on. */
  #failure: unknown;

  constructor(query: Run, options: TxOptions) {
    super((text, values) => this.#inside(text, values));
    this.#query = query;
    this.#options = options;
  }

  get open(): boolean {
    return this.#open;
  }
  get emitted(): boolean {
    return this.#events.length > 0;
  }

  async #inside(text: string, values: readonly unknown[]): Promise<Result> {
    if (this.#waiting.length > 0) await this.#flush();
    return await this.#send(text, values);
  }

  async #send(text: string, values: readonly unknown[]): Promise<Result> {
    this.#check();
    try {
      if (!this.#begun) {
        this.#begun = true;
        await this.#query('begin isolation level repeatable read', []);
      }
      return await this.#query(text, values);
    } catch (error) {
      this.#failure ??= error;
      throw error;
    }
  }

  #check(): void {
    if (!this.#open) throw new Error('the transaction has ended');
    if (this.#failure) throw this.#failure;
  }

  /** Waits for the next statement, so that rows written one after the other travel together. */
  async insert<T extends TableName>(table: T, row: Row<T>): Promise<void> {
    this.#check();
    for (const name of Object.keys(row)) columnOf(table, name);
    this.#waiting.push({ table, row: row as Record<string, unknown> });
    if (this.#waiting.length >= TOGETHER) await this.#flush();
  }

  async #flush(): Promise<void> {
    const params = new Params();
    const [last, ...before] = this.#inserts(params).reverse();
    if (last) await this.#send(`${withParts(before.reverse())} ${last}`, params.values);
  }

  /** The waiting inserts as statements; nothing waits afterwards. */
  #inserts(params: Params): string[] {
    return this.#waiting.splice(0).map(({ table, row }) => {
      const columns = Object.entries(shapeOf(table).columns);
      const values = columns.map(([name, column]) => {
        const kind = kindOf(column);
        return params.add(bindable(row[name] ?? null, kind), castOf(kind));
      });
      const names = columns.map(([name]) => quote(name)).join(', ');
      return `insert into ${quote(table)} (${names}) values (${values.join(', ')})`;
    });
  }

  /** Inserts the rows whose id is new, in one statement; answers the ids of those inserted. */
  async insertNew<T extends TableName>(table: T, rows: readonly Row<T>[]): Promise<Set<string>> {
    if (rows.length === 0) return new Set();
    const columns = Object.entries(shapeOf(table).columns);
    const names = columns.map(([name]) => quote(name)).join(', ');
    const types = columns.map(([name, column]) => `${quote(name)} ${castOf(kindOf(column))}`).join(', ');
    const json = JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value));
    const { rows: inserted } = await this.run(
      `insert into ${quote(table)} (${names}) select ${names} from json_to_recordset($1::json) as r(${types})
       on conflict (id) do nothing returning id`,
      [json],
    );
    return new Set(inserted.map((row) => String(row['id'])));
  }

  /** Those of the ids that have a row. */
  async existing(table: TableName, ids: readonly string[]): Promise<Set<string>> {
    const { rows } = await this.run(`select id from ${quote(table)} where id = any($1::text[])`, [[...ids]]);
    return new Set(rows.map((row) => String(row['id'])));
  }

  async update<T extends TableName>(table: T, id: string, patch: Partial<Row<T>>, where?: Filter): Promise<boolean> {
    if (id.includes('\0')) return false;
    const params = new Params();
    const changes = Object.entries(patch)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => {
        const kind = kindOf(columnOf(table, name));
        return `${quote(name)} = ${params.add(bindable(value, kind), castOf(kind))}`;
      });
    if (changes.length === 0) changes.push('id = id');
    const condition = where ? ` and ${compile(where, table, 't', params)}` : '';
    const text = `update ${quote(table)} t set ${changes.join(', ')} where t.id = ${params.add(id, 'text')}${condition}`;
    return (await this.run(text, params.values)).changed > 0;
  }

  async delete(table: TableName, id: string): Promise<boolean> {
    if (id.includes('\0')) return false;
    return (await this.run(`delete from ${quote(table)} where id = $1`, [id])).changed > 0;
  }

  async next(sequence: string, first: number): Promise<number> {
    return (await this.nextMany(sequence, first, 1))[0] as number;
  }

  /** `count` values of the sequence, ascending. */
  async nextMany(sequence: string, first: number, count: number): Promise<number[]> {
    if (!/^[A-Za-z][A-Za-z0-9_-]{0,40}$/.test(sequence)) throw new Error(`${sequence} is no name for a sequence`);
    const name = quote(`oriel_seq_${sequence}`);
    if (!this.#options.sequences.has(sequence) && !this.newSequences.has(sequence)) {
      await this.run(`create sequence if not exists ${name} start with ${Math.trunc(first)}`, []);
      this.newSequences.add(sequence);
    }
    const { rows } = await this.run(`select nextval('${name}') as value from generate_series(1, $1::int)`, [count]);
    return rows.map((row) => Number(row['value']));
  }

  emit(event: NewEvent): void {
    this.#events.push(event);
  }

  /**
   * A lock that is taken after the transaction has looked at the data protects nothing, since what it sees does not
   * change any more. So locks are taken before the first statement, and a late wish starts the work again with them.
   */
  async lock(name: string): Promise<void> {
    if (!this.#options.shared || this.#options.held.has(name)) return;
    if (this.#failure) throw this.#failure;
    if (this.#begun) {
      this.#failure = new LocksWanted(new Set([...this.#options.held, name]));
      throw this.#failure;
    }
    try {
      await this.#query(TAKE_LOCK, [lockKey(name)]);
      this.#options.held.add(name);
    } catch (error) {
      this.#failure ??= error;
      throw error;
    }
  }

  /** Writes the events and commits. Nothing is acknowledged before this has returned. */
  async commit(): Promise<void> {
    try {
      this.#check();
      if (this.#events.length > 0) await this.#append();
      else if (this.#waiting.length > 0) await this.#flush();
      this.#open = false;
      // Locks are given back on the same trip, once the commit is done.
      const { held } = this.#options;
      if (held.size > 0 && this.#begun) {
        await this.#query(`commit; ${GIVE_BACK}`, []);
        held.clear();
      } else if (this.#begun) await this.#query('commit', []);
    } finally {
      this.#open = false;
    }
  }

  async rollback(): Promise<void> {
    this.#open = false;
    if (this.#begun) await this.#query('rollback', []);
  }

  /**
   * The places in the log are given out under a lock that is held until the commit is done, so that whoever sees
   * place n has seen all before it.
   */
  async #append(): Promise<void> {
    const rows = this.#events.map((event, n) => ({
      ...event,
      n,
      case: event.case === null ? null : storable(event.case),
    }));
    const columns = Object.entries(shapeOf('event').columns).filter(([name]) => name !== 'seq');
    const names = columns.map(([name]) => quote(name)).join(', ');
    const types = columns.map(([name, column]) => `${quote(name)} ${castOf(kindOf(column))}`).join(', ');
    const locked = this.#options.shared ? `pg_advisory_xact_lock(${EVENTS_LOCK})` : '1';
    const notify = this.#options.shared ? `pg_notify('${EVENTS_CHANNEL}', '')` : '1';
    const params = new Params();
    // What waits is written by the same statement, so that the lock is held for one trip and the commit.
    const parts = this.#inserts(params).map((part, n) => `, w${n} as (${part})`);
    const list = params.add(JSON.stringify(rows), 'json');
    await this.#send(
      `with l as materialized (select ${locked} as locked),
         e as (
           insert into event (seq, ${names})
           select nextval('oriel_event_seq'), ${names}
           from (
             select r.* from l cross join json_to_recordset(${list}) as r(n int, ${types}) order by r.n
           ) ordered
           returning 1
         )${parts.join('')}
       select ${notify} from (select count(*) from e) counted`,
      params.values,
    );
  }
}
