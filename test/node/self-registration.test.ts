/** A site whose people nobody loaded beforehand: its module alone is enough. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { loadModules, type Opened } from '../../server/open.js';
import { type Backend, createBackend, MemoryBlobs, MemoryStore } from '../../src/backend/index.js';

const shop = {
  name: 'my-shop',
  title: 'My shop',
  active: true,
  locale: 'en',
  origins: ['https://www.my-shop.example'],
  keys: { secret: 'at least 32 characters that only your server knows' },
  support: { name: 'Shop support' },
  attachments: { maxBytes: 25_000_000, maxCount: 10, types: ['image/*'] },
  caseTypes: ['question', 'returns'],
  instances: [],
  selfRegistration: true,
};
const returns = { id: 'returns', title: 'Return', version: 1, fields: [] };

const folderOf = async (files: Record<string, unknown>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'oriel-modules-'));
  await mkdir(join(folder, 'case-types'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(content));
  return folder;
};

/** A backend with what a folder of definitions brings, and nothing else. */
const started = async (module: object) => {
  const store = new MemoryStore();
  const folder = await folderOf({ 'my-shop.json': module, 'case-types/returns.json': returns });
  const said: string[] = [];
  await loadModules({ store } as unknown as Opened, folder, (line) => said.push(line));
  await rm(folder, { recursive: true });
  const blobs = new MemoryBlobs();
  const backend = createBackend({ store, blobs, secret: 'x'.repeat(32) });
  return { store, backend, said };
};

const tokenFor = (sub: string, claims: Record<string, unknown> = {}): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setAudience('my-shop')
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .sign(new TextEncoder().encode(shop.keys.secret));

const ask = (backend: Backend, path: string, token: string, body?: unknown): Promise<Response> =>
  backend.fetch(
    new Request(`http://test${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body ? { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  );

describe('self-registration', () => {
  it('makes a consumer of whoever the site signs in, named as the site says', async () => {
    const { backend, said } = await started(shop);
    assert.deepEqual(said, ['modules: my-shop']);
    const answer = await ask(
      backend,
      '/v1/viewer',
      await tokenFor('u1', { name: 'Kim Berg', email: 'kim@mail.example' }),
    );
    assert.equal(answer.status, 200);
    const viewer = (await answer.json()) as { name: string; email: string; kind: string; mayCreate: boolean };
    assert.equal(viewer.name, 'Kim Berg');
    assert.equal(viewer.email, 'kim@mail.example');
    assert.equal(viewer.kind, 'consumer');
    assert.equal(viewer.mayCreate, true);
  });

  it('makes it once, however many requests come at the same time, and leaves a trail', async () => {
    const { backend, store } = await started(shop);
    const token = await tokenFor('u1');
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(backend, '/v1/viewer', token)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.equal(await store.count('profile', { and: [] }), 1);
    assert.equal(await store.count('consumer', { and: [] }), 1);
    assert.equal(await store.count('audit', { eq: ['action', 'register'] }), 1);
  });

  it('lets each create a case of a type from the folder, and see only their own', async () => {
    const { backend } = await started(shop);
    const [one, two] = await Promise.all([tokenFor('u1'), tokenFor('u2')]);
    const body = { caseType: 'question', shortDescription: 'Where is my parcel?', description: 'Ordered last week.' };
    assert.equal((await ask(backend, '/v1/cases', one, body)).status, 201);
    const total = async (token: string) =>
      ((await (await ask(backend, '/v1/cases', token)).json()) as { total: number }).total;
    assert.equal(await total(one), 1);
    assert.equal(await total(two), 0);
    assert.equal((await ask(backend, '/v1/case-types/returns', one)).status, 200);
  });

  it('does not let in again who was switched off', async () => {
    const { backend, store } = await started(shop);
    const token = await tokenFor('u1');
    assert.equal((await ask(backend, '/v1/viewer', token)).status, 200);
    const [profile] = await store.find('profile', {});
    await store.transact((tx) => tx.update('profile', profile?.id ?? '', { active: false }));
    assert.equal((await ask(backend, '/v1/viewer', token)).status, 401);
    assert.equal(await store.count('profile', { and: [] }), 1);
  });

  it('refuses people nobody knows where the module does not say so', async () => {
    const { backend, store } = await started({ ...shop, selfRegistration: undefined });
    assert.equal((await ask(backend, '/v1/viewer', await tokenFor('u1'))).status, 401);
    assert.equal(await store.count('profile', { and: [] }), 0);
  });
});
