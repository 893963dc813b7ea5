/** Creating a case: who may name whom (NC…). Each rule judges the references of the new case. */
import type { Row } from '../store/tables.js';
import { hasRole, isActive, type Subject } from './subject.js';

/** The references of a case to be, each resolved to its record, or null when it names none. */
export interface Candidate {
  account: Row<'account'> | null;
  contact: Row<'contact'> | null;
  consumer: Row<'consumer'> | null;
  /** Id of the household. */
  household: string | null;
  requestorOrg: Row<'serviceOrganization'> | null;
  /** The consumer is a customer of the account now. */
  linked: boolean;
  /** The consumer belongs to the household now. */
  member: boolean;
  soldProduct: Row<'soldProduct'> | null;
  installBaseItem: Row<'installBaseItem'> | null;
}
type CreateRule = (who: Subject, candidate: Candidate) => boolean;

const isSelf = (who: Subject, { contact }: Candidate): boolean =>
  who.contact !== null && contact?.id === who.contact.id;
/** An active contact of exactly the account. */
const isOfAccount = ({ account, contact }: Candidate): boolean =>
  contact?.active === true && contact.account === account?.id;
const namesNoConsumer = ({ consumer, household }: Candidate): boolean => consumer === null && household === null;
/** No consumer, or one of the account's. */
const ofAccount = ({ consumer, household, linked }: Candidate): boolean =>
  household === null && (consumer === null || linked);
const isOwn = (who: Subject, { account }: Candidate): boolean => who.account !== null && account?.id === who.account.id;

/** A contact for itself, in the own account or one that a relationship opens. */
const NC1: CreateRule = (who, candidate) =>
  hasRole(who, 'customer', 'customer_case_manager', 'customer_admin') &&
  isSelf(who, candidate) &&
  namesNoConsumer(candidate) &&
  (isOwn(who, candidate) ||
    who.standing.related.some(
      ({ account, level }) => account === candidate.account?.id && (level === 'account' || level === 'own'),
    ));

/** Case managers and admins also in the accounts below, for themselves or a contact of exactly that account. */
const NC2: CreateRule = (who, candidate) =>
  who.account !== null &&
  hasRole(who, 'customer_case_manager', 'customer_admin', 'partner_admin') &&
  candidate.account?.active === true &&
  candidate.account.path.startsWith(who.account.path) &&
  (isSelf(who, candidate) || isOfAccount(candidate)) &&
  ofAccount(candidate);

/** Partners for themselves, or for a customer account and, if anybody, a contact of it. */
const NC3: CreateRule = (who, candidate) =>
  hasRole(who, 'partner', 'partner_admin') &&
  namesNoConsumer(candidate) &&
  ((isOwn(who, candidate) && isSelf(who, candidate)) ||
    (isCustomer(who, candidate.account) && (candidate.contact === null || isOfAccount(candidate))));

/** An account manager in the account it answers for. */
const NC4: CreateRule = (who, candidate) =>
  candidate.account?.active === true &&
  who.standing.manages.includes(candidate.account.id) &&
  (candidate.contact === null || isSelf(who, candidate) || isOfAccount(candidate)) &&
  ofAccount(candidate);

/** A consumer as the customer of an account. */
const NC5: CreateRule = (who, { account, contact, consumer, household }) =>
  isConsumer(who, consumer) &&
  account?.active === true &&
  who.standing.linked.includes(account.id) &&
  contact === null &&
  household === null;

/** A contact for itself about a consumer of the own account. */
const NC6: CreateRule = (who, candidate) =>
  isOwn(who, candidate) &&
  isSelf(who, candidate) &&
  candidate.consumer !== null &&
  candidate.linked &&
  candidate.household === null;

/** A consumer for itself, in one of its households or none. */
const NC7: CreateRule = (who, { account, contact, consumer, household }) =>
  isConsumer(who, consumer) &&
  account === null &&
  contact === null &&
  (household === null || who.standing.households.includes(household));

/** The head for a member of the household. */
const NC8: CreateRule = (who, { account, contact, consumer, household }) =>
  account === null &&
  contact === null &&
  consumer?.active === true &&
  who.standing.headOf.some((own) => own.household === household && own.members.includes(consumer.id));

/** A representative for whom it represents, inside the household where it does so. */
const NC9: CreateRule = (who, { account, contact, consumer, household }) =>
  account === null &&
  contact === null &&
  consumer?.active === true &&
  who.standing.represents.some((each) => each.consumer === consumer.id && each.household === household);

const isConsumer = (who: Subject, consumer: Row<'consumer'> | null): boolean =>
  who.consumer !== null && consumer?.id === who.consumer.id;

/** True when the account is a customer of the partner's own account. */
export const isCustomer = (who: Subject, account: Row<'account'> | null): boolean =>
  account?.active === true && who.standing.partnerOf.includes(account.id);

