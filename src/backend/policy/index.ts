/** `access-policy.md` as code. A new rule is a new function in one of these files and a name in its table of grants or denies. */
export { choosableContacts, itemsToAssign } from './asset-contacts.js';
export { answerableCases, readableCases } from './cases.js';
export { mayAct, mayComment, mayDecide, mayEdit } from './change.js';
export { choosable } from './choosable.js';
export { belongs, type Candidate, isCustomer, isOwnRequest, mayCreate, refuseCreate } from './create.js';
export { householdFor } from './follow.js';
export {
  accountsAsContact,
  accountsWithoutContact,
  consumersFor,
  contactsFor,
  householdsFor,
  knownHouseholds,
  ofAccount,
  organizationsFor,
} from './parties.js';
export { readableConsumers, readableContacts } from './people.js';
export { readableItems, readableSoldProducts } from './products.js';
export { inForce, isLinked, isMember } from './standing.js';
export {
  findProfile,
  isActive,
  loadIdentity,
  loadPeople,
  loadSubject,
  loadSubjects,
  type Subject,
  subjectKey,
} from './subject.js';
export { explain } from './why.js';
