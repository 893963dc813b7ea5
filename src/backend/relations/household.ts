/** What holds for households beyond dates: at most one primary one for a consumer, a head who is a member. */
import { allOf } from '../../contract/query.js';
import type { Deps } from '../deps.js';
import { today } from '../http/today.js';
import { inForce } from '../policy/index.js';
import type { Reader, Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { overlap } from './time.js';
import { type Actor, follow, ofRecord } from './trail.js';

export type Member = Row<'householdMember'>;

/** Another membership that is primary at the same time. */
export const primaryClash = (row: Member, others: readonly Member[]): Member | undefined =>
  row.primary
    ? others.find(
        (other) => other.id !== row.id && other.consumer === row.consumer && other.primary && overlap(row, other),
      )
    : undefined;

export const isMember = async (reader: Reader, household: string, consumer: string, day: string): Promise<boolean> =>
  (await reader.count(
    'householdMember',
    allOf({ eq: ['household', household] }, { eq: ['consumer', consumer] }, inForce(day)),
  )) > 0;

/**
 * Whoever is no member now is no head either, whether the membership ended today or long ago: taking a right away never
 * waits for somebody to follow, the household is left without a head, which opens nothing to anybody, and who comes back
 * comes back as a member.
 */
export const dropHead = async (
  deps: Deps,
  tx: Tx,
  who: Actor,
  { household, consumer }: Pick<Member, 'household' | 'consumer'>,
): Promise<void> => {
  const home = await tx.get('household', household);
  if (home?.head !== consumer || (await isMember(tx, household, consumer, today(deps)))) return;
  await tx.update('household', household, { head: null });
  const trail = ofRecord('household', household, { head: consumer }, { head: null }, [['consumer', consumer]]);
  await follow(deps, tx, who, 'opsUpdateHousehold', trail);
};
