/** What the page calls records and relations, and what each side of a relation asks for. */
import type { HistoryEntry, OpsLookupTable, RecordTable, Relation, RelationKind } from 'oriel/contract';

export const tableNames: Record<RecordTable, [one: string, many: string]> = {
  account: ['Account', 'Accounts'],
  contact: ['Contact', 'Contacts'],
  consumer: ['Consumer', 'Consumers'],
  household: ['Household', 'Households'],
  soldProduct: ['Sold product', 'Sold products'],
  installBaseItem: ['Install base item', 'Install base items'],
  case: ['Case', 'Cases'],
};
export const tableOrder = Object.keys(tableNames) as RecordTable[];

/** What can stand at an end: role, table, and what it is called. */
export type Choice = [role: string, table: OpsLookupTable, label: string];
export interface Side {
  kind: RelationKind;
  /** In which the record itself stands. */
  role: string;
  title: string;
  /** On the button, after “Add”. */
  add: string;
  /** The other ends; of each one choice is answered. */
  ends: Choice[][];
  responsibility?: true;
  primary?: true;
}

const account: Choice = ['account', 'account', 'Account'];
const contact: Choice = ['contact', 'contact', 'Contact'];
const consumer: Choice = ['consumer', 'consumer', 'Consumer'];
const household: Choice = ['household', 'household', 'Household'];
const staff: Choice = ['staff', 'staff', 'Employee'];
const soldProduct: Choice = ['soldProduct', 'soldProduct', 'Sold product'];
const item: Choice = ['installBaseItem', 'installBaseItem', 'Install base item'];
const onCase: Choice = ['case', 'case', 'Case'];
const organization: Choice = ['organization', 'serviceOrganization', 'Service organisation'];
const represented: Choice = ['represented', 'consumer', 'Represented'];
const representative: Choice = ['representative', 'consumer', 'Representative'];

const party = (role: string): Side => ({
  kind: 'relatedParty',
  role,
  title: 'Related parties',
  add: 'a related party',
  ends: [role === 'case' ? [contact, consumer, staff] : [contact, consumer, account, staff, organization]],
  responsibility: true,
});
const partyOn = (role: string): Side => ({
  kind: 'relatedParty',
  role,
  title: 'Party on',
  add: 'a case or product',
  ends: [role === 'account' ? [soldProduct, item] : [soldProduct, item, onCase]],
  responsibility: true,
});
const team = (role: string): Side => ({
  kind: 'consumerTeamMember',
  role,
  title: 'Team',
  add: 'a team member',
  ends: [[staff]],
  responsibility: true,
});

export const sides: readonly Side[] = [
  { kind: 'accountConsumer', role: 'account', title: 'Account consumers', add: 'a consumer', ends: [[consumer]] },
  { kind: 'accountConsumer', role: 'consumer', title: 'Accounts', add: 'an account', ends: [[account]] },
  {
    kind: 'accountRelationship',
    role: 'to',
    title: 'Partners',
    add: 'a partner',
    ends: [[['from', 'account', 'Partner']]],
  },
  {
    kind: 'accountRelationship',
    role: 'from',
    title: 'Partner of',
    add: 'a customer',
    ends: [[['to', 'account', 'Customer']]],
  },
  {
    kind: 'contactRelationship',
    role: 'account',
    title: 'Contacts of other accounts',
    add: 'a contact',
    ends: [[contact]],
    responsibility: true,
  },
  {
    kind: 'contactRelationship',
    role: 'contact',
    title: 'Other accounts',
    add: 'an account',
    ends: [[account]],
    responsibility: true,
  },
  {
    kind: 'accountTeamMember',
    role: 'account',
    title: 'Account team',
    add: 'a team member',
    ends: [[staff, contact]],
    responsibility: true,
  },
  {
    kind: 'accountTeamMember',
    role: 'contact',
    title: 'In the team of',
    add: 'an account',
    ends: [[account]],
    responsibility: true,
  },
  { kind: 'householdMember', role: 'household', title: 'Members', add: 'a member', ends: [[consumer]], primary: true },
  {
    kind: 'householdMember',
    role: 'consumer',
    title: 'Households',
    add: 'a household',
    ends: [[household]],
    primary: true,
  },
  {
    kind: 'consumerRelationship',
    role: 'representative',
    title: 'Acts for',
    add: 'somebody to act for',
    ends: [[represented]],
    responsibility: true,
  },
  {
    kind: 'consumerRelationship',
    role: 'represented',
    title: 'Represented by',
    add: 'a representative',
    ends: [[representative]],
    responsibility: true,
  },
  {
    kind: 'consumerRelationship',
    role: 'household',
    title: 'Representatives inside the household',
    add: 'a representative',
    ends: [[representative], [represented]],
    responsibility: true,
  },
  team('consumer'),
  team('household'),
  ...['soldProduct', 'installBaseItem', 'case'].map(party),
  ...['account', 'contact', 'consumer'].map(partyOn),
  {
    kind: 'assetContact',
    role: 'installBaseItem',
    title: 'Asset contacts',
    add: 'an asset contact',
    ends: [[contact]],
  },
  { kind: 'assetContact', role: 'contact', title: 'Asset contact of', add: 'an item', ends: [[item]] },
];

