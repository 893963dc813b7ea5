/**
 * `node scripts/build.mjs [cdn|server|site|npm|demo|serve]…`; nothing named builds all.
 *   cdn     dist/cdn: loader and elements, compressed, with integrity.json
 *   server  dist/server/server.js
 *   site    dist/site: the demo pages for a server
 *   npm     dist/npm and dist/types: one file per module, packages left outside
 *   demo    dist/demo: the same pages with the mock, for any static host
 *   serve   what `npm start` needs: cdn, server, site
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { compress, writeIntegrity } from './build/compress.mjs';
import { copyPages, staticDemo } from './build/pages.mjs';
import { dist, root } from './files.mjs';
import { isFresh, sourceStamp, stampFile } from './stamp.mjs';

process.env['NODE_ENV'] = 'production';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const bundle = (mode) => build({ configFile: join(root, 'vite.config.ts'), mode, logLevel: 'warn' });

const parts = {
  async cdn() {
    rmSync(join(dist, 'cdn'), { recursive: true, force: true });
    await bundle('cdn');
    writeIntegrity(join(dist, 'cdn'), version);
    compress(join(dist, 'cdn'));
  },
  server: () => bundle('server'),
  async site() {
    copyPages();
    await bundle('site');
    compress(join(dist, 'site'));
  },
  npm() {
    const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    const out = { outDir: join(dist, 'npm'), declarationDir: join(dist, 'types') };
    for (const folder of Object.values(out)) rmSync(folder, { recursive: true, force: true });
    const options = Object.entries(out).flatMap(([name, folder]) => [`--${name}`, folder]);
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', ...options], { cwd: root, stdio: 'inherit' });
  },
  demo: () => staticDemo(),
};

/** What a part needs built before it. */
const before = { demo: ['cdn', 'site'], serve: ['cdn', 'server', 'site'] };

const asked = process.argv.slice(2);
const names = (asked.length ? asked : ['serve', 'npm', 'demo']).flatMap((name) => [...(before[name] ?? []), name]);
for (const name of names) {
  if (name in parts || name in before) continue;
  process.stderr.write(`no part ${name}; parts: ${Object.keys(parts).join(' ')} serve\n`);
  process.exit(2);
}

const stamp = sourceStamp();
const stampHeld = isFresh();
if (!stampHeld) rmSync(stampFile, { force: true });
for (const name of new Set(names)) {
  const work = parts[name];
  if (!work) continue;
  const started = performance.now();
  await work();
  process.stdout.write(`  ${name.padEnd(7)} ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}
if (before.serve.every((name) => names.includes(name))) {
  mkdirSync(dist, { recursive: true });
  writeFileSync(stampFile, stamp);
}
