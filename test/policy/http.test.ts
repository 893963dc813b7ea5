/** The fixed world asked over HTTP: every viewer and every record by each door, compared with the oracle. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { type Backend, createBackend, MemoryBlobs, MemoryStore } from '../../src/backend/index.js';
import { putDefinitions } from '../../src/backend/seed/definitions.js';
import type { Row } from '../../src/backend/store/tables.js';
import { fixedWorld } from './fixed-world.js';
import { assignsItem, mayBeAssigned, readsCase, readsItem, readsSoldProduct, repliesTo } from './oracle.js';
import { partyRows } from './oracle-relations.js';
import { keptTables } from './rows.js';
import { today } from './worlds.js';

const secret = 'the-secret-of-the-module-of-the-fixed-world';
const module = {
  name: 'portal',
  title: 'Portal',
  active: true,
  locale: 'en',
  origins: [],
  keys: { secret },
  appearance: {},
  support: { name: 'Support' },
  caseTypes: ['product-question'],
  attachments: { maxCount: 5, maxBytes: 1_000_000, types: ['image/png'] },
  instances: [],
};

const doors = {
  case: { path: '/v1/cases', rows: fixedWorld.case, reads: readsCase },
  soldProduct: { path: '/v1/sold-products', rows: fixedWorld.soldProduct, reads: readsSoldProduct },
  installBaseItem: { path: '/v1/install-base-items', rows: fixedWorld.installBaseItem, reads: readsItem },
} as const;
type Door = keyof typeof doors;
type Reads = (world: typeof fixedWorld, profile: Row<'profile'>, record: never, day: string) => string[];

const subjectOf = (profile: string): string => fixedWorld.profile.find(({ id }) => id === profile)?.subject ?? profile;
const profilesOf = (subject: string): Row<'profile'>[] => fixedWorld.profile.filter((row) => row.subject === subject);

/** Asks as a profile; whoever owns several names it in the header. */
type Ask = (profile: string, path: string, body?: unknown, more?: Record<string, string>) => Promise<Response>;

const noon = Date.parse(`${today}T12:00:00.000Z`);
let requests = 0;

/** A backend over the fixed world, and how a viewer asks it. */
const open = async (): Promise<{ backend: Backend; ask: Ask }> => {
  const store = new MemoryStore(() => noon);
  await store.transact(async (tx) => {
    await putDefinitions(tx, [module]);
    for (const table of keptTables) {
      for (const row of fixedWorld[table]) {
        if (table === 'profile')
          await tx.insert('profile', { ...(row as Row<'profile'>), subject: `portal/${subjectOf(row.id)}` });
        else if (table === 'case') await tx.insert('case', withItem(row as Row<'case'>));
        else await tx.insert(table, row);
      }
    }
  });
  const limits = { perAddress: 1e9, perProfile: 1e9, perModule: 1e9 };
  const backend = createBackend({
    store,
    blobs: new MemoryBlobs(),
    secret: 'a-secret-of-the-deployment-of-the-fixed-world',
    clock: () => noon,
    limits,
  });
  const tokens = new Map<string, string>();
  const tokenOf = async (sub: string): Promise<string> => {
    const known = tokens.get(sub);
    if (known) return known;
    const iat = noon / 1000;
    const made = await new SignJWT({ sub, aud: 'portal', iat, exp: iat + 300 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(secret));
    tokens.set(sub, made);
    return made;
  };
  const ask: Ask = async (profile, path, body, more = {}) => {
    requests += 1;
    const headers: Record<string, string> = { authorization: `Bearer ${await tokenOf(subjectOf(profile))}`, ...more };
    if (profilesOf(subjectOf(profile)).length > 1) headers['oriel-profile'] ??= profile;
    if (body !== undefined)
      Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() });
    const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
    return backend.fetch(new Request(`http://oriel.test${path}`, init), { address: '192.0.2.1' });
  };
  return { backend, ask };
};

