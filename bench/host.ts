/** A host site for measurements: our files with our headers, the backend in memory, pages given as text. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { SignJWT } from 'jose';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { browserArgs, findBrowser } from '../scripts/find-browser.mjs';
import { demoModules } from '../server/open.js';
import { createBackend, MemoryBlobs, MemoryStore } from '../src/backend/index.js';
import { seed } from '../src/backend/seed/index.js';

const cdn = fileURLToPath(new URL('../dist/cdn/', import.meta.url));

export interface Host {
  url: string;
  close(): void;
}

/** Serves `pages` (path → HTML or script), the loader and its files (compressed), and `/v1` for Maria of Boxeo. */
export async function openHost(pages: Record<string, string>): Promise<Host> {
  if (!existsSync(join(cdn, 'oriel.js'))) throw new Error('build first: npm run build');
  const store = new MemoryStore();
  const blobs = new MemoryBlobs();
  const modules = await demoModules();
  await seed(store, blobs, { now: Date.now(), modules });
  const origins: string[] = [];
  const backend = createBackend({ store, blobs, secret: randomUUID() + randomUUID(), origins });
  const portal = modules.find((module) => module.name === 'boxeo-portal');
  if (!portal || !('secret' in portal.keys) || !portal.keys.secret) throw new Error('the portal signs with a secret');
  const secret = new TextEncoder().encode(portal.keys.secret);

  const app = new Hono();
  app.all('/v1/*', (c) => backend.fetch(c.req.raw));
  app.post('/token', async (c) => {
    const token = await new SignJWT({ sub: 'maria.lindqvist', aud: 'boxeo-portal' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(secret);
    return c.json({ token, expiresAt: new Date(Date.now() + 300_000).toISOString() });
  });
  app.get('*', (c) => {
    const page = pages[c.req.path];
    const type = c.req.path.endsWith('.js') ? 'text/javascript' : 'text/html';
    if (page !== undefined) return c.body(page, 200, { 'content-type': `${type}; charset=utf-8` });
    const file = join(cdn, `${c.req.path}.br`);
    if (!/^\/(oriel\.js|assets\/[\w./-]+\.js)$/.test(c.req.path) || !existsSync(file)) return c.notFound();
    return c.body(readFileSync(file), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': c.req.path === '/oriel.js' ? 'public, max-age=300' : 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
    });
  });
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
      const url = `http://127.0.0.1:${port}`;
      origins.push(url);
      resolve({
        url,
        close() {
          backend.close();
          (server as Server).closeAllConnections();
          (server as Server).close();
        },
      });
    });
  });
}

export const openBrowser = (): Promise<Browser> => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('the measurements need Chromium: install one, or set CHROME_PATH');
  return chromium.launch({
    executablePath,
    args: [...browserArgs, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
  });
};

/** Opens a fresh page with a processor `slower` times slower, hands over page and protocol, closes it. */
export async function onPage<T>(
  browser: Browser,
  slower: number,
  work: (page: Page, cdp: CDPSession) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await cdp.send('Network.enable');
    if (slower > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
    // The compiler that runs these files names functions by a helper, which the page does not have.
    await page.addInitScript('globalThis.__name ??= (it) => it');
    page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
    return await work(page, cdp);
  } finally {
    await context.close();
  }
}

/** Seconds of main-thread work and of script, elements and bytes of heap so far. */
export async function metrics(cdp: CDPSession): Promise<{ task: number; script: number; nodes: number; heap: number }> {
  const { metrics: list } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => list.find((metric) => metric.name === name)?.value ?? 0;
  return { task: of('TaskDuration'), script: of('ScriptDuration'), nodes: of('Nodes'), heap: of('JSHeapUsedSize') };
}
