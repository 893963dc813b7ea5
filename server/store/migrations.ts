/**
 * The tables of `src/backend/store/tables.ts` in PostgreSQL, as steps that run once each under kysely's lock, so that any
 * number of nodes may start at the same time. A step is never changed after a release; a new one is added.
 */
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { instant, run, text } from './migration-tools.js';
import { codes, installed, playbooks, upkeep } from './migrations-upkeep.js';

const ground: Migration = {
  async up(db) {
    await run(
      db,
      `create table account (
        id ${text} primary key, number ${text} not null, name ${text} not null, parent ${text},
        path ${text} not null, active boolean not null)`,
      `create table contact (
        id ${text} primary key, name ${text} not null, email ${text}, title ${text}, account ${text} not null,
        roles ${text} not null, active boolean not null)`,
      `create table consumer (id ${text} primary key, name ${text} not null, email ${text}, active boolean not null)`,
      `create table profile (
        id ${text} primary key, subject ${text} not null, kind ${text} not null, contact ${text}, consumer ${text},
        active boolean not null)`,
      `create table product (id ${text} primary key, name ${text} not null, search ${text} not null)`,
      `create table "soldProduct" (
        id ${text} primary key, number ${text} not null, name ${text} not null, detail ${text}, product ${text},
        account ${text}, consumer ${text}, search ${text} not null)`,
      `create table "installBaseItem" (
        id ${text} primary key, number ${text} not null, name ${text} not null, detail ${text}, product ${text},
        "soldProduct" ${text}, account ${text}, consumer ${text}, search ${text} not null)`,
      `create table "case" (
        id ${text} primary key, number ${text} not null, version bigint not null, module ${text} not null,
        "caseType" ${text} not null, state bigint not null, "shortDescription" ${text} not null,
        description ${text} not null, priority bigint not null, category ${text}, escalation bigint not null,
        account ${text}, contact ${text}, consumer ${text}, "openedBy" ${text} not null, "openedByName" ${text} not null,
        product ${text}, "soldProduct" ${text}, "installBaseItem" ${text}, channel ${text} not null,
        "openedAt" ${instant} not null, "updatedAt" ${instant} not null, "repliedAt" ${instant},
        "resolvedAt" ${instant}, "closedAt" ${instant}, "dueAt" ${instant}, "closesAt" ${instant},
        "resolutionCode" ${text}, "resolutionNotes" ${text}, fields json not null, history json not null,
        search ${text} not null)`,
      `create table "caseMark" (
        id ${text} primary key, "case" ${text} not null, profile ${text} not null, "readAt" ${instant} not null,
        watching boolean not null, rating bigint)`,
      `create table activity (
        id ${text} primary key, "case" ${text} not null, kind ${text} not null, at ${instant} not null, author ${text},
        "authorName" ${text} not null, "authorRole" ${text} not null, public boolean not null, text ${text},
        "from" bigint, "to" bigint, reason ${text})`,
      `create table attachment (
        id ${text} primary key, "case" ${text}, activity ${text}, "uploadedBy" ${text}, name ${text} not null,
        type ${text} not null, size bigint not null, hash ${text} not null, "createdAt" ${instant} not null)`,
      `create table "caseType" (id ${text} primary key, version bigint not null, definition json not null)`,
      `create table module (id ${text} primary key, definition json not null)`,
      `create table article (
        id ${text} primary key, number ${text} not null, title ${text} not null, body ${text} not null,
        language ${text} not null, module ${text}, "readMinutes" bigint not null, search ${text} not null)`,
      `create table idempotency (
        id ${text} primary key, hash ${text} not null, status bigint not null, body ${text} not null,
        at ${instant} not null)`,
      `create table audit (
        id ${text} primary key, at ${instant} not null, module ${text} not null, actor ${text} not null,
        action ${text} not null, record ${text} not null, outcome ${text} not null, detail json not null)`,
      `create table event (
        id ${text} primary key, seq bigint not null, type ${text} not null, "case" ${text} not null,
        number ${text} not null, version bigint not null, at ${instant} not null, internal boolean not null)`,
    );
    // The server's own: what nodes share besides the backend's tables. Budgets need not outlive a crash.
    await run(
      db,
      `create sequence oriel_event_seq`,
      `create table oriel_setting (name ${text} primary key, value ${text} not null)`,
      `create unlogged table oriel_rate (
        key ${text} primary key, available double precision not null, granted double precision not null,
        at timestamptz not null)`,
    );
    await run(db, await lowerFunction(db));
    await run(db, ...indexes);
    await run(db, ...trigrams);
  },
};

