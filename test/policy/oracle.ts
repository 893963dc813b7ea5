/**
 * What `access-policy.md` says, as slowly and obviously as it can be said: plain loops over arrays, for one viewer and one
 * record. It shares no code with the policy that it judges, so that a mistake has to be made twice to pass.
 */
import type { Row } from '../../src/backend/store/tables.js';
import { type Kind, readsProduct } from './oracle-products.js';
import {
  accountUnder,
  contactOf,
  type Eyes,
  headsHousehold,
  inForce,
  isActivePerson,
  isLinkedTo,
  isMember,
  itemAndAbove,
  managesAccount,
  partnerOf,
  partyRows,
  relatedLevels,
  representations,
  rolesOf,
  standsOn,
} from './oracle-relations.js';
import { employeeManages, staffReadsCase, staffReplies } from './oracle-staff.js';
import type { World } from './rows.js';

export type { World } from './rows.js';

/** Ids of the rules that let this profile read the case; none when it may not. */
export const readsCase = (world: World, profile: Row<'profile'>, record: Row<'case'>, today: string): string[] => {
  const eyes: Eyes = { world, profile, today };
  if (!isActivePerson(eyes)) return []; // D1
  if (record.state === 0 && record.openedBy !== profile.id) return []; // D2
  const granted: string[] = [];
  if (record.state === 0 && record.openedBy === profile.id) granted.push('CR0');
  if (profile.kind === 'contact') granted.push(...asContact(eyes, record));
  if (profile.kind === 'consumer') granted.push(...asConsumer(eyes, record));
  if (profile.kind === 'employee' && employeeManages(eyes, record.account) && seenBy(world, record))
    granted.push('CR5');
  granted.push(...staffReadsCase(eyes, record));
  granted.push(...asParty(eyes, record));
  return granted;
};

/** UC1, for staff; customers reply to what they read. */
export const repliesTo = (world: World, profile: Row<'profile'>, record: Row<'case'>, today: string): boolean => {
  const granted = readsCase(world, profile, record, today);
  return staffReplies({ world, profile, today }, granted, record);
};

/** An employer does not read its employees' cases unless it is said to. */
const seenBy = (world: World, record: Row<'case'>): boolean => {
  const account = world.account.find(({ id }) => id === record.account);
  return record.consumer === null || account?.seesConsumerCases === true;
};

export const readsSoldProduct = (
  world: World,
  profile: Row<'profile'>,
  record: Row<'soldProduct'>,
  today: string,
): string[] => product('soldProduct', { world, profile, today }, record);

export const readsItem = (
  world: World,
  profile: Row<'profile'>,
  record: Row<'installBaseItem'>,
  today: string,
): string[] => product('installBaseItem', { world, profile, today }, record);

/** UC8: a customer's admin sets the asset contacts of items that it reads, in the own account or below it. */
export const assignsItem = (
  world: World,
  profile: Row<'profile'>,
  item: Row<'installBaseItem'>,
  today: string,
): boolean => {
  const eyes: Eyes = { world, profile, today };
  const me = contactOf(eyes);
  if (!me || item.account === null || readsItem(world, profile, item, today).length === 0) return false;
  return rolesOf(eyes).includes('customer_admin') && accountUnder(world, item.account, me.account);
};

/** … choosing from the account, its partners and its contact relationships. */
export const mayBeAssigned = (
  world: World,
  contact: Row<'contact'>,
  item: Row<'installBaseItem'>,
  today: string,
): boolean => {
  const home = world.account.find(({ id }) => id === contact.account);
  if (!contact.active || !home?.active) return false;
  if (contact.account === item.account) return true;
  for (const row of world.accountRelationship) {
    if (row.to === item.account && row.from === contact.account && inForce(row, today)) return true;
  }
  for (const row of world.contactRelationship) {
    if (row.account === item.account && row.contact === contact.id && inForce(row, today)) return true;
  }
  return false;
};

const product = (kind: Kind, eyes: Eyes, record: Row<'soldProduct'> | Row<'installBaseItem'>): string[] =>
  isActivePerson(eyes) ? readsProduct(kind, eyes, record) : [];

const asContact = (eyes: Eyes, record: Row<'case'>): string[] => {
  const { world, profile } = eyes;
  const granted: string[] = [];
  const me = world.contact.find(({ id }) => id === profile.contact);
  if (!me || record.account === null) return granted;
  const roles = rolesOf(eyes);
  const has = (...wanted: string[]): boolean => wanted.some((role) => roles.includes(role));
  const mine = record.contact === me.id || record.openedBy === profile.id;
  const below = accountUnder(world, record.account, me.account);

  if (has('customer', 'customer_case_manager', 'customer_admin') && mine && standsOn(eyes, record.account))
    granted.push('CR1');

  if (seenBy(world, record)) {
    if (has('customer_case_manager') && below) granted.push('CR2');
    if (has('customer_admin', 'partner_admin') && below) granted.push('CR3');
    const whole = relatedLevels(eyes, record.account).includes('account');
    if (has('customer_case_manager', 'customer_admin') && whole) granted.push('CR4');
    if (managesAccount(eyes, record.account)) granted.push('CR5');
  }

  const customer = partnerOf(eyes).includes(record.account) && record.partner === me.account;
  if (has('partner', 'partner_admin')) {
    const handled = customer && (record.partnerContact === me.id || record.openedBy === profile.id);
    if ((record.account === me.account && mine) || handled) granted.push('CR6');
  }
  if (has('partner_admin') && customer) granted.push('CR7');
  return granted;
};

const asConsumer = (eyes: Eyes, record: Row<'case'>): string[] => {
  const { world, profile } = eyes;
  const granted: string[] = [];
  if (record.consumer === profile.consumer && profile.consumer !== null) {
    if (record.account === null || isLinkedTo(eyes, record.account)) granted.push('CC1');
  }
  if (record.account !== null) return granted;
  for (const household of world.household) {
    if (!headsHousehold(eyes, household)) continue;
    if (record.household === household.id) granted.push('CC2');
    else if (record.household === null && isMember(eyes, household.id, record.consumer)) granted.push('CC2');
  }
  for (const { represented, household } of representations(eyes)) {
    if (record.consumer !== represented) continue;
    if (household === null) granted.push('CC3');
    else if (record.household === null || record.household === household) granted.push('CC4');
  }
  return granted;
};

const asParty = (eyes: Eyes, record: Row<'case'>): string[] => {
  const { world, profile } = eyes;
  const granted: string[] = [];
  for (const row of partyRows(eyes)) {
    // CP1 names contact and consumer: a whole account is no party on a case.
    if (row.case === record.id && row.account === null && row.organization === null) granted.push('CP1');
    if (row.soldProduct !== null && row.soldProduct === record.soldProduct) granted.push('CP2');
    const affected = itemAndAbove(world, record.installBaseItem);
    if (row.installBaseItem !== null && affected.includes(row.installBaseItem)) granted.push('CP3');
  }
  const sold = world.soldProduct.find(({ id }) => id === record.soldProduct);
  if (sold && profile.kind === 'contact' && sold.contact === profile.contact) {
    if (sold.account !== null && standsOn(eyes, sold.account)) granted.push('CP2');
  }
  if (sold && profile.kind === 'consumer' && sold.consumer === profile.consumer) {
    if (sold.account === null || isLinkedTo(eyes, sold.account)) granted.push('CP2');
  }
  return granted;
};
