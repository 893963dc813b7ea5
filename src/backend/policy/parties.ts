/**
 * Whom a case can be for: the other side of the rules NC…, as filters. What is offered and what may be chosen for it follow
 * from here; `create.ts` judges what is sent, and a test holds the two together.
 */
import { allOf, everything, type Filter, nothing } from '../../contract/query.js';
import { readableContacts } from './people.js';
import { isOneOf, someOf } from './rules.js';
import { hasRole, isActive, type Subject } from './subject.js';

/** How an account's columns are called: in its own table, or where a record names it. */
interface Columns {
  id: string;
  path: string;
  active: string;
}
export const ofAccount: Columns = { id: 'id', path: 'path', active: 'active' };
export const ofItsAccount: Columns = { id: 'account', path: 'account.path', active: 'account.active' };

const among = (ids: readonly string[], on: Columns): Filter | undefined => {
  const named = isOneOf(on.id, ids);
  return named && allOf(named, { eq: [on.active, true] });
};

/** Accounts of which the subject may be the contact itself (NC1 to NC4). */
export const accountsAsContact = (who: Subject, on: Columns): Filter => {
  const { account, standing } = who;
  if (!account || !isActive(who)) return nothing;
  const related = standing.related.filter(({ level }) => level === 'account' || level === 'own');
  const own: Filter = { eq: [on.id, account.id] };
  return (
    someOf(
      hasRole(who, 'customer', 'customer_case_manager', 'customer_admin')
        ? isOneOf(on.id, [account.id, ...related.map((each) => each.account)])
        : undefined,
      hasRole(who, 'customer_case_manager', 'customer_admin', 'partner_admin')
        ? allOf({ startsWith: [on.path, account.path] }, { eq: [on.active, true] })
        : undefined,
      hasRole(who, 'partner', 'partner_admin') ? own : undefined,
      among(standing.manages, on),
    ) ?? nothing
  );
};

/** Accounts for which the subject may create without a contact: customers, those it answers for, all for some employees. */
export const accountsWithoutContact = (who: Subject, on: Columns): Filter =>
  isActive(who)
    ? (someOf(
        hasRole(who, 'partner', 'partner_admin') ? among(who.standing.partnerOf, on) : undefined,
        among(who.standing.manages, on),
        servesAccounts(who) ? { eq: [on.active, true] } : undefined,
      ) ?? nothing)
    : nothing;

const employee = (who: Subject, ...roles: string[]): boolean =>
  who.profile.kind === 'employee' && hasRole(who, ...roles);
/** NC10a, NC10f */
const servesAccounts = (who: Subject): boolean => employee(who, 'account_contributor', 'agent', 'manager');
/** NC10b, NC10f */
const servesConsumers = (who: Subject): boolean => employee(who, 'consumer_contributor', 'consumer_agent', 'manager');

/** Contacts that a case can be for besides the subject: each with its own account (NC2, NC3, NC4, NC10a, NC10f). */
export const contactsFor = (who: Subject): Filter =>
  allOf(
    servesAccounts(who) && isActive(who) ? { eq: ['active', true] } : readableContacts(who),
    { eq: ['account.active', true] },
    who.contact ? { ne: ['id', who.contact.id] } : undefined,
  );

/** Consumers that a case can be for besides the subject (NC8, NC9, NC10b, NC10d, NC10f). */
export const consumersFor = (who: Subject): Filter => {
  if (!isActive(who)) return nothing;
  const { headOf, represents, relationships } = who.standing;
  const known = [
    ...headOf.flatMap(({ members }) => members),
    ...represents.map(({ consumer }) => consumer),
    ...relationships.consumers,
    ...relationships.households.flatMap(({ members }) => members),
  ].filter((id) => id !== who.consumer?.id);
  const chosen = servesConsumers(who) ? everything : (isOneOf('id', [...new Set(known)]) ?? nothing);
  return allOf(chosen, { eq: ['active', true] });
};

/** How a case for this consumer can be placed: inside a household (its id) or outside of all (null). */
export const householdsFor = (who: Subject, consumer: string): (string | null)[] => {
  if (who.staff) return [null];
  if (consumer === who.consumer?.id) return [null, ...who.standing.households];
  return [
    ...new Set([
      ...who.standing.represents.filter((each) => each.consumer === consumer).map(({ household }) => household),
      ...who.standing.headOf.filter(({ members }) => members.includes(consumer)).map(({ household }) => household),
    ]),
  ];
};

/** Households whose names the subject knows: its own, those it acts in or looks after; employees who serve consumers know all. */
export const knownHouseholds = (who: Subject): Filter => {
  if (!isActive(who)) return nothing;
  if (servesConsumers(who)) return everything;
  const { households, headOf, represents, relationships } = who.standing;
  const known = [...headOf, ...represents, ...relationships.households].flatMap(({ household }) => household ?? []);
  return isOneOf('id', [...new Set([...households, ...known])]) ?? nothing;
};

/** Organisations that the member asks for (NC10e). */
export const organizationsFor = (who: Subject): Filter => {
  if (!isActive(who)) return nothing;
  const { assignments } = who.standing;
  const exactly = assignments.filter(({ role }) => role === 'contributor' || role === 'bosc');
  return (
    someOf(
      isOneOf(
        'id',
        exactly.map(({ organization }) => organization),
      ),
      ...assignments
        .filter(({ role }) => role === 'manager_contributor')
        .map(({ path, excluded }) =>
          allOf(
            { startsWith: ['path', path] },
            ...excluded.map((each): Filter => ({ not: { startsWith: ['path', each] } })),
          ),
        ),
    ) ?? nothing
  );
};
