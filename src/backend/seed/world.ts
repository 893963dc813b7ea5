/** Writes a world: see `World` in the contract. All of it or, when a reference leads nowhere, nothing. */
import type { World } from '../../contract/world.js';
import { affectedBy, caseNumber, caseRow, FIRST_NUMBER } from '../cases/row.js';
import { subjectKey } from '../policy/index.js';
import { CLEAR, NOT_AVAILABLE } from '../products/health.js';
import { fold } from '../store/fold.js';
import type { Store, Tx } from '../store/store.js';
import type { Row, TableName } from '../store/tables.js';
import { put, putDefinitions } from './definitions.js';
import { checkHouseholds } from './households.js';
import { installedAs } from './installed.js';
import { moveBelow, pathsOf, withCodes } from './paths.js';
import { checkReferences } from './references.js';
import { takeOver } from './take-over.js';
import { wrongAt } from './world-error.js';

const searchable = ({ number, name, detail }: { number: string; name: string; detail: string | null }): string =>
  fold([number, name, detail].filter(Boolean).join(' '));

/** Before any alert: what depends on something is clear, of the rest nothing is known. */
const health = (configuration: string | null): number => (configuration === null ? NOT_AVAILABLE : CLEAR);

const kinds = ['contact', 'consumer', 'employee', 'member'] as const;

/** A document's rows, and those that items say in short. */
const installedProducts = ({ installedProducts, installBaseItems }: World): Row<'installedProduct'>[] => [
  ...installedProducts,
  ...installBaseItems.flatMap(({ id, soldProduct }) => (soldProduct === null ? [] : installedAs(id, soldProduct))),
];

/** `|a|b|`, or nothing. */
const barred = (ids: string[]): string | null => (ids.length === 0 ? null : `|${ids.join('|')}|`);

type Rows = { [T in TableName]?: Row<T>[] };

