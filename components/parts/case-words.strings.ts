import { defineStrings } from '../../src/ui/localize.js';

/** States, priorities and escalations by their integers in the contract. */
export const caseWords = defineStrings('caseWords', {
  states: {
    0: 'Draft',
    1: 'New',
    3: 'Closed',
    6: 'Resolved',
    7: 'Cancelled',
    10: 'Open',
    18: 'Awaiting info',
  } as Record<number, string>,
  priorities: { 1: 'Critical', 2: 'High', 3: 'Moderate', 4: 'Low' } as Record<number, string>,
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    caseWords: typeof caseWords.en;
  }
}
