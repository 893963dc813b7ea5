import { defineStrings } from '../../src/ui/localize.js';

/** Health of an install base item by its integer in the contract. */
export const healthWords = defineStrings('health', {
  levels: {
    1: 'Critical',
    2: 'Major',
    3: 'Minor',
    4: 'Warning',
    5: 'Info',
    6: 'Clear',
    7: 'Not available',
  } as Record<number, string>,
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    health: typeof healthWords.en;
  }
}
