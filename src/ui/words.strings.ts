import { defineStrings } from './localize.js';

/** Words of parts that are there at first sight. */
export const wordStrings = defineStrings('words', {
  optional: '(optional)',
  none: 'None',
  you: 'You',
  step: (word: string, step: number, of: number) => `${word}, step ${step} of ${of}`,
  stepNext: (word: string) => `next: ${word}`,
});

declare module './localize.js' {
  interface PackKeys {
    words: typeof wordStrings.en;
  }
}
