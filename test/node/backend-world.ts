/** A backend in memory over the stories, with a clock that tests move. */
import { readFileSync } from 'node:fs';
import { SignJWT } from 'jose';
import {
  type Backend,
  type BackendOptions,
  createBackend,
  type LogEntry,
  MemoryBlobs,
  MemoryStore,
} from '../../src/backend/index.js';
import type { Subject } from '../../src/backend/policy/index.js';
import { demoSites, seed, seedAgents } from '../../src/backend/seed/index.js';
import type { ModuleDefinition } from '../../src/contract/module.js';

const read = (name: string): ModuleDefinition =>
  JSON.parse(readFileSync(new URL(`../../demo/modules/${name}.json`, import.meta.url), 'utf8')) as ModuleDefinition;

/** Of somebody who has no relation to anybody. */
export const noStanding: Subject['standing'] = {
  partnerOf: [],
  related: [],
  manages: [],
  assets: [],
  parties: { cases: [], soldProducts: [], items: [] },
  held: [],
  linked: [],
  households: [],
  headOf: [],
  represents: [],
  assignments: [],
  relationships: { consumers: [], households: [] },
};

export interface World {
  backend: Backend;
  store: MemoryStore;
  modules: ModuleDefinition[];
  log: LogEntry[];
  opsKey: string;
  clock: () => number;
  advance: (milliseconds: number) => void;
  token: (person: string, claims?: Record<string, unknown>) => Promise<string>;
  ask: (
    path: string,
    init?: { method?: string; as?: string; body?: unknown; headers?: Record<string, string>; key?: string },
  ) => Promise<Response>;
}

/** `create`: another backend than the one that is built here. */
export const makeWorld = async ({
  create = createBackend,
  ...options
}: Partial<BackendOptions> & { create?: typeof createBackend } = {}): Promise<World> => {
  let ahead = 0;
  const clock = (): number => Date.now() + ahead;
  const store = new MemoryStore(clock);
  const blobs = new MemoryBlobs();
  const modules = Object.values(demoSites).map(read);
  await seed(store, blobs, { now: clock(), modules });
  const log: LogEntry[] = [];
  const opsKey = 'operator-key-of-the-tests-of-the-backend';
  const backend = create({
    store,
    blobs,
    clock,
    secret: 'secret-of-the-tests-of-the-backend-000001',
    opsKey,
    agents: seedAgents,
    limits: { perAddress: 1_000_000, perProfile: 1_000_000, perModule: 1_000_000 },
    log: (entry) => log.push(entry),
    ...options,
  });
  const token = (person: string, claims: Record<string, unknown> = {}): Promise<string> => {
    const module = modules.find(({ name }) => name === (/collins|okafor/.test(person) ? 'calico-tv' : 'boxeo-portal'));
    const secret = module && 'secret' in module.keys ? module.keys.secret : '';
    const iat = Math.floor(clock() / 1000);
    return new SignJWT({ sub: person, aud: module?.name ?? '', iat, exp: iat + 300, ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(secret));
  };
  const ask: World['ask'] = async (path, { method, as = 'maria.lindqvist', body, headers = {}, key } = {}) => {
    const credentials = as === 'ops' ? opsKey : await token(as);
    const request = new Request(`http://oriel.test${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        authorization: `Bearer ${credentials}`,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': key ?? crypto.randomUUID() }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return backend.fetch(request, { address: '192.0.2.1' });
  };
  const advance = (milliseconds: number): void => {
    ahead += milliseconds;
  };
  return { backend, store, modules, log, opsKey, clock, advance, token, ask };
};
