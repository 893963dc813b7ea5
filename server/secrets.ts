/** Secrets made on the first start: in the data folder for one process, in the database for nodes that share one. */
import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Opened } from './open.js';

const make = (): string => randomBytes(32).toString('base64url');

/** The secret of that name, the same at every start and on every node. */
export async function secretOf({ store, shared }: Opened, data: string, name: string): Promise<string> {
  return shared ? await store.setting(name, make) : await fromFile(join(data, name));
}

/** The secret of that name that lies in the data folder already; none is made. */
export async function keptSecret({ shared }: Opened, data: string, name: string): Promise<string | undefined> {
  return shared ? undefined : (await read(join(data, name))) || undefined;
}

async function read(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written whole or not at all, readable by its owner alone. */
async function fromFile(file: string): Promise<string> {
  const known = await read(file);
  if (known) return known;
  const temporary = `${file}.${process.pid}`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(`${make()}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(temporary, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(temporary, { force: true });
  return (await read(file)) ?? Promise.reject(new Error(`${file} cannot be read`));
}
