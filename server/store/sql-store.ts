/** The store over SQL: one code path for the embedded database and for PostgreSQL. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CompiledQuery, type Kysely } from 'kysely';
import type { JsonPage, Projection, Query, Store, Tx } from '../../src/backend/store/store.js';
import type { Row, TableName } from '../../src/backend/store/tables.js';
import type { Filter } from '../../src/contract/query.js';
import { Budgets } from './budgets.js';
import type { Database } from './database.js';
import { migrate } from './migrations.js';
import { type Run, SqlReader } from './sql-reader.js';
import { EVENTS_CHANNEL, LocksWanted, SqlTx } from './sql-tx.js';

/** Serialisation failure, deadlock, and a duplicate key: somebody else did the same first, as the next attempt will see. */
const CONFLICTS: Record<string, number> = { '40001': 20, '40P01': 20, '23505': 3 };
const RESTARTS = 50;

/** The transaction that the running code is part of, whatever it calls in between. */
const current = new AsyncLocalStorage<SqlTx>();

const runner =
  (db: Kysely<unknown>): Run =>
  async (text, values) => {
    const result = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...values]));
    return { rows: result.rows, changed: Number(result.numAffectedRows ?? 0n) };
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
  find<T extends TableName>(table: T, query: Query): Promise<Row<T>[]> {
    return this.#view.find(table, query);
  }
  count(table: TableName, filter: Filter): Promise<number> {
    return this.#view.count(table, filter);
  }
  page(table: TableName, query: Query & { limit: number }, projection: Projection): Promise<JsonPage> {
    return this.#view.page(table, query, projection);
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
        const most = CONFLICTS[(error as { code?: string }).code ?? ''] ?? 0;
        if (attempt >= most) throw error;
        await pause(Math.random() * Math.min(5 * 2 ** attempt, 300));
        attempt++;
      }
    }
  }

  async #attempt<T>(work: (tx: SqlTx) => Promise<T>, locks: ReadonlySet<string>): Promise<T> {
    return await this.#database.kysely.connection().execute(async (connection) => {
      const run = runner(connection);
      const { shared } = this.#database;
      // In one order for all, so that two transactions never wait for each other.
      for (const name of [...locks].sort()) await run('select pg_advisory_lock($1::bigint)', [lockKey(name)]);
      const tx = new SqlTx(run, { held: locks, sequences: this.#sequences, shared });
      try {
        const result = await current.run(tx, () => work(tx));
        await tx.commit();
        for (const name of tx.newSequences) this.#sequences.add(name);
        if (tx.emitted) this.#wake();
        return result;
      } catch (error) {
        await tx.rollback().catch(() => undefined);
        throw error;
      } finally {
        if (locks.size > 0) await run('select pg_advisory_unlock_all()', []).catch(() => undefined);
      }
    });
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

  close(): Promise<void> {
    this.#closed ??= (async () => {
      this.#listeners.clear();
      await this.#unlisten();
      await this.#database.close();
    })();
    return this.#closed;
  }
}

/** A lock's name as the number that PostgreSQL locks by. */
function lockKey(name: string): string {
  return createHash('sha256').update(`oriel:${name}`).digest().readBigInt64BE().toString();
}
