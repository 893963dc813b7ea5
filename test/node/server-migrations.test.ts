/** A database that has data is brought to the newest step, and nothing that it knew is lost. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { type Database, openEmbedded, openServer } from '../../server/store/database.js';
import { migrate } from '../../server/store/migrations.js';
import { SqlStore } from '../../server/store/sql-store.js';
import { type Postgres, startPostgres } from './postgres.js';

const promises = (name: string, open: () => Promise<Database>): void => {
  describe(name, () => {
    let database: Database;
    let store: SqlStore;
    before(async () => {
      database = await open();
      store = await SqlStore.open(database);
    });
    after(() => store.close());

    it('keep what was installed from what when it becomes many to many, and give account codes', async () => {
      // As the step before left a database that has data.
      const before = [
        'drop table "installedProduct"',
        'alter table "installBaseItem" add "soldProduct" text collate "C"',
        `insert into "installBaseItem" (id, number, name, search, path, "soldProduct")
          values ('old', 'IB1', 'Old', '', '/old/', 's-old'), ('bare', 'IB2', 'Bare', '', '/bare/', null)`,
        'drop table playbook',
        'drop table "playbookRun"',
        'alter table account drop code',
        `insert into account (id, number, name, parent, path, "restrictAssets", "restrictContacts", "seesConsumerCases", active)
          values ('north', '2', 'North', null, '/north/', false, false, true, true),
            ('arm', '1', 'Arm', 'north', '/north/arm/', false, false, true, true),
            ('hand', '3', 'Hand', 'arm', '/north/arm/hand/', false, false, true, true)`,
        `delete from oriel_migration where name >= '007'`,
      ];
      for (const statement of before) await sql.raw(statement).execute(database.kysely);
      assert.deepEqual(await migrate(database.kysely), ['007-installed', '008-playbooks', '009-codes']);
      const rows = await store.find('installedProduct', {});
      assert.deepEqual(rows, [{ id: 'old:sold', soldProduct: 's-old', installBaseItem: 'old' }]);
      assert.deepEqual(
        (await store.find('installBaseItem', { filter: { eq: ['soldProduct', 's-old'] } })).map(({ id }) => id),
        ['old'],
      );
      const accounts = await store.find('account', { order: ['number'] });
      assert.deepEqual(
        accounts.map(({ code, path }) => [code, path]),
        [
          ['A00001', '/A00002/A00001/'],
          ['A00002', '/A00002/'],
          ['A00003', '/A00002/A00001/A00003/'],
        ],
      );
    });
  });
};

promises('steps on the embedded database', () => openEmbedded());
const postgres = await startPostgres();
if (!('skipped' in postgres)) {
  promises('steps on PostgreSQL', async () => openServer(await (postgres as Postgres).database()));
  after(() => postgres.stop());
}
