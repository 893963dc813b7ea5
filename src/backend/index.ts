/**
 * The backend: one function from Request to Response, without port, globals or file system.
 * Hosts: the Node server, the mock inside a page, tests.
 */
import { Hono } from 'hono';
import { type Route, routes } from '../contract/routes.js';
import { activityRoutes } from './activities/routes.js';
import { attachmentRoutes } from './attachments/routes.js';
import { caseRoutes } from './cases/routes.js';
import type { BackendOptions, Deps } from './deps.js';
import { EventHub } from './events/hub.js';
import { eventRoutes } from './events/routes.js';
import { Budgets } from './http/budgets.js';
import { applyCors, preflight } from './http/cors.js';
import { originLog } from './http/origin-log.js';
import type { Env, Pipeline } from './http/pipeline.js';
import { logged, problemResponse, Refusal } from './http/refusal.js';
import { TokenJudge } from './http/token.js';
import { Secret, shortReference, uuidv7 } from './ids.js';
import { knowledgeRoutes } from './knowledge/routes.js';
import { lookupRoutes } from './lookups/routes.js';
import { moduleRoutes } from './modules/routes.js';
import { opsRoutes } from './ops/routes.js';
import { playbookRoutes } from './playbooks/routes.js';
import { productRoutes } from './products/routes.js';
import { StoreBusy, StoreUnavailable } from './store/store.js';
import { tick } from './tick.js';
import { partyRoutes } from './viewer/parties.js';

export type { Agent, BackendOptions, Limits, LogEntry } from './deps.js';
export { MemoryStore, type Snapshot } from './store/memory.js';
export { MemoryBlobs } from './store/memory-blobs.js';

export interface Backend {
  /** `address` is the client's, as the host knows it (never a header the client can write). */
  fetch(request: Request, info?: { address?: string }): Promise<Response>;
  /** Call about once a minute: closes what is due, removes what has run out. */
  tick(): Promise<{ closed: number; removed: number }>;
  /** Ends the live streams; the store stays open. */
  close(): void;
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
};

const asProblem = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreUnavailable) return new Refusal('unavailable', { retryAfter: 5 });
  if (error instanceof StoreBusy) return new Refusal('idempotency-key-in-use', { retryAfter: 1 });
  return new Refusal('internal');
};

/** Methods offered at a path, for the answer 405. */
const methodsAt = (path: string): string[] =>
  Object.values<Route>(routes)
    .filter((route) => new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path))
    .map(({ method }) => method);

export const createBackend = (options: BackendOptions): Backend => {
  const clock = options.clock ?? Date.now;
  if (options.opsKey !== undefined && options.opsKey.length < 32)
    throw new Error('The operator key needs at least 32 characters');
  const log = options.log ?? (() => undefined);
  const deps: Deps = {
    store: options.store,
    blobs: options.blobs,
    secret: new Secret(options.secret),
    opsKey: options.opsKey,
    agents: options.agents ?? [{ name: 'Support', team: 'Support' }],
    origins: options.origins ?? [],
    clock,
    now: () => new Date(clock()).toISOString(),
    ids: options.ids ?? (() => uuidv7(clock())),
    limits: { perAddress: 1200, perProfile: 600, perModule: 30_000, ...options.limits },
    log,
    warnOfOrigin: originLog(log, clock),
    closeAfterDays: options.closeAfterDays ?? 7,
  };
  const hub = new EventHub(deps);
  const pipeline: Pipeline = { deps, judge: new TokenJudge(), budgets: new Budgets(deps.store, clock) };
  const handlers = {
    ...moduleRoutes(pipeline),
    ...caseRoutes(pipeline),
    ...activityRoutes(pipeline),
    ...attachmentRoutes(pipeline),
    ...knowledgeRoutes(pipeline),
    ...lookupRoutes(pipeline),
    ...playbookRoutes(pipeline),
    ...productRoutes(pipeline),
    ...partyRoutes(pipeline),
    ...eventRoutes(pipeline, hub),
    ...opsRoutes(pipeline),
  } satisfies Record<keyof typeof routes, unknown>;

  const app = new Hono<Env>();
  app.use(async (c, next) => {
    const started = clock();
    const reference = shortReference();
    c.set('reference', reference);
    await next();
    const { headers, status } = c.res;
    headers.set('oriel-reference', reference);
    for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    // A refused origin is granted nothing, not even the reading of its refusal.
    const refusedOrigin = c.error instanceof Refusal && c.error.code === 'origin-not-listed';
    if (refusedOrigin) headers.append('vary', 'Origin');
    else if (c.req.method !== 'OPTIONS') await applyCors(deps, c.req.raw, headers, c.get('module'));
    const { method, path } = c.req;
    const who = { profile: c.get('profile'), module: c.get('module') };
    const entry = { reference, method, path, status, ...who, milliseconds: clock() - started };
    // What failed was logged where it failed.
    if (status < 400 || status >= 500) deps.log({ level: 'info', message: 'request', ...entry });
    else deps.log({ level: 'warn', message: 'refused', ...entry, ...(c.error ? logged(asProblem(c.error)) : {}) });
  });
  app.options('*', (c) => preflight(deps, c.req.raw));
  app.get('/v1/openapi.json', async () => {
    const document = (await import('../contract/openapi.json')).default;
    return Response.json(document, { headers: { 'cache-control': 'public, max-age=300' } });
  });
  for (const name of Object.keys(routes) as (keyof typeof routes)[]) {
    const { method, path } = routes[name];
    app.on(method, path.replace(/\{(\w+)\}/g, ':$1'), (c) => handlers[name](c));
  }
  app.notFound((c) => {
    const methods = methodsAt(c.req.path);
    const refusal =
      methods.length > 0
        ? new Refusal('method-not-allowed', { headers: { allow: methods.join(', ') } })
        : new Refusal('not-found');
    return problemResponse(refusal, c.get('reference'));
  });
  app.onError((error, c) => {
    const refusal = asProblem(error);
    const reference = c.get('reference');
    if (refusal.status >= 500) deps.log({ level: 'error', message: 'failed', reference, path: c.req.path, error });
    return problemResponse(refusal, reference);
  });

  return {
    fetch: async (request, info = {}) => {
      try {
        return await app.fetch(request, info);
      } catch (error) {
        const reference = shortReference();
        deps.log({ level: 'error', message: 'failed outside every route', reference, error });
        return problemResponse(new Refusal('internal'), reference);
      }
    },
    tick: () => tick(deps),
    close: () => hub.close(),
  };
};
