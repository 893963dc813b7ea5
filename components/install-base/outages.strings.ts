import { defineStrings, plural } from '../../src/ui/localize.js';

/** Words of the banners above the rows. */
export const outageStrings = defineStrings('installBaseOutages', {
  outage: (title: string) => `Outage: ${title}`,
  planned: (title: string) => `Planned: ${title}`,
  sinceToday: (time: string) => `Since ${time} today.`,
  since: (moment: string) => `Since ${moment}.`,
  affected: (n: number) =>
    plural('en', n, { one: '# of your items is affected.', other: '# of your items are affected.' }),
  updateBy: (time: string) => `Next update by ${time}.`,
  follow: (number: string) => `Follow case ${number}`,
  andMore: (n: number) => plural('en', n, { one: 'and # more', other: 'and # more' }),
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    installBaseOutages: typeof outageStrings.en;
  }
}
