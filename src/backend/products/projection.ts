/** Sold products and install base items as lists show them, and what a list may be filtered and ordered by. */
import type { InstanceDefinition } from '../../contract/module.js';
import { fieldsOf } from '../http/instance.js';
import type { Products } from '../http/session.js';
import type { Released } from '../store/check-filter.js';
import type { Projection } from '../store/store.js';
import { NOT_AVAILABLE } from './health.js';

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

/** What an instance cannot withhold: without these a row is none. */
const always = new Set(['id', 'number', 'name', 'optional', 'quantity', 'state']);
/** Released with another field: all of what that shows the first of. */
const releasedWith: Record<string, string> = { soldProducts: 'soldProduct' };

/** What may be filtered and ordered by through an instance. The search also looks at the detail. */
export const releasedBy = (
  instance: InstanceDefinition | null,
  table: 'soldProduct' | 'installBaseItem',
  all: Released,
): Released => {
  const fields = fieldsOf(instance, table);
  if (!fields) return all;
  const known = (name: string): boolean =>
    always.has(name) || fields.includes(name === 'text' ? 'detail' : (name.split('.')[0] ?? name));
  return new Set([...all].filter(known));
};

/** What an instance does not release is empty: null, no entries, a health that is not available. */
export const release = <T extends object>(
  instance: InstanceDefinition | null,
  table: 'soldProduct' | 'installBaseItem',
  record: T,
): T => {
  const fields = fieldsOf(instance, table);
  if (!fields) return record;
  const empty = (name: string, value: unknown): unknown =>
    name === 'health' ? NOT_AVAILABLE : Array.isArray(value) ? [] : typeof value === 'boolean' ? false : null;
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      always.has(name) || fields.includes(releasedWith[name] ?? name) ? value : empty(name, value),
    ]),
  ) as T;
};
