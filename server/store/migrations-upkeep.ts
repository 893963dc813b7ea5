/** Steps of `migrations.ts` since operators keep relations. */
import type { Migration } from 'kysely';
import { instant, run, text } from './migration-tools.js';

/** Relations that operators keep: one row for both sides, primary households, history by record. */
export const upkeep: Migration = {
  async up(db) {
    await run(
      db,
      `delete from "accountRelationship" where type <> 'Partner of'`,
      'alter table "accountRelationship" drop type',
      'alter table "householdMember" add "primary" boolean not null default false',
      `create table "auditRecord" (
        id ${text} primary key, audit ${text} not null, record ${text} not null, at ${instant} not null)`,
      'create index audit_of_record on "auditRecord" (record, at, id)',
      // Each end of a relation is asked for.
      'create index relationship_to on "accountRelationship" ("to")',
      ...['contactRelationship', 'accountTeamMember'].map(
        (table, n) => `create index ${n === 0 ? 'relationship' : 'team'}_account on "${table}" (account)`,
      ),
      'create index represents on "consumerRelationship" (represented)',
      'create index represents_within on "consumerRelationship" (household) where household is not null',
      ...['consumer', 'household'].map(
        (column) =>
          `create index consumer_team_${column} on "consumerTeamMember" (${column}) where ${column} is not null`,
      ),
      ...['case', 'soldProduct', 'installBaseItem'].map(
        (column) => `create index "party_${column}" on "relatedParty" ("${column}") where "${column}" is not null`,
      ),
      'create index asset_item on "assetContact" ("installBaseItem")',
    );
  },
};

/** What was installed from what, many to many. */
export const installed: Migration = {
  async up(db) {
    await run(
      db,
      `create table "installedProduct" (
        id ${text} primary key, "soldProduct" ${text} not null, "installBaseItem" ${text} not null)`,
      // Under the id that a document's short way would write.
      `insert into "installedProduct" (id, "soldProduct", "installBaseItem")
        select id || ':sold', "soldProduct", id from "installBaseItem" where "soldProduct" is not null`,
      'alter table "installBaseItem" drop "soldProduct"',
      'create index installed_sold on "installedProduct" ("soldProduct", "installBaseItem")',
      'create index installed_item on "installedProduct" ("installBaseItem", "soldProduct")',
    );
  },
};

/** Playbooks by version, and the runs of them. */
export const playbooks: Migration = {
  async up(db) {
    await run(
      db,
      `create table playbook (
        id ${text} primary key, name ${text} not null, version bigint not null, current boolean not null,
        definition json not null)`,
      'create unique index playbook_current on playbook (name) where current',
      `create table "playbookRun" (
        id ${text} primary key, "case" ${text} not null, profile ${text} not null, playbook ${text} not null,
        version bigint not null, state ${text} not null, prefill json not null, kept json not null,
        assigned json not null, "updatedAt" ${instant} not null)`,
      'create unique index run_case on "playbookRun" ("case")',
      'create index run_profile on "playbookRun" (profile, state, "updatedAt", id)',
    );
  },
};

/** Account codes, and account paths made of them. */
export const codes: Migration = {
  async up(db) {
    await run(
      db,
      `alter table account add code ${text}`,
      `update account set code = numbered.code from (
        select id, 'A' || case when n < 100000 then lpad(n::text, 5, '0') else n::text end as code
        from (select id, row_number() over (order by number, id) as n from account) counted) numbered
        where account.id = numbered.id`,
      'alter table account alter code set not null',
      'create unique index account_code on account (code)',
      // A path lists the ids of the line above, each once.
      `update account set path = coded.path from (
        select a.id, '/' || string_agg(above.code, '/' order by place.n) || '/' as path
        from account a
        cross join lateral unnest(string_to_array(trim(both '/' from a.path), '/')) with ordinality as place(id, n)
        join account above on above.id = place.id
        group by a.id) coded
        where account.id = coded.id`,
    );
  },
};
