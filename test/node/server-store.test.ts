import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { type Database, openEmbedded, openServer } from '../../server/store/database.js';
import { migrate } from '../../server/store/migrations.js';
import { SqlStore } from '../../server/store/sql-store.js';
import { sqlTypes } from '../../server/store/text.js';
import { caseRow } from '../../src/backend/cases/row.js';
import type { Projection } from '../../src/backend/store/store.js';
import { type Row, type TableName, type TableShape, tables } from '../../src/backend/store/tables.js';
import { type Postgres, startPostgres } from './postgres.js';

const at = (minute: number) => `2026-11-21T17:${String(minute).padStart(2, '0')}:00.000Z`;
const aCase = (n: number, more: Partial<Row<'case'>> = {}): Row<'case'> =>
  caseRow({
    id: `case-${String(n).padStart(5, '0')}`,
    number: `CS${String(1000 + n).padStart(7, '0')}`,
    module: 'boxeo-portal',
    caseType: 'support',
    shortDescription: `Case ${n}`,
    priority: 3,
    openedBy: 'p1',
    openedByName: 'Maria Lindqvist',
    openedAt: at(0),
    updatedAt: at(n % 60),
    dueAt: null,
    fields: { serial: 'A-1', note: 'nul \0 and "quotes"' },
    search: `case ${n}`,
    ...more,
  });
const anEvent = (n: number) => ({
  id: `event-${n}`,
  type: 'case-updated',
  case: 'case-1',
  item: null,
  number: 'CS0001001',
  version: n,
  at: at(0),
  internal: false,
});

