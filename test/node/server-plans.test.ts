/** How PostgreSQL carries out a list: by the indexes of the ways, visiting no more rows than the page needs. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { CompiledQuery } from 'kysely';
import { openServer } from '../../server/store/database.js';
import { SqlReader } from '../../server/store/sql-reader.js';
import { SqlStore } from '../../server/store/sql-store.js';
import { summaryProjection } from '../../src/backend/cases/projection.js';
import { readableCases, readableItems, readableSoldProducts, type Subject } from '../../src/backend/policy/index.js';
import { itemProjection } from '../../src/backend/products/projection.js';
import { everything } from '../../src/contract/query.js';
import { noStanding } from './backend-world.js';
import { startPostgres } from './postgres.js';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];
/** Rows of the table that were looked at, whether they were of use or not. */
const visited = (plan: Plan, table: string): number =>
  nodes(plan)
    .filter((node) => node['Relation Name'] === table && !node['Node Type'].startsWith('Bitmap Index'))
    .map((node) => {
      const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
      return (node['Actual Rows'] + removed) * node['Actual Loops'];
    })
    .reduce((sum, rows) => sum + rows, 0);

const account = {
  id: 'a0',
  number: '',
  code: 'a0',
  name: 'Boxeo',
  parent: null,
  path: '/a0/',
  restrictAssets: false,
  restrictContacts: false,
  seesConsumerCases: true,
  active: true,
};
const contact = { id: 'c0', name: 'Maria', email: null, title: null, account: 'a0', active: true };
const person = (roles: string): Subject => ({
  profile: { id: 'p0', subject: 'm/maria', kind: 'contact', contact: 'c0', consumer: null, staff: null, active: true },
  contact: { ...contact, roles },
  account,
  consumer: null,
  staff: null,
  roles: new Set([roles]),
  standing: noStanding,
});
const consumer = { id: 'u0', name: 'Sam', email: null, active: true };
const people: Record<string, Subject> = {
  'an account admin': person('customer_admin'),
  'a contact': person('customer'),
  'a consumer': {
    profile: { id: 'p1', subject: 'm/sam', kind: 'consumer', contact: null, consumer: 'u0', staff: null, active: true },
    contact: null,
    account: null,
    consumer,
    staff: null,
    roles: new Set(),
    standing: noStanding,
  },
};

