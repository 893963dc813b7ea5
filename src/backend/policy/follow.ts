/** What of a new case follows from the rest where it is left out. */
import type { Row } from '../store/tables.js';
import type { Subject } from './subject.js';

/**
 * The household that a consumer's case belongs to, where none is named: that of the product it is about, else the one in
 * which the viewer acts for the person.
 */
export const householdFor = (
  who: Subject,
  consumer: Row<'consumer'> | null,
  product: { household: string | null } | null,
): string | null => {
  if (!who.consumer || !consumer) return null;
  const acting =
    consumer.id === who.consumer.id || who.standing.represents.some(reaches(consumer.id, null))
      ? []
      : [
          ...who.standing.headOf.filter(({ members }) => members.includes(consumer.id)),
          ...who.standing.represents.filter((each) => each.consumer === consumer.id),
        ].map(({ household }) => household);
  return product?.household ?? acting[0] ?? null;
};
const reaches =
  (consumer: string, household: string | null) =>
  (each: { consumer: string; household: string | null }): boolean =>
    each.consumer === consumer && each.household === household;
