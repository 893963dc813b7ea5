import { defineStrings } from './localize.js';

/** Words of controls that are there when they are used: choosing files, searching, turning pages. */
export const controlStrings = defineStrings('controls', {
  search: 'Search',
  searching: 'Searching',
  nothingFound: (query: string) => `Nothing matches “${query}”`,
  chooseFiles: 'Choose files',
  orDrop: 'or drop them here. You can also paste a screenshot.',
  remove: 'Remove',
  removeFile: (name: string) => `Remove ${name}`,
  uploaded: 'uploaded',
  ofSize: (done: string, total: string) => `${done} of ${total}`,
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  range: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
});

declare module './localize.js' {
  interface PackKeys {
    controls: typeof controlStrings.en;
  }
}
