/** How rules are written and put together (G1): grants add up, hard denies subtract, nothing else combines. */
import { allOf, anyOf, everything, type Filter, nothing } from '../../contract/query.js';
import { hasRole, isActive, type Subject } from './subject.js';

/** Answers with the records it speaks about for this subject, or undefined when it does not concern the subject. */
export type Rule = (who: Subject) => Filter | undefined;
export type Rules = Readonly<Record<string, Rule>>;

/** D1, for every table. */
export const D1: Rule = (who) => (isActive(who) ? undefined : everything);

/** (grant or grant …) and not deny and not deny … */
export const compose = (grants: Rules, denies: Rules, who: Subject): Filter => {
  if (D1(who)) return nothing;
  const granted = Object.values(grants).flatMap((rule) => rule(who) ?? []);
  const denied = Object.values(denies).flatMap((rule) => rule(who) ?? []);
  if (granted.length === 0) return nothing;
  return allOf(anyOf(...granted), ...denied.map((filter): Filter => ({ not: filter })));
};

/** The field holds one of these ids; no rule at all where there is none. */
export const isOneOf = (field: string, ids: readonly string[]): Filter | undefined => {
  if (ids.length === 0) return undefined;
  return ids.length === 1 && ids[0] !== undefined ? { eq: [field, ids[0]] } : { in: [field, [...ids]] };
};

/** Those of several alternatives that concern the subject; no rule where none does. */
export const someOf = (...alternatives: (Filter | undefined)[]): Filter | undefined => {
  const present = alternatives.filter((part) => part !== undefined);
  return present.length === 0 ? undefined : anyOf(...present);
};

/** sub(own account): the account and everything below it. */
export const underOwnAccount = (who: Subject): Filter =>
  who.account ? { startsWith: ['account.path', who.account.path] } : nothing;

export const isOwnAccount = (who: Subject): Filter => (who.account ? { eq: ['account', who.account.id] } : nothing);

/** ibsub of each item that the subject is an authorised party on; `field` is a path column. */
export const belowPartyItems = (who: Subject, field: string): Filter | undefined =>
  someOf(...who.standing.parties.items.map(({ path }): Filter => ({ startsWith: [field, path] })));

/** Without an account, and of the household or, where none is named, of one of these consumers. */
export const withinHousehold = (household: string, consumers: readonly string[]): Filter =>
  allOf(
    { isEmpty: 'account' },
    anyOf({ eq: ['household', household] }, allOf({ isEmpty: 'household' }, { in: ['consumer', [...consumers]] })),
  );

/** The record is the consumer's own; one that names an account needs a link to it. */
export const isLinkedOwn = (who: Subject): Filter | undefined =>
  who.consumer
    ? allOf(
        { eq: ['consumer', who.consumer.id] },
        someOf({ isEmpty: 'account' }, isOneOf('account', who.standing.linked)),
      )
    : undefined;

/** Accounts where a contact stands by itself or by a relationship; the sub-tree for those who manage it. */
export const standsWith = (who: Subject): Filter => {
  const wide = hasRole(who, 'customer_case_manager', 'customer_admin');
  const related = who.standing.related.filter(({ level }) => level === 'account' || level === 'own');
  return anyOf(
    wide ? underOwnAccount(who) : isOwnAccount(who),
    ...[
      isOneOf(
        'account',
        related.map(({ account }) => account),
      ),
    ].filter((part) => part !== undefined),
  );
};
