/** The companies and people of the two stories. Ids are fixed, so that a second seeding finds what the first one made. */
import type { Row } from '../store/tables.js';

const account = (
  id: string,
  number: string,
  name: string,
  path: string,
  parent: string | null = null,
): Row<'account'> => ({
  id,
  number,
  code: path.split('/').at(-2) ?? '',
  name,
  parent,
  path,
  restrictAssets: false,
  restrictContacts: false,
  seesConsumerCases: true,
  active: true,
});

export const accounts: Row<'account'>[] = [
  account('acct-boxeo', 'ACCT0010010', 'Boxeo', '/BOXEO/'),
  account('acct-boxeo-italia', 'ACCT0010011', 'Boxeo Italia', '/BOXEO/ITALIA/', 'acct-boxeo'),
  account('acct-avid', 'ACCT0010020', 'Avid Inc.', '/AVID/'),
];

interface Person {
  key: string;
  name: string;
  email: string;
  account: string;
  title: string;
  roles: string;
}
const people: Person[] = [
  {
    key: 'maria.lindqvist',
    name: 'Maria Lindqvist',
    email: 'maria.lindqvist@boxeo.example',
    account: 'acct-boxeo',
    title: 'Head of network operations',
    roles: 'customer_admin',
  },
  {
    key: 'jonas.weber',
    name: 'Jonas Weber',
    email: 'jonas.weber@boxeo.example',
    account: 'acct-boxeo',
    title: 'On-call lead',
    roles: 'customer',
  },
  {
    key: 'sofia.nyberg',
    name: 'Sofia Nyberg',
    email: 'sofia.nyberg@boxeo.example',
    account: 'acct-boxeo',
    title: 'Platform engineer',
    roles: 'customer',
  },
  {
    key: 'elena.rossi',
    name: 'Elena Rossi',
    email: 'elena.rossi@boxeo.example',
    account: 'acct-boxeo-italia',
    title: 'IT manager',
    roles: 'customer',
  },
  {
    key: 'noah.adler',
    name: 'Noah Adler',
    email: 'noah.adler@avid.example',
    account: 'acct-avid',
    title: 'Director of infrastructure',
    roles: 'customer_admin',
  },
];

export const contacts: Row<'contact'>[] = people.map(({ key, ...rest }) => ({
  id: `contact-${key}`,
  ...rest,
  active: true,
}));

export const consumers: Row<'consumer'>[] = [
  { id: 'consumer-sam.collins', name: 'Sam Collins', email: 'sam.collins@mail.example', active: true },
  { id: 'consumer-riley.collins', name: 'Riley Collins', email: 'riley.collins@mail.example', active: true },
  { id: 'consumer-ada.okafor', name: 'Ada Okafor', email: 'ada.okafor@mail.example', active: true },
];

export const profileOf = (person: string): string => `profile-${person}`;
export const nameOf = (person: string): string =>
  [...contacts, ...consumers].find(({ id }) => id.endsWith(`-${person}`))?.name ?? person;

const signingIn = [
  { module: 'boxeo-portal', person: 'maria.lindqvist', detail: 'Boxeo, administrator' },
  { module: 'boxeo-portal', person: 'jonas.weber', detail: 'Boxeo, on-call lead' },
  { module: 'boxeo-portal', person: 'elena.rossi', detail: 'Boxeo Italia' },
  { module: 'boxeo-portal', person: 'noah.adler', detail: 'Avid Inc., administrator' },
  { module: 'calico-tv', person: 'sam.collins', detail: 'Family plan' },
  { module: 'calico-tv', person: 'riley.collins', detail: 'Family plan, own profile' },
  { module: 'calico-tv', person: 'ada.okafor', detail: 'Solo plan' },
] as const;

export interface SignIn {
  module: string;
  /** The subject of the tokens that the module's site makes. */
  person: string;
  name: string;
  detail: string;
}
export const storySignIns: SignIn[] = signingIn.map((one) => ({ ...one, name: nameOf(one.person) }));

const kinds = new Map<string, 'contact' | 'consumer'>([
  ...contacts.map(({ id }) => [id.slice('contact-'.length), 'contact'] as const),
  ...consumers.map(({ id }) => [id.slice('consumer-'.length), 'consumer'] as const),
]);
const moduleOf = (person: string): string => (kinds.get(person) === 'consumer' ? 'calico-tv' : 'boxeo-portal');

export const profiles: Row<'profile'>[] = [...kinds].map(([person, kind]) => ({
  id: profileOf(person),
  subject: `${moduleOf(person)}/${person}`,
  kind,
  contact: kind === 'contact' ? `contact-${person}` : null,
  consumer: kind === 'consumer' ? `consumer-${person}` : null,
  staff: null,
  active: true,
}));

/** The support agents who answer in the stories. */
export const seedAgents = [
  { name: 'Priya Raman', team: 'ACME Support' },
  { name: 'Daniel Okoye', team: 'ACME Support' },
  { name: 'Lena Brandt', team: 'Calico Care' },
  { name: 'Tomasz Zielinski', team: 'Meridian Warranty Desk' },
  { name: 'Grace Adeyemi', team: 'Harbor Claims' },
  { name: 'Ines Moreau', team: 'Juniper Care Team' },
] as const;
