/** A site whose people nobody loaded beforehand: its module alone is enough. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { loadModules, type Opened } from '../../server/open.js';
import { openEmbedded } from '../../server/store/database.js';
import { SqlStore } from '../../server/store/sql-store.js';
import { type Backend, createBackend, MemoryBlobs, MemoryStore } from '../../src/backend/index.js';
import { putWorld } from '../../src/backend/seed/world.js';
import type { Store } from '../../src/backend/store/store.js';
import { World } from '../../src/contract/world.js';

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
const started = async (module: object, store: Store = new MemoryStore()) => {
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

describe('the import of people who registered before', () => {
  const document = (more: object = {}) =>
    World.parse({
      accounts: [{ id: 'acme', number: 'A1', name: 'Acme' }],
      contacts: [{ id: 'kim', name: 'Kim Berg', account: 'acme', roles: ['customer'] }],
      profiles: [{ id: 'profile-kim', module: 'my-shop', subject: 'u1', contact: 'kim' }],
      soldProducts: [{ id: 'router', number: 'SP1', name: 'Router', account: 'acme' }],
      ...more,
    });
  const database = async (): Promise<Store> => {
    const store = await SqlStore.open(await openEmbedded());
    after(() => store.close());
    return store;
  };
  const stores: [where: string, open: () => Promise<Store>][] = [
    ['in memory', async () => new MemoryStore()],
    ['in the database', database],
  ];
  const now = new Date().toISOString();
  const question = { caseType: 'question', shortDescription: 'Where is my parcel?', description: 'Ordered last week.' };
  const arrived = async (within?: Store) => {
    const { backend, store } = await started(shop, within);
    const token = await tokenFor('u1', { name: 'Kim' });
    assert.equal((await ask(backend, '/v1/viewer', token)).status, 200);
    const [registered] = await store.find('profile', {});
    assert.ok(registered?.consumer);
    const ids = async (path: string) =>
      ((await (await ask(backend, path, token)).json()) as { items: { id: string }[] }).items.map(({ id }) => id);
    const viewer = async () =>
      (await (await ask(backend, '/v1/viewer', token)).json()) as { name: string; kind: string };
    return { backend, store, token, ids, viewer, registered: { ...registered, consumer: registered.consumer } };
  };

  for (const [where, open] of stores) {
    it(`takes the place of what has nothing of its own, and a second import changes nothing, ${where}`, async () => {
      const { store, ids, viewer } = await arrived(await open());
      assert.deepEqual(await ids('/v1/lookups/soldProduct'), []);
      for (const _ of [1, 2]) {
        await putWorld(store, document(), now);
        assert.deepEqual([(await viewer()).name, (await viewer()).kind], ['Kim Berg', 'contact']);
        assert.deepEqual(await ids('/v1/lookups/soldProduct'), ['router']);
        assert.equal(await store.count('profile', { and: [] }), 1);
        assert.equal(await store.count('consumer', { and: [] }), 0);
      }
    });

    it(`is refused where the person has a case, and says as whom, ${where}`, async () => {
      const { backend, store, token, registered } = await arrived(await open());
      assert.equal((await ask(backend, '/v1/cases', token, question)).status, 201);
      await assert.rejects(putWorld(store, document(), now), {
        message:
          `/profiles/0: “u1” registered before as consumer “${registered.consumer}”, which has something of its own (case): ` +
          `name that consumer here, or list the profile “${registered.id}” of that consumer too, and the person has both`,
      });
      assert.equal(await store.count('account', { and: [] }), 0, 'nothing is written');
      assert.equal(await store.count('profile', { and: [] }), 1);
    });
  }

  it('is refused where a relation names the person, or they were switched off', async () => {
    const linked = await arrived();
    const consumer = linked.registered.consumer;
    await putWorld(
      linked.store,
      document({ profiles: [], accountConsumers: [{ id: 'link', account: 'acme', consumer }] }),
      now,
    );
    await assert.rejects(putWorld(linked.store, document(), now), /has something of its own \(accountConsumer\)/);
    const off = await arrived();
    await off.store.transact((tx) => tx.update('profile', off.registered.id, { active: false }));
    await assert.rejects(putWorld(off.store, document(), now), /was switched off/);
    assert.equal((await ask(off.backend, '/v1/viewer', off.token)).status, 401);
  });

  it('keeps both profiles where the document lists both, and the consumer where it names that', async () => {
    const both = await arrived();
    await ask(both.backend, '/v1/cases', both.token, question);
    const { id, consumer } = both.registered;
    const mine = { id, module: 'my-shop', subject: 'u1', consumer };
    await putWorld(both.store, document({ profiles: [mine, ...document().profiles] }), now);
    const { profiles } = (await both.viewer()) as unknown as { profiles: { kind: string }[] };
    assert.deepEqual(profiles.map(({ kind }) => kind).sort(), ['consumer', 'contact']);
    const same = await arrived();
    const owner = same.registered.consumer;
    await putWorld(
      same.store,
      document({
        profiles: [{ id: 'profile-kim', module: 'my-shop', subject: 'u1', consumer: owner }],
        soldProducts: [{ id: 'router', number: 'SP1', name: 'Router', consumer: owner }],
      }),
      now,
    );
    assert.deepEqual(await same.ids('/v1/lookups/soldProduct'), ['router']);
  });

  it('leaves alone whom an import brought before, and whom other sign-ins are', async () => {
    const { backend, store } = await arrived();
    await ask(backend, '/v1/viewer', await tokenFor('u2'));
    await putWorld(store, document({ consumers: [{ id: 'c3', name: 'C' }] }), now);
    const again = { id: 'profile-kim-2', module: 'my-shop', subject: 'u1', consumer: 'c3' };
    await putWorld(store, document({ profiles: [again] }), now);
    assert.equal(await store.count('profile', { and: [] }), 3);
  });
});
