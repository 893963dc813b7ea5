/** Random worlds: every number that a row is made of shrinks to 0, which stands for the plainest choice. */
import fc from 'fast-check';
import { Dice } from '../dice.js';
import { idOf, type KeptTable, type Sketch, type World, worldOf } from './rows.js';

export const today = '2026-03-15';
const yesterday = '2026-03-14';
const tomorrow = '2026-03-16';

/** Least and most rows of each table. */
const sizes = {
  account: [2, 5],
  contact: [3, 6],
  consumer: [2, 5],
  staff: [2, 5],
  serviceOrganization: [2, 5],
  organizationMember: [2, 6],
  consumerTeamMember: [1, 4],
  accountRelationship: [1, 5],
  contactRelationship: [2, 6],
  accountTeamMember: [1, 4],
  accountConsumer: [2, 6],
  household: [1, 3],
  householdMember: [3, 9],
  consumerRelationship: [2, 7],
  relatedParty: [4, 12],
  assetContact: [1, 5],
  soldProduct: [4, 10],
  installBaseItem: [4, 10],
  installedProduct: [3, 12],
  case: [8, 25],
} satisfies Partial<Record<KeptTable, [number, number]>>;
type Sized = keyof typeof sizes;

const lasting = (dice: Dice) => {
  const open = { active: true, startDate: null, endDate: null };
  return dice.pick([
    open,
    open,
    open,
    open,
    { active: true, startDate: '2025-01-01', endDate: '2027-01-01' },
    { active: true, startDate: today, endDate: today },
    { active: true, startDate: null, endDate: yesterday },
    { active: true, startDate: tomorrow, endDate: null },
    { active: false, startDate: null, endDate: null },
  ]);
};

const responsibilities = [
  { id: 'responsibility-account', name: 'Account Manager', level: 'account' },
  { id: 'responsibility-own', name: 'Buyer', level: 'own' },
  { id: 'responsibility-assets', name: 'Asset keeper', level: 'assets' },
  { id: 'responsibility-none', name: 'Preferred Technician', level: null },
];
const responsibilityOf = (dice: Dice): string | null =>
  dice.pick([
    'responsibility-account',
    'responsibility-account',
    'responsibility-own',
    'responsibility-assets',
    'responsibility-none',
    'responsibility-unknown',
    null,
  ]);

const roleSets = [
  '',
  'customer',
  'customer',
  'customer_case_manager',
  'customer_admin',
  'customer customer_case_manager',
  'partner',
  'partner_admin',
  'customer partner',
  'customer_admin partner_admin',
];

const staffRoles = [
  'agent',
  'consumer_agent',
  'manager',
  'account_contributor',
  'consumer_contributor',
  'relationship_contributor',
  'self_contributor',
  'case_viewer',
  'case_task_agent',
  'customer_data_viewer',
];
const organizationRoles = [
  'contributor',
  'bosc',
  'manager_contributor',
  'location_agent',
  'location_consumer_agent',
  'location_manager',
];

type Numbers = Record<Sized, number[][]>;

