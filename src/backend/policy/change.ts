/** Changing a case that is readable (UC…): G9 holds because every change begins with reading. */
import type { Row } from '../store/tables.js';
import { isActive, type Subject } from './subject.js';

/** The columns that decide. */
export type Changing = Pick<Row<'case'>, 'id' | 'state' | 'consumer' | 'openedBy'>;
type ChangeRule = (who: Subject, record: Changing) => boolean;

const isClosed = (record: Changing): boolean => record.state === 3;
const isDraft = (record: Changing): boolean => record.state === 0;

/** UC1 and UC4: who reads it may comment and attach, unless it is closed or still a draft. */
export const mayComment: ChangeRule = (who, record) => isActive(who) && !isClosed(record) && !isDraft(record);

/** UC2 and UC4: who reads it may act on it; UC3: what a case with a consumer ends with is the consumer's
 * to decide, or that of a party on the case. */
export const mayDecide: ChangeRule = (who, record) =>
  mayComment(who, record) &&
  (record.consumer === null || who.contact === null || who.standing.parties.cases.includes(record.id));

/** UC2 without UC3: reopen, cancel, escalate. Who may comment may do it. */
export const mayAct: ChangeRule = (who, record) => mayComment(who, record);

/** UC5: after submission the other fields are read only; a draft is its opener's. */
export const mayEdit: ChangeRule = (who, record) =>
  isActive(who) && isDraft(record) && record.openedBy === who.profile.id;
