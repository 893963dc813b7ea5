/** Creating a case: who may name whom (NC…). Each rule judges the references of the new case. */
import type { Row } from '../store/tables.js';
import { hasRole, isActive, type Subject } from './subject.js';

/** The references of a case to be, each resolved to its record, or null when it names none. */
export interface Candidate {
  account: Row<'account'> | null;
  contact: Row<'contact'> | null;
  consumer: Row<'consumer'> | null;
  soldProduct: Row<'soldProduct'> | null;
  installBaseItem: Row<'installBaseItem'> | null;
}
type CreateRule = (who: Subject, candidate: Candidate) => boolean;

/** A contact for itself, in the own account. */
const NC1: CreateRule = (who, { account, contact, consumer }) =>
  who.contact !== null &&
  hasRole(who, 'customer', 'customer_case_manager', 'customer_admin') &&
  contact?.id === who.contact.id &&
  account?.id === who.account?.id &&
  consumer === null;

/** Case managers and admins also in the accounts below, for themselves or an active contact of exactly that account. */
const NC2: CreateRule = (who, { account, contact, consumer }) =>
  who.contact !== null &&
  who.account !== null &&
  hasRole(who, 'customer_case_manager', 'customer_admin', 'partner_admin') &&
  account?.path.startsWith(who.account.path) === true &&
  account.active &&
  (contact?.id === who.contact.id || (contact?.active === true && contact.account === account.id)) &&
  consumer === null;

/** A consumer for itself. */
const NC7: CreateRule = (who, { account, contact, consumer }) =>
  who.consumer !== null && consumer?.id === who.consumer.id && account === null && contact === null;

export const createGrants = { NC1, NC2, NC7 } satisfies Record<string, CreateRule>;

/** A product on the case belongs to the case's account, else to its consumer. That it is readable is asked before. */
const NC11 = ({ account, consumer, soldProduct, installBaseItem }: Candidate): boolean =>
  [soldProduct, installBaseItem].every((product) => {
    if (product === null) return true;
    if (account) return product.account === account.id && (!consumer || product.consumer === consumer.id);
    return consumer !== null && product.consumer === consumer.id && product.account === null;
  });

/** Which reference is wrong, or undefined when the case may be created. */
export const refuseCreate = (who: Subject, candidate: Candidate): 'party' | 'product' | undefined => {
  if (!isActive(who) || !Object.values(createGrants).some((rule) => rule(who, candidate))) return 'party';
  return NC11(candidate) ? undefined : 'product';
};

/** True when some candidate could pass: the viewer is offered to create at all. */
export const mayCreate = (who: Subject): boolean =>
  isActive(who) &&
  (who.consumer !== null || hasRole(who, 'customer', 'customer_case_manager', 'customer_admin', 'partner_admin'));