const build = (numbers: Numbers): World => {
  const ids = (table: Sized): string[] => numbers[table].map((_, index) => idOf(table, index));
  const rows = <R>(table: Sized, make: (dice: Dice, index: number) => R): R[] =>
    numbers[table].map((row, index) => make(new Dice(row), index));
  const accounts = ids('account');
  const contacts = ids('contact');
  const consumers = ids('consumer');
  const households = ids('household');
  const sold = ids('soldProduct');
  const items = ids('installBaseItem');
  const staff = ids('staff');
  const organizations = ids('serviceOrganization');
  const people = [...contacts, ...consumers, ...staff];
  const profiles = people.map((person) => `profile-${person}`);
  /** Ids of profiles between bars. */
  const barred = (dice: Dice): string | null =>
    dice.often(5) ? `|${[...new Set([dice.pick(profiles), dice.pick(profiles)])].join('|')}|` : null;

  /** Account's, consumer's, both or, seldom, nobody's. */
  const owner = (dice: Dice) => {
    const kind = dice.below(8);
    return {
      account: kind < 3 || kind === 6 ? dice.pick(accounts) : null,
      consumer: kind >= 3 && kind < 7 ? dice.pick(consumers) : null,
      contact: dice.maybe(4, contacts),
      household: dice.maybe(3, households),
      org: dice.maybe(4, organizations),
    };
  };

  const sketch: Sketch = {
    account: rows('account', (dice, index) => ({
      parent: index > 0 && dice.often(7) ? (accounts[dice.below(index)] as string) : null,
      restrictAssets: dice.often(3),
      restrictContacts: dice.often(3),
      seesConsumerCases: !dice.often(4),
      active: !dice.often(1),
    })),
    contact: rows('contact', (dice) => ({
      account: dice.pick(accounts),
      roles: dice.pick(roleSets),
      active: dice.below(15) !== 14,
    })),
    consumer: rows('consumer', (dice) => ({ active: dice.below(15) !== 14 })),
    profile: [],
    responsibility: responsibilities,
    accountRelationship: rows('accountRelationship', (dice) => ({
      from: dice.pick(accounts),
      to: dice.pick(accounts),
      ...lasting(dice),
    })),
    contactRelationship: rows('contactRelationship', (dice) => ({
      contact: dice.pick(contacts),
      account: dice.pick(accounts),
      responsibility: responsibilityOf(dice),
      ...lasting(dice),
    })),
    accountTeamMember: rows('accountTeamMember', (dice) => ({
      ...(dice.often(5) ? { staff: dice.pick(staff) } : { contact: dice.pick(contacts) }),
      account: dice.pick(accounts),
      responsibility: responsibilityOf(dice),
      ...lasting(dice),
    })),
    staff: rows('staff', (dice) => ({
      roles: [...new Set([dice.pick(staffRoles), dice.pick(staffRoles)])].join(' '),
      active: dice.below(15) !== 14,
    })),
    serviceOrganization: rows('serviceOrganization', (dice, index) => ({
      parent: index > 0 ? dice.maybe(7, organizations.slice(0, index)) : null,
    })),
    organizationMember: rows('organizationMember', (dice) => ({
      organization: dice.pick(organizations),
      staff: dice.pick(staff),
      role: dice.pick(organizationRoles),
      excluded: dice.maybe(4, organizations),
      ...lasting(dice),
    })),
    consumerTeamMember: rows('consumerTeamMember', (dice) => ({
      staff: dice.pick(staff),
      ...(dice.often(5) ? { consumer: dice.pick(consumers) } : { household: dice.pick(households) }),
      responsibility: responsibilityOf(dice),
      ...lasting(dice),
    })),
    accountConsumer: rows('accountConsumer', (dice) => ({
      account: dice.pick(accounts),
      consumer: dice.pick(consumers),
      ...lasting(dice),
    })),
    household: rows('household', (dice) => ({
      head: dice.often(8) ? dice.pick(consumers) : null,
      active: !dice.often(1),
    })),
    householdMember: rows('householdMember', (dice) => ({
      household: dice.pick(households),
      consumer: dice.pick(consumers),
      ...lasting(dice),
    })),
    consumerRelationship: rows('consumerRelationship', (dice) => ({
      representative: dice.pick(consumers),
      represented: dice.pick(consumers),
      household: dice.maybe(5, households),
      responsibility: responsibilityOf(dice),
      ...lasting(dice),
    })),
    relatedParty: rows('relatedParty', (dice) => {
      const on = dice.below(3);
      const who = dice.below(5);
      return {
        case: on === 0 ? dice.pick(ids('case')) : null,
        soldProduct: on === 1 ? dice.pick(sold) : null,
        installBaseItem: on === 2 ? dice.pick(items) : null,
        account: who === 0 ? dice.pick(accounts) : null,
        contact: who === 1 ? dice.pick(contacts) : null,
        consumer: who === 2 ? dice.pick(consumers) : null,
        staff: who === 3 ? dice.pick(staff) : null,
        organization: who === 4 ? dice.pick(organizations) : null,
        responsibility: responsibilityOf(dice),
        ...lasting(dice),
      };
    }),
    assetContact: rows('assetContact', (dice) => ({
      installBaseItem: dice.pick(items),
      contact: dice.pick(contacts),
      ...lasting(dice),
    })),
    soldProduct: rows('soldProduct', (dice, index) => ({
      ...owner(dice),
      parent: index > 0 ? dice.maybe(3, sold.slice(0, index)) : null,
      consumerVisible: dice.often(5),
    })),
    installBaseItem: rows('installBaseItem', (dice, index) => ({
      ...owner(dice),
      parent: index > 0 ? dice.maybe(6, items.slice(0, index)) : null,
      consumerVisible: dice.often(5),
    })),
    installedProduct: rows('installedProduct', (dice) => ({
      soldProduct: dice.pick(sold),
      installBaseItem: dice.pick(items),
    })),
    case: rows('case', (dice) => ({
      ...owner(dice),
      state: dice.pick([1, 10, 18, 6, 3, 0]),
      partner: dice.maybe(6, accounts),
      partnerContact: dice.maybe(4, contacts),
      requestorOrg: dice.maybe(4, organizations),
      requestedBy: dice.maybe(
        6,
        staff.map((person) => `profile-${person}`),
      ),
      contributors: barred(dice),
      taskAgents: barred(dice),
      openedBy: dice.pick(profiles),
      soldProduct: dice.maybe(5, sold),
      installBaseItem: dice.maybe(5, items),
    })),
  };
  // One profile in fifteen is switched off; the row's last number tells, which nothing else reads.
  sketch.profile = people.map((person, index) => {
    const row = [...numbers.contact, ...numbers.consumer, ...numbers.staff][index];
    const contact = index < contacts.length;
    const employed = index >= contacts.length + consumers.length;
    return {
      id: `profile-${person}`,
      kind: contact ? 'contact' : employed ? (index % 2 ? 'employee' : 'member') : 'consumer',
      contact: contact ? person : null,
      consumer: contact || employed ? null : person,
      staff: employed ? person : null,
      active: (row?.at(-1) ?? 0) % 15 !== 14,
    };
  });
  return worldOf(sketch);
};

// Without bias, which would make small numbers, and so the first of every list, too common.
const row = fc.array(fc.noBias(fc.nat(9999)), { minLength: 40, maxLength: 40 });
const table = ([minLength, maxLength]: readonly number[]) => fc.array(row, { minLength, maxLength, size: 'max' });

export const anyWorld: fc.Arbitrary<World> = fc
  .record(Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, table(size)])))
  .map((numbers) => build(numbers as Numbers));
