/**
 * The backend beside bare Hono over the same database, in one process, measured in turn: a list of 50 through session,
 * policy and contract against a route that runs the same statement and answers the same bytes; a create with
 * idempotency, audit and event against a single insert. PGlite always, PostgreSQL where it is to be had.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { SignJWT } from 'jose';
import { CompiledQuery } from 'kysely';
import { FileBlobs } from '../server/blobs.js';
import { demoModules } from '../server/open.js';
import { type Database, openEmbedded, openServer } from '../server/store/database.js';
import { SqlStore } from '../server/store/sql-store.js';
import { createBackend } from '../src/backend/index.js';
import { seed } from '../src/backend/seed/index.js';
import { startPostgres } from '../test/node/postgres.js';
import { median, print, type Row } from './table.js';

interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
}
const CONNECTIONS = 50;
const ROUNDS = 3;
const SECONDS = 4;

const run = promisify(execFile);
const loader = fileURLToPath(new URL('load.mjs', import.meta.url));
const load = async (url: string, more: object): Promise<Load> => {
  const asked = JSON.stringify({ url, seconds: SECONDS, connections: CONNECTIONS, ...more });
  const { reason, ...result } = JSON.parse((await run(process.execPath, [loader, asked])).stdout) as Load & {
    reason: string;
  };
  if (result.failed) process.stderr.write(`${result.failed} refused, the last one with ${reason}\n`);
  return result;
};

const listen = (
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ url: string; close: () => void }> =>
  new Promise((resolve) => {
    // As our server has it: a busy process must not take a waiting connection for an idle one.
    const options = { fetch, port: 0, hostname: '127.0.0.1', serverOptions: { keepAliveTimeout: 65_000 } };
    const server = serve(options, (info: AddressInfo) =>
      resolve({ url: `http://127.0.0.1:${info.port}`, close: () => (server as Server).close() }),
    );
  });

/** Ours and the floor in turn, so that a noisy moment hits both; medians of the rounds. */
async function beside(ours: () => Promise<Load>, floor: () => Promise<Load>): Promise<{ ours: Load; floor: Load }> {
  const rounds: { ours: Load; floor: Load }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ floor: await floor(), ours: await ours() });
  const middle = (pick: (round: { ours: Load; floor: Load }) => Load): Load => ({
    perSecond: median(rounds.map((round) => pick(round).perSecond)),
    p50: median(rounds.map((round) => pick(round).p50)),
    p99: median(rounds.map((round) => pick(round).p99)),
    failed: rounds.reduce((sum, round) => sum + pick(round).failed, 0),
  });
  return { ours: middle((round) => round.ours), floor: middle((round) => round.floor) };
}

const perSecond = ({ perSecond: number, failed }: Load) =>
  `${Math.round(number)}/s${failed ? `, ${failed} failed` : ''}`;
const rowsOf = (what: string, { ours, floor }: { ours: Load; floor: Load }, budget: string): Row[] => [
  { what, ours: perSecond(ours), floor: perSecond(floor), ratio: ours.perSecond / floor.perSecond, budget },
  {
    what: `${what}, p99`,
    ours: `${ours.p99.toFixed(1)} ms`,
    floor: `${floor.p99.toFixed(1)} ms`,
    ratio: ours.p99 / floor.p99,
    budget: '≤ 1.3',
  },
];

/** Copies of the seeded cases until there are `count`, with numbers and ids of their own. */
async function multiply(database: Database, count: number): Promise<void> {
  const raw = (text: string) => database.kysely.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, []));
  const { rows } = await raw(
    `select column_name as name from information_schema.columns where table_name = 'case' order by ordinal_position`,
  );
  const names = rows.map((row) => String(row['name']));
  const values = names.map((name) =>
    name === 'id'
      ? `c."id" || '-${count}-' || g`
      : name === 'number'
        ? `'CS' || (${count * 10_000}::bigint + row_number() over ())`
        : // Spread over time, as cases are.
          name === 'updatedAt'
          ? `c."updatedAt" - g * interval '1 minute'`
          : `c."${name}"`,
  );
  const [{ have = 0 } = {}] = (await raw(`select count(*)::int as have from "case"`)).rows as { have?: number }[];
  const times = Math.ceil((count - have) / have);
  if (times < 1) return;
  // No list here searches, and filling goes faster without this one.
  if (count > 1000) await raw('drop index if exists case_search');
  await raw(`insert into "case" (${names.map((name) => `"${name}"`).join(', ')})
    select ${values.join(', ')} from (select * from "case") c, generate_series(1, ${times}) g`);
  await raw(`vacuum analyze "case"`);
}

interface Stage {
  list(): Promise<Load>;
  /** With the number of all that may be seen. */
  counted(): Promise<Load>;
  bareList(): Promise<Load>;
  create(): Promise<Load>;
  bareCreate(): Promise<Load>;
  close(): Promise<void>;
}

