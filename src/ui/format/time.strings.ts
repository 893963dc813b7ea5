import { defineStrings } from '../localize.js';

/** Words of ages and days. */
export const timeStrings = defineStrings('time', {
  justNow: 'just now',
  minutesAgo: (n: number) => `${n} min ago`,
  hoursAgo: (n: number) => `${n} h ago`,
  today: 'Today',
  yesterday: 'Yesterday',
});

declare module '../localize.js' {
  interface PackKeys {
    time: typeof timeStrings.en;
  }
}
