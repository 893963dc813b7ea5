/** The folder of the package, from the sources and from the built server alike. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = (() => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'demo', 'modules'))) return folder;
    if (folder === dirname(folder)) return process.cwd();
  }
})();
