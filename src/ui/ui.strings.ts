import { defineStrings, plural } from './localize.js';

/** Words that the parts use everywhere; see `words.strings.ts` for those of the first sight. */
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
  search: 'Search',
  searching: 'Searching',
  nothingFound: (query: string) => `Nothing matches “${query}”`,
  choose: 'Choose',
  clear: 'Clear',
  required: 'required',
  counter: (used: number, limit: number) => `${used.toLocaleString('en')} of ${limit.toLocaleString('en')}`,
  chooseFiles: 'Choose files',
  orDrop: 'or drop them here. You can also paste a screenshot.',
  remove: 'Remove',
  removeFile: (name: string) => `Remove ${name}`,
  uploaded: 'uploaded',
  ofSize: (done: string, total: string) => `${done} of ${total}`,
  download: (name: string) => `Download ${name}`,
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  range: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
});

declare module './localize.js' {
  interface PackKeys {
    ui: typeof uiStrings.en;
  }
}
