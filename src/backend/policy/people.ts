/** People that a subject may read and choose. */
import { allOf, type Filter } from '../../contract/query.js';
import { compose, isOneOf, type Rule, type Rules, underOwnAccount } from './rules.js';
import { hasRole, type Subject } from './subject.js';

const active: Filter = { eq: ['active', true] };

/** A contact reads itself. */
const K1: Rule = (who) => (who.contact ? { eq: ['id', who.contact.id] } : undefined);

/** Whom NC2 lets act for can be chosen: active contacts of the own account and of those below it. */
const NC2: Rule = (who) =>
  who.contact && hasRole(who, 'customer_case_manager', 'customer_admin', 'partner_admin')
    ? allOf(underOwnAccount(who), active)
    : undefined;

/** So can contacts of a partner's customers. */
const NC3: Rule = (who) => {
  const customers = isOneOf('account', who.standing.partnerOf);
  return customers && hasRole(who, 'partner', 'partner_admin') ? allOf(customers, active) : undefined;
};

/** And those of an account that the contact answers for. */
const NC4: Rule = (who) => {
  const managed = isOneOf('account', who.standing.manages);
  return managed && allOf(managed, active);
};

export const contactGrants = { K1, NC2, NC3, NC4 } satisfies Rules;

export const readableContacts = (who: Subject): Filter => compose(contactGrants, {}, who);

/** A consumer reads itself. */
const itself: Rule = (who) => (who.consumer ? { eq: ['id', who.consumer.id] } : undefined);

/** The head acts for the members of the household. */
const NC8: Rule = (who) => {
  const members = isOneOf('id', [...new Set(who.standing.headOf.flatMap((own) => own.members))]);
  return members && allOf(members, active);
};

/** A representative acts for whom it represents. */
const NC9: Rule = (who) => {
  const represented = isOneOf('id', [...new Set(who.standing.represents.map(({ consumer }) => consumer))]);
  return represented && allOf(represented, active);
};

export const consumerGrants = { K1: itself, NC8, NC9 } satisfies Rules;

export const readableConsumers = (who: Subject): Filter => compose(consumerGrants, {}, who);
