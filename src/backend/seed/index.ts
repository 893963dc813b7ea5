/** Puts the demo companies, people, products, cases and articles into a store. Seeding again changes only definitions. */
import { PlaybookDefinition } from '../../contract/playbook.js';
import { sniff } from '../attachments/sniff.js';
import { putPlaybook } from '../playbooks/definitions.js';
import { HEAD_BYTES } from '../store/memory-blobs.js';
import type { Blobs, Store, Tx } from '../store/store.js';
import { articles } from './articles.js';
import { boxeoCases } from './boxeo-cases.js';
import { boxeoHistory } from './boxeo-history.js';
import { calicoCases } from './calico-cases.js';
import { calicoHistory } from './calico-history.js';
import { putDefinitions } from './definitions.js';
import { writeEstate } from './estate.js';
import { seedFiles } from './files.js';
import { accounts, consumers, contacts, profiles, storySignIns } from './people.js';
import { products } from './products.js';
import { accountTeamMembers, assetContacts, responsibilities, staff } from './relations.js';
import type { Story } from './story.js';
import { worldSignIns } from './worlds/index.js';
import { writeWorlds } from './worlds/write.js';
import { type StoredFile, writeStory } from './write.js';

export { putDefinitions } from './definitions.js';
export { seedAgents } from './people.js';

/** The demo sites by the first part of their address, each with its module. */
export const demoSites: Readonly<Record<string, string>> = {
  boxeo: 'boxeo-portal',
  calico: 'calico-tv',
  meridian: 'meridian-dealers',
  harbor: 'harbor-insurance',
  benefits: 'group-benefits',
};

/** Who can sign in where, in the order a person switcher shows them. */
export const signIns = [...storySignIns, ...worldSignIns];

export interface SeedOptions {
  /** Milliseconds since 1970: all times of the stories count back from here. */
  now: number;
  /** Contents of `demo/modules/*.json`. */
  modules: readonly unknown[];
  /** Contents of `demo/playbooks/*.json`. */
  playbooks?: readonly unknown[];
}

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
export const seed = async (
  store: Store,
  blobs: Blobs,
  { now, modules, playbooks = [] }: SeedOptions,
): Promise<boolean> => {
  const files = await storeFiles(blobs);
  return store.transact(async (tx) => {
    await tx.lock('seed');
    await putDefinitions(tx, modules);
    // Each by itself: a database from before a world came gets what it does not have yet.
    const told = await writeStories(tx, now, files);
    const worlds = await writeWorlds(tx, now);
    // They name articles, which the stories bring.
    for (const playbook of playbooks) await putPlaybook(tx, PlaybookDefinition.parse(playbook));
    return worlds || told;
  });
};

const writeStories = async (tx: Tx, now: number, files: Map<string, StoredFile>): Promise<boolean> => {
  if (await tx.get('account', 'acct-boxeo')) return false;
  for (const row of accounts) await tx.insert('account', row);
  for (const row of contacts) await tx.insert('contact', row);
  for (const row of consumers) await tx.insert('consumer', row);
  for (const row of profiles) await tx.insert('profile', row);
  for (const row of products) await tx.insert('product', row);
  await writeEstate(tx, now);
  for (const row of responsibilities) await tx.insert('responsibility', row);
  for (const row of staff) await tx.insert('staff', row);
  for (const row of accountTeamMembers) await tx.insert('accountTeamMember', row);
  for (const row of assetContacts) await tx.insert('assetContact', row);
  for (const row of articles) await tx.insert('article', row);
  for (const story of stories) await writeStory(tx, story, now, files);
  // The next case gets the number after the last of the stories.
  await tx.next('case', LAST_SEED_NUMBER);
  return true;
};
