/** Whom a case can be for and what it may name, offered and judged: the two sides of NC1 to NC11 against each other. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { openEmbedded } from '../../server/store/database.js';
import { SqlStore } from '../../server/store/sql-store.js';
import { partiesIfThere } from '../../src/backend/cases/parties.js';
import { MemoryStore } from '../../src/backend/index.js';
import {
  choosable,
  loadSubject,
  readableItems,
  readableSoldProducts,
  refuseCreate,
  type Subject,
} from '../../src/backend/policy/index.js';
import type { Store } from '../../src/backend/store/store.js';
import { offerParties } from '../../src/backend/viewer/parties.js';
import type { PartyReferences } from '../../src/contract/viewer.js';
import { fixedWorld } from './fixed-world.js';
import { reporter } from './reporter.js';
import { keptTables, type Sketch, type World, worldOf } from './rows.js';
import { anyWorld, today } from './worlds.js';

const seed = process.env['ORIEL_SEED'] === undefined ? {} : { seed: Number(process.env['ORIEL_SEED']) };
const runs = Math.ceil(Number(process.env['ORIEL_WORLDS'] ?? 300) / 5);
const readable = { soldProduct: readableSoldProducts, installBaseItem: readableItems };
const tables = ['soldProduct', 'installBaseItem'] as const;
const nothing = { soldProduct: null, installBaseItem: null };

const fill = async (store: Store, world: World): Promise<void> => {
  await store.transact(async (tx) => {
    for (const table of keptTables) for (const row of world[table]) await tx.insert(table, row);
  });
};
const load = async (world: World): Promise<{ store: Store; viewers: Subject[] }> => {
  const store = new MemoryStore();
  await fill(store, world);
  return { store, viewers: await viewersOf(store, world) };
};
const viewersOf = (store: Store, world: World): Promise<Subject[]> =>
  Promise.all(world.profile.map((profile) => loadSubject(store, profile, today)));

const passes = async (store: Store, who: Subject, as: PartyReferences): Promise<boolean> => {
  const candidate = await partiesIfThere(store, who, as, nothing, today);
  return candidate !== undefined && refuseCreate(who, candidate) === undefined;
};
const keyOf = (as: PartyReferences): string =>
  JSON.stringify([as.account, as.contact, as.consumer, as.household, as.requestorOrg].map((id) => id ?? null));

/**
 * Every reference to somebody that could be made in the world, in the shapes that are offered. Consumers of an account are
 * not: a contact that may name one (NC2, NC4, NC6) does not read their names, and a consumer's own account follows from the product (NC5).
 */
const imaginable = ({ account, contact, consumer, household, serviceOrganization }: World, who: Subject) => {
  const self = who.contact?.id;
  const other = account.filter(({ id, active }) => active && id !== who.account?.id);
  return [
    ...contact.filter(({ id }) => id !== self).map((row) => ({ account: row.account, contact: row.id })),
    ...other.map(({ id }) => ({ account: id, contact: null, consumer: null })),
    ...(self === undefined ? [] : other.map(({ id }) => ({ account: id, contact: self, consumer: null }))),
    ...consumer.flatMap(({ id }) => [
      { account: null, consumer: id, household: null },
      ...(who.staff ? [] : household.map((home) => ({ account: null, consumer: id, household: home.id }))),
    ]),
    ...serviceOrganization.map(({ id }) => ({ requestorOrg: id })),
  ];
};

/** What is offered and would be refused, and what would pass and is not offered. */
const wronglyOffered = async (store: Store, viewers: Subject[], world: World): Promise<string[]> => {
  const found: string[] = [];
  for (const who of viewers) {
    const { items } = await offerParties(store, who, today);
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length, `${who.profile.id}: ids`);
    for (const { as, kind } of items)
      if (!(await passes(store, who, as))) found.push(`${who.profile.id} is offered ${kind} ${keyOf(as)}`);
    const offered = new Set(items.map(({ as }) => keyOf(as)));
    for (const as of imaginable(world, who)) {
      if (offered.has(keyOf(as)) || !(await passes(store, who, as))) continue;
      // An account is offered once, with oneself as its contact where that may be.
      const asContact = { account: 'account' in as ? as.account : '', contact: who.contact?.id ?? '' };
      const itself = 'consumer' in as && as.consumer === who.consumer?.id && as.household === null;
      if (!itself && !offered.has(keyOf(asContact))) found.push(`${who.profile.id} is not offered ${keyOf(as)}`);
    }
  }
  return found;
};

