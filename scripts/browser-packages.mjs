/**
 * The packages that browser sources import, read from their import lines. The test server bundles exactly these before
 * the first page opens: nothing is discovered in the middle of a run, and two runs at once share one cache.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, root } from './files.mjs';

const importLine =
  /^(?:import|export)\s(?!type\b)(?:[^'"]*?\sfrom\s)?['"]([^'"./][^'"]*)['"]|\bimport\(['"]([^'"./][^'"]*)['"]\)/gm;

function resolves(name) {
  try {
    return import.meta.resolve(name).startsWith('file:');
  } catch {
    return false;
  }
}

/** `{ names, key }`: package entries like `lit/decorators.js`, and a name for the cache that holds them. */
export function browserPackages() {
  const sources = [...filesUnder('components', 'src', 'demo', 'test/browser', 'test/conformance')].filter(
    (file) => file.endsWith('.ts') && !/^src\/(backend|contract)\/.*\.test\.ts$/.test(file),
  );
  const names = new Set(['@open-wc/testing', 'axe-core']);
  for (const file of sources) {
    for (const [, named, lazy] of readFileSync(join(root, file), 'utf8').matchAll(importLine)) {
      const name = named ?? lazy;
      if (!/^(node:|oriel(\/|$))/.test(name) && resolves(name)) names.add(name);
    }
  }
  const list = [...names].sort();
  const lock = readFileSync(join(root, 'package-lock.json'));
  const key = createHash('sha256').update(lock).update(list.join()).digest('hex').slice(0, 12);
  return { names: list, key };
}