const roleTables: Record<string, RecordTable> = { from: 'account', to: 'account' };
const consumers = ['representative', 'represented'];
/** The sides on which a record of the table can stand. */
export const sidesOf = (table: RecordTable): Side[] =>
  sides.filter(({ role }) => (consumers.includes(role) ? 'consumer' : (roleTables[role] ?? role)) === table);

const kindNames: Record<RelationKind, string> = {
  accountConsumer: 'account consumer',
  accountRelationship: 'account relationship',
  contactRelationship: 'contact relationship',
  consumerRelationship: 'consumer relationship',
  householdMember: 'household member',
  accountTeamMember: 'account team member',
  consumerTeamMember: 'team member',
  relatedParty: 'related party',
  assetContact: 'asset contact',
};
const fieldNames: Record<string, string> = {
  startDate: 'First day',
  endDate: 'Last day',
  responsibility: 'Responsibility',
  primary: 'Primary household',
  head: 'Head',
  consumer: 'Consumer',
  restrictAssets: 'Restricts assets',
  restrictContacts: 'Restricts contacts',
  seesConsumerCases: 'Sees consumers’ cases',
};
const verbs: Record<HistoryEntry['action'], string> = {
  created: 'added the',
  changed: 'changed the',
  ended: 'ended the',
  deleted: 'deleted the',
};

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
export const dayOf = (date: string): string => dayFormat.format(new Date(`${date}T00:00:00Z`));

const shownValue = (field: string, value: string | number | boolean | null): string => {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return field.endsWith('Date') ? dayOf(String(value)) : String(value);
};

/** “added the account consumer Boxeo, Ada Okafor” */
export const sentenceOf = ({ action, table, ends }: HistoryEntry): string => {
  const what = kindNames[table as RelationKind] ?? tableNames[table as RecordTable]?.[0].toLowerCase() ?? table;
  return `${verbs[action]} ${what} ${ends.map(({ name }) => name).join(', ')}`;
};
export const changesOf = ({ changes }: HistoryEntry): string =>
  changes
    .map(
      ({ field, from, to }) => `${fieldNames[field] ?? field}: ${shownValue(field, from)} → ${shownValue(field, to)}`,
    )
    .join('; ');

/** “In force until 3 Dec 2026” */
export const stateOf = ({ state, startDate, endDate }: Relation): string => {
  if (state === 'coming') return startDate ? `Starts on ${dayOf(startDate)}` : 'Starts later';
  if (state === 'ended') return endDate ? `Ended on ${dayOf(endDate)}` : 'Ended';
  return endDate ? `In force until ${dayOf(endDate)}` : 'In force';
};
