/** What a route says of itself, and the errors that every read and every write can answer. */
import * as z from 'zod/mini';
import type { ProblemCode } from './problem.js';
import { Id } from './schema.js';

export type Method = 'GET' | 'POST' | 'PATCH';

export interface Route {
  method: Method;
  /** Path with `{name}` parameters. */
  path: string;
  summary: string;
  params?: z.ZodMiniObject;
  query?: z.ZodMiniObject;
  /** JSON body. */
  body?: z.ZodMiniType;
  /** What a success carries; absent for binary and streamed answers. */
  result?: z.ZodMiniType;
  /** 200 unless said. */
  status?: number;
  /** Media type when it is not JSON: `multipart/form-data` for a body, `text/event-stream` or `*` for a result. */
  bodyType?: string;
  resultType?: string;
  /** Writes need `Idempotency-Key`. */
  idempotent?: true;
  /** Needs `If-Match` with the version. */
  versioned?: true;
  errors: ProblemCode[];
}

export const always: ProblemCode[] = [
  'unauthenticated',
  'token-expired',
  'forbidden',
  'origin-not-listed',
  'module-off',
  'too-many-requests',
  'internal',
  'unavailable',
];
export const read: ProblemCode[] = [...always, 'malformed-request'];
export const write: ProblemCode[] = [
  ...read,
  'idempotency-key-missing',
  'idempotency-key-in-use',
  'idempotency-key-reused',
  'invalid',
  'too-large',
  'unsupported-type',
];
/** Of writes that need `If-Match`. */
export const versioned: ProblemCode[] = [...write, 'not-found', 'version-conflict', 'version-required'];
export const ById = z.object({ id: Id });
