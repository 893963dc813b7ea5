/** What somebody who operates a server finds: the reference of a refused answer in its output, the key, what is in use. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { endAll, type ServerProcess, startServer, tokenOf } from './server-process.js';

const importer = fileURLToPath(new URL('../../server/import.ts', import.meta.url));

describe('a server without the demo', () => {
  let data: string;
  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'oriel-ops-'));
  });
  after(async () => {
    endAll();
    await rm(data, { recursive: true, force: true });
  });
  const answered = async (key: string): Promise<[status: number, output: string]> => {
    const server = await startServer({ data, env: { ORIEL_DEMO: 'off' } });
    const { status } = await fetch(`${server.origin}/ops/v1/cases`, { headers: { authorization: `Bearer ${key}` } });
    await server.end();
    return [status, server.output()];
  };

  it('has no operator API while no key is there, and takes the one that lies in the data folder', async () => {
    const key = 'operator-key-that-lies-in-the-folder-0001';
    const [before, output] = await answered(key);
    assert.equal(before, 401);
    assert.match(output, /no operator key is set \(ORIEL_OPS_KEY\)/);
    await writeFile(join(data, 'ops-key'), `${key}\n`);
    assert.equal((await answered(key))[0], 200);
    assert.equal((await answered('another-operator-key-that-is-not-the-one'))[0], 401);
  });
});

describe('a running server', () => {
  let data: string;
  let server: ServerProcess;
  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'oriel-log-'));
    server = await startServer({ data });
  });
  after(async () => {
    endAll();
    await rm(data, { recursive: true, force: true });
  });

  /** Lines of its output that have the reference of this answer. */
  const linesOf = async (answer: Response): Promise<Record<string, unknown>[]> => {
    const reference = answer.headers.get('oriel-reference') ?? 'none';
    // Its output comes on another way than its answers.
    for (let n = 0; n < 50 && !server.output().includes(reference) && answer.status >= 400; n++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.includes(reference));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it('says of each refused request why, by its reference, and of others nothing', async () => {
    const token = await tokenOf(server.origin, 'boxeo', 'maria.lindqvist');
    const ask = (path: string, headers: Record<string, string>) => fetch(`${server.origin}${path}`, { headers });
    const asMaria = { authorization: `Bearer ${token}` };
    const nobody = await ask('/v1/viewer', {});
    assert.deepEqual(
      (await linesOf(nobody)).map(({ status, reason }) => [status, reason]),
      [[401, 'no token came along as Authorization: Bearer']],
    );
    assert.equal((await linesOf(await ask('/v1/cases/nothing', asMaria)))[0]?.['code'], 'not-found');
    const good = await ask('/v1/cases', asMaria);
    assert.equal(good.status, 200);
    await linesOf(await ask('/v1/nowhere', {}));
    assert.deepEqual(await linesOf(good), []);
  });

  it('takes a world with the key of its data folder, while the import is refused', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const [, json = ''] = /```json\n(\{\n {2}"accounts"[\s\S]*?)```/.exec(readme) ?? [];
    const world = join(data, 'world.json');
    await writeFile(world, json);
    const seeded = spawnSync(process.execPath, ['--import', 'tsx', importer, '--world', world], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: '', ORIEL_DATA: data },
    });
    assert.equal(seeded.status, 1);
    assert.match(seeded.stderr, /^The data folder .* is in use by process \d+\. Stop it first/);
    const key = (await readFile(join(data, 'ops-key'), 'utf8')).trim();
    const answer = await fetch(`${server.origin}/ops/v1/world`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': 'harbor-1', 'content-type': 'application/json' },
      body: json,
    });
    assert.deepEqual([answer.status, await answer.json()], [200, { written: 7 }]);
  });
});
