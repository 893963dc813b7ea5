/** Reading a run. */
import type { PlaybookRun, RunActivity } from '../../src/contract/playbook.js';

export const activitiesOf = (run: PlaybookRun): RunActivity[] => run.stages.flatMap(({ activities }) => activities);
/** What applies as far as is known, in order. */
export const applying = (run: PlaybookRun): RunActivity[] =>
  activitiesOf(run).filter(({ state }) => state !== 'cancelled');
/** Asked now, or answered. */
export const isOpen = ({ state }: RunActivity): boolean => state !== 'pending' && state !== 'cancelled';

const isWaiting = ({ state, optional }: RunActivity): boolean =>
  !optional && state !== 'complete' && state !== 'skipped';

/** The activity before this one, among those that one has been at; before an offer, what waits. */
export const previousOf = (run: PlaybookRun, at: string): RunActivity | undefined => {
  const open = applying(run).filter(isOpen);
  if (open.find(({ id }) => id === at)?.optional) return open.find(({ id }) => id === run.current);
  const all = open.filter(({ optional, revision }) => !optional || revision > 0);
  const place = all.findIndex(({ id }) => id === at);
  return place > 0 ? all[place - 1] : undefined;
};

/**
 * Where one goes next: `stepwise` to the one that follows, as long as it was answered before, else to what waits first.
 * `unsent`: left here, and not known to the server yet.
 */
export const nextOf = (
  run: PlaybookRun,
  from: string,
  unsent: ReadonlySet<string>,
  stepwise: boolean,
): { to: RunActivity | undefined; stepwise: boolean } => {
  const all = applying(run).filter(isOpen);
  const next = all[all.findIndex(({ id }) => id === from) + 1];
  if (stepwise && next && !next.optional && next.state !== 'ready') return { to: next, stepwise };
  const to =
    unsent.size > 0
      ? all.find((each) => !unsent.has(each.id) && isWaiting(each))
      : all.find(({ id }) => id === run.current);
  return { to, stepwise: false };
};
