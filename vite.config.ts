/**
 * One configuration per thing we ship, chosen by mode (`scripts/build.mjs` runs them and adds what is not bundling):
 * `cdn`: loader and elements with everything inside; `server`: one file for Node; `site`: scripts of the demo pages.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type InlineConfig } from 'vite';
import { aliases } from './scripts/aliases.mjs';
import { fileOf } from './scripts/build/groups.mjs';
import { chunkTable, ownLit, pastLists, smallChunks, smallTemplates } from './scripts/build/plugins.mjs';
import { writeReport } from './scripts/build/report.mjs';
import { dist, filesUnder } from './scripts/files.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

/** New elements need no line here: every folder with a `define.ts` is an entry. */
function elements(): Record<string, string> {
  const defines = filesUnder('components').filter((file) => /^components\/[a-z-]+\/define\.ts$/.test(file));
  return Object.fromEntries(defines.map((file) => [file.split('/')[1] ?? file, file]));
}

/** Scripts that demo pages ask for: `demo/x/y.ts` is served as `/demo/x/y.js`. */
function demoScripts(): Record<string, string> {
  const scripts = filesUnder('demo').filter((file) => file.endsWith('.ts') && !/\.(d|node|test)\.ts$/.test(file));
  return Object.fromEntries(scripts.map((file) => [file.replace(/\.ts$/, ''), file]));
}

const shared: InlineConfig = {
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  tsconfig: 'tsconfig.base.json',
  resolve: { alias: aliases },
  define: { 'process.env.NODE_ENV': '"production"', __ORIEL_VERSION__: JSON.stringify(version) },
};

/** Lib mode keeps Vite's preload helper out of the loader. `smallChunks` minifies. */
const cdn = (): InlineConfig => ({
  ...shared,
  plugins: [ownLit(), pastLists(), smallTemplates(), smallChunks(), chunkTable(writeReport)],
  build: {
    target: 'es2022',
    outDir: join(dist, 'cdn'),
    emptyOutDir: true,
    lib: { formats: ['es'], entry: { oriel: 'src/loader/index.ts', check: 'src/check/check.ts', ...elements() } },
    rollupOptions: {
      // A minifier takes its time.
      checks: { pluginTimings: false },
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: false,
        // Notes for other bundlers, which these files never meet.
        comments: false,
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ debugName: 'first paint', name: fileOf }] },
        entryFileNames: ({ name }) => (name === 'oriel' ? 'oriel.js' : `assets/oriel/${version}/${name}-[hash:7].js`),
        chunkFileNames: `assets/oriel/${version}/[name]-[hash:7].js`,
      },
    },
  },
});

const server = (): InlineConfig => ({
  ...shared,
  build: {
    target: 'node20',
    outDir: join(dist, 'server'),
    emptyOutDir: true,
    ssr: 'server/main.ts',
    rollupOptions: { output: { entryFileNames: 'server.js' } },
  },
  ssr: { target: 'node' },
});

const site = (): InlineConfig => ({
  ...shared,
  // Pages of ours, not of somebody else: Lit as it is published.
  plugins: [smallTemplates()],
  build: {
    target: 'es2022',
    outDir: join(dist, 'site'),
    emptyOutDir: false,
    lib: { formats: ['es'], entry: demoScripts() },
    rollupOptions: {
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'demo/assets/[name]-[hash].js',
      },
    },
  },
});

export default defineConfig(({ mode }) => {
  const config = { cdn, server, site }[mode];
  if (!config) throw new Error(`vite build --mode cdn | server | site (not ${mode})`);
  return config();
});
