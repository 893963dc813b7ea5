/** Finding files of the repository without a shell or a glob library. */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Where builds go. Another folder than `dist` lets a test build beside what is being served. */
export const dist = resolve(root, process.env['ORIEL_DIST'] || 'dist');

const skipped = new Set(['node_modules', 'dist', 'coverage', '.git', '.oriel']);

/** Paths relative to the repository, with forward slashes, sorted. A folder that is not there has no files. */
export function filesUnder(...folders) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (skipped.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else found.push(relative(root, path).split(sep).join('/'));
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) walk(join(root, folder));
  return found.sort();
}
