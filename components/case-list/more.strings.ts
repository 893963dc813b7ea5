import { defineStrings, plural } from '../../src/ui/localize.js';

/** Words of what `<oriel-case-list>` loads beside the rows. */
export const moreStrings = defineStrings('caseListMore', {
  search: 'Search number or subject',
  live: 'Live',
  showUpdates: 'Show updates',
  lastUpdated: 'Last updated',
  newest: 'Newest first',
  oldest: 'Oldest first',
  byPriority: 'Highest priority',
  sortBy: 'Sort by',
  filters: 'Filters',
  filtersActive: (n: number) => `Filters · ${n}`,
  anyTime: 'Any time',
  last7: 'last 7 days',
  last30: 'last 30 days',
  thisYear: 'this year',
  active: (name: string, value: string) => `${name}: ${value}`,
  severalChosen: (n: number) => `${n} chosen`,
  clear: (name: string) => `Clear ${name}`,
  clearAll: 'Clear search and filters',
  none: 'No cases yet',
  noneHint: 'When you ask for help, you can follow the answer here.',
  noMatch: (text: string) => `No case matches “${text}”`,
  noMatchFilters: 'No case matches these filters',
  noMatchHint: 'Open and closed cases were searched.',
  notLoaded: 'The cases could not be loaded',
  notRefreshed: 'Could not refresh',
  listFrom: (time: string) => `The list is from ${time}.`,
  offlineFrom: (time: string) => `This is the list as of ${time}. It updates by itself.`,
  forbidden: 'You cannot see these cases',
  forbiddenHint: (name: string) => `${name} can tell you who gives access.`,
  off: 'Cases are not available at the moment',
  call: (name: string, phone: string, hours: string) => `Call ${name} on ${phone}${hours && `, ${hours}`}.`,
  signedOut: 'Sign in to see your cases',
  shown: (shown: string, total: string) => `${shown} of ${total} shown`,
  showMore: (n: number) => `Show ${n} more`,
  found: (n: number) => plural('en', n, { one: '# case found', other: '# cases found' }),
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    caseListMore: typeof moreStrings.en;
  }
}
