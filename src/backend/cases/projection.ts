/** A case as a list shows it: which fields, how each is built by the store, which can be filtered and ordered by. */
import type { InstanceDefinition } from '../../contract/module.js';
import type { Filter } from '../../contract/query.js';
import { fieldsOf } from '../http/instance.js';
import type { Released } from '../store/check-filter.js';
import type { Projection } from '../store/store.js';

interface Viewpoint {
  /** Sold products and install base items whose names may be shown (G11); absent: all. */
  products?: { sold: Filter; items: Filter };
  /** Households whose names may be shown; absent: all. */
  households?: Filter;
  /** Whose marks tell what is unread; absent: nobody's. */
  profile?: string;
}

/** The fields of `CaseSummary` besides id, number and version. */
export const summaryFields = ({ products, profile }: Viewpoint): Projection => ({
  caseType: { column: 'caseType' },
  shortDescription: { column: 'shortDescription' },
  state: { column: 'state' },
  priority: { column: 'priority' },
  category: { column: 'category' },
  escalation: { column: 'escalation' },
  account: { ref: 'account', table: 'account', name: 'name' },
  contact: { ref: 'contact', table: 'contact', name: 'name' },
  consumer: { ref: 'consumer', table: 'consumer', name: 'name' },
  product: { ref: 'product', table: 'product', name: 'name' },
  soldProduct: { ref: 'soldProduct', table: 'soldProduct', name: 'name', detail: 'detail', filter: products?.sold },
  installBaseItem: {
    ref: 'installBaseItem',
    table: 'installBaseItem',
    name: 'name',
    detail: 'detail',
    filter: products?.items,
  },
  openedAt: { column: 'openedAt' },
  updatedAt: { column: 'updatedAt' },
  resolvedAt: { column: 'resolvedAt' },
  closedAt: { column: 'closedAt' },
  ...(profile === undefined
    ? {}
    : {
        unread: {
          exists: 'caseMark',
          where: [
            { column: 'case', op: 'eq', value: { outer: 'id' } },
            { column: 'profile', op: 'eq', value: profile },
            { column: 'readAt', op: 'lt', value: { outer: 'repliedAt' } },
          ],
        },
      }),
});

const identity: Projection = { id: { column: 'id' }, number: { column: 'number' }, version: { column: 'version' } };

export const summaryProjection = (view: Viewpoint, instance: InstanceDefinition | null): Projection => {
  const all = summaryFields(view);
  const fields = fieldsOf(instance, 'case');
  if (!fields) return { ...identity, ...all };
  const kept = fields.flatMap((name) => {
    const part = Object.hasOwn(all, name) ? all[name] : undefined;
    return part ? [[name, part] as const] : [];
  });
  return { ...identity, ...Object.fromEntries(kept) };
};

/** All columns that a full case is made of, for one row. */
export const fullProjection = (view: Viewpoint): Projection => {
  const plain = [
    ...['module', 'description', 'openedBy', 'openedByName', 'channel', 'dueAt', 'closesAt', 'repliedAt'],
    ...['resolutionCode', 'resolutionNotes', 'fields', 'history'],
  ];
  const columns = Object.fromEntries(plain.map((column) => [column, { column }]));
  return {
    ...identity,
    ...summaryFields(view),
    ...columns,
    household: { ref: 'household', table: 'household', name: 'name', filter: view.households },
    consumerId: { column: 'consumer' },
    affected: { column: 'affected' },
    playbook: { exists: 'playbookRun', where: [{ column: 'case', op: 'eq', value: { outer: 'id' } }] },
  };
};

/** References whose names are shown on every readable case, and may therefore be searched by. */
const named = new Set(['account', 'contact', 'consumer', 'product']);

const releasedOf = (names: string[]): Released => {
  const shown = names.filter((name) => name !== 'unread');
  const searchable = shown.includes('shortDescription') ? ['text'] : [];
  return new Set([
    'id',
    'number',
    ...shown,
    ...shown.filter((name) => named.has(name)).map((name) => `${name}.name`),
    ...searchable,
  ]);
};
const everyField = Object.keys(summaryFields({}));
const allReleased: Released = new Set([...releasedOf(everyField), 'openedBy']);

/** What a list may be filtered and ordered by: only what it shows (G6). */
export const releasedFields = (instance: InstanceDefinition | null): Released => {
  const fields = fieldsOf(instance, 'case');
  return fields ? releasedOf(everyField.filter((name) => fields.includes(name))) : allReleased;
};

export const agentReleased: Released = new Set([...allReleased, 'module', 'channel', 'dueAt', 'repliedAt']);
