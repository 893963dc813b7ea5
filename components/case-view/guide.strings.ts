import { defineStrings, plural } from '../../src/ui/localize.js';

/** Words of a case that began with a playbook. */
export const guideStrings = defineStrings('caseGuide', {
  needed: (n: number) =>
    plural('en', n, { one: 'One thing is still needed from you', other: '# things are still needed from you' }),
  send: 'Send',
  sending: 'Sending',
  sent: (title: string) => `Sent: ${title}`,
  failed: 'This was not sent. It stands below; try again.',
  how: 'How this case began',
  /** What an agent asked for since. */
  later: 'Asked for since',
  draftTitle: 'This is a draft',
  draftText: 'Only you see it. Answer the remaining questions and submit it, then work on it begins.',
  goOn: 'Continue',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    caseGuide: typeof guideStrings.en;
  }
}
