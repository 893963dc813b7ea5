/** What the backend is made of: given by the host, handed to every slice. */
import type { Blobs, Store } from './store/store.js';

/** A support agent who may use the operator API. */
export interface Agent {
  name: string;
  /** What stands after the name where no module says it: “ACME Support”. */
  team: string;
}

/** Requests allowed per minute. */
export interface Limits {
  perAddress: number;
  perProfile: number;
  perModule: number;
}

export interface LogEntry {
  level: 'info' | 'warn' | 'error';
  message: string;
  /** Same as in the answer's `Oriel-Reference`. */
  reference?: string;
  method?: string;
  /** Path without query. */
  path?: string;
  status?: number;
  milliseconds?: number;
  profile?: string;
  module?: string;
  /** Of the page in the browser. */
  origin?: string;
  /** Of a refused request: the problem's code, why, which in the answer may be told less of, and what was wrong where. */
  code?: string;
  reason?: string;
  errors?: string[];
  /** What the operator can do about it. */
  hint?: string;
  error?: unknown;
}

export interface BackendOptions {
  store: Store;
  blobs: Blobs;
  /** At least 32 bytes: draft keys and download tickets are derived from it. The same on all nodes. */
  secret: string;
  /** Bearer key of the operator API, at least 32 characters; without one the API is switched off. */
  opsKey?: string;
  /** Names that `Oriel-Agent` may choose from; the first is the default. */
  agents?: readonly Agent[];
  /** Origins of the deployment's own pages (demo sites, operator page); they count as listed for every module. Read on each request. */
  origins?: readonly string[];
  /** Milliseconds since 1970. */
  clock?: () => number;
  ids?: () => string;
  limits?: Partial<Limits>;
  log?: (entry: LogEntry) => void;
  /** Days a resolved case waits for its customer before it closes. */
  closeAfterDays?: number;
}

export interface Deps {
  store: Store;
  blobs: Blobs;
  secret: import('./ids.js').Secret;
  opsKey: string | undefined;
  agents: readonly Agent[];
  origins: readonly string[];
  clock: () => number;
  /** The clock as the instant of the contract. */
  now: () => string;
  ids: () => string;
  limits: Limits;
  log: (entry: LogEntry) => void;
  /** Warns of a page whose origin is refused; without a module it is listed for none. */
  warnOfOrigin: (origin: string, module?: string) => void;
  closeAfterDays: number;
}
