/** The Node server in this process as a host of the conformance suite, on a data folder of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configFrom } from '../../server/config.js';
import { demoModules } from '../../server/open.js';
import { serve } from '../../server/serve.js';
import type { ModuleDefinition } from '../../src/contract/module.js';
import type { ConformanceHost } from './host.js';

const MANY = '1000000';

const secretOf = (module: ModuleDefinition | undefined): string => {
  if (!module || !('secret' in module.keys)) throw new Error('the module has no shared secret');
  return module.keys.secret;
};

/** `database` gives the address of an empty PostgreSQL database; without it the embedded one is used. */
export async function nodeHost(database?: () => Promise<string>): Promise<ConformanceHost> {
  const modules = await demoModules();
  let shift = 0;
  const now = () => Date.now() + shift;
  const start = async (perProfile: string) => {
    const data = await mkdtemp(join(tmpdir(), 'oriel-conformance-'));
    const settings = {
      ORIEL_DATA: data,
      DATABASE_URL: (await database?.()) ?? '',
      ORIEL_DEMO: 'on',
      PORT: '0',
      ORIEL_DRAIN_MS: '0',
      ORIEL_PER_ADDRESS: MANY,
      ORIEL_PER_MODULE: MANY,
      ORIEL_PER_PROFILE: perProfile,
    };
    const running = await serve(configFrom(settings, []), () => undefined, now);
    return {
      api: `http://127.0.0.1:${running.port}`,
      fetch: (input: string, init?: RequestInit) => fetch(input, init),
      opsKey: running.opsKey ?? '',
      close: async () => {
        await running.stop();
        await rm(data, { recursive: true, force: true });
      },
    };
  };
  return {
    ...(await start(MANY)),
    secret: (name) => secretOf(modules.find((module) => module.name === name)),
    setsOrigin: true,
    advance: (milliseconds) => {
      shift += milliseconds;
    },
    now,
    limited: () => start('10'),
  };
}
