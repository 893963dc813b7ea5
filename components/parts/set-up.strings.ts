import { defineStrings } from '../../src/ui/localize.js';

/** Words for a widget that the page has set up wrongly. */
export const setUpStrings = defineStrings('setUp', {
  title: 'This part of the page is not set up',
  text: 'The owner of this site can mend it. Please tell them.',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    setUp: typeof setUpStrings.en;
  }
}
