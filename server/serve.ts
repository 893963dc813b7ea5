/** The Node host of the backend: one HTTP server for the API, the loader, the demo pages and the signs of life. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type Backend, createBackend, type LogEntry } from '../src/backend/index.js';
import { seedAgents } from '../src/backend/seed/index.js';
import { addressOf } from './client-address.js';
import { compressed } from './compress.js';
import type { Config } from './config.js';
import { demoHosts } from './demo-hosts.js';
import { loadModules, type Opened, open, seedDemo } from './open.js';
import { root } from './root.js';
import { keptSecret, secretOf } from './secrets.js';
import { staticFiles } from './static.js';

export interface Running {
  port: number;
  /** Key of the operator API, when it is switched on. */
  opsKey: string | undefined;
  backend: Backend;
  opened: Opened;
  /** Takes no more, finishes what is under way, closes the database. At most ten seconds. */
  stop(): Promise<void>;
}

/** Time for requests under way when the server stops, in milliseconds. */
const FINISH_MS = 8500;
/** Connections on which nothing was asked for this long are closed: a request may be on its way when they look idle. */
const IDLE_MS = 1000;

/** `clock` in milliseconds since 1970 stands in for the machine's. */
export async function serve(config: Config, say: (line: string) => void, clock = Date.now): Promise<Running> {
  const opened = await open(config, say);
  try {
    if (config.demo) await seedDemo(opened, say, clock());
    if (config.modules) await loadModules(opened, config.modules, say, config.demo || config.publicUrls.length > 0);
    return await listen(config, opened, say, clock);
  } catch (error) {
    await opened.close().catch(() => undefined);
    throw error;
  }
}

async function listen(
  config: Config,
  opened: Opened,
  say: (line: string) => void,
  clock: () => number,
): Promise<Running> {
  const { store, blobs } = opened;
  const opsKey = config.opsKey ?? (await (config.demo ? secretOf : keptSecret)(opened, config.data, 'ops-key'));
  const origins: string[] = [...config.publicUrls];
  const backend = createBackend({
    store,
    blobs,
    secret: config.secret ?? (await secretOf(opened, config.data, 'secret')),
    ...(opsKey ? { opsKey } : {}),
    agents: seedAgents,
    origins,
    limits: config.limits,
    clock,
    log: (entry) => log(entry, config.logRequests),
  });

  /** Not ready for more, for those who ask. */
  let stopping = false;
  /** No new connections, and none that stays. */
  let closing = false;
  const app = new Hono<{ Bindings: { incoming?: IncomingMessage } }>();
  const noStore = { 'cache-control': 'no-store' };
  app.get('/healthz', (c) => c.json({ status: 'ok' }, 200, noStore));
  app.get('/readyz', async (c) => {
    const ready = !stopping && (await store.ready());
    return c.json(
      { status: ready ? 'ready' : stopping ? 'stopping' : 'waiting for the database' },
      ready ? 200 : 503,
      noStore,
    );
  });
  const api = async (request: Request, incoming: IncomingMessage | undefined) =>
    compressed(request, await backend.fetch(request, { address: addressOf(incoming, config.trustProxy) }));
  app.all('/v1/*', (c) => api(c.req.raw, c.env.incoming));
  app.all('/ops/v1/*', (c) => api(c.req.raw, c.env.incoming));
  if (config.demo && opsKey) app.route('/', demoHosts({ store, opsKey, clock }));
  const pages = ['dist/cdn', ...(config.demo ? ['dist/site'] : [])].map((folder) => join(root, folder));
  const files = staticFiles({ folders: pages });
  app.all('*', async (c) => {
    const found = await files(c.req.raw);
    if (found) return found;
    return c.text('There is nothing here.\n', 404, { 'x-content-type-options': 'nosniff', ...noStore });
  });

  const server = createServer(
    getRequestListener(async (request, env) => {
      const response = await app.fetch(request, env as { incoming?: IncomingMessage });
      // Whoever hears of the end on its connection comes again on another one, to another node.
      if (closing) response.headers.set('connection', 'close');
      return response;
    }),
  );
  // Longer than the idle time of usual load balancers, so that it is they who close.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  const sockets = trackSockets(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  if (config.demo) origins.push(`http://localhost:${port}`, `http://127.0.0.1:${port}`);

  const minute = setInterval(() => void tick(backend, say), 60_000);
  minute.unref();
  void tick(backend, say);

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopping = true;
    clearInterval(minute);
    await pause(config.drain);
    closing = true;
    // Only the listening socket: connections that are there go on until each has been told to close.
    const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
    backend.close();
    await Promise.race([closed, pause(IDLE_MS)]);
    server.closeIdleConnections();
    await Promise.race([closed, pause(FINISH_MS - IDLE_MS - config.drain)]);
    for (const socket of sockets) socket.destroy();
    await opened.close();
  };
  return {
    port,
    opsKey,
    backend,
    opened,
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}

function trackSockets(server: Server): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function tick(backend: Backend, say: (line: string) => void): Promise<void> {
  try {
    await backend.tick();
  } catch (error) {
    say(`the minute's work failed: ${(error as Error).message}`);
  }
}

function log(entry: LogEntry, requests: boolean): void {
  if (entry.level === 'info' && !requests) return;
  const { error, ...rest } = entry;
  const text =
    error instanceof Error ? (error.stack ?? error.message) : error === undefined ? undefined : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : undefined;
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...rest, error: text, cause })}\n`);
}