const indexes = [
  // Lists: one index for each way in which the policy reaches cases, in the order in which they are shown.
  ...['account', 'contact', 'consumer', 'openedBy'].map(
    (column) => `create index "case_${column}" on "case" ("${column}", "updatedAt", id)`,
  ),
  'create index "case_updated" on "case" ("updatedAt", id)',
  'create index "case_state" on "case" (state, "updatedAt", id)',
  'create index "case_closes" on "case" ("closesAt") where "closesAt" is not null',
  'create unique index "case_number" on "case" (number)',
  'create index "mark_profile" on "caseMark" (profile)',
  'create index "mark_case" on "caseMark" ("case")',
  'create index activity_case on activity ("case", at, id)',
  'create index attachment_case on attachment ("case")',
  'create index attachment_activity on attachment (activity)',
  'create index attachment_loose on attachment ("createdAt") where "case" is null',
  'create unique index event_seq on event (seq)',
  'create index event_at on event (at)',
  'create index idempotency_at on idempotency (at)',
  'create index audit_at on audit (at)',
  'create index audit_record on audit (record)',
  'create index profile_subject on profile (subject)',
  'create index profile_contact on profile (contact)',
  'create index contact_account on contact (account)',
  // As `startsWith` asks: sub-trees of accounts are prefixes of paths.
  'create index account_path on account (oriel_lower(path))',
  'create index sold_account on "soldProduct" (account)',
  'create index sold_consumer on "soldProduct" (consumer)',
  'create index installed_account on "installBaseItem" (account)',
  'create index installed_consumer on "installBaseItem" (consumer)',
];

/** Search by parts of words is fast where the extension is to be had, and right everywhere. */
const trigrams = [
  `do $$ begin
     create extension if not exists pg_trgm;
   exception when others then
     raise notice 'searching without pg_trgm: %', sqlerrm;
   end $$`,
  ...['case', 'article', 'soldProduct', 'installBaseItem', 'product'].map(
    (table) => `do $$ begin
     if exists (select 1 from pg_extension where extname = 'pg_trgm') then
       create index "${table}_search" on "${table}" using gin (search gin_trgm_ops);
     end if;
   end $$`,
  ),
];

/**
 * Lower case as JavaScript has it, on any locale. The two letters whose lower case depends on what follows, or is two
 * letters, are replaced first; for the rest a collation that knows all of Unicode serves.
 */
async function lowerFunction(db: Kysely<unknown>): Promise<string> {
  const found = await sql<{ collname: string }>`
    select collname from pg_collation where collname in ('pg_c_utf8', 'und-x-icu', 'C.utf8')
    order by array_position(array['pg_c_utf8', 'und-x-icu', 'C.utf8'], collname::text)`.execute(db);
  const collation = found.rows[0]?.collname ?? 'default';
  return `create function oriel_lower(value text) returns text language sql immutable parallel safe as $$
    select case when octet_length(value) = char_length(value) then lower(value collate "C") collate "C"
      else lower(replace(replace(value, 'Σ', 'σ'), 'İ', 'i̇') collate "${collation}") collate "C" end $$`;
}

/** What lists and their totals ask for, see `ways.ts`. */
const lists: Migration = {
  async up(db) {
    await run(
      db,
      // With what the rules look at besides, so that a total is counted in the index alone.
      `drop index "case_account"`,
      `create index "case_account" on "case" (account, "updatedAt", id) include (consumer, state, "openedBy")`,
      // An opener's drafts are few among the opener's cases.
      `create index "case_draft" on "case" ("openedBy", "updatedAt", id) where state = 0`,
    );
  },
};

const inForce = 'active boolean not null, "startDate" date, "endDate" date';

