/** Loads a source with one change: what a test must notice. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface Change {
  /** Stands once in the source. */
  from: string;
  to: string;
}

export const changedText = (text: string, { from, to }: Change, where: string): string => {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`Stands ${parts.length - 1} times in ${where}: ${from}`);
  return parts.join(to);
};

/** The text as it can stand in another folder: imports that `stays` does not name lead back to `source`. */
export const moved = (text: string, source: URL, stays: (path: string) => boolean = () => false): string =>
  text
    .replaceAll(/from '(\.[^']+)'/g, (whole, path: string) =>
      stays(path) ? whole.replace(/\.js'$/, ".mjs'") : `from '${new URL(path, source)}'`,
    )
    .replaceAll(/(from|import\()(\s*)'([a-z@][^']*)'/g, (_, word: string, space: string, name: string) =>
      name.startsWith('file:') ? `${word}${space}'${name}'` : `${word}${space}'${import.meta.resolve(name)}'`,
    );

/** A folder that is gone afterwards. */
export const inFolder = async <V>(work: (folder: string) => Promise<V>): Promise<V> => {
  const folder = await mkdtemp(join(tmpdir(), 'oriel-mutant-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};
export const load = async (file: string): Promise<Record<string, unknown>> => import(pathToFileURL(file).href);

const backend = new URL('../../src/backend/', import.meta.url);
const isPlaybook = (path: string): boolean => /^\.\/playbooks\//.test(path);
const isBeside = (path: string): boolean => /^\.\//.test(path);

/** The whole backend over another copy of `src/backend/playbooks`, in which one file has one change. */
export const backendWith = (file: string, change: Change): Promise<Record<string, unknown>> =>
  inFolder(async (folder) => {
    const from = new URL('playbooks/', backend);
    await mkdir(join(folder, 'playbooks'));
    for (const name of (await readdir(fileURLToPath(from))).filter((each) => each.endsWith('.ts'))) {
      const text = await readFile(new URL(name, from), 'utf8');
      const written = moved(name === file ? changedText(text, change, file) : text, new URL(name, from), isBeside);
      await writeFile(join(folder, 'playbooks', name.replace(/\.ts$/, '.mts')), written);
    }
    const index = new URL('index.ts', backend);
    await writeFile(join(folder, 'index.mts'), moved(await readFile(index, 'utf8'), index, isPlaybook));
    return load(join(folder, 'index.mts'));
  });
