/** Every reference of a document leads to a record of the document or of the store. */
import type { World } from '../../contract/world.js';
import { instead, near } from '../modules/nearest.js';
import type { Finding } from '../modules/sentences.js';
import type { Reader } from '../store/store.js';
import { type TableName, type TableShape, tables } from '../store/tables.js';
import { WorldError } from './world-error.js';

type List = keyof World;

/** Lists of the document and the tables that they fill. */
const lists = {
  responsibilities: 'responsibility',
  accounts: 'account',
  contacts: 'contact',
  consumers: 'consumer',
  staff: 'staff',
  serviceOrganizations: 'serviceOrganization',
  organizationMembers: 'organizationMember',
  profiles: 'profile',
  accountRelationships: 'accountRelationship',
  contactRelationships: 'contactRelationship',
  accountTeamMembers: 'accountTeamMember',
  consumerTeamMembers: 'consumerTeamMember',
  accountConsumers: 'accountConsumer',
  households: 'household',
  householdMembers: 'householdMember',
  consumerRelationships: 'consumerRelationship',
  products: 'product',
  serviceOfferings: 'serviceOffering',
  contracts: 'contract',
  soldProducts: 'soldProduct',
  catalogItems: 'catalogItem',
  configurationItems: 'configurationItem',
  installBaseItems: 'installBaseItem',
  installedProducts: 'installedProduct',
  entitlements: 'entitlement',
  cases: 'case',
  relatedParties: 'relatedParty',
  assetContacts: 'assetContact',
} as const satisfies Record<Exclude<List, 'modules'>, TableName>;

/** References that the document says in its own way. */
const further: Partial<Record<List, Record<string, TableName>>> = {
  organizationMembers: { excluded: 'serviceOrganization' },
  profiles: { module: 'module', employee: 'staff', member: 'staff' },
  installBaseItems: { soldProduct: 'soldProduct' },
  cases: { module: 'module', caseType: 'caseType', contributors: 'profile', taskAgents: 'profile' },
};

interface Reference {
  pointer: string;
  table: TableName;
  id: string;
}

const referencesIn = (world: World): Reference[] =>
  (Object.entries(lists) as [keyof typeof lists, TableName][]).flatMap(([list, table]) => {
    const members: [string, string][] = Object.entries({ ...(tables[table] as TableShape).refs, ...further[list] });
    return world[list].flatMap((record, at) =>
      members.flatMap(([member, target]) => {
        const value = (record as unknown as Record<string, unknown>)[member];
        const pointer = `/${list}/${at}/${member}`;
        const to = (id: unknown, here: string): Reference[] =>
          typeof id === 'string' ? [{ pointer: here, table: target as TableName, id }] : [];
        return Array.isArray(value) ? value.flatMap((id, n) => to(id, `${pointer}/${n}`)) : to(value, pointer);
      }),
    );
  });

const MOST_NAMED = 20;

/** How to mend it: what may have been meant, or where to add it. */
const mending = async (reader: Reader, { table, id }: Reference, given: Iterable<string>): Promise<string> => {
  const list = Object.entries(lists).find(([, each]) => each === table)?.[0];
  const stored = await reader.find(table, list ? { filter: { startsWith: ['id', id.slice(0, 2)] }, limit: 500 } : {});
  const ids = [...given, ...stored.map((row) => row.id)];
  if (list === undefined) return instead(id, ids);
  return near(id, ids) ?? `: add it to “${list}”, or correct its id`;
};

/** Throws with all that lead nowhere. */
export const checkReferences = async (reader: Reader, world: World): Promise<void> => {
  const given = new Map<string, Set<string>>(
    (Object.entries(lists) as [keyof typeof lists, string][]).map(([list, table]) => [
      table,
      new Set(world[list].map(({ id }) => id)),
    ]),
  );
  const there = new Map<string, boolean>();
  const found: Finding[] = [];
  for (const reference of referencesIn(world)) {
    const { pointer, table, id } = reference;
    const own = given.get(table) ?? new Set();
    const key = `${table}/${id}`;
    if (!there.has(key)) there.set(key, own.has(id) || (await reader.get(table, id)) !== undefined);
    if (there.get(key)) continue;
    const how = found.length < MOST_NAMED ? await mending(reader, reference, own) : '';
    found.push({ pointer, message: `there is no ${table} “${id}”${how}` });
  }
  if (found.length > 0) throw new WorldError(found);
};