function promises(name: string, open: () => Promise<Database>, reopen?: () => Promise<Database>) {
  describe(name, () => {
    let database: Database;
    let store: SqlStore;
    before(async () => {
      database = await open();
      store = await SqlStore.open(database);
    });
    after(() => store?.close());

    it('has exactly the columns of the table description, of the right kinds', async () => {
      const { rows } = await sql<{ table_name: string; column_name: string; type: string; nullable: boolean }>`
        select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type,
          not a.attnotnull as nullable
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0
          and not a.attisdropped`.execute(database.kysely);
      const found: Record<string, Record<string, string>> = {};
      for (const row of rows) {
        if (row.table_name.startsWith('oriel_')) continue;
        found[row.table_name] ??= {};
        found[row.table_name]![row.column_name] = row.type + (row.nullable ? '?' : '');
      }
      const types: Record<string, string> = {
        ...Object.fromEntries(Object.entries(sqlTypes).map(([kind, type]) => [kind, type.replace(' collate "C"', '')])),
        instant: 'timestamp(3) with time zone',
      };
      const expected: Record<string, Record<string, string>> = {};
      for (const [table, shape] of Object.entries(tables) as [TableName, TableShape][]) {
        expected[table] = {};
        for (const [column, kind] of Object.entries(shape.columns)) {
          expected[table][column] = `${types[kind.replace('?', '')]}${kind.endsWith('?') ? '?' : ''}`;
        }
      }
      assert.deepEqual(found, expected);
    });

    it('sorts every text column by code point', async () => {
      const { rows } = await sql<{ name: string }>`
        select c.relname || '.' || a.attname as name from pg_attribute a
        join pg_class c on c.oid = a.attrelid join pg_collation l on l.oid = a.attcollation
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0
          and l.collname <> 'C' and c.relname not like 'oriel_migration%'`.execute(database.kysely);
      assert.deepEqual(rows, []);
    });

    it('takes no step twice', async () => {
      assert.deepEqual(await migrate(database.kysely), []);
    });

    it('gives back what was put in, kind by kind', async () => {
      const row = aCase(1, { resolvedAt: '2026-11-21T17:05:00.120Z', category: 'Ünï / 🙂', priority: 2 });
      await store.transact((tx) => tx.insert('case', row));
      assert.deepEqual(await store.get('case', row.id), row);
      assert.deepEqual(await store.find('case', { filter: { eq: ['number', row.number] } }), [row]);
      await store.transact((tx) => tx.delete('case', row.id));
      assert.equal(await store.get('case', row.id), undefined);
    });

    it('replaces NUL, which the database cannot hold, and never fails on it', async () => {
      await store.transact((tx) => tx.insert('case', aCase(2, { description: 'a\0b' })));
      assert.equal((await store.get('case', 'case-00002'))?.description, 'a\ufffdb');
      assert.equal(await store.get('case', 'a\0'), undefined);
      await store.transact((tx) => tx.delete('case', 'case-00002'));
    });

    it('changes a row only while the condition holds', async () => {
      await store.transact((tx) => tx.insert('case', aCase(3)));
      const to = (version: number) =>
        store.transact((tx) => tx.update('case', 'case-00003', { version: version + 1 }, { eq: ['version', version] }));
      assert.equal(await to(1), true);
      assert.equal(await to(1), false);
      assert.equal((await store.get('case', 'case-00003'))?.version, 2);
      assert.equal(await store.transact((tx) => tx.update('case', 'missing', { version: 1 })), false);
      await store.transact((tx) => tx.delete('case', 'case-00003'));
    });

    it('undoes everything when the work fails, and counts on a swallowed failure', async () => {
      await assert.rejects(
        store.transact(async (tx) => {
          await tx.insert('case', aCase(4));
          throw new Error('no');
        }),
        /no/,
      );
      await assert.rejects(
        store.transact(async (tx) => {
          await tx.insert('case', aCase(4));
          await tx.insert('case', aCase(4)).catch(() => undefined);
        }),
        { code: '23505' },
      );
      assert.equal(await store.get('case', 'case-00004'), undefined);
    });

    it('answers reads of the store inside a transaction from that transaction', async () => {
      await store.transact(async (tx) => {
        await tx.insert('consumer', { id: 'inside', name: 'Inside', email: null, active: true });
        assert.equal((await store.get('consumer', 'inside'))?.name, 'Inside');
        await tx.delete('consumer', 'inside');
      });
    });

    it('builds pages in SQL, in the order of the projection, and walks them by cursor', async () => {
      const open = { restrictAssets: false, restrictContacts: false, seesConsumerCases: true, active: true };
      await store.transactSql(async (tx) => {
        await tx.insert('account', {
          id: 'a1',
          number: 'A1',
          code: 'A1',
          name: 'Boxeo',
          parent: null,
          path: '/a1/',
          ...open,
        });
        await tx.insert('account', {
          id: 'a2',
          number: 'A2',
          code: 'A2',
          name: 'Avid',
          parent: null,
          path: '/a2/',
          ...open,
        });
        await tx.insert('soldProduct', {
          id: 's1', number: 'S1', name: 'ACME Network Monitoring', detail: 'Platinum', product: null, account: 'a1',
          consumer: null, contact: null, household: null, org: null, parent: null, path: '/s1/', optional: false, quantity: 1,
          startDate: null, endDate: null, serviceOffering: null, contract: null, consumerVisible: false, search: '',
        }); // biome-ignore format: one line a row reads better
        await tx.insertNew(
          'case',
          Array.from({ length: 25 }, (_, n) =>
            aCase(n, {
              account: n % 2 ? 'a1' : 'a2',
              category: n % 3 ? `c${n % 3}` : null,
              soldProduct: n === 7 ? 's1' : null,
              repliedAt: n % 2 ? at(30) : null,
            }),
          ),
        );
        await tx.insert('caseMark', { id: 'case-00007:p1', case: 'case-00007', profile: 'p1', readAt: at(20), watching: false, rating: null }); // biome-ignore format: one line a row
      });
      const projection: Projection = {
        id: { column: 'id' },
        version: { column: 'version' },
        updatedAt: { column: 'updatedAt' },
        category: { column: 'category' },
        account: { ref: 'account', table: 'account', name: 'name', filter: { eq: ['id', 'a1'] } },
        soldProduct: { ref: 'soldProduct', table: 'soldProduct', name: 'name', detail: 'detail' },
        unread: {
          exists: 'caseMark',
          where: [
            { column: 'case', op: 'eq', value: { outer: 'id' } },
            { column: 'profile', op: 'eq', value: 'p1' },
            { column: 'readAt', op: 'lt', value: { outer: 'repliedAt' } },
          ],
        },
      };
      for (const order of [[], ['-updatedAt'], ['category', '-updatedAt'], ['-category', 'updatedAt'], ['-id']]) {
        const whole = await store.find('case', { order });
        assert.equal(whole.length, 25);
        const seen: string[] = [];
        let last: (string | number | boolean | null)[] | null | undefined;
        do {
          const page = await store.page('case', { order, limit: 7, ...(last ? { after: last } : {}) }, projection);
          const items = JSON.parse(page.json) as { id: string }[];
          assert.ok(items.length > 0 && items.length <= 7);
          seen.push(...items.map((item) => item.id));
          last = page.last;
        } while (last);
        assert.deepEqual(
          seen,
          whole.map((row) => row.id),
          `order ${order}`,
        );
        const jump = await store.page('case', { order, limit: 5, offset: 21 }, projection);
        assert.deepEqual(
          (JSON.parse(jump.json) as { id: string }[]).map((item) => item.id),
          seen.slice(21),
        );
        assert.equal(jump.last, null);
        const middle = await store.page('case', { order, limit: 5, offset: 10 }, projection);
        assert.deepEqual(
          (JSON.parse(middle.json) as { id: string }[]).map((item) => item.id),
          seen.slice(10, 15),
        );
        assert.ok(middle.last);
      }
      const one = await store.page('case', { filter: { eq: ['id', 'case-00007'] }, limit: 5 }, projection);
      assert.equal(
        JSON.stringify(JSON.parse(one.json)),
        JSON.stringify([
          {
            id: 'case-00007', version: 1, updatedAt: at(7), category: 'c1', account: { id: 'a1', name: 'Boxeo' },
            soldProduct: { id: 's1', name: 'ACME Network Monitoring', detail: 'Platinum' }, unread: true,
          },
        ]), // biome-ignore format: as on the wire
      );
      const empty = await store.page('case', { filter: { or: [] }, limit: 5 }, projection);
      assert.deepEqual(empty, { json: '[]', last: null });
      assert.equal(await store.count('case', { eq: ['account', 'a1'] }), 12);
    });

    it('gives every number of a sequence once, from the first one', async () => {
      const numbers = await Promise.all(
        Array.from({ length: 20 }, () => store.transact((tx) => tx.next('thing', 1001))),
      );
      assert.equal(new Set(numbers).size, 20);
      assert.equal(Math.min(...numbers), 1001);
    });

    it('lets transactions that want one lock run one after the other, each on what the one before left', async () => {
      await store.transact((tx) => tx.insert('consumer', { id: 'count', name: '0', email: null, active: true }));
      await Promise.all(
        Array.from({ length: 12 }, () =>
          store.transact(async (tx) => {
            await tx.get('consumer', 'a1');
            await tx.lock('count');
            const row = await tx.get('consumer', 'count');
            await tx.update('consumer', 'count', { name: String(Number(row?.name) + 1) });
          }),
        ),
      );
      assert.equal((await store.get('consumer', 'count'))?.name, '12');
    });

    it('loses no update when transactions forget the lock', async () => {
      await store.transact((tx) => tx.insert('consumer', { id: 'bare', name: '0', email: null, active: true }));
      await Promise.all(
        Array.from({ length: 6 }, () =>
          store.transact(async (tx) => {
            const row = await tx.get('consumer', 'bare');
            await tx.update('consumer', 'bare', { name: String(Number(row?.name) + 1) });
          }),
        ),
      );
      assert.equal((await store.get('consumer', 'bare'))?.name, '6');
    });

    it('numbers events in the order of commits and wakes who listens', async () => {
      const seen: number[] = [];
      let position = 0;
      let reading: Promise<void> = Promise.resolve();
      const stop = store.onEvents(() => {
        reading = reading.then(async () => {
          for (const event of await store.find('event', { filter: { gt: ['seq', position] }, order: ['seq'] })) {
            seen.push(event.seq);
            position = event.seq;
          }
        });
      });
      await Promise.all(Array.from({ length: 40 }, (_, n) => store.transact(async (tx) => tx.emit(anEvent(n)))));
      const whole = await store.find('event', { order: ['seq'] });
      assert.equal(whole.length, 40);
      for (let tries = 0; seen.length < 40 && tries < 200; tries++) {
        await new Promise((resolve) => setImmediate(resolve));
        await reading;
      }
      stop();
      await reading;
      assert.deepEqual(
        seen,
        whole.map((event) => event.seq),
      );
    });

    it('makes a shared setting once', async () => {
      const values = await Promise.all(['x', 'y', 'z'].map((value) => store.setting('secret', () => value)));
      assert.equal(new Set(values).size, 1);
    });

    it('takes budgets until they are spent, then says how long to wait', async () => {
      let allowed = 0;
      let wait = 0;
      for (let n = 0; n < 130; n++) {
        wait = await store.take('person', 1, 100, 3600);
        if (wait === 0) allowed++;
      }
      assert.equal(allowed, 100);
      assert.ok(wait >= 1 && wait <= 36, String(wait));
      assert.equal(await store.take('someone else', 1, 100, 3600), 0);
      assert.equal(await store.take('small', 3, 5, 3600), 0);
      assert.ok((await store.take('small', 3, 5, 3600)) > 0);
      assert.equal(await store.take('small', 2, 5, 3600), 0);
    });

    if (reopen) {
      it('shares budgets, events and settings with another node', async () => {
        const other = await SqlStore.open(await reopen());
        try {
          const heard = new Promise<void>((resolve) => {
            const stop = other.onEvents(() => {
              stop();
              resolve();
            });
          });
          await store.transact(async (tx) => tx.emit({ ...anEvent(100), id: 'from-the-other' }));
          await heard;
          assert.equal((await other.find('event', { order: ['-seq'], limit: 1 }))[0]?.id, 'from-the-other');
          let allowed = 0;
          for (let n = 0; n < 100; n++) {
            if ((await [store, other][n % 2]!.take('shared', 1, 60, 3600)) === 0) allowed++;
          }
          assert.ok(allowed <= 60 && allowed >= 57, String(allowed));
          assert.equal(await other.setting('secret', () => 'another'), await store.setting('secret', () => 'third'));
        } finally {
          await other.close();
        }
      });

      it('asks the database for few of the requests under a budget', async () => {
        let writes = 0;
        const { Budgets } = await import('../../server/store/budgets.js');
        const budgets = new Budgets(async (text, values) => {
          writes++;
          const { rows } = await sql<Record<string, unknown>>`select 1`.execute(database.kysely);
          assert.ok(rows && text && values);
          return { rows: [{ granted: values[3], available: 100 }], changed: 1 };
        });
        for (let n = 0; n < 500; n++) assert.equal(await budgets.take('k', 1, 1000, 60), 0);
        assert.equal(writes, 10);
      });
    }

    it('says that it is ready, and not after it was closed', async () => {
      assert.equal(await store.ready(), true);
      await store.close();
      assert.equal(await store.ready(), false);
    });
  });
}

promises('the store on the embedded database', () => openEmbedded());

const postgres = await startPostgres();
if (!('skipped' in postgres)) {
  let url = '';
  promises(
    'the store on PostgreSQL',
    async () => {
      url = await (postgres as Postgres).database();
      return openServer(url);
    },
    () => openServer(url),
  );
  describe('many nodes that start at once', () => {
    it('bring an empty database up to date together', async () => {
      const address = await postgres.database();
      const stores = await Promise.all(
        Array.from({ length: 4 }, async () => SqlStore.open(await openServer(address, 2))),
      );
      assert.equal(await stores[0]!.count('case', { and: [] }), 0);
      await Promise.all(stores.map((store) => store.close()));
    });
  });
  after(() => postgres.stop());
}
