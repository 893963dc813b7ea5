import { defineStrings } from '../../src/ui/localize.js';

/** Words of the rows and what is above them. */
export const strings = defineStrings('soldProducts', {
  heading: 'Products',
  name: 'Product',
  tier: 'Tier',
  quantity: 'Quantity',
  state: 'State',
  entitlement: 'Entitlement',
  actions: 'Actions',
  states: { inPreparation: 'In preparation', active: 'Active', expired: 'Expired' },
  from: (date: string) => `From ${date}`,
  since: (date: string) => `Since ${date}`,
  until: (date: string) => `Until ${date}`,
  left: (remaining: string, total: string) => `${remaining} of ${total} left`,
  optional: 'Optional',
  noTier: 'None',
  noAccount: 'Without account',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    soldProducts: typeof strings.en;
  }
}
