/** The five models side by side, so told that each rule alone opens, or closes, something for somebody. */

import { fixedRecords } from './fixed-records.js';
import { fixedStaff } from './fixed-staff.js';
import { type Sketch, type World, worldOf } from './rows.js';

const contact = (id: string, account: string, roles: string, more: object = {}) => ({
  id: `contact-${id}`,
  account: `acct-${account}`,
  roles,
  ...more,
});
const consumer = (id: string, more: object = {}) => ({ id: `consumer-${id}`, ...more });

const contacts = [
  // B2B: Boxeo with a child, and Avid
  contact('maria', 'boxeo', 'customer'),
  contact('jonas', 'boxeo', 'customer_case_manager'),
  contact('ingrid', 'boxeo', 'customer_admin'),
  contact('nils', 'boxeo', ''),
  contact('left', 'boxeo', 'customer_admin', { active: false }),
  contact('giulia', 'boxeo-italia', 'customer'),
  contact('paolo', 'boxeo-italia', 'customer_admin'),
  contact('amir', 'avid', 'customer'),
  contact('vera', 'avid', 'customer_case_manager'),
  contact('tom', 'avid', 'customer'),
  contact('lea', 'avid', 'customer'),
  // B2B2B: dealers of Meridian
  contact('dana', 'dealer-north', 'partner'),
  contact('dirk', 'dealer-north', 'partner'),
  contact('doris', 'dealer-north', 'partner_admin'),
  contact('carla', 'meridian-farm', 'customer'),
  // B2B2C: an agency of Harbor Insurance
  contact('hugo', 'harbor-agency', 'customer_admin'),
  contact('hana', 'harbor', 'customer_admin'),
  // B2B2E: an employer whose people are members of Group benefits
  contact('gail', 'employer', 'customer_admin'),
  contact('gert', 'employer', 'customer'),
  contact('closed', 'shut', 'customer_admin'),
];
const consumers = [
  // B2C: the Collins household, and others
  consumer('sam'),
  consumer('riley'),
  consumer('robin'),
  consumer('former'),
  consumer('ada'),
  consumer('noor'),
  consumer('gone', { active: false }),
  // B2B2C and B2B2E
  consumer('petra'),
  consumer('quinn'),
  consumer('emil'),
  // The admin of the agency is also a client of it.
  consumer('hugo'),
];
/** Who owns several profiles signs in once: the same subject for each. */
const subjectOf = (id: string): object => (id.endsWith('-hugo') ? { subject: 'hugo' } : {});

const profiles = [
  ...contacts.map(({ id }) => ({ id: `profile-${id}`, kind: 'contact', contact: id, ...subjectOf(id) })),
  ...consumers.map(({ id }) => ({ id: `profile-${id}`, kind: 'consumer', consumer: id, ...subjectOf(id) })),
  // A second profile of a person gives the first nothing (G2).
  {
    id: 'profile-off',
    subject: 'profile-contact-ingrid',
    kind: 'contact',
    contact: 'contact-ingrid',
    active: false,
  },
];

const manager = 'resp-manager';
const ended = { startDate: '2025-01-01', endDate: '2026-03-14' };
const notYet = { startDate: '2026-03-16' };
const lastDay = { startDate: '2026-03-15', endDate: '2026-03-15' };

