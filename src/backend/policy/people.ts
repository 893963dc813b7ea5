/** People that a subject may read and choose. */
import { allOf, type Filter, nothing } from '../../contract/query.js';
import { compose, type Rule, type Rules, underOwnAccount } from './rules.js';
import { hasRole, type Subject } from './subject.js';

/** A contact reads itself. */
const K1: Rule = (who) => (who.contact ? { eq: ['id', who.contact.id] } : undefined);

/** Whom NC2 lets act for can be chosen: active contacts of the own account and of those below it. */
const NC2: Rule = (who) =>
  who.contact && hasRole(who, 'customer_case_manager', 'customer_admin', 'partner_admin')
    ? allOf(underOwnAccount(who), { eq: ['active', true] })
    : undefined;

export const contactGrants = { K1, NC2 } satisfies Rules;

export const readableContacts = (who: Subject): Filter => compose(contactGrants, {}, who);

/** A consumer reads itself. */
export const readableConsumers = (who: Subject): Filter =>
  compose({ K1: (self) => (self.consumer ? { eq: ['id', self.consumer.id] } : nothing) }, {}, who);
