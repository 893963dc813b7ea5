/** How a failed property tells itself: the seed, what was wrong, and the smallest example. */
import type { RunDetails } from 'fast-check';
import type { PlaybookDefinition } from '../../src/contract/playbook.js';

export const seed = Number(process.env['ORIEL_SEED'] ?? 20260315);
export const playbooks = Number(process.env['ORIEL_PLAYBOOKS'] ?? 300);

export const reporter = (result: RunDetails<[PlaybookDefinition, number[]]>): void => {
  if (!result.failed) return;
  const why = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  const [definition, walk] = result.counterexample ?? [];
  throw new Error(
    `ORIEL_SEED=${result.seed}, smallest of ${result.numRuns}: ${why}\n${JSON.stringify(definition)}\n${walk}`,
  );
};
