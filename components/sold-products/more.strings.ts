import { defineStrings, plural } from '../../src/ui/localize.js';

/** Words of what `<oriel-sold-products>` loads beside the rows, and of the detail. */
export const moreStrings = defineStrings('soldProductsMore', {
  search: 'Search products',
  sortBy: 'Sort by',
  by: (name: string) => `By ${name.toLowerCase()}`,
  active: (name: string, value: string) => `${name}: ${value}`,
  clear: (name: string) => `Clear ${name}`,
  clearAll: 'Clear search and filters',
  actionsFor: (name: string) => `Actions for ${name}`,
  create: 'Create case',
  request: 'Request a service',
  showInstalled: 'Show installed items',
  none: 'No products yet',
  noneHint: 'What was sold to you appears here.',
  noMatch: (text: string) => `No product matches “${text}”`,
  noMatchFilters: 'No product matches these filters',
  noMatchHint: 'Names, details and numbers were searched.',
  notLoaded: 'The products could not be loaded',
  notRefreshed: 'Could not refresh',
  listFrom: (time: string) => `The list is from ${time}.`,
  offlineFrom: (time: string) => `This is the list as of ${time}. It updates by itself.`,
  forbidden: 'You cannot see these products',
  forbiddenHint: (name: string) => `${name} can tell you who gives access.`,
  off: 'Products are not available at the moment',
  call: (name: string, phone: string, hours: string) => `Call ${name} on ${phone}${hours && `, ${hours}`}.`,
  signedOut: 'Sign in to see your products',
  found: (n: number) => plural('en', n, { one: '# product found', other: '# products found' }),
  details: 'Details of the product',
  close: 'Close details',
  partOf: (name: string) => `Part of ${name}`,
  range: (from: string, to: string) => `${from} to ${to}`,
  offering: 'Service offering',
  number: 'Number',
  contract: 'Contract',
  soldTo: 'Sold to',
  entitlements: 'Entitlements',
  installed: 'Installed items',
  openCases: 'Open cases',
  noEntitlements: 'No entitlements',
  noInstalled: 'Nothing is installed from it',
  noCases: 'No open cases',
  notShown: 'This product could not be loaded',
  notFound: 'This product is not here',
  notFoundHint: 'It may have been moved, or you cannot see it.',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    soldProductsMore: typeof moreStrings.en;
  }
}
