import { defineStrings, plural } from '../../src/ui/localize.js';

/** Words of what `<oriel-case-create>` loads later. */
export const moreStrings = defineStrings('caseCreateMore', {
  submitOffline: 'Send when online',
  sending: 'Sending',
  uploadingFirst: 'Uploading attachments',
  discard: 'Discard draft',
  summary: (n: number) =>
    plural('en', n, {
      one: '# answer is needed before the case can be created',
      other: '# answers are needed before the case can be created',
    }),

  /** Names above those of one kind, where there are many. */
  groups: {
    household: 'Your household',
    represented: 'People you represent',
    colleague: 'People in your account',
    customer: 'Customers',
    account: 'Accounts',
    consumer: 'Consumers',
    organization: 'Organisations',
  } as Record<string, string>,
  moreParties: (n: number) => `${n} are shown. Search by name to find the others.`,
  dropped: (names: string) =>
    `No longer chosen, because it belongs to somebody else: ${names}. What you wrote is kept.`,
  items: {
    further: 'Also affected',
    all: 'Affected items',
    add: 'Add another item',
    added: (name: string) => `${name} added`,
    removed: (name: string) => `${name} removed`,
    product: 'Product',
    model: 'Model',
    account: 'Account',
  },

  offlineText: 'Keep writing. The case is sent once, with its attachments, when the connection is back.',
  heldText: 'This browser keeps nothing. Leave the page open: the case is sent when the connection is back.',
  failedTitle: 'The case was not created',
  failedText: 'What you wrote is saved; sending again cannot create it twice.',
  failedUnsaved: 'What you wrote stands below; sending again cannot create it twice.',
  tooManyRequests: (seconds: number) =>
    plural('en', seconds, {
      one: 'Too many cases were sent at once. Try again in # second.',
      other: 'Too many cases were sent at once. Try again in # seconds.',
    }),
  refused: 'You are not allowed to create this case. What you wrote is saved.',
  signInTitle: 'Sign in again to send',
  signInText: 'Your sign-in has ended. What you wrote is kept for you on this device.',
  signInUnsaved: 'Your sign-in has ended. What you wrote stands below.',

  suggestions: {
    title: 'These may answer it already',
    article: (minutes: number) => `Article, ${minutes} min read`,
    articleShort: 'Article',
    yours: 'Your open case',
    found: (n: number) =>
      plural('en', n, { one: '# suggestion below the subject', other: '# suggestions below the subject' }),
    hide: 'Hide suggestions',
    solved: 'This solved it',
    back: 'Back to my case',
    loading: 'Loading the article',
    failed: 'The article could not be loaded',
    discardTitle: 'Close this case without sending it?',
    discardText: 'What you wrote is removed from this device.',
    discardYes: 'Close without sending',
    discardNo: 'Keep writing',
    doneTitle: 'Good that it is solved',
    doneText: 'No case was created. You can come back to the article at any time.',
  },

  draft: {
    saved: (time: string) => `Draft saved on this device at ${time}`,
    denied: 'This browser keeps no drafts. Send the case before you leave.',
    full: 'There is no room on this device for the draft. Send the case before you leave.',
    filesLost: 'Files are not kept in the draft.',
    restoredTitle: 'Your draft is back',
    restored: (when: string) => `You wrote this on this device: ${when}.`,
    discarded: 'Draft discarded',
    discardTitle: 'Discard the draft?',
    discardText: 'What you wrote and the files you chose are removed from this device.',
    keep: 'Keep draft',
  },
  waitingTitle: 'Waiting to be sent',
  waitingText: (subject: string, files: number) =>
    files > 0 ? `“${subject}” and ${plural('en', files, { one: '# file', other: '# files' })}.` : `“${subject}”.`,
  waitingClose: 'You may close this page.',
  waitingSending: 'Being sent now.',
  waitingSignIn: 'It is sent when you have signed in again.',
  waitingRefused: 'The case could not be created as it is.',
  edit: 'Edit',

  earlierTitle: 'Your first attempt had arrived',
  earlierText: 'The case has what you wrote then. Add what you have changed since as a comment.',

  created: (number: string) => `Case ${number} was created`,
  follow: 'You can follow it and add to it at any time.',
  copy: 'Copy number',
  copied: 'Number copied',
  subject: 'Subject',
  state: 'State',
  product: 'Product',
  for: 'For',
  itemsShown: 'Affected items',
  files: 'Attachments',
  fileCount: (n: number) => plural('en', n, { one: '# file', other: '# files' }),
  view: 'View case',
  another: 'Create another',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    caseCreateMore: typeof moreStrings.en;
  }
}
