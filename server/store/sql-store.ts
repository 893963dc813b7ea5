/** The store over SQL: one code path for the embedded database and for PostgreSQL. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { CompiledQuery, type Kysely } from 'kysely';
import {
  type Identity,
  type JsonPage,
  type PageQuery,
  type Projection,
  type Query,
  type Store,
  StoreBusy,
  StoreUnavailable,
  type Tx,
} from '../../src/backend/store/store.js';
import type { Row, TableName } from '../../src/backend/store/tables.js';
import type { Filter } from '../../src/contract/query.js';
import { Budgets } from './budgets.js';
import { compile } from './compile.js';
import type { Database } from './database.js';
import { migrate } from './migrations.js';
import { type Run, SqlReader } from './sql-reader.js';
import { EVENTS_CHANNEL, GIVE_BACK, LocksWanted, SqlTx } from './sql-tx.js';
import { columnOf, Params, quote } from './text.js';

/** Serialisation failure, deadlock, and a duplicate key: somebody else did the same first, as the next attempt will see. */
const CONFLICTS: Record<string, number> = { '40001': 20, '40P01': 20, '23505': 3 };
const RESTARTS = 50;
/** What ends as `StoreBusy` when it does not go away: conflicts, and a lock that was not given in time. */
const BUSY = new Set(['40001', '40P01', '55P03']);

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** No connection, a connection lost, a server that starts or stops, too many connections, no room. */
function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (/^(08|53|57P|58)/.test(code) || /^(ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN)/.test(code))
    return true;
  return (
    error instanceof Error &&
    /connection terminated|timeout exceeded|database is closed|not queryable/i.test(error.message)
  );
}

/** The transaction that the running code is part of, whatever it calls in between. */
const current = new AsyncLocalStorage<SqlTx>();

const runner =
  (db: Kysely<unknown>): Run =>
  async (text, values) => {
    try {
      const result = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...values]));
      return { rows: result.rows, changed: Number(result.numAffectedRows ?? 0n) };
    } catch (error) {
      throw isUnavailable(error) ? new StoreUnavailable('the database does not answer', { cause: error }) : error;
    }
  };

export class SqlStore implements Store {
  readonly #database: Database;
  readonly #reader: SqlReader;
  readonly #budgets: Budgets;
  readonly #listeners = new Set<() => void>();
  readonly #sequences = new Set<string>();
  #unlisten: () => Promise<void> = async () => undefined;
  #closed: Promise<void> | undefined;

  private constructor(database: Database) {
    this.#database = database;
    const run = runner(database.kysely);
    this.#reader = new SqlReader(run);
    this.#budgets = new Budgets(database.shared ? run : undefined);
  }

  /** Brings the tables up to date and starts to listen. `progress` hears of each migration. */
  static async open(database: Database, progress: (step: string) => void = () => undefined): Promise<SqlStore> {
    for (const step of await migrate(database.kysely)) progress(step);
    const store = new SqlStore(database);
    store.#unlisten = await database.listen(EVENTS_CHANNEL, () => store.#wake());
    return store;
  }

