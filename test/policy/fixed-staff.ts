/** The provider's people in the fixed world: employees by role, and members of a service organisation with locations. */
import type { Sketch } from './rows.js';

const employees = {
  agent: 'agent',
  'consumer-agent': 'consumer_agent',
  manager: 'manager',
  'for-accounts': 'account_contributor',
  'for-consumers': 'consumer_contributor',
  keeper: 'relationship_contributor',
  'no-keeper': 'agent',
  itself: 'self_contributor',
  viewer: 'case_viewer',
  tasks: 'case_task_agent',
  data: 'customer_data_viewer',
  plain: '',
};
/** Member → organisation, role, what is left out. */
const members: Record<string, [organization: string, role: string, excluded?: string]> = {
  clerk: ['org-north', 'contributor'],
  bosc: ['org-south', 'bosc'],
  lead: ['org-dealer', 'manager_contributor', 'org-south'],
  desk: ['org-north', 'location_agent'],
  'consumer-desk': ['org-north', 'location_consumer_agent'],
  chief: ['org-dealer', 'location_manager', 'org-south'],
  party: ['org-south', 'location_agent'],
};
const names = [...Object.keys(employees), ...Object.keys(members), 'left'];
const ended = { startDate: '2025-01-01', endDate: '2026-03-14' };
const about = (id: string, openedBy: string, more: object = {}) => ({
  id: `case-${id}`,
  openedBy: `profile-${openedBy}`,
  ...more,
});

/** One record of each kind of owner for each location, so that place and kind are told apart. */
const owners: Record<string, object> = {
  account: { account: 'acct-avid' },
  consumer: { consumer: 'consumer-noor' },
  home: { household: 'home-collins' },
  none: {},
};
const placed = (prefix: string) =>
  ['north', 'north-shop', 'south', 'south-shop', 'dealer'].flatMap((place) =>
    Object.entries(owners).map(([kind, owner]) => ({
      id: `${prefix}-${place}-${kind}`,
      org: `org-${place}`,
      ...owner,
    })),
  );

export const fixedStaff = {
  staff: names.map((name) => ({
    id: `staff-${name}`,
    roles: (employees as Record<string, string>)[name] ?? '',
    active: name !== 'left',
  })),
  profile: [
    ...names.map((name) => ({
      id: `profile-staff-${name}`,
      kind: name in members ? 'member' : 'employee',
      staff: `staff-${name}`,
    })),
    // The roles of an employee are not those of the same person as a member, nor the other way round (G2).
    { id: 'profile-staff-agent-as-member', kind: 'member', staff: 'staff-agent' },
    { id: 'profile-staff-lead-as-employee', kind: 'employee', staff: 'staff-lead' },
  ],
  serviceOrganization: [
    { id: 'org-dealer' },
    { id: 'org-north', parent: 'org-dealer' },
    { id: 'org-north-shop', parent: 'org-north' },
    { id: 'org-south', parent: 'org-dealer' },
    { id: 'org-south-shop', parent: 'org-south' },
    { id: 'org-other' },
  ],
  organizationMember: [
    ...Object.entries(members).map(([name, [organization, role, excluded]]) => ({
      id: `place-${name}`,
      organization,
      staff: `staff-${name}`,
      role,
      excluded: excluded ?? null,
    })),
    { id: 'place-clerk-2', organization: 'org-south', staff: 'staff-clerk', role: 'contributor', ...ended },
    // What one assignment leaves out another may give (D5).
    { id: 'place-chief-2', organization: 'org-south-shop', staff: 'staff-chief', role: 'location_manager' },
    { id: 'place-left', organization: 'org-dealer', staff: 'staff-left', role: 'location_manager' },
  ],
  consumerTeamMember: [
    { id: 'kept-1', staff: 'staff-keeper', consumer: 'consumer-ada', responsibility: 'resp-manager' },
    { id: 'kept-2', staff: 'staff-keeper', household: 'home-collins', responsibility: 'resp-manager' },
    { id: 'kept-3', staff: 'staff-keeper', consumer: 'consumer-noor', responsibility: 'resp-technician' },
    { id: 'kept-4', staff: 'staff-keeper', consumer: 'consumer-emil', responsibility: 'resp-manager', ...ended },
    { id: 'kept-5', staff: 'staff-plain', consumer: 'consumer-ada', responsibility: 'resp-manager' },
  ],
  accountTeamMember: [
    { id: 'team-keeper', staff: 'staff-keeper', account: 'acct-harbor', responsibility: 'resp-manager' },
    { id: 'team-plain', staff: 'staff-plain', account: 'acct-harbor', responsibility: 'resp-manager' },
  ],
  relatedParty: [
    { id: 'party-staff-1', case: 'case-sam', staff: 'staff-plain', responsibility: 'resp-authorised' },
    { id: 'party-staff-2', installBaseItem: 'ib-party', organization: 'org-south', responsibility: 'resp-authorised' },
    { id: 'party-staff-3', case: 'case-riley', organization: 'org-south', responsibility: 'resp-authorised' },
    { id: 'party-staff-4', soldProduct: 'sp-avid', staff: 'staff-plain', responsibility: null },
  ],
  soldProduct: placed('sp'),
  installBaseItem: placed('ib'),
  case: [
    ...placed('case').map((row) => ({ ...row, openedBy: 'profile-consumer-gone' })),
    ...['north', 'north-shop', 'south', 'south-shop', 'dealer'].map((place) =>
      about(`asked-${place}`, 'consumer-gone', { requestorOrg: `org-${place}` }),
    ),
    about('asked-named', 'consumer-gone', {
      requestorOrg: 'org-north',
      contributors: '|profile-staff-clerk|profile-staff-lead|',
    }),
    about('made-for-account', 'staff-for-accounts', { account: 'acct-avid' }),
    about('made-for-consumer', 'staff-for-consumers', { consumer: 'consumer-noor' }),
    about('made-for-both', 'staff-for-consumers', { account: 'acct-avid', consumer: 'consumer-noor' }),
    about('for-itself', 'staff-manager', { requestedBy: 'profile-staff-itself' }),
    about('for-itself-asked', 'staff-itself', { requestedBy: 'profile-staff-itself', requestorOrg: 'org-other' }),
    about('task', 'consumer-noor', { consumer: 'consumer-noor', taskAgents: '|profile-staff-tasks|' }),
    about('staff-draft', 'staff-plain', { state: 0 }),
  ],
} satisfies Sketch;
