/** Opens what a process of ours works on: the data folder with its lock, the database, the files. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ZodMiniType } from 'zod/mini';
import { checkModule, idleAttributes, type Surroundings } from '../src/backend/modules/check.js';
import { judgePlaybook, putPlaybook } from '../src/backend/playbooks/definitions.js';
import { putDefinitions, seed } from '../src/backend/seed/index.js';
import type { Tx } from '../src/backend/store/store.js';
import { CaseType } from '../src/contract/case-type.js';
import { ModuleDefinition } from '../src/contract/module.js';
import { PlaybookDefinition } from '../src/contract/playbook.js';
import { FileBlobs } from './blobs.js';
import { WrongSetting } from './config.js';
import { readFolder, wrongFile } from './definitions.js';
import elements from './elements.json' with { type: 'json' };
import { lockFolder } from './lock.js';
import type { Place } from './place.js';
import { judgeAll, playbooksIn, readPlaybooks } from './playbook-files.js';
import { root } from './root.js';
import { openEmbedded, openServer } from './store/database.js';
import { SqlStore } from './store/sql-store.js';

export interface Opened {
  store: SqlStore;
  blobs: FileBlobs;
  /** True when other nodes may use the same database. */
  shared: boolean;
  close(): Promise<void>;
}

export async function open(place: Place, say: (line: string) => void): Promise<Opened> {
  await mkdir(place.data, { recursive: true, mode: 0o700 });
  // Several nodes share PostgreSQL; the embedded database belongs to one process.
  const unlock = place.databaseUrl ? async () => undefined : await lockFolder(place.data);
  try {
    say(place.databaseUrl ? 'connecting to PostgreSQL' : `opening the embedded database in ${place.data}`);
    const database = place.databaseUrl
      ? await openServer(place.databaseUrl)
      : await openEmbedded(join(place.data, 'database'));
    const store = await SqlStore.open(database, (step) => say(`migrated ${step}`)).catch(async (error: unknown) => {
      await database.close().catch(() => undefined);
      throw error;
    });
    return {
      store,
      blobs: await FileBlobs.open(place.files),
      shared: database.shared,
      async close() {
        await store.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/**
 * Fills an empty database with the demo's companies, people and cases, once however many nodes start together. Later
 * starts bring changed definitions of modules in.
 */
export async function seedDemo({ store, blobs }: Opened, say: (line: string) => void, now = Date.now()): Promise<void> {
  const empty = (await store.count('account', { and: [] })) === 0;
  if (empty) say('seeding the demo companies, people and cases');
  await seed(store, blobs, { now, modules: await demoModules(), playbooks: await demoPlaybooks() });
}

const definitionsIn = async <T>(folder: string, schema: ZodMiniType<T>): Promise<T[]> =>
  (await readFolder(folder, schema)).map(({ definition }) => definition);

/** The definitions in `demo/modules`. */
export const demoModules = (): Promise<ModuleDefinition[]> =>
  definitionsIn(join(root, 'demo', 'modules'), ModuleDefinition);

/** The definitions in `demo/playbooks`. */
export const demoPlaybooks = (): Promise<PlaybookDefinition[]> =>
  definitionsIn(join(root, 'demo', 'playbooks'), PlaybookDefinition);

/**
 * Brings in the modules of a folder, the case types of its folder `case-types` and the playbooks of its folder `playbooks`,
 * which may be YAML too; a changed file changes what is there. Nothing is written when one of them is wrong. `ownPages`: the
 * server has pages of its own that may use each module.
 */
export async function loadModules(
  { store }: Opened,
  folder: string,
  say: (line: string) => void,
  ownPages = false,
): Promise<void> {
  const modules = await readFolder(folder, ModuleDefinition);
  const ownTypes = await ownCaseTypes(folder);
  const { read, findings } = await readPlaybooks(await playbooksOf(folder));
  const definitions = modules.map(({ definition }) => definition);
  await store.transact(async (tx) => {
    await tx.lock('seed');
    await putDefinitions(tx, definitions, ownTypes);
    refuse([...findings, ...(await judgeAll(read, (definition) => judgePlaybook(tx, definition)))]);
    for (const { definition } of read) await putPlaybook(tx, definition);
    const known = await surroundings(tx);
    for (const { file, definition } of modules) {
      const found = checkModule(definition, known);
      if (found.length > 0) throw wrongFile(file, found);
    }
  });
  for (const { file, definition } of modules)
    for (const { pointer, message } of idleAttributes(definition, elements))
      say(`warning: ${file}: ${pointer}: ${message}`);
  for (const { file, definition } of ownPages ? [] : modules)
    if (definition.origins.length === 0)
      say(
        `warning: ${file}: /origins: no page can use this module: list the origin of your site, as the browser shows it`,
      );
  say(`modules: ${definitions.map(({ name }) => name).join(', ') || `none in ${folder}`}`);
}

/** What modules may refer to, with what has just been written. */
async function surroundings(tx: Tx): Promise<Surroundings> {
  const types = await tx.find('caseType', {});
  const playbooks = await tx.find('playbook', { filter: { eq: ['current', true] } });
  return { caseTypes: types.map(({ id }) => id), playbooks: playbooks.map(({ name }) => name), elements };
}

/** The case types of a modules folder. */
export const ownCaseTypes = async (folder: string | undefined): Promise<CaseType[]> => {
  const own = folder && join(folder, 'case-types');
  return own && existsSync(own) ? await definitionsIn(own, CaseType) : [];
};

const playbooksOf = async (folder: string): Promise<string[]> => {
  const own = join(folder, 'playbooks');
  return existsSync(own) ? await playbooksIn(own) : [];
};

const refuse = (findings: readonly string[]): void => {
  if (findings.length > 0) throw new WrongSetting(findings.join('\n'));
};
