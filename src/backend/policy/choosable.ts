/** NC11 before anything is sent: which products and items a case for somebody may name. */
import { allOf, type Filter, nothing } from '../../contract/query.js';
import type { Row } from '../store/tables.js';
import { type Candidate, refuseCreate } from './create.js';
import { accountsAsContact, accountsWithoutContact, householdsFor, ofItsAccount } from './parties.js';
import { isOneOf, someOf } from './rules.js';
import type { Subject } from './subject.js';

const withoutAccount: Filter = { isEmpty: 'account' };

/** `belongs` as a filter. */
export const belonging = ({ account, consumer, household, requestorOrg }: Candidate): Filter => {
  if (account) {
    const others = consumer && someOf({ isEmpty: 'consumer' }, { eq: ['consumer', consumer.id] });
    return allOf({ eq: ['account', account.id] }, others ?? undefined);
  }
  if (household !== null) return allOf(withoutAccount, { eq: ['household', household] });
  if (consumer !== null) return allOf(withoutAccount, { eq: ['consumer', consumer.id] });
  return requestorOrg ? allOf(withoutAccount, { eq: ['org', requestorOrg.id] }) : nothing;
};

/** Whom the case is for, as it is asked: what is undefined follows from the product. */
export interface Asked {
  account: string | null | undefined;
  contact: string | null | undefined;
  consumer: string | null | undefined;
  household: string | null | undefined;
}

/**
 * Records that a case for these parties may name; joined to what is readable. `candidate` is the case without a product:
 * where its account or household follows from the product, each that the rules let follow is open.
 */
export const choosable = (who: Subject, asked: Asked, candidate: Candidate): Filter => {
  const { contact, consumer } = candidate;
  const follows = asked.account === undefined && !asked.household && candidate.requestorOrg === null;
  if (follows && who.contact && consumer === null && (contact === null || contact.id === who.contact.id))
    return ofOwnAccounts(who, asked);
  const open: Filter[] = [];
  if (follows && consumer !== null && consumer.id === who.consumer?.id) open.push(...ofLinkedAccounts(who, consumer));
  if (asked.household === undefined && who.consumer && consumer && candidate.account === null)
    open.push(...ofHouseholds(who, candidate, consumer));
  else if (refuseCreate(who, candidate) === undefined) open.push(belonging(candidate));
  return someOf(...open) ?? nothing;
};

/** A contact's own case: the account is the product's. */
const ofOwnAccounts = (who: Subject, asked: Asked): Filter => {
  const own = accountsAsContact(who, ofItsAccount);
  if (asked.contact !== undefined) return own;
  // With nobody named, it is the customer's where the product is.
  const customers = isOneOf('account', who.standing.partnerOf);
  if (!customers) return own;
  return someOf(allOf(own, { not: customers }), allOf(accountsWithoutContact(who, ofItsAccount), customers)) ?? nothing;
};

/** A consumer's own case with an account that it is a customer of (NC5). */
const ofLinkedAccounts = (who: Subject, { id }: Row<'consumer'>): Filter[] => {
  const linked = isOneOf('account', who.standing.linked);
  if (!linked) return [];
  const open = someOf({ isEmpty: 'consumer' }, { eq: ['consumer', id] });
  return [allOf(linked, { eq: ['account.active', true] }, open)];
};

/** The household is the product's (NC7 to NC9); a product outside of households is the consumer's. */
const ofHouseholds = (who: Subject, candidate: Candidate, consumer: Row<'consumer'>): Filter[] => {
  if (!consumer.active || candidate.contact) return [];
  const places = householdsFor(who, consumer.id);
  const inside = isOneOf(
    'household',
    places.filter((each) => each !== null),
  );
  const outside = places.includes(null) && allOf({ isEmpty: 'household' }, { eq: ['consumer', consumer.id] });
  return [inside, outside || undefined].filter((part) => part !== undefined).map((part) => allOf(withoutAccount, part));
};