/** Differences between what may be chosen for a party and what a case for it may name. */
const wronglyChoosable = async (store: Store, viewers: Subject[]): Promise<string[]> => {
  const found: string[] = [];
  for (const who of viewers) {
    const parties: PartyReferences[] = (await offerParties(store, who, today)).items.map(({ as }) => as);
    const unnamed = parties.flatMap(({ consumer }) => (consumer ? [{ consumer }] : []));
    for (const as of [...parties, ...unnamed, {}] as PartyReferences[]) {
      const candidate = await partiesIfThere(store, who, as, nothing, today);
      const { account, contact, consumer, household } = as;
      const within = candidate && choosable(who, { account, contact, consumer, household }, candidate);
      for (const table of tables) {
        const offered = new Set(within ? (await store.find(table, { filter: within })).map(({ id }) => id) : []);
        for (const record of await store.find(table, { filter: readable[table](who) })) {
          const judged = await partiesIfThere(store, who, as, { ...nothing, [table]: record }, today);
          const allowed = judged !== undefined && refuseCreate(who, judged) === undefined;
          if (offered.has(record.id) !== allowed)
            found.push(`${who.profile.id} for ${keyOf(as)}: ${record.id} ${allowed ? 'is not' : 'is'} offered`);
        }
      }
    }
  }
  return found;
};

describe('whom a case can be for', () => {
  it('is offered exactly as it may be created, in the fixed world', async () => {
    const { store, viewers } = await load(fixedWorld);
    assert.deepEqual(await wronglyOffered(store, viewers, fixedWorld), []);
  });
  it('is offered exactly as it may be created, in random worlds', async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (world) => {
        const { store, viewers } = await load(world);
        assert.deepEqual(await wronglyOffered(store, viewers, world), []);
      }),
      { numRuns: runs, reporter, ...seed },
    );
  });
});

describe('whom a case can be for, of many', () => {
  it('is offered a hundred at a time, of every kind, and found by name', async () => {
    const account = [{ id: 'acct-own' }, { id: 'acct-below', parent: 'acct-own' }];
    const contact = Array.from({ length: 130 }, (_, n) => ({
      ...{ id: `contact-${n}`, name: `Person ${String(n).padStart(3, '0')}`, account: 'acct-own' },
      roles: n === 0 ? 'customer_admin' : '',
    }));
    const profile = [{ id: 'profile-0', kind: 'contact', contact: 'contact-0' }];
    const { store, viewers } = await load(worldOf({ account, contact, profile } as unknown as Sketch));
    const [who] = viewers;
    assert.ok(who);
    const { items, more } = await offerParties(store, who, today);
    assert.deepEqual([items.length, more], [100, true]);
    assert.deepEqual(new Set(items.map(({ kind }) => kind)), new Set(['self', 'contact', 'account']));
    const found = await offerParties(store, who, today, { text: 'person 129' });
    assert.deepEqual([found.items.map(({ name }) => name), found.more], [['Person 129'], false]);
  });
});

describe('what may be chosen for a case', () => {
  it('is what such a case may name, in the fixed world', async () => {
    const { store, viewers } = await load(fixedWorld);
    assert.deepEqual(await wronglyChoosable(store, viewers), []);
  });
  it('is what such a case may name, in random worlds', async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (world) => {
        const { store, viewers } = await load(world);
        assert.deepEqual(await wronglyChoosable(store, viewers), []);
      }),
      { numRuns: runs, reporter, ...seed },
    );
  });
  it('is the same in a database', async () => {
    const store = await SqlStore.open(await openEmbedded());
    try {
      await fill(store, fixedWorld);
      const viewers = await viewersOf(store, fixedWorld);
      assert.deepEqual(await wronglyChoosable(store, viewers), []);
      assert.deepEqual(await wronglyOffered(store, viewers, fixedWorld), []);
    } finally {
      await store.close();
    }
  });
  it('leaves out what a relationship to assets lets be seen', async () => {
    const { store, viewers } = await load(fixedWorld);
    let seen = 0;
    for (const who of viewers) {
      const assets = who.standing.related.filter(({ level }) => level === 'assets').map(({ account }) => account);
      if (assets.length === 0 || who.contact === null) continue;
      const as = { contact: who.contact.id };
      const candidate = await partiesIfThere(store, who, as, nothing, today);
      const rows = await store.find('soldProduct', { filter: readableSoldProducts(who) });
      const chosen = candidate
        ? await store.find('soldProduct', {
            filter: choosable(who, { ...as, account: undefined, consumer: undefined, household: undefined }, candidate),
          })
        : [];
      const only = assets.filter(
        (id) => !who.standing.related.some((each) => each.account === id && each.level !== 'assets'),
      );
      seen += rows.filter(({ account }) => only.includes(account ?? '')).length;
      assert.deepEqual(
        chosen.filter(({ account }) => only.includes(account ?? '')),
        [],
        who.profile.id,
      );
    }
    assert.ok(seen > 0);
  });
});
