import { defineStrings, plural } from './localize.js';

/** Words that the parts use everywhere. */
export const uiStrings = defineStrings('ui', {
  justNow: 'just now',
  minutesAgo: (n: number) => `${n} min ago`,
  hoursAgo: (n: number) => `${n} h ago`,
  today: 'Today',
  yesterday: 'Yesterday',
  optional: '(optional)',
  close: 'Close',
  tryAgain: 'Try again',
  retryIn: (seconds: number) =>
    plural('en', seconds, { one: 'We try again in # second.', other: 'We try again in # seconds.' }),
  reference: (code: string) => `Reference ${code}`,
  loading: 'Loading',
  noAnswer: 'The service did not answer.',
  offline: 'You are offline',
});

declare module './localize.js' {
  interface PackKeys {
    ui: typeof uiStrings.en;
  }
}
