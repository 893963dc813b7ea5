/** What the route table alone does not show: policy as filters, revocation, audit, drafts, time, other kinds of keys. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createBackend, MemoryBlobs, MemoryStore } from '../../src/backend/index.js';
import { readableCases, type Subject } from '../../src/backend/policy/index.js';
import type { Store } from '../../src/backend/store/store.js';
import { StoreBusy, StoreUnavailable } from '../../src/backend/store/store.js';
import { makeWorld, noStanding } from './backend-world.js';

const body = { caseType: 'product-question', shortDescription: 'A question', description: 'Text' };
const created = async (response: Response) => {
  assert.equal(response.status, 201, await response.clone().text());
  return (await response.json()) as { id: string; number: string; version: number };
};

describe('policy', () => {
  const subject = (more: Partial<Subject>): Subject => ({
    profile: { id: 'p', subject: 's', kind: 'contact', contact: 'c', consumer: null, staff: null, active: true },
    contact: { id: 'c', name: 'C', email: null, title: null, account: 'a', roles: '', active: true },
    account: {
      id: 'a',
      number: 'A',
      name: 'A',
      parent: null,
      code: 'a',
      path: '/a/',
      restrictAssets: false,
      restrictContacts: false,
      seesConsumerCases: true,
      active: true,
    },
    consumer: null,
    staff: null,
    roles: new Set(),
    standing: noStanding,
    ...more,
  });
  const count = async (who: Subject): Promise<number> => (await makeWorld()).store.count('case', readableCases(who));

  it('a contact without a role reads nothing', async () => {
    const { store } = await makeWorld();
    const profile = await store.get('profile', 'profile-maria.lindqvist');
    assert.ok(profile);
    assert.equal(await count(subject({ profile, contact: await store.get('contact', 'contact-maria.lindqvist') })), 0);
  });
  for (const [what, table, id] of [
    ['profile', 'profile', 'profile-maria.lindqvist'],
    ['person', 'contact', 'contact-maria.lindqvist'],
    ['account', 'account', 'acct-boxeo'],
  ] as const) {
    it(`with an inactive ${what} the next request is refused`, async () => {
      const { store, ask } = await makeWorld();
      assert.equal((await ask('/v1/cases')).status, 200);
      await store.transact((tx) => tx.update(table, id, { active: false }));
      assert.equal((await ask('/v1/cases')).status, 401);
    });
  }
  it('a role taken away, a person moved: the next request knows', async () => {
    const { store, ask } = await makeWorld();
    const total = async () => ((await (await ask('/v1/cases')).json()) as { total: number }).total;
    const all = await total();
    await store.transact((tx) => tx.update('contact', 'contact-maria.lindqvist', { roles: 'customer' }));
    const own = await total();
    assert.ok(own > 0 && own < all);
    await store.transact((tx) => tx.update('contact', 'contact-maria.lindqvist', { account: 'acct-avid' }));
    assert.equal(await total(), 0, 'who moved away loses the old account’s cases');
  });
  it('the account side reads a case that names a consumer only where it is said to, a consumer one that names an account only while linked', async () => {
    const { store, ask } = await makeWorld();
    await store.transact((tx) => tx.update('case', 'case-1398', { consumer: 'consumer-sam.collins' }));
    assert.equal((await ask('/v1/cases/CS0001398')).status, 200);
    await store.transact((tx) => tx.update('account', 'acct-boxeo', { seesConsumerCases: false }));
    assert.equal((await ask('/v1/cases/CS0001398')).status, 404);
    assert.equal((await ask('/v1/cases/CS0001398', { as: 'sam.collins' })).status, 404);
    const link = {
      id: 'link',
      account: 'acct-boxeo',
      consumer: 'consumer-sam.collins',
      startDate: null,
      endDate: null,
    };
    await store.transact((tx) => tx.insert('accountConsumer', { ...link, active: true }));
    assert.equal((await ask('/v1/cases/CS0001398', { as: 'sam.collins' })).status, 200);
    await store.transact((tx) => tx.update('accountConsumer', 'link', { endDate: '2020-01-01' }));
    assert.equal((await ask('/v1/cases/CS0001398', { as: 'sam.collins' })).status, 404);
    assert.equal((await ask('/v1/cases/CS0001398', { as: 'jonas.weber' })).status, 200, 'who opened it reads it');
    const closing = await ask('/v1/cases/CS0001398/actions/close', { as: 'jonas.weber', body: {} });
    assert.equal(closing.status, 403, 'but its end is the consumer’s to decide');
  });
  it('a product that may not be read is shown as nothing', async () => {
    const { store, ask } = await makeWorld();
    await store.transact((tx) => tx.update('case', 'case-1401', { soldProduct: 'sp-avid-logs' }));
    const record = (await (await ask('/v1/cases/CS0001401')).json()) as { soldProduct: unknown };
    assert.equal(record.soldProduct, null);
  });
  it('a draft is its opener’s alone: to see, to change, with versions', async () => {
    const { store, ask } = await makeWorld();
    await store.transact((tx) => tx.update('case', 'case-1386', { state: 0 }));
    for (const as of ['maria.lindqvist', 'ops']) {
      assert.equal((await ask(`${as === 'ops' ? '/ops' : ''}/v1/cases/CS0001386`, { as })).status, 404, as);
    }
    const own = (await (await ask('/v1/cases/CS0001386', { as: 'elena.rossi' })).json()) as {
      version: number;
      actions: string[];
    };
    assert.deepEqual(own.actions, []);
    const change = (version: number, patch: unknown) =>
      ask('/v1/cases/CS0001386', {
        as: 'elena.rossi',
        method: 'PATCH',
        body: patch,
        headers: { 'if-match': `"${version}"` },
      });
    const changed = await change(own.version, { shortDescription: 'Better said' });
    assert.equal(changed.status, 200, await changed.clone().text());
    assert.equal(((await changed.json()) as { shortDescription: string }).shortDescription, 'Better said');
    const late = await change(own.version, { shortDescription: 'Too late' });
    assert.equal(late.status, 412);
    assert.equal(
      ((await late.json()) as { current: { shortDescription: string } }).current.shortDescription,
      'Better said',
    );
    assert.equal((await change(own.version + 1, { category: 'Nonsense' })).status, 422);
    const found = (await (
      await ask(`/v1/cases?filter=${encodeURIComponent('{"text":"better said"}')}`, { as: 'elena.rossi' })
    ).json()) as { total: number };
    assert.equal(found.total, 1, 'found by its new subject');
  });
});

describe('revocation', () => {
  const end = async (response: Response): Promise<void> => {
    const reader = response.body?.getReader();
    for (;;) if ((await reader?.read())?.done !== false) return;
  };
  for (const [what, revoke] of [
    [
      'a person is switched off',
      (store: Store) => store.transact((tx) => tx.update('contact', 'contact-jonas.weber', { active: false })),
    ],
    [
      'the module is switched off',
      (store: Store) =>
        store.transact(async (tx) => {
          const row = await tx.get('module', 'boxeo-portal');
          await tx.update('module', 'boxeo-portal', { definition: { ...(row?.definition as object), active: false } });
        }),
    ],
  ] as const) {
    it(`a stream ends within two seconds when ${what}`, async () => {
      const { store, ask, backend } = await makeWorld();
      const response = await ask('/v1/events', { as: 'jonas.weber' });
      const started = performance.now();
      await revoke(store);
      await end(response);
      assert.ok(performance.now() - started < 2000);
      backend.close();
    });
  }
  it('a stream ends when its token has ended', async () => {
    const { ask, advance, backend } = await makeWorld();
    const response = await ask('/v1/events');
    advance(331_000);
    await end(response);
    backend.close();
  });
  it('a heartbeat comes every fifteen seconds at the latest', async () => {
    const { ask, advance, backend } = await makeWorld();
    const reader = (await ask('/v1/events')).body?.pipeThrough(new TextDecoderStream()).getReader();
    assert.match((await reader?.read())?.value ?? '', /^: connected\nid: \d+\n\n$/);
    advance(14_000);
    assert.match((await reader?.read())?.value ?? '', /^: heartbeat\n/);
    await reader?.cancel();
    backend.close();
  });
  it('the module switched off answers nothing more', async () => {
    const { store, ask } = await makeWorld();
    await store.transact(async (tx) => {
      const row = await tx.get('module', 'boxeo-portal');
      await tx.update('module', 'boxeo-portal', { definition: { ...(row?.definition as object), active: false } });
    });
    const answer = await ask('/v1/cases');
    assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [403, 'module-off']);
  });
  it('a ticket is worth nothing for a person switched off', async () => {
    const { store, ask, backend } = await makeWorld();
    const { items } = (await (await ask('/v1/cases/CS0001401/activities')).json()) as {
      items: { attachments: { url: string }[] }[];
    };
    const url = `http://oriel.test${items.flatMap(({ attachments }) => attachments)[0]?.url}`;
    assert.equal((await backend.fetch(new Request(url))).status, 200);
    await store.transact((tx) => tx.update('profile', 'profile-maria.lindqvist', { active: false }));
    assert.equal((await backend.fetch(new Request(url))).status, 401);
  });
  it('a ticket runs out', async () => {
    const { ask, backend, advance } = await makeWorld();
    const { items } = (await (await ask('/v1/cases/CS0001401/activities')).json()) as {
      items: { attachments: { url: string }[] }[];
    };
    const url = `http://oriel.test${items.flatMap(({ attachments }) => attachments)[0]?.url}`;
    advance(4 * 60_000);
    assert.equal((await backend.fetch(new Request(url))).status, 200);
    advance(7 * 60_000);
    assert.equal((await backend.fetch(new Request(url))).status, 401);
  });
});

describe('audit', () => {
  it('every write and every denial leaves a row, a repeated write none, a failed one none', async () => {
    const { store, ask } = await makeWorld();
    const rows = async () =>
      (await store.find('audit', { order: ['id'] })).map(({ actor, action, outcome }) => [actor, action, outcome]);
    const record = await created(await ask('/v1/cases', { body, key: 'once' }));
    await ask('/v1/cases', { body, key: 'once' });
    await ask('/v1/cases', { body: { ...body, description: '' } });
    await ask(`/v1/cases/${record.id}/actions/close`, { body: {} });
    await ask(`/v1/cases/${record.id}`, { as: 'noah.adler' });
    await ask(`/v1/cases/${record.id}/activities`, { as: 'noah.adler', body: { text: 'x' } });
    await ask(`/ops/v1/cases/${record.id}/activities`, { as: 'ops', body: { text: 'note', workNote: true } });
    assert.deepEqual(await rows(), [
      ['profile-maria.lindqvist', 'createCase', 'done'],
      ['profile-maria.lindqvist', 'actOnCase:close', 'done'],
      ['profile-noah.adler', 'getCase', 'denied'],
      ['profile-noah.adler', 'addComment', 'denied'],
      ['agent:Priya Raman', 'opsAddComment', 'done'],
    ]);
  });
  it('no secret, no token and nothing that was written stands in the log', async () => {
    const { ask, log, opsKey, token } = await makeWorld();
    const record = await created(await ask('/v1/cases', { body: { ...body, shortDescription: 'Canary subject' } }));
    await ask(`/v1/cases/${record.id}/activities`, { body: { text: 'Canary text' } });
    await ask('/ops/v1/cases', { as: 'ops' });
    const text = JSON.stringify(log);
    assert.ok(log.length >= 3);
    for (const secret of ['Canary', opsKey, (await token('maria.lindqvist')).split('.')[2] ?? '', 'Bearer'])
      assert.ok(!text.includes(secret), secret);
  });
});

describe('as time goes by', () => {
  it('a resolved case that nobody answers closes by itself, once', async () => {
    const { store, backend, ask, advance } = await makeWorld();
    advance(8 * 86_400_000);
    const first = await backend.tick();
    assert.ok(first.closed > 0);
    assert.equal((await backend.tick()).closed, 0);
    const record = (await (await ask('/v1/cases/CS0001401')).json()) as { state: number; closedAt: string };
    assert.equal(record.state, 3);
    const [last] = await store.find('activity', { filter: { eq: ['case', 'case-1401'] }, order: ['-at'], limit: 1 });
    assert.deepEqual([last?.kind, last?.authorRole, last?.reason], ['stateChange', 'system', 'timeout']);
  });
  it('kept answers, unused files and old events are removed after a day', async () => {
    const { store, backend, ask, advance } = await makeWorld();
    await created(await ask('/v1/cases', { body }));
    const everything = { and: [] };
    assert.equal(await store.count('idempotency', everything), 1);
    advance(25 * 3_600_000);
    await backend.tick();
    assert.equal(await store.count('idempotency', everything), 0);
    assert.equal(await store.count('event', { lt: ['at', new Date(Date.now() + 3_600_000).toISOString()] }), 0);
  });
});

describe('keys', () => {
  for (const alg of ['RS256', 'ES256']) {
    it(`${alg} by public keys, chosen by key id; no shared secret opens such a module`, async () => {
      const { store, backend, clock } = await makeWorld();
      const { privateKey, publicKey } = await generateKeyPair(alg);
      const other = await generateKeyPair(alg);
      const keys = [
        { ...(await exportJWK(other.publicKey)), kid: 'old', alg },
        { ...(await exportJWK(publicKey)), kid: 'new', alg },
      ];
      await store.transact(async (tx) => {
        const row = await tx.get('module', 'boxeo-portal');
        await tx.update('module', 'boxeo-portal', {
          definition: { ...(row?.definition as object), keys: { jwks: { keys } } },
        });
      });
      const iat = Math.floor(clock() / 1000);
      const status = async (header: { alg: string; kid: string }, key: CryptoKey | Uint8Array): Promise<number> => {
        const token = await new SignJWT({ sub: 'maria.lindqvist', aud: 'boxeo-portal', iat, exp: iat + 300 })
          .setProtectedHeader(header)
          .sign(key);
        return (
          await backend.fetch(
            new Request('http://oriel.test/v1/viewer', { headers: { authorization: `Bearer ${token}` } }),
          )
        ).status;
      };
      assert.equal(await status({ alg, kid: 'new' }, privateKey), 200);
      assert.equal(await status({ alg, kid: 'old' }, privateKey), 401, 'another key’s name');
      assert.equal(await status({ alg, kid: 'none' }, privateKey), 401, 'no such key');
      const confused = new TextEncoder().encode(JSON.stringify(keys[1]));
      assert.equal(await status({ alg: 'HS256', kid: 'new' }, confused), 401, 'the public key as a secret');
      assert.equal(
        await status(
          { alg: 'HS256', kid: 'new' },
          new TextEncoder().encode('demonstration-only-boxeo-portal-secret-0001'),
        ),
        401,
        'the old secret',
      );
    });
  }
  it('a short secret is refused at the start', () => {
    const options = { store: new MemoryStore(), blobs: new MemoryBlobs() };
    assert.throws(() => createBackend({ ...options, secret: 'short' }), /32 bytes/);
    assert.throws(() => createBackend({ ...options, secret: 'x'.repeat(32), opsKey: 'short' }), /32 characters/);
  });
  it('one module’s site cannot sign for people of another', async () => {
    const { ask, token, backend } = await makeWorld();
    assert.equal((await ask('/v1/cases', { as: 'sam.collins' })).status, 200);
    const forged = await token('sam.collins', { sub: 'maria.lindqvist' });
    assert.equal(
      (
        await backend.fetch(
          new Request('http://oriel.test/v1/cases', { headers: { authorization: `Bearer ${forged}` } }),
        )
      ).status,
      401,
    );
  });
});

describe('when the store fails', () => {
  const failing = (error: Error) => {
    const store = new MemoryStore();
    return Object.assign(store, {
      get: async () => {
        throw error;
      },
    });
  };
  for (const [error, status, code] of [
    [new StoreUnavailable('gone'), 503, 'unavailable'],
    [new StoreBusy('locked'), 409, 'idempotency-key-in-use'],
    [new Error('secret detail'), 500, 'internal'],
  ] as const) {
    it(`${error.constructor.name} becomes ${status}, without its words`, async () => {
      const { ask } = await makeWorld({ store: failing(error) });
      const answer = await ask('/v1/cases');
      const text = await answer.text();
      assert.equal(answer.status, status, text);
      assert.equal((JSON.parse(text) as { code: string }).code, code);
      assert.ok(!text.includes(error.message));
    });
  }
  it('a write whose commit fails is not acknowledged, and can be repeated', async () => {
    const world = await makeWorld();
    const transact = world.store.transact.bind(world.store);
    let failures = 1;
    world.store.transact = async (work) => {
      if (failures-- > 0) {
        await transact(async (tx) => {
          await work(tx);
          throw new StoreUnavailable('the commit failed');
        });
      }
      return transact(work);
    };
    const before = await world.store.count('case', { and: [] });
    assert.equal((await world.ask('/v1/cases', { body, key: 'k' })).status, 503);
    assert.equal(await world.store.count('case', { and: [] }), before);
    await created(await world.ask('/v1/cases', { body, key: 'k' }));
    assert.equal(await world.store.count('case', { and: [] }), before + 1);
  });
});
