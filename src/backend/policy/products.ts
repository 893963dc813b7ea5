/** Reading a sold product or an install base item: the rules SR… and the denies on products. Most hold for both tables. */
import { allOf, anyOf, type Filter } from '../../contract/query.js';
import { inHouseholds } from './cases.js';
import {
  belowPartyItems,
  compose,
  isLinkedOwn,
  isOneOf,
  isOwnAccount,
  type Rule,
  type Rules,
  someOf,
  underOwnAccount,
  withinHousehold,
} from './rules.js';
import { managed, SR13, SR14 } from './staff.js';
import { hasRole, type Subject } from './subject.js';

/** Every contact sees what the own account has. */
const SR1: Rule = (who) => (who.contact ? isOwnAccount(who) : undefined);

/** Case managers and admins also what the accounts below it have. */
const SR2: Rule = (who) =>
  who.contact && hasRole(who, 'customer_case_manager', 'customer_admin', 'partner_admin')
    ? underOwnAccount(who)
    : undefined;

/** A contact relationship opens the products of its account, whatever its level. */
const SR3: Rule = (who) => {
  const opened = who.standing.related.filter(({ level }) => level !== null);
  return isOneOf(
    'account',
    opened.map(({ account }) => account),
  );
};

/** So does answering for the account in its team. */
const SR4: Rule = (who) => isOneOf('account', who.standing.manages);

/** Partners see what their customers have. */
const SR5: Rule = (who) =>
  hasRole(who, 'partner', 'partner_admin') ? isOneOf('account', who.standing.partnerOf) : undefined;

/** A consumer sees the own ones, those with an account while linked to it. */
const SR6: Rule = isLinkedOwn;

/** An account consumer sees what the account shares with its consumers. */
const SR7: Rule = (who) => {
  const linked = isOneOf('account', who.standing.linked);
  return linked && allOf(linked, { isEmpty: 'consumer' }, { eq: ['consumerVisible', true] });
};

/** The head sees what the household and its members have without an account. */
const SR8: Rule = (who) =>
  someOf(...who.standing.headOf.map(({ household, members }) => withinHousehold(household, members)));

/** A representative sees what the represented consumer has outside households and accounts. */
const SR9: Rule = (who) => {
  const everywhere = who.standing.represents.filter(({ household }) => household === null);
  const theirs = isOneOf(
    'consumer',
    everywhere.map(({ consumer }) => consumer),
  );
  return theirs && allOf(theirs, { isEmpty: 'household' }, { isEmpty: 'account' });
};

/** A representative inside a household also what belongs to it. */
const SR10: Rule = (who) => someOf(...inHouseholds(who));

/** Sold products that exactly those items are installed from on which the subject is a party. */
const soldOfPartyItems = (who: Subject): Filter | undefined =>
  isOneOf(
    'installBaseItem',
    who.standing.parties.items.map(({ id }) => id),
  );
/** Items installed from sold products on which the subject is a party. */
const itemsOfPartySold = (who: Subject): Filter | undefined =>
  isOneOf('soldProduct', who.standing.parties.soldProducts);

/** A party sees the sold product; a party on an item sees it and what is below it. */
const soldSR11: Rule = (who) => isOneOf('id', who.standing.parties.soldProducts);
const itemSR11: Rule = (who) => belowPartyItems(who, 'path');

/** Where an admin is not bound by the account's restrictions: in the own hierarchy. */
const asAdmin = (who: Subject): Filter | undefined =>
  hasRole(who, 'customer_admin', 'partner_admin') ? underOwnAccount(who) : undefined;

/** Of an account that restricts its assets, a contact sees the items it is the contact, asset contact or a party of. */
const D3: Rule = (who) =>
  who.contact
    ? allOf(
        { eq: ['account.restrictAssets', true] },
        {
          not: anyOf(
            { eq: ['contact', who.contact.id] },
            ...present(isOneOf('id', who.standing.assets), belowPartyItems(who, 'path'), asAdmin(who)),
          ),
        },
      )
    : undefined;

/** Of an account that restricts its contacts, a contact sees the records it is the contact or a party of. */
const restricted =
  (asParty: (who: Subject) => (Filter | undefined)[]): Rule =>
  (who) =>
    who.contact
      ? allOf(
          { eq: ['account.restrictContacts', true] },
          { not: anyOf({ eq: ['contact', who.contact.id] }, ...present(...asParty(who), asAdmin(who))) },
        )
      : undefined;
const soldD4 = restricted((who) => [soldSR11(who), soldOfPartyItems(who)]);
const itemD4 = restricted((who) => [
  isOneOf(
    'id',
    who.standing.parties.items.map(({ id }) => id),
  ),
  itemsOfPartySold(who),
]);

const present = (...parts: (Filter | undefined)[]): Filter[] => parts.filter((part) => part !== undefined);

const both = { SR1, SR2, SR3, SR4, SR5, SR6, SR7, SR8, SR9, SR10, SR13, SR14, SR15: managed } satisfies Rules;
export const soldGrants = { ...both, SR11: soldSR11, SR12: soldOfPartyItems } satisfies Rules;
export const soldDenies = { D4: soldD4 } satisfies Rules;
export const itemGrants = { ...both, SR11: itemSR11, SR12: itemsOfPartySold } satisfies Rules;
export const itemDenies = { D3, D4: itemD4 } satisfies Rules;

/** The sold products this subject may read. */
export const readableSoldProducts = (who: Subject): Filter => compose(soldGrants, soldDenies, who);
/** The install base items this subject may read. */
export const readableItems = (who: Subject): Filter => compose(itemGrants, itemDenies, who);
