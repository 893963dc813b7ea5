/**
 * One way to two databases: kysely's PostgreSQL dialect over a pool. The pool is `pg`'s for a server named by an address,
 * and a pool of exactly one connection for the embedded PGlite. Values come back the same from both.
 */
import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { EmbeddedStatements } from './embedded.js';

export interface Database {
  kysely: Kysely<unknown>;
  /** True when other processes may use the same database at the same time. */
  shared: boolean;
  /** Calls `heard` for every notification on the channel, and after a lost connection came back. */
  listen(channel: string, heard: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Types by their number in PostgreSQL's catalogue, and how their text becomes a value of a row. */
const parsers: Record<number, (text: string) => unknown> = {
  20: Number, // int8
  1082: String, // date
  1184: instant, // timestamptz
  1700: String, // numeric
};

/** `2026-11-21 17:05:00.12+00` → `2026-11-21T17:05:00.120Z`. The sessions' time zone is UTC. */
function instant(text: string): string {
  const plain = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00$/.exec(text);
  return plain ? `${plain[1]}T${plain[2]}.${(plain[3] ?? '').padEnd(3, '0')}Z` : new Date(text).toISOString();
}

const kyselyOver = (pool: PostgresPool) => new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });

/** The embedded database in a folder, or in memory without one. The caller holds the folder's lock. */
export async function openEmbedded(folder?: string): Promise<Database> {
  if (folder) await mkdir(folder, { recursive: true });
  const db = await PGlite.create({ ...(folder ? { dataDir: folder } : {}), extensions: { pg_trgm }, parsers });
  await db.exec(`set time zone 'UTC'; set plan_cache_mode = force_generic_plan; set enable_seqscan = off`);

  const statements = new EmbeddedStatements(db);
  let turn: Promise<void> = Promise.resolve();
  let ended = false;
  const pool: PostgresPool = {
    async connect(): Promise<PostgresPoolClient> {
      const before = turn;
      let release = (): void => undefined;
      turn = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      const query = async (text: string, values: readonly unknown[]) => {
        if (ended) throw new Error('the database is closed');
        const result = await statements.query(text, values);
        const command = text.trimStart().slice(0, 6).toUpperCase();
        const counted = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE';
        return {
          command: counted ? command : 'SELECT',
          rowCount: counted ? (result.affectedRows ?? 0) : result.rows.length,
          rows: result.rows,
        };
      };
      return { query: query as PostgresPoolClient['query'], release };
    },
    async end() {
      ended = true;
    },
  };

  return {
    kysely: kyselyOver(pool),
    shared: false,
    // One process alone uses it: whoever writes wakes its own listeners.
    listen: async () => async () => undefined,
    async close() {
      await turn;
      ended = true;
      await db.close();
    },
  };
}

const typed = { getTypeParser: typeParser } as unknown as pg.CustomTypesConfig;
function typeParser(oid: number, format?: 'text' | 'binary'): unknown {
  const own = format === 'binary' ? undefined : parsers[oid];
  return own ?? pg.types.getTypeParser(oid, format as 'text');
}

/** Texts that came at least twice are prepared on the server; the bounds keep memory small. */
const PREPARED = 400;
const SEEN = 2000;

/**
 * Nobody waits for a lock, or holds one while doing nothing, for long. Plans are made once for a statement's shape: each
 * way to the rows has its index whatever the values are, and planning costs as much as running. A plan made while a
 * table was small must still be good when it is not, so an index is taken wherever there is one.
 */
const SESSION =
  '-c TimeZone=UTC -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off -c lock_timeout=20s -c idle_in_transaction_session_timeout=60s';

/** A PostgreSQL server by its address (`postgres://…`). */
export async function openServer(url: string, connections = 10): Promise<Database> {
  const settings = { connectionString: url, types: typed, application_name: 'oriel', options: SESSION };
  const pool = new pg.Pool({ ...settings, max: connections, connectionTimeoutMillis: 10_000, keepAlive: true });
  // An idle connection that breaks is replaced by the pool; the next query tells if the server is gone.
  pool.on('error', () => undefined);

  const seen = new Set<string>();
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known || names.size >= PREPARED) return known;
    if (!seen.delete(text)) {
      if (seen.size >= SEEN) seen.clear();
      seen.add(text);
      return undefined;
    }
    const name = `oriel_${names.size}_${text.length}_${Math.random().toString(36).slice(2, 8)}`;
    names.set(text, name);
    return name;
  };
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const wrapped: PostgresPool = {
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client);
      if (known) return known;
      const query = (text: string, values: readonly unknown[]) =>
        client.query({ text, values: [...values], name: values.length ? nameOf(text) : undefined });
      const own: PostgresPoolClient = {
        query: query as unknown as PostgresPoolClient['query'],
        release: () => client.release(),
      };
      clients.set(client, own);
      return own;
    },
    end: () => pool.end(),
  };

  return {
    kysely: kyselyOver(wrapped),
    shared: true,
    listen: (channel, heard) => listen(settings, channel, heard),
    close: () => pool.end(),
  };
}

/** Keeps one connection that listens; when it breaks, another one is made and `heard` called, for what was missed. */
async function listen(settings: pg.ClientConfig, channel: string, heard: () => void): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ ...settings, keepAlive: true });
    client = fresh;
    fresh.on('error', () => undefined);
    fresh.on('notification', heard);
    await fresh.connect();
    await fresh.query(`listen ${channel}`);
    fresh.once('end', () => again(200));
    if (stopped) await fresh.end();
  };
  const again = (delay: number): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      connect().then(heard, () => {
        client?.end().catch(() => undefined);
        again(Math.min(delay * 2, 5000));
      });
    }, delay);
    timer.unref();
  };

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
