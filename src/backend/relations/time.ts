/** When a relation counts: active, begun, and not over (G4). Days as YYYY-MM-DD, UTC; first and last day count. */
import type { Relation } from '../../contract/relation.js';

export interface Lasting {
  active: boolean;
  startDate: string | null;
  endDate: string | null;
}

export const stateOn = (day: string, { active, startDate, endDate }: Lasting): Relation['state'] => {
  if (!active || (endDate !== null && endDate < day)) return 'ended';
  return startDate !== null && startDate > day ? 'coming' : 'inForce';
};

/** Both count on some day; what was ended by hand counts on none. */
export const overlap = (a: Lasting, b: Lasting): boolean =>
  a.active &&
  b.active &&
  (a.startDate === null || b.endDate === null || a.startDate <= b.endDate) &&
  (b.startDate === null || a.endDate === null || b.startDate <= a.endDate);

/** Ended today, so that it counts no longer from this moment on. One that had not begun keeps its dates. */
export const endedOn = <R extends Lasting>(day: string, row: R): R => {
  const begun = row.startDate === null || row.startDate <= day;
  return { ...row, active: false, endDate: begun ? day : row.endDate };
};
