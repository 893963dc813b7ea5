/** Sold products and install base items as lists show them, and what a list may be filtered and ordered by. */
import type { Products } from '../http/session.js';
import type { Released } from '../store/check-filter.js';
import type { Projection } from '../store/store.js';

const owner = {
  account: { ref: 'account', table: 'account', name: 'name' },
  consumer: { ref: 'consumer', table: 'consumer', name: 'name' },
  household: { ref: 'household', table: 'household', name: 'name' },
} satisfies Projection;

const columns = (...names: string[]): Projection => Object.fromEntries(names.map((column) => [column, { column }]));

export const soldProjection = ({ sold }: Products): Projection => ({
  ...columns('id', 'number', 'name', 'detail', 'optional', 'quantity', 'startDate', 'endDate'),
  ...owner,
  product: { ref: 'product', table: 'product', name: 'name' },
  parent: { ref: 'parent', table: 'soldProduct', name: 'name', filter: sold },
  serviceOffering: { ref: 'serviceOffering', table: 'serviceOffering', name: 'name', detail: 'tier' },
});

export const itemProjection = ({ sold, items }: Products): Projection => ({
  ...columns('id', 'number', 'name', 'detail', 'environment', 'location', 'serial', 'installedOn', 'hosting'),
  ...columns('health', 'healthAt'),
  ...owner,
  product: { ref: 'product', table: 'product', name: 'name' },
  parent: { ref: 'parent', table: 'installBaseItem', name: 'name', filter: items },
  soldProduct: { ref: 'soldProduct', table: 'soldProduct', name: 'name', detail: 'detail', filter: sold },
});

/** Only what is shown whoever reads the record: a filter on a reference that may be hidden would tell of it (G6). */
const shared = ['id', 'number', 'name', 'product', 'account', 'consumer', 'household', 'text'];
export const soldReleased: Released = new Set([
  ...shared,
  ...['optional', 'quantity', 'startDate', 'endDate', 'serviceOffering', 'serviceOffering.tier'],
]);
export const itemReleased: Released = new Set([
  ...shared,
  ...['environment', 'location', 'serial', 'installedOn', 'hosting', 'health', 'healthAt'],
]);
