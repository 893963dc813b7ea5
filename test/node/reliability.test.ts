/**
 * What must survive on one node: kills at any moment, restarts, a deploy in the middle of the day.
 * `ORIEL_KILL_ROUNDS` sets how often the server is killed (default 3).
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CLIENTS, Clients, extra, headers, learnForm, verify, type Wish } from './reliability-clients.js';
import { endAll, type ServerProcess, startServer, tokenOf } from './server-process.js';

const ROUNDS = Number(process.env['ORIEL_KILL_ROUNDS'] ?? 3);
const importer = fileURLToPath(new URL('../../server/import.ts', import.meta.url));

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oriel-reliability-'));
});
after(async () => {
  endAll();
  await rm(folder, { recursive: true, force: true });
});

/** One folder for all of them: to make a database takes longer than any of the tests. */
const embedded = () => join(folder, 'embedded');

describe('the embedded database under kill -9', () => {
  it(`loses nothing acknowledged and creates nothing twice in ${ROUNDS} kills under ${CLIENTS} clients`, async (t) => {
    const data = embedded();
    let server: ServerProcess | undefined = await startServer({ data });
    let token = await tokenOf(server.origin, 'boxeo', 'maria.lindqvist');
    await learnForm(server.origin, token);
    const clients = new Clients(
      () => server,
      () => token,
    );
    t.after(() => clients.abort());
    clients.start();
    for (let round = 0; round < ROUNDS; round++) {
      await clients.acknowledged(CLIENTS);
      await pause(Math.random() * 500);
      const doomed: ServerProcess = server;
      server = undefined;
      await doomed.end('SIGKILL');
      const next = await startServer({ data });
      token = await tokenOf(next.origin, 'boxeo', 'maria.lindqvist');
      server = next;
    }
    await pause(300);
    await clients.finish();
    assert.ok(clients.wishes.length > CLIENTS, `${clients.wishes.length} wishes`);
    await verify(server.origin, token, clients.wishes);
    process.stdout.write(`  ${clients.wishes.length} cases created under ${ROUNDS} kills\n`);
    await server.end();
  });

  it('lets no second server open its folder, and says why within two seconds', async () => {
    const data = embedded();
    const server = await startServer({ data });
    const started = performance.now();
    await assert.rejects(startServer({ data }), /is in use by process \d+\. Stop it first/);
    const took = performance.now() - started;
    assert.ok(took < 2000 * slowness(), `${took} ms`);
    const file = join(folder, 'requests.csv');
    await writeFile(file, 'lang,script,dir,text,english\nde,Latn,ltr,Hallo,Hello\n');
    const importing = spawnSync(process.execPath, ['--import', 'tsx', importer, '--from', file], {
      env: { ...process.env, DATABASE_URL: '', ORIEL_DATA: data },
      encoding: 'utf8',
    });
    assert.match(importing.stderr, /is in use by process \d+\. Stop it first/);
    assert.equal(importing.status, 1);
    assert.equal((await fetch(`${server.origin}/readyz`)).status, 200);
    assert.equal(await server.end(), 0);
    assert.equal(await (await startServer({ data })).end(), 0);
  });

  it('takes imported cases while no server runs, once', async () => {
    const file = join(folder, 'requests.csv');
    const run = () =>
      spawnSync(process.execPath, ['--import', 'tsx', importer, '--from', file, '--as', 'maria.lindqvist'], {
        env: { ...process.env, DATABASE_URL: '', ORIEL_DATA: embedded() },
        encoding: 'utf8',
      });
    const first = run();
    assert.equal(first.status, 0, first.stderr);
    assert.match(first.stdout, /\nimported 1, already there 0, refused 0\n$/);
    assert.match(run().stdout, /\nimported 0, already there 1, refused 0\n$/);
    const wrong = spawnSync(process.execPath, ['--import', 'tsx', importer, '--form', file], { encoding: 'utf8' });
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /usage: npm run seed/);
  });

  it('keeps the secret to its owner and the same over restarts', async () => {
    const data = embedded();
    const secret = await readFile(join(data, 'secret'), 'utf8');
    assert.ok(secret.trim().length >= 32);
    assert.equal((await stat(join(data, 'secret'))).mode & 0o777, 0o600);
    await (await startServer({ data })).end();
    assert.equal(await readFile(join(data, 'secret'), 'utf8'), secret);
  });
});

/** Loading the sources through tsx takes most of a start; the built server is within the two seconds. */
const slowness = (): number => 2;

describe('a deploy in the middle of the day', () => {
  it('fails no request, ends the live streams and exits within ten seconds', async () => {
    const server = await startServer({ data: embedded() });
    const token = await tokenOf(server.origin, 'boxeo', 'maria.lindqvist');
    await learnForm(server.origin, token);
    const stream = await fetch(`${server.origin}/v1/events`, { headers: headers(token) });
    const streamEnded = stream.body!.pipeTo(new WritableStream());

    let stopping = false;
    const failed: string[] = [];
    const outcomes = { answered: 0, refusedBefore: 0 };
    const load = Array.from({ length: CLIENTS }, async (_, n) => {
      for (let turn = 0; ; turn++) {
        const wish: Wish = { key: randomUUID(), subject: `Wish ${n}-${turn}`, answers: [] };
        try {
          const answer =
            n % 2
              ? await fetch(`${server.origin}/v1/cases?limit=20`, { headers: headers(token) })
              : await fetch(`${server.origin}/v1/cases`, {
                  method: 'POST',
                  headers: headers(token, wish.key),
                  body: JSON.stringify({
                    caseType: 'technical-problem',
                    shortDescription: wish.subject,
                    priority: 3,
                    ...extra,
                  }),
                });
          const text = await answer.text();
          if (answer.status >= 400) failed.push(`${answer.status} ${text}`);
          outcomes.answered++;
        } catch (error) {
          const { code } = ((error as Error).cause ?? {}) as { code?: string };
          // Not taken in the first place: the balancer, or the next attempt, goes to another node.
          if (stopping && code === 'ECONNREFUSED') {
            outcomes.refusedBefore++;
            return;
          }
          failed.push(String((error as Error).cause ?? error));
          if (stopping) return;
        }
      }
    });
    // In full swing, however slow the machine is.
    while (outcomes.answered < 5 * CLIENTS && failed.length === 0) await pause(20);
    stopping = true;
    const started = performance.now();
    const code = await server.end('SIGTERM');
    const took = performance.now() - started;
    await Promise.all(load);
    await streamEnded;
    assert.deepEqual(failed, []);
    assert.equal(code, 0);
    assert.ok(took < 10_000, `${took} ms`);
    assert.equal(outcomes.refusedBefore, CLIENTS);
  });
});
