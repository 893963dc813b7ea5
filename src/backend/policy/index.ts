/** `access-policy.md` as code. A new rule is a new function in one of these files and a name in its table of grants or denies. */
export { readableCases } from './cases.js';
export { mayAct, mayComment, mayDecide, mayEdit } from './change.js';
export { type Candidate, mayCreate, refuseCreate } from './create.js';
export { readableConsumers, readableContacts } from './people.js';
export { readableProducts } from './products.js';
export { findProfile, isActive, loadIdentity, loadSubject, loadSubjects, type Subject, subjectKey } from './subject.js';
