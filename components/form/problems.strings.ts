import { defineStrings } from '../../src/ui/localize.js';

/** Words in place of what asks. */
export const problemStrings = defineStrings('problems', {
  signedOutTitle: 'Sign in to create a case',
  signedOutText: 'What you wrote before is there when you are back.',
  forbiddenTitle: 'You cannot create cases here',
  forbiddenText: (who: string) => `${who} can tell you who may.`,
  administrator: (account: string) => `Your administrator at ${account} can give you access.`,
  offTitle: 'Cases cannot be created at the moment',
  offText: (name: string, phone: string, hours: string) =>
    [`Call ${name} on ${phone}`, hours].filter(Boolean).join(', '),
  offTextPlain: 'Come back a little later.',
  forbiddenPlain: 'The people who run this site can tell you who may.',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    problems: typeof problemStrings.en;
  }
}