const sketch: Sketch = {
  account: [
    { id: 'acct-boxeo' },
    { id: 'acct-boxeo-italia', parent: 'acct-boxeo' },
    { id: 'acct-boxeo-milano', parent: 'acct-boxeo-italia' },
    { id: 'acct-avid' },
    { id: 'acct-guarded', restrictAssets: true, parent: 'acct-boxeo' },
    { id: 'acct-sealed', restrictContacts: true, parent: 'acct-boxeo' },
    { id: 'acct-meridian' },
    { id: 'acct-dealer-north', parent: 'acct-meridian' },
    { id: 'acct-meridian-farm' },
    { id: 'acct-meridian-farm-south', parent: 'acct-meridian-farm' },
    { id: 'acct-harbor' },
    { id: 'acct-harbor-agency', parent: 'acct-harbor' },
    { id: 'acct-employer', seesConsumerCases: false },
    { id: 'acct-employer-west', parent: 'acct-employer', seesConsumerCases: false },
    { id: 'acct-shut', active: false },
  ],
  contact: [
    ...contacts,
    contact('guard', 'guarded', 'customer'),
    contact('guard-admin', 'guarded', 'customer_admin'),
    contact('seal', 'sealed', 'customer'),
    contact('seal-admin', 'sealed', 'customer_admin'),
  ],
  consumer: consumers,
  profile: [
    ...profiles,
    ...['guard', 'guard-admin', 'seal', 'seal-admin'].map((name) => ({
      id: `profile-contact-${name}`,
      kind: 'contact',
      contact: `contact-${name}`,
    })),
  ],
  responsibility: [
    { id: manager, name: 'Account Manager', level: 'account' },
    { id: 'resp-buyer', name: 'Buyer', level: 'own' },
    { id: 'resp-assets', name: 'Asset keeper', level: 'assets' },
    { id: 'resp-technician', name: 'Preferred Technician', level: null },
    { id: 'resp-authorised', name: 'Authorised', level: null },
  ],
  accountRelationship: [
    { id: 'rel-1', from: 'acct-dealer-north', to: 'acct-meridian-farm' },
    { id: 'rel-3', from: 'acct-dealer-north', to: 'acct-boxeo', ...ended },
    { id: 'rel-4', from: 'acct-harbor', to: 'acct-dealer-north' },
    // A partner's admin is not exempt from what its customers restrict.
    { id: 'rel-5', from: 'acct-dealer-north', to: 'acct-guarded' },
    { id: 'rel-6', from: 'acct-dealer-north', to: 'acct-sealed' },
  ],
  contactRelationship: [
    { id: 'cr-1', contact: 'contact-vera', account: 'acct-boxeo', responsibility: manager },
    { id: 'cr-2', contact: 'contact-amir', account: 'acct-boxeo', responsibility: 'resp-buyer' },
    { id: 'cr-3', contact: 'contact-tom', account: 'acct-boxeo', responsibility: 'resp-assets' },
    { id: 'cr-4', contact: 'contact-lea', account: 'acct-boxeo', responsibility: null },
    { id: 'cr-5', contact: 'contact-lea', account: 'acct-boxeo-italia', responsibility: manager, ...ended },
    { id: 'cr-6', contact: 'contact-vera', account: 'acct-harbor', responsibility: manager, ...notYet },
    { id: 'cr-7', contact: 'contact-vera', account: 'acct-employer', responsibility: manager, ...lastDay },
    { id: 'cr-8', contact: 'contact-tom', account: 'acct-guarded', responsibility: 'resp-assets' },
    { id: 'cr-9', contact: 'contact-jonas', account: 'acct-harbor', responsibility: 'resp-buyer' },
    { id: 'cr-10', contact: 'contact-tom', account: 'acct-meridian-farm', responsibility: manager, active: false },
    { id: 'cr-11', contact: 'contact-amir', account: 'acct-employer', responsibility: manager },
  ],
  accountTeamMember: [
    { id: 'team-1', contact: 'contact-giulia', account: 'acct-avid', responsibility: manager },
    { id: 'team-2', contact: 'contact-carla', account: 'acct-avid', responsibility: 'resp-technician' },
    { id: 'team-3', contact: 'contact-carla', account: 'acct-boxeo', responsibility: manager, ...ended },
  ],
  accountConsumer: [
    { id: 'link-1', account: 'acct-harbor-agency', consumer: 'consumer-petra' },
    { id: 'link-4', account: 'acct-harbor-agency', consumer: 'consumer-hugo' },
    { id: 'link-2', account: 'acct-harbor-agency', consumer: 'consumer-quinn', ...ended },
    { id: 'link-3', account: 'acct-employer', consumer: 'consumer-emil' },
  ],
  household: [
    { id: 'home-collins', head: 'consumer-sam' },
    { id: 'home-other', head: 'consumer-ada' },
    { id: 'home-sold', head: 'consumer-noor', active: false },
  ],
  householdMember: [
    { id: 'mem-1', household: 'home-collins', consumer: 'consumer-sam' },
    { id: 'mem-2', household: 'home-collins', consumer: 'consumer-riley' },
    { id: 'mem-3', household: 'home-collins', consumer: 'consumer-robin' },
    { id: 'mem-4', household: 'home-collins', consumer: 'consumer-former', ...ended },
    // Head by name only: the head of this one no longer belongs to it.
    { id: 'mem-5', household: 'home-other', consumer: 'consumer-ada', ...ended },
    { id: 'mem-6', household: 'home-other', consumer: 'consumer-riley' },
    { id: 'mem-7', household: 'home-sold', consumer: 'consumer-noor' },
    { id: 'mem-8', household: 'home-sold', consumer: 'consumer-former' },
  ],
  consumerRelationship: [
    // Robin acts for Riley at home, Noor for Riley wherever it is.
    represents('1', 'robin', 'riley', 'home-collins', 'resp-authorised'),
    represents('2', 'noor', 'riley', null, 'resp-authorised'),
    represents('3', 'ada', 'riley', null, null),
    represents('4', 'ada', 'sam', null, 'resp-authorised', ended),
    represents('5', 'robin', 'former', 'home-collins', 'resp-authorised'),
    represents('6', 'noor', 'former', 'home-sold', 'resp-authorised'),
    represents('7', 'ada', 'robin', 'home-collins', 'resp-authorised'),
  ],
  relatedParty: [
    { id: 'party-1', case: 'case-boxeo-maria', contact: 'contact-lea', responsibility: 'resp-authorised' },
    { id: 'party-2', case: 'case-boxeo-jonas', contact: 'contact-lea', responsibility: null },
    // CP1 names contacts and consumers: an account on a case opens it to none of its people.
    { id: 'party-11', case: 'case-boxeo-jonas', account: 'acct-employer', responsibility: 'resp-authorised' },
    { id: 'party-3', case: 'case-riley', consumer: 'consumer-ada', responsibility: 'resp-authorised' },
    { id: 'party-4', soldProduct: 'sp-party', account: 'acct-meridian-farm', responsibility: 'resp-authorised' },
    { id: 'party-5', installBaseItem: 'ib-party', contact: 'contact-gert', responsibility: 'resp-authorised' },
    { id: 'party-6', soldProduct: 'sp-avid', contact: 'contact-gert', responsibility: 'resp-authorised', ...ended },
    { id: 'party-7', installBaseItem: 'ib-riley', consumer: 'consumer-ada', responsibility: 'resp-authorised' },
    { id: 'party-8', installBaseItem: 'ib-guarded-rack', contact: 'contact-guard', responsibility: 'resp-authorised' },
    { id: 'party-9', installBaseItem: 'ib-sealed-rack', contact: 'contact-seal', responsibility: 'resp-authorised' },
    { id: 'party-10', soldProduct: 'sp-sealed-2', contact: 'contact-seal', responsibility: 'resp-authorised' },
  ],
  assetContact: [
    { id: 'asset-1', installBaseItem: 'ib-guarded-asset', contact: 'contact-guard' },
    { id: 'asset-2', installBaseItem: 'ib-guarded-plain', contact: 'contact-guard', ...ended },
    { id: 'asset-3', installBaseItem: 'ib-guarded-asset', contact: 'contact-tom' },
    // An asset contact is exempt from D3 and gains nothing else.
    { id: 'asset-4', installBaseItem: 'ib-guarded-asset', contact: 'contact-lea' },
  ],
  ...fixedRecords,
};
/** The provider's people come to those of its customers. */
const tables = Object.keys({ ...sketch, ...fixedStaff }) as (keyof Sketch)[];
const joined = Object.fromEntries(
  tables.map((table) => [table, [...(sketch[table] ?? []), ...((fixedStaff as Sketch)[table] ?? [])]]),
) as Sketch;

function represents(
  id: string,
  representative: string,
  represented: string,
  household: string | null,
  responsibility: string | null,
  dates: object = {},
) {
  return {
    id: `acts-${id}`,
    representative: `consumer-${representative}`,
    represented: `consumer-${represented}`,
    household,
    responsibility,
    ...dates,
  };
}

export const fixedWorld: World = worldOf(joined);
