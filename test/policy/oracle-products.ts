/** Reading a sold product or an install base item: SR1 to SR12 with the denies D3 and D4. */
import type { Row } from '../../src/backend/store/tables.js';
import {
  accountUnder,
  contactOf,
  type Eyes,
  headsHousehold,
  inForce,
  isLinkedTo,
  isMember,
  itemAndAbove,
  managesAccount,
  partnerOf,
  partyRows,
  relatedLevels,
  representations,
  rolesOf,
} from './oracle-relations.js';

import { employeeManages, staffReadsProduct } from './oracle-staff.js';

export type Kind = 'soldProduct' | 'installBaseItem';
type Product = Row<'soldProduct'> | Row<'installBaseItem'>;

export const readsProduct = (kind: Kind, eyes: Eyes, record: Product): string[] => {
  if (kind === 'installBaseItem' && deniedByD3(eyes, record)) return [];
  if (deniedByD4(kind, eyes, record)) return [];
  const granted: string[] = [];
  if (eyes.profile.kind === 'contact') granted.push(...asContact(eyes, record));
  if (eyes.profile.kind === 'consumer') granted.push(...asConsumer(eyes, record));
  if (eyes.profile.kind === 'employee' && employeeManages(eyes, record.account)) granted.push('SR4');
  granted.push(...staffReadsProduct(eyes, record));
  if (isPartyHere(kind, eyes, record)) granted.push('SR11');
  if (isPartyOneStepAway(kind, eyes, record)) granted.push('SR12');
  return granted;
};

const asContact = (eyes: Eyes, record: Product): string[] => {
  const granted: string[] = [];
  const me = contactOf(eyes);
  if (!me || record.account === null) return granted;
  const roles = rolesOf(eyes);
  if (record.account === me.account) granted.push('SR1');
  for (const role of ['customer_case_manager', 'customer_admin', 'partner_admin']) {
    if (roles.includes(role) && accountUnder(eyes.world, record.account, me.account)) granted.push('SR2');
  }
  if (relatedLevels(eyes, record.account).length > 0) granted.push('SR3');
  if (managesAccount(eyes, record.account)) granted.push('SR4');
  if (partnerOf(eyes).includes(record.account)) granted.push('SR5');
  return granted;
};

const asConsumer = (eyes: Eyes, record: Product): string[] => {
  const granted: string[] = [];
  const { world, profile } = eyes;
  const linked = record.account !== null && isLinkedTo(eyes, record.account);
  if (record.consumer !== null && record.consumer === profile.consumer && (record.account === null || linked))
    granted.push('SR6');
  if (record.consumer === null && record.consumerVisible && linked) granted.push('SR7');
  if (record.account !== null) return granted;
  for (const household of world.household) {
    if (!headsHousehold(eyes, household)) continue;
    if (record.household === household.id) granted.push('SR8');
    else if (record.household === null && isMember(eyes, household.id, record.consumer)) granted.push('SR8');
  }
  for (const { represented, household } of representations(eyes)) {
    if (record.consumer !== represented) continue;
    if (household === null && record.household === null) granted.push('SR9');
    if (household !== null && (record.household === null || record.household === household)) granted.push('SR10');
  }
  return granted;
};

/** SR11: on the sold product; on the item or one above it. */
const isPartyHere = (kind: Kind, eyes: Eyes, record: Product): boolean => {
  const line = itemAndAbove(eyes.world, record.id);
  for (const row of partyRows(eyes)) {
    if (kind === 'soldProduct' && row.soldProduct === record.id) return true;
    if (kind === 'installBaseItem' && row.installBaseItem !== null && line.includes(row.installBaseItem)) return true;
  }
  return false;
};

/** SR12: from exactly the item to what it was installed from, and from the sold product to what was installed. */
const isPartyOneStepAway = (kind: Kind, eyes: Eyes, record: Product): boolean => {
  for (const { soldProduct, installBaseItem } of eyes.world.installedProduct) {
    for (const row of partyRows(eyes)) {
      if (kind === 'soldProduct' && soldProduct === record.id && row.installBaseItem === installBaseItem) return true;
      if (kind === 'installBaseItem' && installBaseItem === record.id && row.soldProduct === soldProduct) return true;
    }
  }
  return false;
};

const isExemptAdmin = (eyes: Eyes, account: string): boolean => {
  const me = contactOf(eyes);
  const roles = rolesOf(eyes);
  if (!me || !(roles.includes('customer_admin') || roles.includes('partner_admin'))) return false;
  return accountUnder(eyes.world, account, me.account);
};

const deniedByD3 = (eyes: Eyes, item: Product): boolean => {
  const me = contactOf(eyes);
  const account = eyes.world.account.find(({ id }) => id === item.account);
  if (!me || !account?.restrictAssets) return false;
  if (item.contact === me.id || isExemptAdmin(eyes, account.id)) return false;
  for (const row of eyes.world.assetContact) {
    if (row.installBaseItem === item.id && row.contact === me.id && inForce(row, eyes.today)) return false;
  }
  return !isPartyHere('installBaseItem', eyes, item);
};

const deniedByD4 = (kind: Kind, eyes: Eyes, record: Product): boolean => {
  const me = contactOf(eyes);
  const account = eyes.world.account.find(({ id }) => id === record.account);
  if (!me || !account?.restrictContacts) return false;
  if (record.contact === me.id || isExemptAdmin(eyes, account.id)) return false;
  // A party on an item above does not count here, unlike in D3.
  for (const row of partyRows(eyes)) if (row[kind] === record.id) return false;
  return !isPartyOneStepAway(kind, eyes, record);
};
