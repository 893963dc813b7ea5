/** Who says which contacts may see an install base item, and whom they choose from. */
import { allOf, anyOf, type Filter, nothing } from '../../contract/query.js';
import type { Reader } from '../store/store.js';
import { readableItems } from './products.js';
import { isOneOf, type Rule, someOf, underOwnAccount } from './rules.js';
import { inForce } from './standing.js';
import { hasRole, type Subject } from './subject.js';

/** A customer's admin sets the asset contacts of what the own account has, and the accounts below it. */
const UC8: Rule = (who) => (who.contact && hasRole(who, 'customer_admin') ? underOwnAccount(who) : undefined);

/** The items whose asset contacts this subject sets, of those it reads (G9). */
export const itemsToAssign = (who: Subject): Filter => allOf(readableItems(who), UC8(who) ?? nothing);

/** Whom UC8 lets choose for an item of the account: active contacts of it, of its partners, and those related to it. */
export const choosableContacts = async (reader: Reader, account: string, today: string): Promise<Filter> => {
  const [partners, related] = await Promise.all([
    reader.find('accountRelationship', { filter: allOf({ eq: ['to', account] }, inForce(today)) }),
    reader.find('contactRelationship', { filter: allOf({ eq: ['account', account] }, inForce(today)) }),
  ]);
  const accounts = [account, ...partners.map(({ from }) => from)];
  const people = isOneOf('id', [...new Set(related.map(({ contact }) => contact))]);
  return allOf(
    { eq: ['active', true] },
    { eq: ['account.active', true] },
    someOf(isOneOf('account', [...new Set(accounts)]), people) ?? anyOf(),
  );
};