/** A case affects the item that it names. */
const withItem = (row: Row<'case'>): Row<'case'> => {
  const item = fixedWorld.installBaseItem.find(({ id }) => id === row.installBaseItem);
  return { ...row, affected: item ? `|${item.path}|` : null };
};

describe('the fixed world over HTTP', () => {
  let ask: Ask;
  let backend: Backend;
  before(async () => {
    ({ ask, backend } = await open());
  });
  after(() => {
    backend.close();
    console.log(`measured: ${requests} requests of ${fixedWorld.profile.length} viewers over HTTP`);
  });

  const wanted = (door: Door, profile: Row<'profile'>): string[] => {
    const { rows, reads } = doors[door];
    return rows
      .filter((row) => (reads as Reads)(fixedWorld, profile, row as never, today).length > 0)
      .map(({ id }) => id);
  };
  const isActive = async (profile: Row<'profile'>): Promise<boolean> =>
    (await ask(profile.id, '/v1/viewer')).status === 200;
  const nameless = (text: string): string => text.replace(/"(reference|instance)":"[^"]*"/g, '');

  for (const door of Object.keys(doors) as Door[]) {
    const { path, rows } = doors[door];
    it(`lists, pages, counts and finds by name as the oracle reads: ${path}`, async () => {
      for (const profile of fixedWorld.profile) {
        const right = wanted(door, profile).sort();
        if (!(await isActive(profile))) {
          assert.deepEqual(right, [], profile.id);
          continue;
        }
        const seen: string[] = [];
        let after = '';
        do {
          const answer = await ask(profile.id, `${path}?limit=9${after}`);
          assert.equal(answer.status, 200);
          const page = (await answer.json()) as { items: { id: string }[]; next: string | null; total: number };
          assert.equal(page.total, right.length, `${profile.id}: total`);
          seen.push(...page.items.map(({ id }) => id));
          after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
        } while (after);
        assert.deepEqual(seen.sort(), right, profile.id);
        const [known] = right;
        const hidden = rows.find(({ id }) => !right.includes(id))?.id;
        for (const id of [known, hidden]) {
          if (id === undefined) continue;
          const found = await ask(profile.id, `${path}?filter=${encodeURIComponent(JSON.stringify({ text: id }))}`);
          const ids = ((await found.json()) as { items: { id: string }[] }).items.map((item) => item.id);
          assert.equal(ids.includes(id), id === known, `${profile.id} searches ${id}`);
        }
      }
    });

    it(`answers one record exactly where the list has it, and what is hidden like what never was: ${path}`, async () => {
      for (const profile of fixedWorld.profile) {
        if (!(await isActive(profile))) continue;
        const right = new Set(wanted(door, profile));
        const nothing = nameless(await (await ask(profile.id, `${path}/of-nobody`)).text());
        for (const { id } of rows) {
          const answer = await ask(profile.id, `${path}/${id}`);
          assert.equal(answer.status, right.has(id) ? 200 : 404, `${profile.id} ${id}`);
          if (!right.has(id)) assert.equal(nameless(await answer.text()), nothing, `${profile.id} ${id}`);
        }
      }
    });
  }

  it('serves a person with two profiles the one that is named, and never both', async () => {
    const [one, other] = profilesOf('hugo') as [Row<'profile'>, Row<'profile'>];
    for (const door of Object.keys(doors) as Door[]) {
      const [first, second] = [wanted(door, one), wanted(door, other)];
      assert.ok(
        first.some((id) => !second.includes(id)) && second.some((id) => !first.includes(id)),
        `${door}: each has something that the other has not`,
      );
    }
    const tell = async (profile: string, more?: Record<string, string>) =>
      (await (await ask(profile, '/v1/viewer', undefined, more)).json()) as { id: string; profiles?: { id: string }[] };
    for (const { id } of [one, other]) {
      const viewer = await tell(id);
      assert.equal(viewer.id, id);
      assert.deepEqual(viewer.profiles?.map((profile) => profile.id).sort(), [one.id, other.id].sort());
    }
    // Ingrid's other one is switched off.
    for (const id of ['profile-contact-hana', 'profile-contact-ingrid'])
      assert.equal((await tell(id)).profiles, undefined, id);
  });

  it('refuses the profile of somebody else, one that is switched off and one that never was in the same words', async () => {
    const { ask: write, backend: other } = await open();
    const answers = ['profile-contact-hana', 'profile-off', 'of-nobody', '%00', '%'].map(async (name) => {
      const answer = await write('profile-contact-ingrid', '/v1/cases', undefined, { 'oriel-profile': name });
      assert.equal(answer.status, 403, name);
      return nameless(await answer.text());
    });
    assert.equal(new Set(await Promise.all(answers)).size, 1);
    other.close();
  });

  it('offers in a form what may be read, and no more', async () => {
    for (const profile of fixedWorld.profile) {
      if (!(await isActive(profile))) continue;
      for (const door of ['soldProduct', 'installBaseItem'] as const) {
        const answer = (await (await ask(profile.id, `/v1/lookups/${door}?limit=200`)).json()) as {
          items: { id: string }[];
        };
        assert.deepEqual(
          answer.items.map(({ id }) => id).sort(),
          wanted(door, profile).sort(),
          `${profile.id} ${door}`,
        );
      }
    }
  });

  it('lets those comment and decide who may, as UC1 to UC4 say', async () => {
    const { ask: write, backend: other } = await open();
    for (const profile of fixedWorld.profile) {
      if (!(await isActive(profile))) continue;
      for (const record of fixedWorld.case) {
        const readable = readsCase(fixedWorld, profile, record, today).length > 0;
        const staff = profile.kind === 'employee' || profile.kind === 'member';
        const replies = readable && record.state !== 0 && (!staff || repliesTo(fixedWorld, profile, record, today));
        const comment = await write(profile.id, `/v1/cases/${record.id}/activities`, { text: 'Something more' });
        const expected = readable ? (replies ? [201] : [403, 409]) : [404];
        assert.ok(expected.includes(comment.status), `${profile.id} ${record.id}: ${comment.status}`);
        if (!readable || record.state === 0) continue;
        const asParty = partyRows({ world: fixedWorld, profile, today }).some(
          (row) => row.case === record.id && row.account === null && row.organization === null,
        );
        const decides = replies && (profile.kind !== 'contact' || record.consumer === null || asParty);
        const { actions } = (await (await write(profile.id, `/v1/cases/${record.id}`)).json()) as { actions: string[] };
        assert.equal(actions.includes('close'), decides, `${profile.id} closes ${record.id}: ${actions}`);
      }
    }
    other.close();
  });

  it('only an administrator sets who may see an item, and chooses among those around its account (UC8)', async () => {
    const unknown = await (await ask('profile-contact-maria', '/v1/install-base-items/nothing/asset-contacts')).text();
    let assigned = 0;
    for (const profile of fixedWorld.profile) {
      if (!(await isActive(profile))) continue;
      for (const item of fixedWorld.installBaseItem) {
        const path = `/v1/install-base-items/${item.id}/asset-contacts`;
        const answer = await ask(profile.id, path);
        const may = assignsItem(fixedWorld, profile, item, today);
        assert.equal(answer.status, may ? 200 : 404, `${profile.id} ${item.id}`);
        if (!may) {
          assert.equal(await answer.text(), unknown, `${profile.id} ${item.id}`);
          continue;
        }
        assigned += 1;
        const { items } = (await (await ask(profile.id, `${path}/choices`)).json()) as { items: { id: string }[] };
        const right = fixedWorld.contact.filter((contact) => mayBeAssigned(fixedWorld, contact, item, today));
        assert.deepEqual(items.map(({ id }) => id).sort(), right.map(({ id }) => id).sort(), item.id);
      }
    }
    assert.ok(assigned > 3, 'some may');
  });
});
