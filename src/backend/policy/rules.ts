/** How rules are written and put together (G1): grants add up, hard denies subtract, nothing else combines. */
import { allOf, anyOf, everything, type Filter, nothing } from '../../contract/query.js';
import { isActive, type Subject } from './subject.js';

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

/** sub(own account): the account and everything below it. */
export const underOwnAccount = (who: Subject): Filter =>
  who.account ? { startsWith: ['account.path', who.account.path] } : nothing;

export const isOwnAccount = (who: Subject): Filter => (who.account ? { eq: ['account', who.account.id] } : nothing);
