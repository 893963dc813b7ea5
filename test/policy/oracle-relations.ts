/** The definitions of `access-policy.md`: what is in force, who stands where, who is a party on what. */
import type { Row } from '../../src/backend/store/tables.js';
import type { World } from './rows.js';

/** Who looks, at what, on which day (`YYYY-MM-DD`). */
export interface Eyes {
  world: World;
  profile: Row<'profile'>;
  today: string;
}

interface Lasting {
  active: boolean;
  startDate: string | null;
  endDate: string | null;
}

/** G4 */
export const inForce = ({ active, startDate, endDate }: Lasting, today: string): boolean => {
  if (!active) return false;
  if (startDate !== null && startDate > today) return false;
  if (endDate !== null && endDate < today) return false;
  return true;
};

/** D1 the other way round. */
export const isActivePerson = ({ world, profile }: Eyes): boolean => {
  if (!profile.active) return false;
  if (profile.kind === 'contact') {
    for (const contact of world.contact) {
      if (contact.id !== profile.contact || !contact.active) continue;
      for (const account of world.account) if (account.id === contact.account && account.active) return true;
    }
    return false;
  }
  if (profile.kind === 'employee' || profile.kind === 'member') {
    for (const staff of world.staff) if (staff.id === profile.staff && staff.active) return true;
    return false;
  }
  if (profile.kind === 'consumer') {
    for (const consumer of world.consumer) if (consumer.id === profile.consumer && consumer.active) return true;
  }
  return false;
};

export const contactOf = ({ world, profile }: Eyes): Row<'contact'> | undefined => {
  if (profile.kind !== 'contact') return undefined;
  for (const contact of world.contact) if (contact.id === profile.contact) return contact;
  return undefined;
};

export const rolesOf = (eyes: Eyes): string[] => contactOf(eyes)?.roles.split(' ') ?? [];

/** The record and all above it, by the parent links. */
export const lineOf = (rows: { id: string; parent: string | null }[], start: string | null): string[] => {
  const line: string[] = [];
  let next = start;
  while (next !== null && !line.includes(next)) {
    line.push(next);
    const id = next;
    next = rows.find((row) => row.id === id)?.parent ?? null;
  }
  return line;
};

/** account ∈ sub(top) */
export const accountUnder = (world: World, account: string, top: string): boolean =>
  lineOf(world.account, account).includes(top);

/** The items whose ibsub holds this item. */
export const itemAndAbove = (world: World, item: string | null): string[] => lineOf(world.installBaseItem, item);

export const levelOf = (world: World, responsibility: string | null): string | null => {
  for (const row of world.responsibility) if (row.id === responsibility) return row.level;
  return null;
};

/** Levels of the contact relationships in force with this account. */
export const relatedLevels = (eyes: Eyes, account: string): string[] => {
  const levels: string[] = [];
  const me = contactOf(eyes);
  for (const row of eyes.world.contactRelationship) {
    if (!me || row.contact !== me.id || row.account !== account || !inForce(row, eyes.today)) continue;
    const level = levelOf(eyes.world, row.responsibility);
    if (level !== null) levels.push(level);
  }
  return levels;
};

/** Account Manager in the team of the account. */
export const managesAccount = (eyes: Eyes, account: string): boolean => {
  const me = contactOf(eyes);
  for (const row of eyes.world.accountTeamMember) {
    if (!me || row.contact !== me.id || row.account !== account || !inForce(row, eyes.today)) continue;
    if (levelOf(eyes.world, row.responsibility) === 'account') return true;
  }
  return false;
};

/** The standing condition of CR1 and CP2. */
export const standsOn = (eyes: Eyes, account: string): boolean => {
  const me = contactOf(eyes);
  if (!me) return false;
  if (account === me.account) return true;
  const levels = relatedLevels(eyes, account);
  if (levels.includes('own') || levels.includes('account')) return true;
  const roles = rolesOf(eyes);
  const wide = roles.includes('customer_case_manager') || roles.includes('customer_admin');
  return wide && accountUnder(eyes.world, account, me.account);
};

export const partnerOf = (eyes: Eyes): string[] => {
  const me = contactOf(eyes);
  const roles = rolesOf(eyes);
  if (!me || !(roles.includes('partner') || roles.includes('partner_admin'))) return [];
  const accounts: string[] = [];
  for (const row of eyes.world.accountRelationship) {
    if (row.from === me.account && inForce(row, eyes.today)) accounts.push(row.to);
  }
  return accounts;
};

/** linked(account, self) */
export const isLinkedTo = ({ world, profile, today }: Eyes, account: string): boolean => {
  for (const row of world.accountConsumer) {
    if (row.consumer === profile.consumer && row.account === account && inForce(row, today)) return true;
  }
  return false;
};

/** consumer ∈ members(household) */
export const isMember = ({ world, today }: Eyes, household: string, consumer: string | null): boolean => {
  if (consumer === null) return false;
  const active = world.household.some((row) => row.id === household && row.active);
  if (!active) return false;
  for (const row of world.householdMember) {
    if (row.household === household && row.consumer === consumer && inForce(row, today)) return true;
  }
  return false;
};

export const headsHousehold = (eyes: Eyes, household: Row<'household'>): boolean =>
  eyes.profile.kind === 'consumer' &&
  eyes.profile.consumer !== null &&
  household.head === eyes.profile.consumer &&
  isMember(eyes, household.id, eyes.profile.consumer);

/** Whom the viewer acts for: everywhere (household null), or inside a household of which both are members. */
export const representations = (eyes: Eyes): { represented: string; household: string | null }[] => {
  const found: { represented: string; household: string | null }[] = [];
  const { world, profile, today } = eyes;
  if (profile.kind !== 'consumer') return found;
  for (const row of world.consumerRelationship) {
    if (row.representative !== profile.consumer || row.responsibility === null || !inForce(row, today)) continue;
    if (row.household !== null) {
      if (!isMember(eyes, row.household, row.representative)) continue;
      if (!isMember(eyes, row.household, row.represented)) continue;
    }
    found.push({ represented: row.represented, household: row.household });
  }
  return found;
};

/** Rows of related parties that grant (G4, G7) and mean the viewer: the person or, for a contact, its account. */
export const partyRows = (eyes: Eyes): Row<'relatedParty'>[] => {
  const rows: Row<'relatedParty'>[] = [];
  const { world, profile, today } = eyes;
  const me = contactOf(eyes);
  for (const row of world.relatedParty) {
    if (row.responsibility === null || !inForce(row, today)) continue;
    const asContact = me !== undefined && (row.contact === me.id || row.account === me.account);
    const asConsumer = profile.kind === 'consumer' && profile.consumer !== null && row.consumer === profile.consumer;
    const isStaff = profile.kind === 'employee' || profile.kind === 'member';
    const asStaff = isStaff && profile.staff !== null && row.staff === profile.staff;
    // A service organisation is a party for all its members.
    let asMember = false;
    for (const member of world.organizationMember) {
      if (profile.kind !== 'member' || member.staff !== profile.staff || !inForce(member, today)) continue;
      if (row.organization !== null && row.organization === member.organization) asMember = true;
    }
    if (asContact || asConsumer || asStaff || asMember) rows.push(row);
  }
  return rows;
};
