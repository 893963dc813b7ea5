import { defineStrings } from '../../src/ui/localize.js';

/** Words of one item. */
export const detailStrings = defineStrings('installBaseItem', {
  since: (moment: string) => `since ${moment}`,
  sinceToday: (time: string) => `since ${time} today`,
  create: 'Create case',
  product: 'Product',
  products: 'Products',
  serial: 'Serial',
  location: 'Location',
  installed: 'Installed',
  hosting: 'Hosting',
  onPremises: 'On premises',
  multiTenant: 'Shared instance',
  configurationItem: 'Configuration item',
  account: 'Account',
  owner: 'Belongs to',
  partOf: 'Part of',
  outages: 'Outages',
  noOutages: 'None in the last 30 days',
  activeOutage: 'Active',
  plannedOutage: 'Planned',
  pastOutage: 'Past',
  toNow: (from: string) => `${from} to now`,
  cases: 'Cases of the last 30 days',
  noCases: 'None',
  entitlements: 'Entitlements',
  left: (remaining: string, total: string) => `${remaining} of ${total} left`,
  notLoaded: 'The item could not be loaded',
  notFound: 'This item is not there, or not visible to you',
  notRefreshed: 'Could not refresh',
  itemFrom: (time: string) => `These details are from ${time}.`,
  offlineFrom: (time: string) => `These details are from ${time}. They update by themselves.`,
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    installBaseItem: typeof detailStrings.en;
  }
}
