/**
 * How the browser knows the contract: per route a method, a path and the shape of its answer, generated into `wire.ts`.
 * The schemas themselves (zod) stay outside the browser.
 */
import type { Method, RouteName } from './routes.js';

/**
 * Kinds only, never values: `'s'` string, `'n'` number, `'b'` boolean, `'*'` anything, `['?', S]` S, null or absent,
 * `['[', S]` array of S, `['m', S]` record of S, `['&', …]` all of, `{key: S}` object with at least these keys.
 */
export type Shape =
  | 's'
  | 'n'
  | 'b'
  | '*'
  | readonly ['?' | '[' | 'm', Shape]
  | readonly ['&', ...Shape[]]
  | { readonly [key: string]: Shape };

/** One operation as the browser calls it. `N` carries the types and is never there at run time. */
export interface Wire<N extends RouteName> {
  readonly method: Method;
  readonly path: string;
  /** Absent for binary and streamed answers. */
  readonly shape?: Shape;
  /** Takes an `Idempotency-Key`. */
  readonly idempotent?: true;
  /** Takes `If-Match`. */
  readonly versioned?: true;
  readonly name?: N;
}
