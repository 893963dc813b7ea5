/** A backend in memory on which random playbooks are walked: it can be put back, broken, and asked what it holds. */
import assert from 'node:assert/strict';
import type { createBackend } from '../../src/backend/index.js';
import { MemoryStore, type Snapshot } from '../../src/backend/store/memory.js';
import { StoreUnavailable, type Tx } from '../../src/backend/store/store.js';
import { type Row, type TableName, tables } from '../../src/backend/store/tables.js';
import type { CaseType } from '../../src/contract/case-type.js';
import type { ModuleDefinition } from '../../src/contract/module.js';
import type { PlaybookDefinition } from '../../src/contract/playbook.js';
import { makeWorld } from '../node/backend-world.js';
import { caseType } from './answering.js';

/** What a decision may lead to: it lacks fields of the first, and requires one. */
export const otherType: CaseType = {
  id: 'other',
  title: 'Other',
  version: 1,
  fields: caseType.fields
    .filter(({ name }) => ['shortDescription', 'channel', 'seats', 'urgent'].includes(name))
    .map((field) => ({ ...field, required: field.name === 'seats' })),
};

export const opener = 'maria.lindqvist';
/** A colleague of the same account who reads all its cases, a customer elsewhere, and the support. */
export const others = ['jonas.weber', 'elena.rossi', 'sam.collins'] as const;
export const openerProfile = `profile-${opener}`;

const records = ['record-1', 'record-2'] as const;
/** Files of the opener’s that wait, and one of somebody else’s. */
const waiting = [
  ['file-1', openerProfile],
  ['file-2', openerProfile],
  ['file-theirs', 'profile-jonas.weber'],
] as const;

/** A write that the store refuses: the transaction that it stands in is lost. */
class BreakingStore extends MemoryStore {
  /** Writes that still go through; undefined: all. */
  left: number | undefined;

  override transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return super.transact((tx) => work(this.#guarded(tx)));
  }
  #guarded(tx: Tx): Tx {
    const write = new Set<PropertyKey>(['insert', 'update', 'delete', 'next', 'emit']);
    return new Proxy(tx, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          if (write.has(name) && this.left !== undefined && this.left-- <= 0) throw new StoreUnavailable('broken');
          return member.apply(target, given);
        };
      },
    });
  }
}

/** Tables of the stories that no run looks at: each request is the faster without them. */
const untouched = [
  ...(['case', 'caseMark', 'activity', 'product', 'installedProduct', 'entitlement', 'contract'] as const),
  ...(['catalogItem', 'configurationItem', 'alert', 'outage', 'serviceOffering'] as const),
];
/** Rows in place of those of the stories: products and files of the opener’s. */
const additions = (snapshot: Snapshot): Snapshot['tables'] => {
  const contact = snapshot.tables.contact?.find(({ id }) => id === `contact-${opener}`);
  const own = { account: contact?.account ?? null, consumer: null, contact: null, household: null, org: null };
  const copies = <T extends TableName>(table: T, change: Partial<Row<T>>): Row<T>[] =>
    records.map((id) => ({
      ...(snapshot.tables[table]?.[0] as Row<T>),
      ...change,
      ...{ id, name: id, path: `/${id}/`, product: null },
    }));
  const [file] = snapshot.tables.attachment ?? [];
  assert.ok(contact && file);
  return {
    soldProduct: copies('soldProduct', { ...own, parent: null }),
    installBaseItem: copies('installBaseItem', { ...own, parent: null }),
    attachment: waiting.map(([id, uploadedBy]) => ({ ...file, id, uploadedBy, case: null, activity: null, name: id })),
    article: [{ ...(snapshot.tables.article?.[0] as Row<'article'>), id: 'article-1' }],
    caseType: [caseType, otherType].map((definition) => ({ id: definition.id, version: 1, definition })),
  };
};

const withPlaybook = (row: Row<'module'>): Row<'module'> => {
  const definition = row.definition as ModuleDefinition;
  if (definition.name !== 'boxeo-portal') return row;
  const caseTypes = [...definition.caseTypes, caseType.id, otherType.id];
  return { ...row, definition: { ...definition, caseTypes, playbooks: ['random'] } };
};

/** Rows by table and id, each as it was. */
export type Rows = ReadonlyMap<string, unknown>;
/** What a refused request may add: it is written down that it was refused. */
const ofTheTrail = new Set<string>(['audit', 'auditRecord']);

export interface Reply {
  status: number;
  text: string;
  body: Record<string, unknown>;
}
export interface Asking {
  as?: string;
  body?: unknown;
  key?: string;
}

export const makeRunWorld = async (create?: typeof createBackend) => {
  const store = new BreakingStore();
  const world = await makeWorld({ store, ...(create && { create }) });
  const snapshot = world.store.export();
  const added = additions(snapshot);
  for (const table of untouched) snapshot.tables[table] = [];
  Object.assign(snapshot.tables, added);
  const removed = new Map<string, unknown>();
  snapshot.tables.module = snapshot.tables.module?.map(withPlaybook) ?? [];

  const tokens = new Map<string, { token: string; until: number }>();
  const token = async (as: string): Promise<string> => {
    const known = tokens.get(as);
    if (known && known.until > Date.now()) return known.token;
    const made = as === 'ops' ? world.opsKey : await world.token(as);
    tokens.set(as, { token: made, until: Date.now() + 200_000 });
    return made;
  };
  const ask = async (path: string, { as = opener, body, key }: Asking = {}): Promise<Reply> => {
    const headers: Record<string, string> = { authorization: `Bearer ${await token(as)}` };
    const sent = { 'content-type': 'application/json', 'idempotency-key': key ?? crypto.randomUUID() };
    const init: RequestInit =
      body === undefined
        ? { headers }
        : { method: 'POST', headers: { ...headers, ...sent }, body: JSON.stringify(body) };
    const response = await world.backend.fetch(new Request(`http://oriel.test${path}`, init));
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) as Reply['body'] };
  };
  return {
    ask,
    store,
    /** As it was before any playbook, and then with this one. */
    reset: async (definition: PlaybookDefinition): Promise<void> => {
      store.import(snapshot);
      removed.clear();
      const { status, text } = await ask('/ops/v1/playbooks', { as: 'ops', body: definition });
      assert.equal(status, 200, text);
    },
    /** All that is committed, trail of refusals apart. */
    rows: (): Rows => {
      const { tables: held, sequences } = store.export();
      const found = new Map<string, unknown>(Object.entries(sequences).filter(([name]) => name === 'event'));
      for (const table of Object.keys(tables).filter((name) => !ofTheTrail.has(name)))
        for (const row of held[table as TableName] ?? []) found.set(`${table}/${row.id}`, row);
      return found;
    },
    find: <T extends TableName>(table: T, test: (row: Row<T>) => boolean): Row<T>[] =>
      ((store.export().tables[table] ?? []) as Row<T>[]).filter(test),
    /** Takes a record away, or puts it back. */
    toggle: async (table: 'soldProduct' | 'installBaseItem' | 'attachment', id: string): Promise<void> => {
      const row = await store.get(table, id);
      const back = removed.get(`${table}/${id}`);
      removed.set(`${table}/${id}`, row);
      await store.transact(async (tx) => {
        if (row) await tx.delete(table, id);
        else if (back) await tx.insert(table, back as never);
      });
    },
  };
};
export type RunWorld = Awaited<ReturnType<typeof makeRunWorld>>;

/** Which rows differ; the same rows are the same objects in this store. */
export const changed = (before: Rows, after: Rows): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
