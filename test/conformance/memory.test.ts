/** The suite over the backend in this process, in memory. */
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { type Backend, createBackend, MemoryBlobs, MemoryStore } from '../../src/backend/index.js';
import { seed, seedAgents } from '../../src/backend/seed/index.js';
import type { ModuleDefinition } from '../../src/contract/module.js';
import { type ConformanceHost, conformance } from './suite.js';

const demo = new URL('../../demo/', import.meta.url);
const readAll = (folder: string): unknown[] =>
  readdirSync(new URL(`${folder}/`, demo)).map((name) =>
    JSON.parse(readFileSync(new URL(`${folder}/${name}`, demo), 'utf8')),
  );
const modules = readAll('modules') as ModuleDefinition[];
const api = 'http://oriel.test';
const opsKey = 'operator-key-of-the-conformance-suite-0001';

const open = async (): Promise<ConformanceHost> => {
  let ahead = 0;
  const clock = (): number => Date.now() + ahead;
  const store = new MemoryStore(clock);
  const blobs = new MemoryBlobs();
  await seed(store, blobs, { now: clock(), modules, playbooks: readAll('playbooks') });
  const failures: unknown[] = [];
  const make = (perProfile: number): Backend =>
    createBackend({
      store,
      blobs,
      clock,
      secret: 'secret-of-the-conformance-suite-000000001',
      opsKey,
      agents: seedAgents,
      limits: { perAddress: 1_000_000, perProfile, perModule: 1_000_000 },
      log: (entry) => {
        if (entry.level === 'error') failures.push(entry);
      },
    });
  const backend = make(1_000_000);
  return {
    api,
    opsKey,
    setsOrigin: true,
    fetch: (input, init) => backend.fetch(new Request(input, init), { address: '192.0.2.1' }),
    secret: (name) => {
      const keys = modules.find((module) => module.name === name)?.keys;
      return keys && 'secret' in keys ? keys.secret : '';
    },
    now: clock,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    limited: async () => {
      const strict = make(10);
      return { api, fetch: (input, init) => strict.fetch(new Request(input, init)) };
    },
    close: async () => {
      backend.close();
      if (failures.length > 0) throw new Error(`The backend failed: ${JSON.stringify(failures[0])}`);
    },
  };
};

conformance('memory', { describe, it, before, after }, open);
