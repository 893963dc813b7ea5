import { defineStrings } from '../../src/ui/localize.js';

/** Words of the rows and what is above them. */
export const strings = defineStrings('caseList', {
  heading: 'Cases',
  create: 'Create case',
  number: 'Number',
  subject: 'Subject',
  state: 'State',
  priority: 'Priority',
  category: 'Category',
  product: 'Product',
  account: 'Account',
  contact: 'Contact',
  consumer: 'Customer',
  opened: 'Opened',
  updated: 'Updated',
  resolved: 'Resolved',
  closed: 'Closed',
  unread: 'Unread',
  rowsLoading: 'Loading',
});

declare module '../../src/ui/localize.js' {
  interface PackKeys {
    caseList: typeof strings.en;
  }
}
