/** Reading a sold product or an install base item: the rules SR…. Both tables have the same columns to decide by. */
import { allOf, type Filter } from '../../contract/query.js';
import { compose, isOwnAccount, type Rule, type Rules, underOwnAccount } from './rules.js';
import { hasRole, type Subject } from './subject.js';

/** Every contact sees what the own account has. */
const SR1: Rule = (who) => (who.contact ? isOwnAccount(who) : undefined);

/** Case managers and admins also what the accounts below it have. */
const SR2: Rule = (who) =>
  who.contact && hasRole(who, 'customer_case_manager', 'customer_admin', 'partner_admin')
    ? underOwnAccount(who)
    : undefined;

/** A consumer sees the own ones; one that names an account needs a link to it, of which there are none yet. */
const SR6: Rule = (who) =>
  who.consumer ? allOf({ eq: ['consumer', who.consumer.id] }, { isEmpty: 'account' }) : undefined;

export const productGrants = { SR1, SR2, SR6 } satisfies Rules;

/** The sold products, and likewise the install base items, this subject may read. */
export const readableProducts = (who: Subject): Filter => compose(productGrants, {}, who);
