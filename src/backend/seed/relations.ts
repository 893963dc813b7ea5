/** Who else has to do with Boxeo: the people who look after it, and what relations can be about. */
import type { Row } from '../store/tables.js';

export const responsibilities: Row<'responsibility'>[] = [
  { id: 'responsibility-account-manager', name: 'Account manager', level: 'account' },
  { id: 'responsibility-buyer', name: 'Buyer', level: 'own' },
  { id: 'responsibility-asset-keeper', name: 'Asset keeper', level: 'assets' },
  { id: 'responsibility-authorised', name: 'Authorised party', level: null },
];

export const staff: Row<'staff'>[] = [
  { id: 'staff-hanna.sund', name: 'Hanna Sund', email: 'hanna.sund@acme.example', roles: 'agent', active: true },
  { id: 'staff-paul.meyer', name: 'Paul Meyer', email: 'paul.meyer@acme.example', roles: 'agent', active: true },
];

const open = { active: true, startDate: null, endDate: null };

export const accountTeamMembers: Row<'accountTeamMember'>[] = [
  {
    ...open,
    id: 'team-boxeo-hanna',
    account: 'acct-boxeo',
    contact: null,
    staff: 'staff-hanna.sund',
    responsibility: 'responsibility-account-manager',
  },
];

export const assetContacts: Row<'assetContact'>[] = [
  { ...open, id: 'asset-frankfurt-jonas', installBaseItem: 'ib-frankfurt', contact: 'contact-jonas.weber' },
];
