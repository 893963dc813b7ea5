/** Employees and members of service organisations: CO, CE, CC5, SR13 to SR15 with D5. */
import type { Row } from '../../src/backend/store/tables.js';
import { type Eyes, inForce, isMember, levelOf, lineOf } from './oracle-relations.js';

type Owned = { account: string | null; consumer: string | null; household: string | null };

export const staffOf = ({ world, profile }: Eyes): Row<'staff'> | undefined =>
  world.staff.find(({ id }) => id === profile.staff);

const has = (eyes: Eyes, role: string): boolean =>
  eyes.profile.kind === 'employee' && (staffOf(eyes)?.roles.split(' ').includes(role) ?? false);

export const assignmentsOf = (eyes: Eyes): Row<'organizationMember'>[] => {
  if (eyes.profile.kind !== 'member') return [];
  const found: Row<'organizationMember'>[] = [];
  for (const row of eyes.world.organizationMember) {
    if (row.staff === eyes.profile.staff && inForce(row, eyes.today)) found.push(row);
  }
  return found;
};

/** organization ∈ osub(assignment) minus what this assignment excludes (D5). */
const within = (eyes: Eyes, assignment: Row<'organizationMember'>, organization: string): boolean => {
  const line = lineOf(eyes.world.serviceOrganization, organization);
  if (!line.includes(assignment.organization)) return false;
  for (const excluded of (assignment.excluded ?? '').split(' ')) if (line.includes(excluded)) return false;
  return true;
};

/** Account Manager in the team of the account: an employee needs the relationship role. */
export const employeeManages = (eyes: Eyes, account: string | null): boolean => {
  if (!has(eyes, 'relationship_contributor') || account === null) return false;
  for (const row of eyes.world.accountTeamMember) {
    if (row.staff !== eyes.profile.staff || row.account !== account || !inForce(row, eyes.today)) continue;
    if (row.responsibility !== null && levelOf(eyes.world, row.responsibility) === 'account') return true;
  }
  return false;
};

/** CC5 and SR15. */
export const looksAfter = (eyes: Eyes, record: Owned): boolean => {
  if (!has(eyes, 'relationship_contributor') || record.account !== null) return false;
  for (const row of eyes.world.consumerTeamMember) {
    if (row.staff !== eyes.profile.staff || !inForce(row, eyes.today)) continue;
    if (row.responsibility === null || levelOf(eyes.world, row.responsibility) !== 'account') continue;
    if (row.consumer !== null && row.consumer === record.consumer) return true;
    if (row.household === null) continue;
    if (record.household === row.household) return true;
    if (record.household === null && isMember(eyes, row.household, record.consumer)) return true;
  }
  return false;
};

export const staffReadsCase = (eyes: Eyes, record: Row<'case'>): string[] => {
  const granted: string[] = [];
  const { profile } = eyes;
  const mine = record.openedBy === profile.id;
  const ofAccount = record.account !== null;
  const ofConsumer = !ofAccount && (record.consumer !== null || record.household !== null);
  for (const assignment of assignmentsOf(eyes)) {
    const { role, organization } = assignment;
    if (['contributor', 'bosc'].includes(role) && record.requestorOrg === organization) granted.push('CO1');
    if (role === 'manager_contributor' && record.requestorOrg !== null && within(eyes, assignment, record.requestorOrg))
      granted.push('CO2');
    if (role === 'location_agent' && record.org === organization && ofAccount) granted.push('CO3');
    if (role === 'location_consumer_agent' && record.org === organization && ofConsumer) granted.push('CO3');
    if (role === 'location_manager' && record.org !== null && within(eyes, assignment, record.org)) granted.push('CO4');
  }
  if (has(eyes, 'account_contributor') && mine && ofAccount) granted.push('CE1');
  if (has(eyes, 'consumer_contributor') && mine && record.consumer !== null && !ofAccount) granted.push('CE2');
  const forItself = record.requestedBy === profile.id && !ofAccount && record.consumer === null;
  if (has(eyes, 'self_contributor') && forItself && record.requestorOrg === null) granted.push('CE3');
  if (has(eyes, 'case_viewer')) granted.push('CE4');
  if (has(eyes, 'case_task_agent') && (record.taskAgents ?? '').split('|').includes(profile.id)) granted.push('CE5');
  if (has(eyes, 'agent') && ofAccount) granted.push('CE6');
  if (has(eyes, 'consumer_agent') && ofConsumer) granted.push('CE6');
  if (has(eyes, 'manager')) granted.push('CE6');
  if (looksAfter(eyes, record)) granted.push('CC5');
  return granted;
};

export const staffReadsProduct = (eyes: Eyes, record: Owned & { org: string | null }): string[] => {
  const granted: string[] = [];
  for (const assignment of assignmentsOf(eyes)) {
    if (record.org === assignment.organization) granted.push('SR13');
    const manages = ['manager_contributor', 'location_manager'].includes(assignment.role);
    if (manages && record.org !== null && within(eyes, assignment, record.org)) granted.push('SR13');
  }
  if (has(eyes, 'customer_data_viewer') || has(eyes, 'manager')) granted.push('SR14');
  if (has(eyes, 'agent') && record.account !== null) granted.push('SR14');
  if (has(eyes, 'consumer_agent') && record.account === null) granted.push('SR14');
  if (looksAfter(eyes, record)) granted.push('SR15');
  return granted;
};

/** Who may reply (UC1): readers by every rule but CE4, by CO1, CO2, CE1 and CE2 only where the case names them. */
export const staffReplies = (eyes: Eyes, granted: string[], record: Row<'case'>): boolean => {
  const named = (record.contributors ?? '').split('|').includes(eyes.profile.id);
  return granted.some((rule) =>
    ['CO1', 'CO2', 'CE1', 'CE2'].includes(rule) ? named : rule !== 'CE4' && rule !== 'CR0',
  );
};
