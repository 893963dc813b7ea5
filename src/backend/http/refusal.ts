/** Every answer that is not a success is a `Refusal`, thrown by whoever knows why and turned into problem details here. */
import { type FieldError, type Problem, type ProblemCode, problems } from '../../contract/problem.js';
import type { LogEntry } from '../deps.js';

export interface RefusalMore {
  detail?: string;
  errors?: FieldError[];
  retryAfter?: number;
  /** With `version-conflict`: the record as the caller may read it now. */
  current?: unknown;
  /** For the log alone: what a stranger is not told. */
  reason?: string;
  headers?: Record<string, string>;
}

export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly more: RefusalMore = {},
  ) {
    super(more.detail ?? problems[code][1]);
  }

  get status(): number {
    return problems[this.code][0];
  }
}

/** What is not there and what may not be seen are answered by this one, byte for byte. */
export const notFound = (): Refusal => new Refusal('not-found');

/** Strangers are told nothing of why; whoever reads the log is. */
export const unauthenticated = (reason: string, detail?: string): Refusal =>
  new Refusal('unauthenticated', { reason, ...(detail === undefined ? {} : { detail }) });

export const invalid = (errors: FieldError[]): Refusal => new Refusal('invalid', { errors });

/** The same of a document that was judged. */
export const refusedBy = (found: readonly { pointer: string; message: string }[]): Refusal =>
  invalid(found.map(({ pointer, message }) => ({ pointer, code: 'invalid', message })));

export const malformed = (pointer: string, message: string, code = 'invalid'): Refusal =>
  new Refusal('malformed-request', { detail: message, errors: [{ pointer, code, message }] });

/** What the log says of it: reasons and places, nothing of what was sent. */
export const logged = ({ code, more }: Refusal): Pick<LogEntry, 'code' | 'reason' | 'errors'> => {
  const reason = more.reason ?? more.detail;
  return {
    code,
    ...(reason === undefined ? {} : { reason }),
    ...(more.errors === undefined ? {} : { errors: more.errors.map((each) => `${each.pointer} ${each.code}`) }),
  };
};

/** The body. `not-found` carries no reference: the answer must not differ from one time to the next. */
export const problemOf = (refusal: Refusal, reference: string): Problem => {
  const { detail, errors, retryAfter, current } = refusal.more;
  const [status, title] = problems[refusal.code];
  return {
    type: `urn:oriel:problem:${refusal.code}`,
    title,
    status,
    code: refusal.code,
    ...(detail === undefined ? {} : { detail }),
    ...(refusal.code === 'not-found' ? {} : { reference }),
    ...(errors === undefined ? {} : { errors }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(current === undefined ? {} : { current }),
  };
};

export const problemResponse = (refusal: Refusal, reference: string): Response => {
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...refusal.more.headers,
  };
  if (refusal.more.retryAfter !== undefined) headers['retry-after'] = String(refusal.more.retryAfter);
  if (refusal.status === 401) headers['www-authenticate'] = 'Bearer';
  const body = JSON.stringify(problemOf(refusal, reference));
  return new Response(body, { status: refusal.status, headers });
};