const isEmployee = (who: Subject): boolean => who.profile.kind === 'employee';
const ofNobody = (candidate: Candidate): boolean =>
  candidate.account === null && candidate.contact === null && namesNoConsumer(candidate);
const ofAnAccount = (candidate: Candidate): boolean =>
  candidate.account?.active === true && (candidate.contact === null || isOfAccount(candidate));
const ofAConsumer = ({ account, contact, consumer, household, member }: Candidate): boolean =>
  account === null && contact === null && consumer?.active === true && (household === null || member);

/** A contributor for any account and its contacts. */
const NC10a: CreateRule = (who, candidate) =>
  isEmployee(who) && hasRole(who, 'account_contributor') && ofAnAccount(candidate) && namesNoConsumer(candidate);
/** For any consumer, in a household of its own or none. */
const NC10b: CreateRule = (who, candidate) =>
  isEmployee(who) && hasRole(who, 'consumer_contributor') && ofAConsumer(candidate);
/** For oneself. */
const NC10c: CreateRule = (who, candidate) =>
  isEmployee(who) && hasRole(who, 'self_contributor') && ofNobody(candidate) && candidate.requestorOrg === null;
/** For a consumer, or a member of a household, that the employee looks after; an account is NC4. */
const NC10d: CreateRule = (who, candidate) => {
  const { consumers, households } = who.standing.relationships;
  const id = candidate.consumer?.id ?? '';
  return ofAConsumer(candidate) && (consumers.includes(id) || households.some(({ members }) => members.includes(id)));
};
/** For the own organisation; for managers also one below it, without what is left out. */
const NC10e: CreateRule = (who, candidate) =>
  ofNobody(candidate) &&
  who.standing.assignments.some(({ organization, path, role, excluded }) => {
    const asking = candidate.requestorOrg;
    if (!asking) return false;
    if (role === 'contributor' || role === 'bosc') return asking.id === organization;
    const within = asking.path.startsWith(path) && !excluded.some((each) => asking.path.startsWith(each));
    return role === 'manager_contributor' && within;
  });
/** Agents and managers for whoever they handle. */
const NC10f: CreateRule = (who, candidate) =>
  isEmployee(who) &&
  ((hasRole(who, 'agent', 'manager') && ofAnAccount(candidate) && ofAccount(candidate)) ||
    (hasRole(who, 'consumer_agent', 'manager') && ofAConsumer(candidate)));

/** A case that an employee makes for itself. */
export const isOwnRequest = (who: Subject, candidate: Candidate): boolean => NC10c(who, candidate);

const asCustomer = { NC1, NC2, NC3, NC4, NC5, NC6, NC7, NC8, NC9 };
export const createGrants = {
  ...asCustomer,
  ...{ NC10a, NC10b, NC10c, NC10d, NC10e, NC10f },
} satisfies Record<string, CreateRule>;

/** A product on the case belongs to the case's account, else to its household, else to its consumer. That it is readable is asked before. */
export const belongs = (
  { account, consumer, household, requestorOrg }: Candidate,
  product: Pick<Row<'soldProduct'>, 'account' | 'consumer' | 'household' | 'org'>,
): boolean => {
  if (account) {
    const others = consumer !== null && product.consumer !== null && product.consumer !== consumer.id;
    return product.account === account.id && !others;
  }
  if (product.account !== null) return false;
  if (household !== null) return product.household === household;
  if (consumer !== null) return product.consumer === consumer.id;
  return requestorOrg !== null && product.org === requestorOrg.id;
};
const NC11 = (candidate: Candidate): boolean =>
  [candidate.soldProduct, candidate.installBaseItem].every(
    (product) => product === null || belongs(candidate, product),
  );

/** Which reference is wrong, or undefined when the case may be created. */
export const refuseCreate = (who: Subject, candidate: Candidate): 'party' | 'product' | undefined => {
  // Only organisations' own rule lets somebody name one.
  const rules = Object.entries(createGrants).filter(([id]) => candidate.requestorOrg === null || id === 'NC10e');
  if (!isActive(who) || !rules.some(([, rule]) => rule(who, candidate))) return 'party';
  return NC11(candidate) ? undefined : 'product';
};

/** True when some candidate could pass: the viewer is offered to create at all. */
export const mayCreate = (who: Subject): boolean =>
  isActive(who) &&
  (who.consumer !== null ||
    who.standing.manages.length > 0 ||
    who.standing.relationships.consumers.length + who.standing.relationships.households.length > 0 ||
    who.standing.assignments.some(({ role }) => ['contributor', 'bosc', 'manager_contributor'].includes(role)) ||
    hasRole(who, 'customer', 'customer_case_manager', 'customer_admin', 'partner', 'partner_admin') ||
    hasRole(
      who,
      'account_contributor',
      'consumer_contributor',
      'self_contributor',
      'agent',
      'consumer_agent',
      'manager',
    ));
