/** What the environment says, checked once at the start. */
import { basename, resolve } from 'node:path';
import type { Limits } from '../src/backend/index.js';
import { type Place, placeFrom } from './place.js';

export interface Config extends Place {
  port: number;
  host: string | undefined;
  /** The demo sites with their sign-in, and the operator key for the demo's desk. */
  demo: boolean;
  /** Folder of module definitions that are brought in at each start. */
  modules: string | undefined;
  secret: string | undefined;
  opsKey: string | undefined;
  /** Proxies in front whose `X-Forwarded-For` is believed; 0: none. */
  trustProxy: number;
  /** Origins under which this server's own pages are seen, besides localhost. */
  publicUrls: string[];
  /** Milliseconds for which a stopping server still takes requests, so that a load balancer can turn away. */
  drain: number;
  logRequests: boolean;
  /** Requests a minute; what is not set keeps the backend's own limit. */
  limits: Partial<Limits>;
}

type Env = Record<string, string | undefined>;

export class WrongSetting extends Error {}

export function configFrom(env: Env, argv: readonly string[] = process.argv): Config {
  const started = env['npm_lifecycle_event'] === 'start' || basename(argv[1] ?? '') === 'run.mjs';
  const demo = flag(env, 'ORIEL_DEMO', started);
  return {
    ...placeFrom(env),
    port: whole(env, 'PORT', 3000, 65_535),
    // The demo's keys are public, so it listens to this machine alone unless told otherwise.
    host: env['HOST'] || (demo ? '127.0.0.1' : undefined),
    demo,
    modules: env['ORIEL_MODULES'] ? resolve(env['ORIEL_MODULES']) : undefined,
    secret: longEnough(env, 'ORIEL_SECRET'),
    opsKey: longEnough(env, 'ORIEL_OPS_KEY'),
    trustProxy: env['ORIEL_TRUST_PROXY'] === 'true' ? 1 : whole(env, 'ORIEL_TRUST_PROXY', 0, 10),
    publicUrls: (env['ORIEL_PUBLIC_URL'] ?? '').split(',').flatMap((url) => origin(url.trim())),
    drain: whole(env, 'ORIEL_DRAIN_MS', 200, 6000),
    logRequests: flag(env, 'ORIEL_LOG_REQUESTS', false),
    limits: limitsFrom(env),
  };
}

function flag(env: Env, name: string, standard: boolean): boolean {
  const value = env[name]?.toLowerCase() ?? '';
  if (value === '') return standard;
  if (['1', 'true', 'on', 'yes'].includes(value)) return true;
  if (['0', 'false', 'off', 'no'].includes(value)) return false;
  throw new WrongSetting(`${name} is "${env[name]}": say on or off`);
}

function whole(env: Env, name: string, standard: number, most: number): number {
  const value = env[name] ?? '';
  if (value === '') return standard;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > most) {
    throw new WrongSetting(`${name} is "${value}": give a whole number from 0 to ${most}`);
  }
  return number;
}

/** `ORIEL_PER_ADDRESS`, `ORIEL_PER_PROFILE`, `ORIEL_PER_MODULE`. */
function limitsFrom(env: Env): Partial<Limits> {
  const names = { perAddress: 'ORIEL_PER_ADDRESS', perProfile: 'ORIEL_PER_PROFILE', perModule: 'ORIEL_PER_MODULE' };
  const given = Object.entries(names).filter(([, name]) => env[name]);
  return Object.fromEntries(given.map(([key, name]) => [key, Math.max(1, whole(env, name, 1, 10_000_000))]));
}

function longEnough(env: Env, name: string): string | undefined {
  const value = env[name] || undefined;
  if (value && value.length < 32) throw new WrongSetting(`${name} is too short: give at least 32 characters`);
  return value;
}

function origin(url: string): string[] {
  if (url === '') return [];
  try {
    return [new URL(url).origin];
  } catch {
    throw new WrongSetting(`ORIEL_PUBLIC_URL has "${url}", which is no URL`);
  }
}
