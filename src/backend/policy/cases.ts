/** Reading a case: the rules CR…, CC… and CP… and the denies on cases. */
import { allOf, anyOf, type Filter } from '../../contract/query.js';
import {
  compose,
  isLinkedOwn,
  isOneOf,
  isOwnAccount,
  type Rule,
  type Rules,
  someOf,
  standsWith,
  underOwnAccount,
  withinHousehold,
} from './rules.js';
import { CE1, CE2, CE3, CE4, CE5, CE6, CO1, CO2, CO3, CO4, managed, namedContributor } from './staff.js';
import { hasRole, type Subject } from './subject.js';

const openedBySelf = (who: Subject): Filter => ({ eq: ['openedBy', who.profile.id] });

/** The account's side does not reach a case that also names a consumer, unless the account is said to see those. */
const seenByAccount: Filter = anyOf({ isEmpty: 'consumer' }, { not: { eq: ['account.seesConsumerCases', false] } });
const whereSeen = (accounts: Filter | undefined): Filter | undefined => accounts && allOf(accounts, seenByAccount);

/** The opener reads own drafts. */
const CR0: Rule = (who) => allOf({ eq: ['state', 0] }, openedBySelf(who));

/** Customers, case managers and admins read what is theirs, where they stand now. */
const CR1: Rule = (who) => {
  if (!who.contact || !hasRole(who, 'customer', 'customer_case_manager', 'customer_admin')) return undefined;
  return allOf(anyOf({ eq: ['contact', who.contact.id] }, openedBySelf(who)), standsWith(who));
};

/** Case managers read the cases of their account and of those below it. */
const CR2: Rule = (who) =>
  who.contact && hasRole(who, 'customer_case_manager') ? whereSeen(underOwnAccount(who)) : undefined;

/** So do admins; never upward, never sideways. */
const CR3: Rule = (who) =>
  who.contact && hasRole(who, 'customer_admin', 'partner_admin') ? whereSeen(underOwnAccount(who)) : undefined;

/** A relationship of level account opens that account to case managers and admins, without those below it. */
const CR4: Rule = (who) => {
  if (!hasRole(who, 'customer_case_manager', 'customer_admin')) return undefined;
  const opened = who.standing.related.filter(({ level }) => level === 'account');
  return whereSeen(
    isOneOf(
      'account',
      opened.map(({ account }) => account),
    ),
  );
};

/** An account manager in the account's team reads that account. */
const CR5: Rule = (who) => whereSeen(isOneOf('account', who.standing.manages));

/** A partner reads own cases of the own account, and those it handles for customers. */
const CR6: Rule = (who) => {
  if (!who.contact || !who.account || !hasRole(who, 'partner', 'partner_admin')) return undefined;
  const customers = isOneOf('account', who.standing.partnerOf);
  return someOf(
    allOf(isOwnAccount(who), anyOf({ eq: ['contact', who.contact.id] }, openedBySelf(who))),
    customers &&
      allOf(
        customers,
        { eq: ['partner', who.account.id] },
        anyOf({ eq: ['partnerContact', who.contact.id] }, openedBySelf(who)),
      ),
  );
};

/** A partner's admin reads what all colleagues handle for customers. */
const CR7: Rule = (who) => {
  const customers = isOneOf('account', who.standing.partnerOf);
  return who.account && customers && hasRole(who, 'partner_admin')
    ? allOf(customers, { eq: ['partner', who.account.id] })
    : undefined;
};

/** A consumer reads own cases, those with an account while linked to it. */
const CC1: Rule = isLinkedOwn;

/** The head reads the household's cases; not a member's with another household, an employer or a broker. */
const CC2: Rule = (who) =>
  someOf(...who.standing.headOf.map(({ household, members }) => withinHousehold(household, members)));

/** A representative reads the represented consumer's cases, whatever household they are in. */
const CC3: Rule = (who) => {
  const everywhere = who.standing.represents.filter(({ household }) => household === null);
  const theirs = isOneOf(
    'consumer',
    everywhere.map(({ consumer }) => consumer),
  );
  return theirs && allOf({ isEmpty: 'account' }, theirs);
};

/** A representative inside a household reads what belongs to it or to none. */
const CC4: Rule = (who) => someOf(...inHouseholds(who));

/** A party reads the case. */
const CP1: Rule = (who) => isOneOf('id', who.standing.parties.cases);

/** Whoever holds a sold product, or is a party on it, reads the cases about it. */
const CP2: Rule = (who) => {
  const { parties, held, linked, related } = who.standing;
  const wide = hasRole(who, 'customer_case_manager', 'customer_admin') ? who.account?.path : undefined;
  const stands = new Set([
    who.account?.id,
    ...related.filter(({ level }) => level === 'account' || level === 'own').map(({ account }) => account),
  ]);
  const holds = (account: string | null, path: string | null): boolean => {
    if (who.consumer) return account === null || linked.includes(account);
    return account !== null && (stands.has(account) || (wide !== undefined && path?.startsWith(wide) === true));
  };
  const holding = held.filter(({ account, accountPath }) => holds(account, accountPath));
  return isOneOf('soldProduct', [...parties.soldProducts, ...holding.map(({ id }) => id)]);
};

/** A party on an install base item reads the cases about it and what is below it. */
const CP3: Rule = (who) =>
  someOf(...who.standing.parties.items.map(({ path }): Filter => ({ contains: ['affected', `|${path}`] })));

/** A draft is there for its opener only, whatever other rules say. */
const D2: Rule = (who) => allOf({ eq: ['state', 0] }, { not: openedBySelf(who) });

/** What each representation inside a household reaches, in cases as in products. */
export function inHouseholds(who: Subject): Filter[] {
  return who.standing.represents.flatMap(({ consumer, household }) =>
    household === null
      ? []
      : allOf(
          { eq: ['consumer', consumer] },
          { isEmpty: 'account' },
          anyOf({ isEmpty: 'household' }, { eq: ['household', household] }),
        ),
  );
}

const asCustomer = { CR0, CR1, CR2, CR3, CR4, CR5, CR6, CR7, CC1, CC2, CC3, CC4, CP1, CP2, CP3 } satisfies Rules;
const asStaff = { CC5: managed, CO1, CO2, CO3, CO4, CE1, CE2, CE3, CE4, CE5, CE6 } satisfies Rules;
export const caseGrants = { ...asCustomer, ...asStaff } satisfies Rules;
export const caseDenies = { D2 } satisfies Rules;

/** UC1: rules that let somebody read, and reply only where the case names them as a contributor; CE4 never. */
const onlyNamed =
  (rule: Rule): Rule =>
  (who) => {
    const read = rule(who);
    return read && allOf(read, namedContributor(who));
  };
const replyGrants = {
  ...asCustomer,
  ...{ CC5: managed, CO1: onlyNamed(CO1), CO2: onlyNamed(CO2), CO3, CO4 },
  ...{ CE1: onlyNamed(CE1), CE2: onlyNamed(CE2), CE3, CE5, CE6 },
} satisfies Rules;

/** Of the readable cases those that this subject may reply to, when their state allows it. */
export const answerableCases = (who: Subject): Filter => compose(replyGrants, caseDenies, who);

/** The cases this subject may read. */
export const readableCases = (who: Subject): Filter => compose(caseGrants, caseDenies, who);
