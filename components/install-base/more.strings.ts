import { defineStrings, plural } from '../../src/ui/localize.js';

/** Words of what `<oriel-install-base>` loads beside the rows. */
export const moreStrings = defineStrings('installBaseMore', {
  search: 'Search name or serial',
  live: 'Live',
  filters: 'Filters',
  filtersActive: (n: number) => `Filters · ${n}`,
  active: (name: string, value: string) => `${name}: ${value}`,
  severalChosen: (n: number) => `${n} chosen`,
  clear: (name: string) => `Clear ${name}`,
  clearAll: 'Clear search and filters',
  found: (n: number) => plural('en', n, { one: '# item found', other: '# items found' }),
  loadedOf: (loaded: string, total: string) => `${loaded} of ${total} loaded`,
  changed: (name: string, health: string) => `${name}: ${health}`,
  changedMany: (n: number) => plural('en', n, { one: 'Health of # item changed', other: 'Health of # items changed' }),
  moreActions: (name: string) => `Actions for ${name}`,
  details: 'Show details',
  create: 'Create case',
  select: 'Select items',
  selected: (n: number) => plural('en', n, { one: '# item selected', other: '# items selected' }),
  endSelect: 'Cancel',
  createFor: (n: number) => plural('en', n, { one: 'Create case for # item', other: 'Create case for # items' }),
  none: 'No items yet',
  noneHint: 'What is installed for you appears here.',
  noMatch: (text: string) => `No item matches “${text}”`,
  noMatchFilters: 'No item matches these filters',
  noMatchHint: 'Names, numbers and serials were searched.',
  notLoaded: 'The install base could not be loaded',
  notRefreshed: 'Could not refresh',
  listFrom: (time: string) => `The list is from ${time}.`,
  offlineFrom: (time: string) => `This is the list as of ${time}. It updates by itself.`,
  forbidden: 'You cannot see the install base',
  forbiddenHint: (name: string) => `${name} can tell you who gives access.`,
  off: 'The install base is not available at the moment',
  call: (name: string, phone: string, hours: string) => `Call ${name} on ${phone}${hours && `, ${hours}`}.`,
  signedOut: 'Sign in to see your install base',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    installBaseMore: typeof moreStrings.en;
  }
}