const postgres = await startPostgres();
if (!('skipped' in postgres)) {
  const database = await openServer(await postgres.database());
  const store = await SqlStore.open(database);
  const raw = (text: string, values: readonly unknown[] = []) =>
    database.kysely.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...values]));
  let asked: { text: string; values: readonly unknown[] } | undefined;
  const reader = new SqlReader(async (text, values) => {
    asked = { text, values };
    return { rows: (await raw(text, values)).rows, changed: 0 };
  });
  const explained = async (): Promise<Plan> => {
    if (!asked) throw new Error('nothing was asked');
    const { rows } = await raw(`explain (analyze, format json) ${asked.text}`, asked.values);
    const [found] = (rows[0] as { 'QUERY PLAN': { Plan: Plan }[] })['QUERY PLAN'];
    return found!.Plan;
  };

  /** Cases of the account, of another one below it, of a stranger's and of a consumer, one a minute. */
  const fill = async (from: number, to: number): Promise<void> => {
    await raw(`insert into "case" (id, number, version, module, "caseType", state, "shortDescription", description,
        priority, escalation, account, contact, consumer, "openedBy", "openedByName", channel, "openedAt", "updatedAt",
        fields, history, search)
      select 'case-' || n, 'CS' || n, 1, 'm', 't', (array[1, 3, 6, 10])[1 + n % 4], 'Case', '', 3, 0,
        case n % 4 when 0 then 'a0' when 1 then 'a1' when 2 then 'a9' end, case n % 8 when 0 then 'c0' else 'c1' end,
        case when n % 4 = 3 then 'u0' end, case n % 12 when 0 then 'p0' else 'p9' end, '', 'web',
        timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-01-01' + n * interval '1 minute',
        '{}', '[]', 'case' from generate_series(${from}, ${to - 1}) n`);
    await raw('vacuum analyze "case"');
  };
  const projectionOf = (who: Subject) =>
    summaryProjection(
      { products: { sold: readableSoldProducts(who), items: readableItems(who) }, profile: who.profile.id },
      null,
    );

  describe('a list on PostgreSQL', () => {
    after(async () => {
      await store.close();
      await postgres.stop();
    });

    it('visits as many rows of 40,000 cases as of 2,000, on every page, for everybody', async () => {
      await store.transact(async (tx) => {
        await tx.insert('account', account);
        await tx.insert('account', { ...account, id: 'a1', code: 'a1', parent: 'a0', path: '/a0/a1/' });
        await tx.insert('account', { ...account, id: 'a9', code: 'a9', path: '/a9/' });
        await tx.insert('contact', { ...contact, roles: 'customer' });
        await tx.insert('consumer', consumer);
      });
      const counts: number[][] = [];
      for (const [from, to] of [
        [0, 2000],
        [2000, 40_000],
      ] as const) {
        await fill(from, to);
        const here: number[] = [];
        for (const [name, who] of Object.entries(people)) {
          const query = { filter: readableCases(who), order: ['-updatedAt'], limit: 50 };
          const first = await reader.page('case', query, projectionOf(who));
          assert.equal((JSON.parse(first.json) as unknown[]).length, 50, name);
          for (const after of [undefined, first.last ?? undefined]) {
            await reader.page('case', { ...query, ...(after ? { after } : {}) }, projectionOf(who));
            const plan = await explained();
            const rows = visited(plan, 'case');
            assert.ok(rows < 51 * 20, `${name} visited ${rows} rows of ${to}`);
            const scans = nodes(plan).filter((node) => node['Relation Name'] === 'case');
            // Of a small table the rows of a person may as well be fetched and sorted.
            const allowed = to > 2000 ? /^Index (Only )?Scan$/ : /Index|Bitmap/;
            assert.ok(
              scans.every((node) => allowed.test(node['Node Type'])),
              `${name}: ${scans.map((node) => node['Node Type']).join(', ')}`,
            );
            here.push(rows);
          }
        }
        counts.push(here);
      }
      for (const [n, rows] of counts[1]!.entries())
        assert.ok(rows <= counts[0]![n]! * 1.2, `${counts[0]![n]} rows became ${rows}`);
    });

    it('of 1,000,000 cases below 10,000 accounts, eight deep, looks at the first of each and at no more than can be shown', async () => {
      await raw(`with recursive t(n, path, depth) as (
          select 0, '/d0/', 1 union all
          select t.n * 4 + k, t.path || 'd' || (t.n * 4 + k) || '/', t.depth + 1 from t, generate_series(1, 4) k
          where t.n * 4 + k < 10000 and depth < 8)
        insert into account (id, number, code, name, path, active) select 'd' || n, '', 'd' || n, '', path, true from t`);
      await raw(`insert into "case" (id, number, version, module, "caseType", state, "shortDescription", description,
          priority, escalation, account, "openedBy", "openedByName", channel, "openedAt", "updatedAt", fields, history, search)
        select 'deep-' || n, 'DEEP' || n, 1, 'm', 't', 1, 'Case', '', 3, 0, 'd' || n % 10000, 'p9', '', 'web',
          timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-01-01' + n * interval '1 minute',
          '{}', '[]', 'case' from generate_series(1, 1000000) n`);
      await raw('vacuum analyze "case"');
      await raw('analyze account');
      const top = { ...account, id: 'd0', path: '/d0/' };
      const admin = person('customer_admin');
      const who = {
        ...admin,
        account: top,
        contact: { ...contact, id: 'c-deep', account: 'd0', roles: 'customer_admin' },
        profile: { ...admin.profile, id: 'p-deep', contact: 'c-deep' },
      };
      const query = { filter: readableCases(who), order: ['-updatedAt'], limit: 50 };
      const { json } = await reader.page('case', query, projectionOf(who));
      const shown = (JSON.parse(json) as { number: string }[]).map(({ number }) => number);
      assert.deepEqual(
        shown,
        Array.from({ length: 50 }, (_, n) => `DEEP${1_000_000 - n}`),
      );
      const plan = await explained();
      const scans = nodes(plan).filter((node) => node['Relation Name'] === 'case');
      assert.ok(scans.every((node) => /^Index (Only )?Scan$/.test(node['Node Type'])));
      assert.ok(visited(plan, 'case') <= 10_000 + 51 * 52, `${visited(plan, 'case')} rows`);
      const from = performance.now();
      await reader.page('case', query, projectionOf(who));
      const took = Math.round(performance.now() - from);
      console.log(
        `measured: 50 of 1,000,000 cases below 10,000 accounts: ${took} ms, ${visited(plan, 'case')} rows visited`,
      );
    });

    it('counts in indexes, and only what may be seen', async () => {
      for (const [name, who] of Object.entries(people)) {
        const total = await reader.count('case', readableCases(who));
        const plan = await explained();
        const scans = nodes(plan).filter((node) => node['Relation Name'] === 'case');
        assert.ok(
          scans.every((node) => /Index|Bitmap/.test(node['Node Type'])),
          `${name}: ${scans.map((node) => node['Node Type']).join(', ')}`,
        );
        // A case may be reached on several ways, and is looked at on each of them.
        assert.ok(
          visited(plan, 'case') <= total * 3,
          `${name} visited ${visited(plan, 'case')} rows to count ${total}`,
        );
      }
    });

    it('finds what was installed from what by an index, in each direction', async () => {
      await raw(`insert into "soldProduct" (id, number, name, search, path)
        select 's' || n, '', 'Product', '', '/s' || n || '/' from generate_series(1, 20000) n`);
      await raw(`insert into "installBaseItem" (id, number, name, search, path)
        select 'i' || n, '', 'Item', '', '/i' || n || '/' from generate_series(1, 20000) n`);
      await raw(`insert into "installedProduct" (id, "soldProduct", "installBaseItem")
        select n || '-' || k, 's' || n, 'i' || (n + k) from generate_series(1, 20000) n, generate_series(0, 1) k`);
      for (const table of ['soldProduct', 'installBaseItem', 'installedProduct']) await raw(`analyze "${table}"`);
      const projection = itemProjection({ sold: everything, items: everything });
      const page = await reader.page(
        'installBaseItem',
        { filter: { in: ['id', ['i7', 'i9']] }, limit: 50 },
        projection,
      );
      const lists = [
        { found: (JSON.parse(page.json) as object[]).length, plan: await explained() },
        {
          found: (await reader.find('installBaseItem', { filter: { eq: ['soldProduct', 's7'] } })).length,
          plan: await explained(),
        },
        {
          found: (await reader.find('soldProduct', { filter: { eq: ['installBaseItem', 'i7'] } })).length,
          plan: await explained(),
        },
      ];
      for (const { found, plan } of lists) {
        assert.equal(found, 2);
        assert.ok(!nodes(plan).some((node) => node['Node Type'].includes('Seq Scan')), JSON.stringify(plan));
        assert.ok(visited(plan, 'installedProduct') <= 8, `${visited(plan, 'installedProduct')} rows`);
      }
    });

    it('loads a session in one statement, by keys', async () => {
      await reader.identity('m', 'm/maria');
      const plan = await explained();
      assert.ok(nodes(plan).every((node) => !node['Node Type'].includes('Seq Scan')));
    });
  });
}
