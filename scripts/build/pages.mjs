/** The demo sites as a web root: pages, styles and plain scripts are copied as they are written. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { dist, filesUnder, root } from '../files.mjs';

/** Not for the web: sources, notes, and the modules' definitions with their secrets. */
const source = /\.(ts|md)$|^demo\/modules\//;

/** `demo/index.html` is the landing page at `/`; everything else keeps its path under `/demo/`. */
export function copyPages(out = join(dist, 'site')) {
  rmSync(out, { recursive: true, force: true });
  for (const file of filesUnder('demo').filter((path) => !source.test(path))) {
    const target = join(out, file === 'demo/index.html' ? 'index.html' : file);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(root, file), target);
  }
}

/**
 * The same pages with no server: beside them the elements, the mock and its worker. The mock's script comes first in
 * each page, so that every request made later is answered by it.
 */
export function staticDemo(out = join(dist, 'demo')) {
  rmSync(out, { recursive: true, force: true });
  const plain = (path) => !/\.(br|gz)$/.test(path);
  cpSync(join(dist, 'site'), out, { recursive: true, filter: plain });
  for (const part of ['oriel.js', 'assets']) cpSync(join(dist, 'cdn', part), join(out, part), { recursive: true });
  const worker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');
  cpSync(worker, join(out, 'mockServiceWorker.js'));
  if (!existsSync(join(out, 'demo/mock.js'))) throw new Error('demo/mock.ts starts the mock; it is not there.');
  for (const file of filesUnder('demo').filter((path) => path.endsWith('.html'))) {
    const page = join(out, file === 'demo/index.html' ? 'index.html' : file);
    const html = readFileSync(page, 'utf8');
    const first = '<script type="module" src="/demo/mock.js"></script>';
    writeFileSync(
      page,
      html.replace(/^([ \t]*)(?=<script\b)/m, (indent) => `${indent}${first}\n${indent}`),
    );
  }
}
