/** The access policy against its oracle: one fixed world, each rule left out in turn, random worlds, properties. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { openEmbedded } from '../../server/store/database.js';
import { SqlStore } from '../../server/store/sql-store.js';
import { MemoryStore } from '../../src/backend/index.js';
import { caseDenies, caseGrants } from '../../src/backend/policy/cases.js';
import {
  answerableCases,
  loadSubject,
  loadSubjects,
  readableCases,
  readableItems,
  readableSoldProducts,
  type Subject,
} from '../../src/backend/policy/index.js';
import { itemDenies, itemGrants, soldDenies, soldGrants } from '../../src/backend/policy/products.js';
import { compose, type Rules } from '../../src/backend/policy/rules.js';
import type { Store } from '../../src/backend/store/store.js';
import type { Row } from '../../src/backend/store/tables.js';
import type { Filter } from '../../src/contract/query.js';
import { fixedWorld } from './fixed-world.js';
import { readsCase, readsItem, readsSoldProduct, repliesTo } from './oracle.js';
import { reporter } from './reporter.js';
import { keptTables, type World } from './rows.js';
import { anyWorld, today } from './worlds.js';

const subjects = {
  case: { filter: readableCases, oracle: readsCase, grants: caseGrants as Rules, denies: caseDenies as Rules },
  soldProduct: { filter: readableSoldProducts, oracle: readsSoldProduct, grants: soldGrants, denies: soldDenies },
  installBaseItem: { filter: readableItems, oracle: readsItem, grants: itemGrants, denies: itemDenies },
};
type Table = keyof typeof subjects;
const readable = Object.keys(subjects) as Table[];
type Oracle = (world: World, profile: Row<'profile'>, record: Row<Table>, today: string) => string[];
const oracleOf = (table: Table): Oracle => subjects[table].oracle as Oracle;

const seed = process.env['ORIEL_SEED'] === undefined ? {} : { seed: Number(process.env['ORIEL_SEED']) };
const runs = Number(process.env['ORIEL_WORLDS'] ?? 300);
const told = { decisions: 0, worlds: 0, mutants: 0 };
/** Decisions of the random worlds that a rule alone granted, by table and rule. */
const alone = new Map<string, number>();

const subjectsOf = (store: Store, world: World): Promise<Subject[]> =>
  Promise.all(world.profile.map((profile) => loadSubject(store, profile, today)));
const load = async (world: World): Promise<{ store: MemoryStore; viewers: Subject[] }> => {
  const store = new MemoryStore();
  await fill(store, world);
  return { store, viewers: await subjectsOf(store, world) };
};
/** A case affects the item that it names. */
const affecting = (world: World, row: Row<'case'>): Row<'case'> => {
  const item = world.installBaseItem.find(({ id }) => id === row.installBaseItem);
  return { ...row, affected: item ? `|${item.path}|` : null };
};
const fill = async (store: Store, world: World): Promise<void> => {
  await store.transact(async (tx) => {
    for (const table of keptTables) {
      for (const row of world[table])
        await tx.insert(table, table === 'case' ? affecting(world, row as Row<'case'>) : row);
    }
  });
};
const idsOf = async (store: Store, table: Table, filter: Filter): Promise<string[]> =>
  (await store.find(table, { filter })).map(({ id }) => id).sort();

const expected = (world: World, who: Subject, table: Table): string[] => {
  const ids: string[] = [];
  for (const record of world[table]) {
    const granted = oracleOf(table)(world, who.profile, record, today);
    if (granted.length > 0) ids.push(record.id);
    const rules = new Set(granted);
    if (rules.size === 1) for (const id of rules) alone.set(`${table} ${id}`, (alone.get(`${table} ${id}`) ?? 0) + 1);
  }
  return ids.sort();
};