/** Our backend, and the floor, over a database of `count` cases. */
async function stage(database: Database, count: number): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'oriel-bench-'));
  const store = await SqlStore.open(database);
  const blobs = await FileBlobs.open(join(folder, 'files'));
  const modules = await demoModules();
  await seed(store, blobs, { now: Date.now(), modules });
  const unlimited = { perAddress: 1e9, perProfile: 1e9, perModule: 1e9 };
  const backend = createBackend({ store, blobs, secret: randomUUID() + randomUUID(), limits: unlimited });

  const portal = modules.find((module) => module.name === 'boxeo-portal');
  if (!portal || !('secret' in portal.keys) || !portal.keys.secret) throw new Error('the portal signs with a secret');
  const secret = new TextEncoder().encode(portal.keys.secret);
  const token = () =>
    new SignJWT({ sub: 'maria.lindqvist', aud: 'boxeo-portal' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt()
      .setExpirationTime('9m')
      .sign(secret);
  const headers = async () => ({ authorization: `Bearer ${await token()}`, 'content-type': 'application/json' });

  // The statement and the answer of our list are what the floor repeats.
  let asked: Parameters<SqlStore['page']> | undefined;
  const page = store.page.bind(store);
  store.page = (...args) => {
    asked = args;
    return page(...args);
  };
  const path = '/v1/cases?limit=50&total=false';
  const answer = await backend.fetch(new Request(`http://bench${path}`, { headers: await headers() }));
  const text = await answer.text();
  if (!answer.ok || !asked) throw new Error(`the list answers ${answer.status}: ${text}`);
  const statement = asked;
  const rest = text.slice(text.indexOf('"next"'));
  store.page = page;

  const found = await backend.fetch(
    new Request('http://bench/v1/lookups/soldProduct?limit=1', { headers: await headers() }),
  );
  const soldProduct = ((await found.json()) as { items: { id: string }[] }).items[0]?.id;
  const body = JSON.stringify({
    caseType: 'technical-problem',
    shortDescription: 'The collector answers slowly',
    description: 'Since this morning, and only from Frankfurt.',
    soldProduct,
  });

  const floor = new Hono();
  floor.get('/list', async (c) => {
    const { json } = await store.page(...statement);
    return c.body(`{"items":${json},${rest}`, 200, { 'content-type': 'application/json' });
  });
  const [sample] = await store.find('case', { limit: 1 });
  if (!sample) throw new Error('no case to copy');
  const names = Object.keys(sample);
  const insert = `insert into "case" (${names.map((each) => `"${each}"`).join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`;
  floor.post('/create', async (c) => {
    const body = (await c.req.json()) as { shortDescription: string };
    const id = randomUUID();
    const row: Record<string, unknown> = { ...sample, ...body, id, number: `CSB${id}` };
    const values = names.map((each) =>
      typeof row[each] === 'object' && row[each] !== null ? JSON.stringify(row[each]) : row[each],
    );
    await database.kysely.executeQuery(CompiledQuery.raw(insert, values));
    return c.json({ id }, 201);
  });

  const ours = await listen((request) => backend.fetch(request));
  const bare = await listen((request) => floor.fetch(request));
  await multiply(database, count);
  return {
    list: async () => load(ours.url + path, { headers: await headers() }),
    counted: async () => load(ours.url + path.replace('total=false', 'total=true'), { headers: await headers() }),
    bareList: async () => load(`${bare.url}/list`, { headers: await headers() }),
    create: async () => load(`${ours.url}/v1/cases`, { method: 'POST', headers: await headers(), body, keyed: true }),
    bareCreate: async () => load(`${bare.url}/create`, { method: 'POST', headers: await headers(), body }),
    async close() {
      ours.close();
      bare.close();
      backend.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function measure(name: string, open: () => Promise<Database>, sizes: readonly number[]): Promise<void> {
  const rows: Row[] = [];
  const small = await stage(await open(), 1000);
  rows.push(...rowsOf('list of 50', await beside(small.list, small.bareList), '≥ 0.85'));
  // The total is counted anew, so it costs what the viewer may see; the page does not. Hence the two apart.
  rows.push(
    ...rowsOf('list of 50 with its total, beside none', await beside(small.counted, small.list), '').slice(0, 1),
  );
  for (const size of sizes) {
    const large = await stage(await open(), size);
    const among = `among ${size.toLocaleString('en')}`;
    rows.push(...rowsOf(`list ${among}, beside 1,000`, await beside(large.list, small.list), '≥ 0.85').slice(0, 1));
    rows.push(
      ...rowsOf(`list with its total ${among}, beside none`, await beside(large.counted, large.list), '').slice(0, 1),
    );
    await large.close();
  }
  // Last, since it adds cases.
  rows.push(...rowsOf('create', await beside(small.create, small.bareCreate), '≥ 0.5'));
  await small.close();
  print(`backend on ${name}, ${CONNECTIONS} connections`, rows);
}

export async function backend(): Promise<void> {
  await measure('PGlite', () => openEmbedded(), [100_000]);
  const postgres = await startPostgres();
  if ('skipped' in postgres) {
    process.stdout.write(`PostgreSQL left out: ${postgres.skipped}\n`);
    return;
  }
  try {
    await measure('PostgreSQL', async () => openServer(await postgres.database()), [100_000, 1_000_000]);
  } finally {
    await postgres.stop();
  }
}