/** Who stands how to whom: what the access policy derives rights from, see `access-policy` in the decisions. */
const relations: Migration = {
  async up(db) {
    await run(
      db,
      `alter table account add "restrictAssets" boolean not null default false,
        add "restrictContacts" boolean not null default false, add "seesConsumerCases" boolean not null default true`,
      ...['soldProduct', 'installBaseItem'].map(
        (table) => `alter table "${table}" add contact ${text}, add household ${text}, add parent ${text},
          add "consumerVisible" boolean not null default false`,
      ),
      `alter table "installBaseItem" add path ${text}`,
      `update "installBaseItem" set path = '/' || id || '/'`,
      `alter table "installBaseItem" alter path set not null`,
      `alter table "case" add household ${text}, add partner ${text}, add "partnerContact" ${text}`,
      `create table responsibility (id ${text} primary key, name ${text} not null, level ${text})`,
      `create table "accountRelationship" (
        id ${text} primary key, "from" ${text} not null, "to" ${text} not null, type ${text} not null, ${inForce})`,
      ...['contactRelationship', 'accountTeamMember'].map(
        (table) => `create table "${table}" (id ${text} primary key, contact ${text} not null,
          account ${text} not null, responsibility ${text}, ${inForce})`,
      ),
      `create table "accountConsumer" (
        id ${text} primary key, account ${text} not null, consumer ${text} not null, ${inForce})`,
      `create table household (id ${text} primary key, name ${text} not null, head ${text}, active boolean not null)`,
      `create table "householdMember" (
        id ${text} primary key, household ${text} not null, consumer ${text} not null, ${inForce})`,
      `create table "consumerRelationship" (
        id ${text} primary key, representative ${text} not null, represented ${text} not null, household ${text},
        responsibility ${text}, ${inForce})`,
      `create table "relatedParty" (
        id ${text} primary key, "case" ${text}, "soldProduct" ${text}, "installBaseItem" ${text}, account ${text},
        contact ${text}, consumer ${text}, responsibility ${text}, ${inForce})`,
      `create table "assetContact" (
        id ${text} primary key, "installBaseItem" ${text} not null, contact ${text} not null, ${inForce})`,
      'create index relationship_from on "accountRelationship" ("from")',
      'create index relationship_contact on "contactRelationship" (contact)',
      'create index team_contact on "accountTeamMember" (contact)',
      'create index account_consumer on "accountConsumer" (consumer)',
      'create index consumer_account on "accountConsumer" (account)',
      'create index household_head on household (head)',
      'create index member_consumer on "householdMember" (consumer)',
      'create index member_household on "householdMember" (household)',
      'create index represented_by on "consumerRelationship" (representative)',
      ...['account', 'contact', 'consumer'].map(
        (column) => `create index party_${column} on "relatedParty" (${column}) where ${column} is not null`,
      ),
      'create index asset_contact on "assetContact" (contact)',
      ...['household', 'partner', 'soldProduct', 'installBaseItem'].map(
        (column) =>
          `create index "case_${column}" on "case" ("${column}", "updatedAt", id) where "${column}" is not null`,
      ),
      ...['sold', 'installed'].flatMap((name, n) =>
        ['contact', 'household'].map(
          (column) => `create index ${name}_${column} on "${n === 0 ? 'soldProduct' : 'installBaseItem'}" (${column})`,
        ),
      ),
      'create index installed_sold on "installBaseItem" ("soldProduct")',
      'create index installed_path on "installBaseItem" (oriel_lower(path))',
    );
  },
};