/** Every difference in words: who, what, and which side reads it. */
const differences = async (world: World): Promise<string[]> => {
  const { store, viewers } = await load(world);
  return differencesIn(store, viewers, world);
};
const differencesIn = async (store: Store, viewers: Subject[], world: World): Promise<string[]> => {
  const found: string[] = [];
  for (const who of viewers) {
    for (const table of readable) {
      const got = await idsOf(store, table, subjects[table].filter(who));
      const wanted = expected(world, who, table);
      told.decisions += world[table].length;
      for (const { id } of world[table]) {
        if (got.includes(id) === wanted.includes(id)) continue;
        const record = (world[table] as Row<Table>[]).find((row) => row.id === id);
        const rules = record ? oracleOf(table)(world, who.profile, record, today).join(' ') : '';
        found.push(`${who.profile.id} ${got.includes(id) ? 'reads' : 'does not read'} ${id}; oracle: [${rules}]`);
      }
    }
  }
  return found;
};

after(() => {
  const { decisions, worlds, mutants } = told;
  console.log(
    `measured: ${decisions} decisions in ${worlds} random worlds and the fixed one, ${mutants} mutants killed`,
  );
});

/** Cases that may be replied to: for customers all that they read, for staff by UC1. */
const replyDifferences = async (store: Store, viewers: Subject[], world: World): Promise<string[]> => {
  const found: string[] = [];
  for (const who of viewers) {
    if (who.staff === null) continue;
    const got = await idsOf(store, 'case', answerableCases(who));
    for (const record of world.case) {
      // A draft is nobody's to reply to, whatever the rules say of it.
      if (record.state === 0) continue;
      const wanted = repliesTo(world, who.profile, record, today);
      if (got.includes(record.id) !== wanted) found.push(`${who.profile.id} ${record.id}`);
    }
  }
  return found;
};

describe('the fixed world', () => {
  it('lets those reply whom the oracle lets reply', async () => {
    const { store, viewers } = await load(fixedWorld);
    assert.deepEqual(await replyDifferences(store, viewers, fixedWorld), []);
    const clerk = viewers.find(({ profile }) => profile.id === 'profile-staff-clerk');
    assert.ok(clerk);
    assert.deepEqual(await idsOf(store, 'case', answerableCases(clerk)), ['case-asked-named']);
  });

  it('equals the oracle', async () => assert.deepEqual(await differences(fixedWorld), []));

  for (const table of readable) {
    const { grants, denies } = subjects[table];
    for (const rule of [...Object.keys(grants), ...Object.keys(denies)]) {
      it(`notices when ${rule} is missing for ${table}`, async () => {
        const { store, viewers } = await load(fixedWorld);
        const without = (rules: Rules): Rules =>
          Object.fromEntries(Object.entries(rules).filter(([id]) => id !== rule));
        let noticed = 0;
        for (const who of viewers) {
          const got = await idsOf(store, table, compose(without(grants), without(denies), who));
          const whole = await idsOf(store, table, subjects[table].filter(who));
          // Also unlike the whole policy: a difference that is there anyway proves nothing about this rule.
          if (got.join() !== expected(fixedWorld, who, table).join() && got.join() !== whole.join()) noticed += 1;
        }
        assert.ok(noticed > 0);
        told.mutants += 1;
      });
    }
  }
});

/** Tables whose rows begin and end access by their `active`. */
const relations = [
  'accountRelationship',
  'contactRelationship',
  'accountTeamMember',
  'accountConsumer',
  'organizationMember',
  'consumerTeamMember',
  'householdMember',
  'consumerRelationship',
  'relatedParty',
  'assetContact',
] as const;

/** Each relation is ended, or begun again, table by table; after each step everything is compared. */
const changesIn = async (store: Store, world: World): Promise<string[]> => {
  const found: string[] = [];
  let now = world;
  for (const table of relations) {
    const rows = now[table].map((row) => ({ ...row, active: !row.active }));
    await store.transact(async (tx) => {
      for (const { id, active } of rows) await tx.update(table, id, { active });
    });
    now = { ...now, [table]: rows };
    found.push(...(await differencesIn(store, await subjectsOf(store, now), now)).map((each) => `${table}: ${each}`));
  }
  // Every second item is no longer installed from what it was installed from.
  const gone = now.installedProduct.filter((_, n) => n % 2 === 0);
  await store.transact(async (tx) => {
    for (const { id } of gone) await tx.delete('installedProduct', id);
  });
  now = { ...now, installedProduct: now.installedProduct.filter((row) => !gone.includes(row)) };
  found.push(...(await differencesIn(store, await subjectsOf(store, now), now)).map((each) => `installed: ${each}`));
  return found;
};

