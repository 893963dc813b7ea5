/** `access-policy.md` as code. A new rule is a new function in one of these files and a name in its table of grants or denies. */
export { answerableCases, readableCases } from './cases.js';
export { mayAct, mayComment, mayDecide, mayEdit } from './change.js';
export { belongs, type Candidate, householdFor, isCustomer, isOwnRequest, mayCreate, refuseCreate } from './create.js';
export { readableConsumers, readableContacts } from './people.js';
export { readableItems, readableSoldProducts } from './products.js';
export { isLinked } from './standing.js';
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
