/** Worlds as plain arrays of rows, with every column that does not decide filled in. */
import type { Row } from '../../src/backend/store/tables.js';

const open = { active: true, startDate: null, endDate: null };
const product = {
  number: '',
  name: '',
  detail: null,
  product: null,
  account: null,
  consumer: null,
  contact: null,
  household: null,
  org: null,
  parent: null,
  path: '',
  consumerVisible: false,
  search: '',
};
const sold = {
  ...product,
  optional: false,
  quantity: 1,
  startDate: null,
  endDate: null,
  serviceOffering: null,
  contract: null,
};
const item = {
  ...product,
  environment: null,
  location: null,
  serial: null,
  installedOn: null,
  hosting: null,
  configurationItem: null,
  health: 7,
  healthAt: null,
};
const at = '2026-03-01T09:00:00.000Z';

const plain = {
  account: {
    number: '',
    code: '',
    name: '',
    parent: null,
    path: '',
    restrictAssets: false,
    restrictContacts: false,
    seesConsumerCases: true,
    active: true,
  },
  contact: { name: '', email: null, title: null, account: '', roles: '', active: true },
  consumer: { name: '', email: null, active: true },
  profile: { subject: '', kind: '', contact: null, consumer: null, staff: null, active: true },
  responsibility: { name: '', level: null },
  staff: { name: '', email: null, roles: '', active: true },
  serviceOrganization: { name: '', parent: null, path: '' },
  organizationMember: { organization: '', staff: '', role: '', excluded: null, ...open },
  consumerTeamMember: { staff: '', consumer: null, household: null, responsibility: null, ...open },
  accountRelationship: { from: '', to: '', ...open },
  contactRelationship: { contact: '', account: '', responsibility: null, ...open },
  accountTeamMember: { contact: null, staff: null, account: '', responsibility: null, ...open },
  accountConsumer: { account: '', consumer: '', ...open },
  household: { name: '', head: null, active: true },
  householdMember: { household: '', consumer: '', primary: false, ...open },
  consumerRelationship: { representative: '', represented: '', household: null, responsibility: null, ...open },
  relatedParty: {
    case: null,
    soldProduct: null,
    installBaseItem: null,
    account: null,
    contact: null,
    consumer: null,
    staff: null,
    organization: null,
    responsibility: null,
    ...open,
  },
  assetContact: { installBaseItem: '', contact: '', ...open },
  soldProduct: sold,
  installBaseItem: item,
  installedProduct: { soldProduct: '', installBaseItem: '' },
  case: {
    number: '',
    version: 1,
    module: 'portal',
    caseType: 'product-question',
    state: 1,
    shortDescription: 'A question',
    description: 'Text',
    priority: 3,
    category: null,
    escalation: 0,
    account: null,
    contact: null,
    consumer: null,
    household: null,
    partner: null,
    partnerContact: null,
    org: null,
    requestorOrg: null,
    requestedBy: null,
    contributors: null,
    taskAgents: null,
    openedBy: '',
    openedByName: '',
    product: null,
    soldProduct: null,
    affected: null,
    alert: null,
    installBaseItem: null,
    channel: 'web',
    openedAt: at,
    updatedAt: at,
    repliedAt: null,
    resolvedAt: null,
    closedAt: null,
    dueAt: null,
    closesAt: null,
    resolutionCode: null,
    resolutionNotes: null,
    fields: {},
    history: [],
    search: '',
  },
} satisfies { [T in keyof Kept]: Omit<Kept[T], 'id'> };

interface Kept {
  account: Row<'account'>;
  contact: Row<'contact'>;
  consumer: Row<'consumer'>;
  profile: Row<'profile'>;
  responsibility: Row<'responsibility'>;
  staff: Row<'staff'>;
  serviceOrganization: Row<'serviceOrganization'>;
  organizationMember: Row<'organizationMember'>;
  consumerTeamMember: Row<'consumerTeamMember'>;
  accountRelationship: Row<'accountRelationship'>;
  contactRelationship: Row<'contactRelationship'>;
  accountTeamMember: Row<'accountTeamMember'>;
  accountConsumer: Row<'accountConsumer'>;
  household: Row<'household'>;
  householdMember: Row<'householdMember'>;
  consumerRelationship: Row<'consumerRelationship'>;
  relatedParty: Row<'relatedParty'>;
  assetContact: Row<'assetContact'>;
  soldProduct: Row<'soldProduct'>;
  installBaseItem: Row<'installBaseItem'>;
  installedProduct: Row<'installedProduct'>;
  case: Row<'case'>;
}
export type KeptTable = keyof Kept;
export type World = { [T in KeptTable]: Row<T>[] };
/** The columns that decide; the id may be left to the place in the list. */
export type Sketch = { [T in KeptTable]?: Partial<Row<T>>[] };

export const keptTables = Object.keys(plain) as KeptTable[];
const short: Partial<Record<KeptTable, string>> = { account: 'acct', soldProduct: 'sp', installBaseItem: 'ib' };
export const idOf = (table: KeptTable, index: number): string => `${short[table] ?? table.toLowerCase()}-${index + 1}`;

const named = ['number', 'code', 'name', 'subject', 'search', 'openedByName'];

const fill = (table: KeptTable, given: Record<string, unknown>, index: number): Record<string, unknown> => {
  const id = given['id'] ?? idOf(table, index);
  const names = named.filter((column) => column in plain[table]).map((column) => [column, id]);
  return { ...plain[table], ...Object.fromEntries(names), id, ...given };
};

const withPaths = <R extends { id: string; parent: string | null; path: string }>(rows: R[]): void => {
  for (const row of rows) {
    const line = [row.id];
    for (let above = row.parent; above !== null; ) {
      line.unshift(above);
      above = rows.find(({ id }) => id === above)?.parent ?? null;
    }
    row.path = `/${line.join('/')}/`;
  }
};

export const worldOf = (sketch: Sketch): World => {
  const world = Object.fromEntries(
    keptTables.map((table) => [table, (sketch[table] ?? []).map((given, index) => fill(table, given, index))]),
  ) as unknown as World;
  withPaths(world.account);
  withPaths(world.serviceOrganization);
  withPaths(world.installBaseItem);
  return world;
};

const hidden = [...named, 'path'];
/** Only what decides, for a message that somebody has to read. */
export const brief = (world: World): string =>
  keptTables
    .flatMap((table) =>
      world[table].map((row) => {
        const usual: Record<string, unknown> = plain[table];
        const said = Object.entries(row).filter(
          ([column, value]) => !hidden.includes(column) && value !== usual[column] && typeof value !== 'object',
        );
        return `${table} ${JSON.stringify(Object.fromEntries(said))}`;
      }),
    )
    .join('\n');
