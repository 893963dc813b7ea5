/** What agents asked for on a submitted case, and what became of it. */
import type { AskedActivity, AssignedActivity } from '../../contract/playbook.js';
import type { Reader } from '../store/store.js';
import { type KeptAnswers, own } from './evaluate.js';

/** As a run keeps it. `askedAt` is an ISO instant, absent from what was asked before these were kept. */
export type Assigned = AssignedActivity & { askedAt?: string };

export const askedOn = async (reader: Reader, record: string): Promise<AskedActivity[]> => {
  const [run] = await reader.find('playbookRun', { filter: { eq: ['case', record] }, limit: 1 });
  const kept = (run?.kept ?? {}) as KeptAnswers;
  const assigned = (run?.assigned ?? []) as Assigned[];
  return assigned.map(({ id, kind, title, askedAt = null }) => {
    // Of what was assigned nothing is kept half done.
    const answer = own(kept, id);
    return { id, kind, title, state: answer ? 'complete' : 'ready', askedAt, answeredAt: answer?.at ?? null };
  });
};
