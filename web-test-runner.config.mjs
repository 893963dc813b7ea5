/**
 * Browser tests. Vite serves the sources (one middleware before the runner's own file serving), so a test sees what a
 * build sees; Chromium is whatever `scripts/find-browser.mjs` finds.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromeLauncher } from '@web/test-runner-chrome';
import { createServer } from 'vite';
import { aliases } from './scripts/aliases.mjs';
import { browserPackages } from './scripts/browser-packages.mjs';
import { manifest } from './scripts/docs/manifest.mjs';
import { browserArgs, findBrowser } from './scripts/find-browser.mjs';
import { summary } from './scripts/wtr-reporter.mjs';

const executablePath = findBrowser();
if (!executablePath) throw new Error('No Chromium found: install one, or name one in CHROME_PATH.');

/** What the runner serves itself: its own modules, the page of a test, the worker below. */
const own = /^\/(__web-|wtr-|mockServiceWorker\.js|custom-elements\.json)|^\/$|^\/\?/;

const packages = browserPackages();

const vite = await createServer({
  configFile: false,
  appType: 'custom',
  tsconfig: 'tsconfig.base.json',
  logLevel: 'error',
  cacheDir: `node_modules/.cache/vite-wtr-${packages.key}`,
  resolve: { alias: aliases },
  optimizeDeps: { noDiscovery: true, include: packages.names },
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  plugins: [
    {
      name: 'runner-socket',
      enforce: 'pre',
      resolveId: (id) =>
        /(^|\/)__web-dev-server__web-socket\.js$/.test(id)
          ? { id: '/__web-dev-server__web-socket.js', external: true }
          : undefined,
    },
  ],
});

function throughVite(context, next) {
  if (own.test(context.originalUrl)) return next();
  return new Promise((resolve, reject) => {
    context.respond = false;
    context.res.statusCode = 200;
    context.res.once('close', resolve);
    vite.middlewares(context.req, context.res, (error) => {
      if (error) return reject(error);
      context.respond = true;
      context.status = 404;
      resolve(next());
    });
  });
}

const worker = fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'));

export default {
  files: [
    'components/**/*.test.ts',
    'src/{client,state,ui,mock,loader,events}/**/*.test.ts',
    'test/browser/**/*.test.ts',
  ],
  concurrency: 2,
  browsers: [
    chromeLauncher({
      concurrency: 2,
      launchOptions: { executablePath, args: [...browserArgs, '--js-flags=--expose-gc'] },
      // Each test page has a window and a storage of its own: behind another one it would draw no frame and have no focus.
      async createPage({ context }) {
        const own = await context.browser().createBrowserContext();
        const page = await own.newPage();
        page.once('close', () => own.close().catch(() => undefined));
        const session = await page.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
      },
    }),
  ],
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: 480_000,
  middleware: [throughVite],
  plugins: [
    {
      name: 'mock-worker',
      serve: async (context) =>
        context.path === '/mockServiceWorker.js'
          ? { body: await readFile(worker, 'utf8'), type: 'js', headers: { 'cache-control': 'no-cache' } }
          : undefined,
    },
    {
      name: 'documentation',
      serve: (context) =>
        context.path === '/custom-elements.json' ? { body: JSON.stringify(manifest()), type: 'json' } : undefined,
    },
    { name: 'close-vite', serverStop: () => vite.close() },
  ],
  coverageConfig: {
    include: ['components/**/*.ts', 'src/**/*.ts'],
    exclude: ['**/*.test.ts', '**/*.demo.ts'],
    reporters: ['text-summary', 'lcov'],
  },
  reporters: [summary()],
};
