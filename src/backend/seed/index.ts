/** Puts the demo companies, people, products, cases and articles into a store. Seeding again changes only definitions. */
import type { CaseType } from '../../contract/case-type.js';
import { ModuleDefinition } from '../../contract/module.js';
import { sniff } from '../attachments/sniff.js';
import { HEAD_BYTES } from '../store/memory-blobs.js';
import type { Blobs, Store, Tx } from '../store/store.js';
import type { Row, TableName } from '../store/tables.js';
import { articles } from './articles.js';
import { boxeoCases } from './boxeo-cases.js';
import { boxeoHistory } from './boxeo-history.js';
import { calicoCases } from './calico-cases.js';
import { calicoHistory } from './calico-history.js';
import { caseTypes } from './case-types.js';
import { writeEstate } from './estate.js';
import { seedFiles } from './files.js';
import { accounts, consumers, contacts, profiles } from './people.js';
import { products } from './products.js';
import type { Story } from './story.js';
import { type StoredFile, writeStory } from './write.js';

export { seedAgents, signIns } from './people.js';

export interface SeedOptions {
  /** Milliseconds since 1970: all times of the stories count back from here. */
  now: number;
  /** Contents of `demo/modules/*.json`. */
  modules: readonly unknown[];
}

/** Writes a definition, new or changed. */
export const put = async <T extends TableName>(tx: Tx, table: T, row: Row<T>): Promise<void> => {
  const { id, ...patch } = row as Row<T> & { id: string };
  if (!(await tx.update(table, id, patch as unknown as Partial<Row<T>>))) await tx.insert(table, row);
};

/** Writes modules, the case types that come with Oriel and those given; what is there already is replaced. */
export const putDefinitions = async (
  tx: Tx,
  modules: readonly unknown[],
  ownTypes: readonly CaseType[] = [],
): Promise<void> => {
  for (const input of modules) {
    const definition = ModuleDefinition.parse(input);
    await put(tx, 'module', { id: definition.name, definition });
  }
  for (const type of [...caseTypes, ...ownTypes])
    await put(tx, 'caseType', { id: type.id, version: type.version, definition: type });
};

const storeFiles = async (blobs: Blobs): Promise<Map<string, StoredFile>> => {
  const files = new Map<string, StoredFile>();
  for (const [name, make] of Object.entries(seedFiles)) {
    const bytes = await make();
    const { hash, size } = await blobs.put(new Blob([bytes]).stream(), bytes.byteLength);
    files.set(name, { name, hash, size, type: sniff(bytes.subarray(0, HEAD_BYTES), name) });
  }
  return files;
};

const stories: Story[] = [...boxeoHistory, ...boxeoCases, ...calicoHistory, ...calicoCases];
export const LAST_SEED_NUMBER = Math.max(...stories.map(({ number }) => number));

/** Answers whether anything but definitions was written. */
export const seed = async (store: Store, blobs: Blobs, { now, modules }: SeedOptions): Promise<boolean> => {
  const files = await storeFiles(blobs);
  return store.transact(async (tx) => {
    await tx.lock('seed');
    await putDefinitions(tx, modules);
    if (await tx.get('account', 'acct-boxeo')) return false;
    for (const row of accounts) await tx.insert('account', row);
    for (const row of contacts) await tx.insert('contact', row);
    for (const row of consumers) await tx.insert('consumer', row);
    for (const row of profiles) await tx.insert('profile', row);
    for (const row of products) await tx.insert('product', row);
    await writeEstate(tx, now);
    for (const row of articles) await tx.insert('article', row);
    for (const story of stories) await writeStory(tx, story, now, files);
    // The next case gets the number after the last of the stories.
    await tx.next('case', LAST_SEED_NUMBER);
    return true;
  });
};