describe('a database', () => {
  it('answers as the oracle on PGlite, for one subject and for many at once, through grants and withdrawals', async () => {
    const store = await SqlStore.open(await openEmbedded());
    try {
      await fill(store, fixedWorld);
      assert.deepEqual(await differencesIn(store, await subjectsOf(store, fixedWorld), fixedWorld), []);
      const ids = fixedWorld.profile.map(({ id }) => id);
      const many = [...(await loadSubjects(store, ids, today)).values()];
      assert.equal(many.length, ids.length);
      assert.deepEqual(await differencesIn(store, many, fixedWorld), []);
      assert.deepEqual(await changesIn(store, fixedWorld), []);
    } finally {
      await store.close();
    }
  });

  for (const world of fc.sample(anyWorld, { numRuns: 4, seed: 7 })) {
    it(`answers as the oracle on PGlite in a random world of ${world.case.length} cases, through changes`, async () => {
      const store = await SqlStore.open(await openEmbedded());
      try {
        await fill(store, world);
        assert.deepEqual(await differencesIn(store, await subjectsOf(store, world), world), []);
        assert.deepEqual(await changesIn(store, world), []);
      } finally {
        await store.close();
      }
    });
  }
});

describe('random worlds', () => {
  it('follow each grant and each withdrawal at once', async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (world) => {
        const { store } = await load(world);
        assert.deepEqual(await changesIn(store, world), []);
      }),
      { numRuns: Math.ceil(runs / 10), reporter, ...seed },
    );
  });

  it('equal the oracle', async () => {
    alone.clear();
    const equal = fc.asyncProperty(anyWorld, async (world) => {
      told.worlds += 1;
      assert.deepEqual(await differences(world), []);
      const { store, viewers } = await load(world);
      assert.deepEqual(await replyDifferences(store, viewers, world), []);
    });
    await fc.assert(equal, { numRuns: runs, reporter, ...seed });
    // Worlds in which a rule never decides would prove nothing about it: there are more of them until each did.
    if (runs < 300) return;
    const rules = readable.flatMap((table) => Object.keys(subjects[table].grants).map((id) => `${table} ${id}`));
    const silent = (): string[] => rules.filter((rule) => !alone.has(rule));
    for (let more = 0; more < 10 && silent().length > 0; more++) await fc.assert(equal, { numRuns: 100, reporter });
    assert.deepEqual(silent(), []);
  });

  it('list what each get answers', async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (world) => {
        const { store, viewers } = await load(world);
        for (const who of viewers) {
          for (const table of readable) {
            const filter = subjects[table].filter(who);
            const gets: string[] = [];
            for (const { id } of world[table]) {
              if ((await store.count(table, { and: [{ eq: ['id', id] }, filter] })) > 0) gets.push(id);
            }
            assert.deepEqual(await idsOf(store, table, filter), gets.sort());
          }
        }
      }),
      { numRuns: Math.ceil(runs / 10), reporter, ...seed },
    );
  });

  for (const restriction of ['restrictAssets', 'restrictContacts'] as const) {
    it(`never open anything by ${restriction}`, async () => {
      await fc.assert(
        fc.asyncProperty(anyWorld, fc.nat(4), async (world, chosen) => {
          const account = world.account[chosen % world.account.length];
          assert.ok(account);
          const read = async (restricted: boolean): Promise<string[]> => {
            const accounts = world.account.map((row) =>
              row === account ? { ...row, [restriction]: restricted } : row,
            );
            const { store, viewers } = await load({ ...world, account: accounts });
            const all: string[] = [];
            for (const who of viewers)
              for (const table of readable)
                for (const id of await idsOf(store, table, subjects[table].filter(who)))
                  all.push(`${who.profile.id} ${id}`);
            return all;
          };
          const before = new Set(await read(false));
          const added = (await read(true)).filter((pair) => !before.has(pair));
          assert.deepEqual(added, []);
        }),
        { numRuns: Math.ceil(runs / 10), reporter, ...seed },
      );
    });
  }
});
