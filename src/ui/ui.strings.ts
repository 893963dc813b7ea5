import { defineStrings, plural } from './localize.js';

/** Words for what is on its way or did not come; see also `words.strings.ts` and `control.strings.ts`. */
export const uiStrings = defineStrings('ui', {
  close: 'Close',
  tryAgain: 'Try again',
  retryIn: (seconds: number) =>
    plural('en', seconds, { one: 'We try again in # second.', other: 'We try again in # seconds.' }),
  reference: (code: string) => `Reference ${code}`,
  loading: 'Loading',
  noAnswer: 'The service did not answer.',
  offline: 'You are offline',
  whenBack: 'This loads when the connection is back.',
});

declare module './localize.js' {
  interface PackKeys {
    ui: typeof uiStrings.en;
  }
}
