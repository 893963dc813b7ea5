import { defineStrings, plural } from '../../src/ui/localize.js';

/** Words of the rows and what is above them. */
export const strings = defineStrings('installBase', {
  heading: 'Install base',
  item: 'Item',
  number: 'Number',
  health: 'Health',
  location: 'Location',
  serial: 'Serial',
  actions: 'Actions',
  items: (n: number) => plural('en', n, { one: '# item', other: '# items' }),
  attention: (n: number) => plural('en', n, { one: '# needs attention', other: '# need attention' }),
  both: (items: string, attention: string) => `${items}, ${attention}`,
  noEnvironment: 'Without environment',
  noLocation: 'Without location',
  close: 'Close details',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    installBase: typeof strings.en;
  }
}