const rowsOf = async (tx: Tx, world: World, now: string): Promise<Rows> => {
  const accounts = await withCodes(tx, world.accounts);
  const accountPaths = await pathsOf(tx, 'account', accounts, 'accounts');
  const soldPaths = await pathsOf(tx, 'soldProduct', world.soldProducts, 'soldProducts');
  const configurationPaths = await pathsOf(tx, 'configurationItem', world.configurationItems, 'configurationItems');
  const itemPaths = await pathsOf(tx, 'installBaseItem', world.installBaseItems, 'installBaseItems');
  const profiles = new Map(world.profiles.map((profile) => [profile.id, profile]));
  const places = await pathsOf(tx, 'serviceOrganization', world.serviceOrganizations, 'serviceOrganizations');
  await moveBelow(tx, 'account', accountPaths);
  await moveBelow(tx, 'soldProduct', soldPaths);
  await moveBelow(tx, 'configurationItem', configurationPaths);
  await moveBelow(tx, 'installBaseItem', itemPaths);
  await moveBelow(tx, 'serviceOrganization', places);
  const known = new Map<string, Row<'installBaseItem'> | undefined>();
  for (const { id } of world.installBaseItems) known.set(id, await tx.get('installBaseItem', id));
  const people = new Map([...world.contacts, ...world.consumers, ...world.staff].map(({ id, name }) => [id, name]));
  const openerName = (id: string): string => {
    const opener = profiles.get(id);
    return people.get(opener?.contact ?? opener?.consumer ?? opener?.employee ?? opener?.member ?? '') ?? '';
  };
  const cases: Row<'case'>[] = [];
  for (const { openedAt = now, number: given, contributors, taskAgents, ...record } of world.cases) {
    // What was done to a case since is kept.
    if (await tx.get('case', record.id)) continue;
    const number = given ?? caseNumber(await tx.next('case', FIRST_NUMBER));
    const items = world.installBaseItems.find(({ id }) => id === record.installBaseItem);
    const sold = world.soldProducts.find(({ id }) => id === record.soldProduct);
    const ended = record.state === 6 || record.state === 3 ? openedAt : null;
    const path = itemPaths.get(record.installBaseItem ?? '');
    cases.push(
      caseRow({
        ...record,
        number,
        openedAt,
        contributors: barred(contributors),
        taskAgents: barred(taskAgents),
        openedByName: openerName(record.openedBy),
        product: sold?.product ?? items?.product ?? null,
        affected: affectedBy(path === undefined ? [] : [{ path }]),
        resolvedAt: ended,
        closedAt: record.state === 3 ? openedAt : null,
        dueAt: null,
      }),
    );
  }
  return {
    responsibility: world.responsibilities,
    account: accounts.map((row) => ({ ...row, path: accountPaths.get(row.id) ?? '' })),
    contact: world.contacts.map(({ roles, ...row }) => ({ ...row, roles: roles.join(' ') })),
    consumer: world.consumers,
    staff: world.staff.map(({ roles, ...row }) => ({ ...row, roles: roles.join(' ') })),
    serviceOrganization: world.serviceOrganizations.map((row) => ({ ...row, path: places.get(row.id) ?? '' })),
    organizationMember: world.organizationMembers.map(({ excluded, ...row }) => ({
      ...row,
      excluded: excluded.join(' ') || null,
    })),
    consumerTeamMember: world.consumerTeamMembers,
    profile: world.profiles.map(({ module, subject, employee, member, ...row }) => ({
      ...row,
      subject: subjectKey(module, subject),
      staff: employee ?? member,
      kind: kinds.find((kind) => ({ ...row, employee, member })[kind] !== null) ?? 'consumer',
    })),
    accountRelationship: world.accountRelationships,
    contactRelationship: world.contactRelationships,
    accountTeamMember: world.accountTeamMembers,
    accountConsumer: world.accountConsumers,
    household: world.households,
    householdMember: world.householdMembers,
    consumerRelationship: world.consumerRelationships,
    product: world.products.map((row) => ({ ...row, search: fold(row.name) })),
    serviceOffering: world.serviceOfferings,
    contract: world.contracts,
    soldProduct: world.soldProducts.map((row) => ({
      ...row,
      path: soldPaths.get(row.id) ?? '',
      search: searchable(row),
    })),
    catalogItem: world.catalogItems,
    configurationItem: world.configurationItems.map((row) => ({
      ...row,
      path: configurationPaths.get(row.id) ?? '',
    })),
    entitlement: world.entitlements,
    installBaseItem: world.installBaseItems.map(({ soldProduct: _, ...row }) => ({
      ...row,
      path: itemPaths.get(row.id) ?? '',
      health: known.get(row.id)?.health ?? health(row.configurationItem),
      healthAt: known.get(row.id)?.healthAt ?? null,
      search: searchable(row),
    })),
    installedProduct: installedProducts(world),
    case: cases,
    relatedParty: world.relatedParties,
    assetContact: world.assetContacts,
  };
};

/** Writes a world inside somebody's transaction; answers how many records were written. */
export const writeWorld = async (tx: Tx, world: World, now: string): Promise<number> => {
  await putDefinitions(tx, world.modules);
  for (const [n, profile] of world.profiles.entries()) {
    if (kinds.filter((kind) => profile[kind] !== null).length !== 1) {
      throw wrongAt(`/profiles/${n}`, 'name one contact, consumer, employee or member');
    }
  }
  await takeOver(tx, world);
  await checkReferences(tx, world);
  const rows = await rowsOf(tx, world, now);
  await checkHouseholds(tx, world, now.slice(0, 10));
  let written = 0;
  for (const [table, list] of Object.entries(rows) as [TableName, Row<TableName>[]][]) {
    for (const row of list) {
      await put(tx, table, row);
      written++;
    }
  }
  // What an item said in short before and says no longer does not hold any more.
  for (const { id, soldProduct } of world.installBaseItems)
    if (soldProduct === null) await tx.delete('installedProduct', installedAs(id, '').id);
  return written;
};

/** The same by itself. Records that are there are brought up to date, cases are left as they are. */
export const putWorld = async (store: Store, world: World, now: string): Promise<number> =>
  store.transact(async (tx) => {
    await tx.lock('seed');
    return writeWorld(tx, world, now);
  });
