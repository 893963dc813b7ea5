/** Problem details for HTTP (RFC 9457): the body of every answer that is not a success. */
import * as z from 'zod/mini';

/**
 * Codes are stable and meant for programs; `title` and `detail` are meant for people.
 * Each one is also the last part of `type`: `urn:oriel:problem:<code>`.
 */
export const problems = {
  'malformed-request': [400, 'The request cannot be read'],
  'idempotency-key-missing': [400, 'The header Idempotency-Key is missing'],
  unauthenticated: [401, 'Sign in to continue'],
  'token-expired': [401, 'The sign-in has ended'],
  forbidden: [403, 'This is not allowed'],
  'origin-not-listed': [403, 'This website is not listed for the module'],
  'module-off': [403, 'The module is switched off'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'The method is not offered here'],
  'idempotency-key-in-use': [409, 'The same request is still being carried out'],
  'state-conflict': [409, 'The state of the case does not allow this'],
  'version-conflict': [412, 'Somebody changed the record in the meantime'],
  'too-large': [413, 'The content is too large'],
  'unsupported-type': [415, 'The type of content is not accepted'],
  invalid: [422, 'Some answers need attention'],
  'idempotency-key-reused': [422, 'The key belongs to another request'],
  'version-required': [428, 'The header If-Match is missing'],
  'too-many-requests': [429, 'Too many requests'],
  internal: [500, 'Something went wrong on our side'],
  unavailable: [503, 'The service is not available at the moment'],
} as const;
export type ProblemCode = keyof typeof problems;

/** One wrong value. `pointer` is a JSON pointer into the body (`/shortDescription`), `?name` for a query parameter, or the name of a header. */
export const FieldError = z.object({
  pointer: z.string(),
  /** `required`, `too-long`, `too-small`, `too-large`, `not-a-choice`, `not-a-date`, `not-found`, `exists`, `unknown`, `server-owned`, `type`, `invalid`. */
  code: z.string(),
  /** What to do, ready to show: “Enter a subject”. */
  message: z.string(),
});
export type FieldError = z.infer<typeof FieldError>;

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.optional(z.string()),
  /** Short reference that also stands in the server's log: `7F3A-21C0`. */
  reference: z.optional(z.string()),
  errors: z.optional(z.array(FieldError)),
  /** Seconds to wait, same as the header `Retry-After`. */
  retryAfter: z.optional(z.int()),
  /** With `version-conflict`: the record as it is now. */
  current: z.optional(z.unknown()),
});
export type Problem = z.infer<typeof Problem>;
