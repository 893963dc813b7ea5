/** Reading a case: the rules CR… and CC… and the denies on cases. */
import { allOf, anyOf, type Filter } from '../../contract/query.js';
import { compose, isOwnAccount, type Rule, type Rules, underOwnAccount } from './rules.js';
import { hasRole, type Subject } from './subject.js';

const openedBySelf = (who: Subject): Filter => ({ eq: ['openedBy', who.profile.id] });

/** Account-side rules do not reach a case that also names a consumer, unless the account is said to see those. */
const namesNoConsumer: Filter = { isEmpty: 'consumer' };

/** The opener reads own drafts. */
const CR0: Rule = (who) => allOf({ eq: ['state', 0] }, openedBySelf(who));

/** Customers, case managers and admins read what is theirs, where they stand now. */
const CR1: Rule = (who) => {
  if (!who.contact || !hasRole(who, 'customer', 'customer_case_manager', 'customer_admin')) return undefined;
  const own = anyOf({ eq: ['contact', who.contact.id] }, openedBySelf(who));
  const wide = hasRole(who, 'customer_case_manager', 'customer_admin');
  return allOf(own, wide ? underOwnAccount(who) : isOwnAccount(who));
};

/** Case managers read the cases of their account and of those below it. */
const CR2: Rule = (who) =>
  who.contact && hasRole(who, 'customer_case_manager') ? allOf(underOwnAccount(who), namesNoConsumer) : undefined;

/** So do admins; never upward, never sideways. */
const CR3: Rule = (who) =>
  who.contact && hasRole(who, 'customer_admin', 'partner_admin')
    ? allOf(underOwnAccount(who), namesNoConsumer)
    : undefined;

/** A consumer reads own cases; one that names an account needs a link to it, of which there are none yet. */
const CC1: Rule = (who) =>
  who.consumer ? allOf({ eq: ['consumer', who.consumer.id] }, { isEmpty: 'account' }) : undefined;

/** A draft is there for its opener only, whatever other rules say. */
const D2: Rule = (who) => allOf({ eq: ['state', 0] }, { not: openedBySelf(who) });

export const caseGrants = { CR0, CR1, CR2, CR3, CC1 } satisfies Rules;
export const caseDenies = { D2 } satisfies Rules;

/** The cases this subject may read. */
export const readableCases = (who: Subject): Filter => compose(caseGrants, caseDenies, who);