/** Offerings, contracts and entitlements of what was sold; where an item stands and what it depends on. */
const estate: Migration = {
  async up(db) {
    await run(
      db,
      `create table "serviceOffering" (id ${text} primary key, name ${text} not null, tier ${text} not null)`,
      `create table contract (
        id ${text} primary key, number ${text} not null, name ${text} not null, "startDate" date, "endDate" date)`,
      `create table entitlement (
        id ${text} primary key, name ${text} not null, contract ${text}, "soldProduct" ${text},
        "installBaseItem" ${text}, total bigint, remaining bigint, terms ${text})`,
      `create table "catalogItem" (id ${text} primary key, name ${text} not null, product ${text} not null)`,
      `create table "configurationItem" (
        id ${text} primary key, name ${text} not null, parent ${text}, path ${text} not null)`,
      `create table alert (
        id ${text} primary key, number ${text} not null, "configurationItem" ${text} not null,
        severity bigint not null, message ${text} not null, "openedAt" ${instant} not null, "closedAt" ${instant})`,
      `create table outage (
        id ${text} primary key, "configurationItem" ${text} not null, kind ${text} not null, title ${text} not null,
        detail ${text}, "startsAt" ${instant} not null, "endsAt" ${instant}, "nextUpdateAt" ${instant},
        alert ${text})`,
      `alter table "soldProduct" add path ${text}, add optional boolean not null default false,
        add quantity bigint not null default 1, add "startDate" date, add "endDate" date,
        add "serviceOffering" ${text}, add contract ${text}`,
      `update "soldProduct" set path = '/' || id || '/'`,
      `alter table "soldProduct" alter path set not null`,
      `alter table "installBaseItem" add environment ${text}, add location ${text}, add serial ${text},
        add "installedOn" date, add hosting ${text}, add "configurationItem" ${text},
        add health bigint not null default 7, add "healthAt" ${instant}`,
      `alter table "case" add affected ${text}, add alert ${text}`,
      `update "case" c set affected = (
        select '|' || i.path || '|' from "installBaseItem" i where i.id = c."installBaseItem")`,
      'create index case_alert on "case" (alert) where alert is not null',
      `do $$ begin
         if exists (select 1 from pg_extension where extname = 'pg_trgm') then
           create index case_affected on "case" using gin (oriel_lower(affected) gin_trgm_ops);
         end if;
       end $$`,
      'create index installed_configuration on "installBaseItem" ("configurationItem")',
      'create index configuration_path on "configurationItem" (oriel_lower(path))',
      'create index entitlement_sold on entitlement ("soldProduct")',
      'create index entitlement_installed on entitlement ("installBaseItem")',
      'create index catalog_product on "catalogItem" (product)',
      'create index alert_configuration on alert ("configurationItem") where "closedAt" is null',
      'create index outage_configuration on outage ("configurationItem", "startsAt")',
      // What happens to an item is told as what happens to a case is.
      `alter table event add item ${text}, alter "case" drop not null, alter number drop not null`,
    );
  },
};

/** Employees, service organisations and what they do there. */
const staff: Migration = {
  async up(db) {
    await run(
      db,
      `create table staff (
        id ${text} primary key, name ${text} not null, email ${text}, roles ${text} not null, active boolean not null)`,
      `create table "serviceOrganization" (
        id ${text} primary key, name ${text} not null, parent ${text}, path ${text} not null)`,
      `create table "organizationMember" (
        id ${text} primary key, organization ${text} not null, staff ${text} not null, role ${text} not null,
        excluded ${text}, ${inForce})`,
      `create table "consumerTeamMember" (
        id ${text} primary key, staff ${text} not null, consumer ${text}, household ${text}, responsibility ${text},
        ${inForce})`,
      `alter table profile add staff ${text}`,
      `alter table "accountTeamMember" alter contact drop not null, add staff ${text}`,
      `alter table "relatedParty" add staff ${text}, add organization ${text}`,
      `alter table "case" add org ${text}, add "requestorOrg" ${text}, add "requestedBy" ${text},
        add contributors ${text}, add "taskAgents" ${text}`,
      ...['soldProduct', 'installBaseItem'].map((table) => `alter table "${table}" add org ${text}`),
      'create index organization_path on "serviceOrganization" (oriel_lower(path))',
      'create index organization_staff on "organizationMember" (staff)',
      'create index consumer_team_staff on "consumerTeamMember" (staff)',
      'create index account_team_staff on "accountTeamMember" (staff)',
      ...['staff', 'organization'].map(
        (column) => `create index party_${column} on "relatedParty" (${column}) where ${column} is not null`,
      ),
      ...['org', 'requestorOrg', 'requestedBy'].map(
        (column) =>
          `create index "case_${column}" on "case" ("${column}", "updatedAt", id) where "${column}" is not null`,
      ),
      'create index sold_org on "soldProduct" (org)',
      'create index installed_org on "installBaseItem" (org)',
    );
  },
};

const migrations: Record<string, Migration> = {
  '001-ground': ground,
  '002-lists': lists,
  '003-relations': relations,
  '004-estate': estate,
  '005-staff': staff,
  '006-upkeep': upkeep,
  '007-installed': installed,
  '008-playbooks': playbooks,
  '009-codes': codes,
};

/** Brings the database to the newest step; answers the names of the steps taken. Safe to call from many nodes at once. */
export async function migrate(db: Kysely<unknown>): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'oriel_migration',
    migrationLockTableName: 'oriel_migration_lock',
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
