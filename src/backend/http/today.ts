import type { Deps } from '../deps.js';

/** The day by which relations are in force (G4): YYYY-MM-DD, UTC. */
export const today = (deps: Deps): string => deps.now().slice(0, 10);
