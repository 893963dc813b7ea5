/** Reading a run. */
import type { PlaybookRun, RunActivity } from '../../src/contract/playbook.js';

export const activitiesOf = (run: PlaybookRun): RunActivity[] => run.stages.flatMap(({ activities }) => activities);
/** What applies as far as is known, in order. */
export const applying = (run: PlaybookRun): RunActivity[] =>
  activitiesOf(run).filter(({ state }) => state !== 'cancelled');
/** Asked now, or answered. */
export const isOpen = ({ state }: RunActivity): boolean => state !== 'pending' && state !== 'cancelled';
