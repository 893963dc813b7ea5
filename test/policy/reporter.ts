import type fc from 'fast-check';
import { brief, type World } from './rows.js';

/** fast-check prints whole rows and a path of a thousand steps; the columns that decide and the seed are enough. */
export const reporter = <Given extends [World, ...unknown[]]>(result: fc.RunDetails<Given>): void => {
  if (!result.failed) return;
  const [world, ...rest] = result.counterexample ?? [];
  const why = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  throw new Error(
    `ORIEL_SEED=${result.seed}, smallest of ${result.numRuns}: ${why}\n${rest}\n${world && brief(world)}`,
  );
};