  /** Inside a transaction its own view answers: the embedded database has no second connection to ask. */
  get #view(): SqlReader {
    const tx = current.getStore();
    return tx?.open ? tx : this.#reader;
  }

  get<T extends TableName>(table: T, id: string): Promise<Row<T> | undefined> {
    return this.#view.get(table, id);
  }
  gather(queries: Parameters<SqlReader['gather']>[0]): ReturnType<SqlReader['gather']> {
    return this.#view.gather(queries);
  }

  find<T extends TableName>(table: T, query: Query): Promise<Row<T>[]> {
    return this.#view.find(table, query);
  }
  count(table: TableName, filter: Filter): Promise<number> {
    return this.#view.count(table, filter);
  }
  page(table: TableName, query: PageQuery, projection: Projection): Promise<JsonPage> {
    return this.#view.page(table, query, projection);
  }

  identity(module: string, subject: string, profile?: string): Promise<Identity> {
    return this.#view.identity(module, subject, profile);
  }

  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transactSql(work);
  }

  /** As `transact`, with the writes that only the SQL store offers. */
  async transactSql<T>(work: (tx: SqlTx) => Promise<T>): Promise<T> {
    if (current.getStore()?.open) throw new Error('a transaction inside a transaction');
    const locks = new Set<string>();
    for (let attempt = 1, restarts = 0; ; ) {
      try {
        return await this.#attempt(work, locks);
      } catch (error) {
        if (error instanceof LocksWanted && restarts++ < RESTARTS) {
          for (const name of error.names) locks.add(name);
          continue;
        }
        const code = codeOf(error);
        const most = CONFLICTS[code] ?? 0;
        if (attempt >= most) {
          if (BUSY.has(code)) throw new StoreBusy('others write the same', { cause: error });
          throw error;
        }
        await pause(Math.random() * Math.min(5 * 2 ** attempt, 300));
        attempt++;
      }
    }
  }

  async #attempt<T>(work: (tx: SqlTx) => Promise<T>, locks: ReadonlySet<string>): Promise<T> {
    return await this.#connected(async (connection) => {
      const run = runner(connection);
      const { shared } = this.#database;
      // In one order for all, so that two transactions never wait for each other.
      const held = new Set<string>();
      const tx = new SqlTx(run, { held, sequences: this.#sequences, shared });
      try {
        for (const name of [...locks].sort()) await tx.lock(name);
        const result = await current.run(tx, () => work(tx));
        await tx.commit();
        for (const name of tx.newSequences) this.#sequences.add(name);
        if (tx.emitted) this.#wake();
        return result;
      } catch (error) {
        await tx.rollback().catch(() => undefined);
        throw error;
      } finally {
        if (held.size > 0) await run(GIVE_BACK, []).catch(() => undefined);
      }
    });
  }

  /** One connection of the pool; not to get one is told apart from what fails on it. */
  async #connected<T>(work: (connection: Kysely<unknown>) => Promise<T>): Promise<T> {
    try {
      return await this.#database.kysely.connection().execute(work);
    } catch (error) {
      throw isUnavailable(error) ? new StoreUnavailable('the database does not answer', { cause: error }) : error;
    }
  }

  #wake(): void {
    for (const listener of this.#listeners) queueMicrotask(() => this.#listeners.has(listener) && listener());
  }

  onEvents(wake: () => void): () => void {
    this.#listeners.add(wake);
    return () => this.#listeners.delete(wake);
  }

  take(key: string, cost: number, limit: number, seconds: number): Promise<number> {
    return this.#budgets.take(key, cost, limit, seconds);
  }

  async ready(): Promise<boolean> {
    try {
      await this.#reader.run('select 1 as one', []);
      return true;
    } catch {
      return false;
    }
  }

  /** A value that all nodes agree on: the first one to ask makes it. */
  async setting(name: string, make: () => string): Promise<string> {
    const read = async () => {
      const { rows } = await this.#reader.run('select value from oriel_setting where name = $1', [name]);
      return rows[0]?.['value'] as string | undefined;
    };
    const known = await read();
    if (known !== undefined) return known;
    const insert = 'insert into oriel_setting (name, value) values ($1, $2) on conflict (name) do nothing';
    await this.#reader.run(insert, [name, make()]);
    return (await read()) ?? Promise.reject(new Error(`the setting ${name} is gone`));
  }

  /** The different values of a column, nulls left out. */
  async distinct(table: TableName, column: string, filter: Filter): Promise<string[]> {
    columnOf(table, column);
    const params = new Params();
    const where = compile(filter, table, 't', params);
    const name = quote(column);
    const { rows } = await this.#reader.run(
      `select distinct t.${name} as value from ${quote(table)} t where ${where} and t.${name} is not null order by 1`,
      params.values,
    );
    return rows.map((row) => String(row['value']));
  }

  close(): Promise<void> {
    this.#closed ??= (async () => {
      this.#listeners.clear();
      await this.#unlisten();
      await this.#database.close();
    })();
    return this.#closed;
  }
}
