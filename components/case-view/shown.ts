import type { Case } from '../../src/contract/case.js';
import type { Async } from '../../src/state/index.js';
import type { AsyncView } from '../parts/async-view.js';

/** Refusals after which nothing that was shown before may stay. */
const withdrawn: readonly string[] = ['not-found', 'forbidden', 'module-off', 'origin-not-listed'];

/** What is shown of what is known. Without a line nothing is newer than its last answer: it says its age. */
export const shown = (state: Async<Case>, record: Case | undefined, online: boolean): AsyncView<Case> => {
  const gone = state.status === 'failed' && withdrawn.includes(state.error.code);
  const stale = !online && record && !gone;
  return {
    ...state,
    value: gone ? undefined : record,
    ...(stale && { status: 'failed', error: state.error ?? { kind: 'network', message: '' } }),
  } as AsyncView<Case>;
};
