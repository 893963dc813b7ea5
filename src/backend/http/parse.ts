/** Reads what came with a request, by the schemas of the route table. Nothing that is wrong here ever becomes a 500. */
import type * as z from 'zod/mini';
import type { FieldError } from '../../contract/problem.js';
import { QueryError, UNSTORABLE } from '../store/check-filter.js';
import { invalid, malformed, Refusal } from './refusal.js';

/** Largest JSON body in bytes: the longest texts of the contract, several times. */
export const MAX_JSON = 262_144;
const MAX_QUERY = 16_384;

/** Query parameters whose text stands for something else. */
const converters: Record<string, (text: string) => unknown> = {
  limit: Number,
  offset: Number,
  total: (text) => (text === 'true' ? true : text === 'false' ? false : text),
  order: (text) => text.split(',').filter(Boolean),
  for: (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  },
};

export const parseQuery = (url: string, schema: z.ZodMiniObject | undefined): Record<string, unknown> => {
  const start = url.indexOf('?');
  const raw: Record<string, unknown> = {};
  if (start < 0 || !schema) return raw;
  if (url.length - start > MAX_QUERY)
    throw malformed('?', `The query is longer than ${MAX_QUERY} characters`, 'too-long');
  const known = schema.shape as Record<string, z.ZodMiniType>;
  for (const [name, text] of new URLSearchParams(url.slice(start + 1).split('#')[0])) {
    if (!Object.hasOwn(known, name)) throw malformed(`?${name.slice(0, 60)}`, 'There is no such parameter', 'unknown');
    if (Object.hasOwn(raw, name)) throw malformed(`?${name}`, 'Give the parameter once');
    if (name === 'filter') raw[name] = parseFilterText(text);
    else {
      const value = converters[name]?.(text) ?? text;
      const checked = known[name]?.safeParse(value);
      if (!checked?.success || UNSTORABLE.test(text))
        throw malformed(`?${name}`, wanted[name] ?? 'The value is not accepted');
      raw[name] = value;
    }
  }
  for (const [name, part] of Object.entries(known)) {
    if (!(name in raw) && !part.safeParse(undefined).success)
      throw malformed(`?${name}`, 'The parameter is missing', 'required');
  }
  return raw;
};
const wanted: Record<string, string> = {
  limit: 'Give a whole number from 1 to 200',
  offset: 'Give a whole number from 0 to 1000000',
  total: 'Give true or false',
  order: 'Give at most three field names, a leading - for descending',
  with: 'Give module, viewer or both',
  text: 'Give at most 160 characters, to suggestions at least 3',
  for: 'Give a JSON object with account, contact, consumer, household or requestorOrg of the case',
};

/** Structure and fields of the filter are checked by the list it is for. */
const parseFilterText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('?filter', 'The filter is not JSON');
  }
};

/** Turns an error of the query language into problem details. */
export const asRefusal = (error: unknown): unknown =>
  error instanceof QueryError ? malformed(error.pointer, error.message, error.code) : error;

/** The body's bytes, not more than `max`. */
export const readBytes = async (request: Request, max: number): Promise<Uint8Array<ArrayBuffer>> => {
  const tooLarge = (): Refusal => new Refusal('too-large', { detail: `At most ${max} bytes are accepted` });
  if (Number(request.headers.get('content-length') ?? 0) > max) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read().catch(() => {
      throw malformed('', 'The body broke off');
    });
    if (!part || part.done) break;
    size += part.value.byteLength;
    if (size > max) {
      await reader?.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
};

export const parseJson = (bytes: Uint8Array, contentType: string | null): unknown => {
  if (!/^application\/([a-z.-]+\+)?json\s*(;|$)/i.test(contentType ?? '')) {
    const yaml = /yaml/i.test(contentType ?? '') ? '; YAML is taken in files alone, by npm run playbook' : '';
    const detail = `Send JSON with Content-Type: application/json${yaml}`;
    throw new Refusal('unsupported-type', { detail, headers: { accept: 'application/json' } });
  }
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw malformed('', 'The body is not JSON in UTF-8');
  }
  refuseUnstorable(value);
  return value;
};

/** NUL and half surrogates fit in no database; refused here, with the place, rather than failing there. */
const refuseUnstorable = (root: unknown): void => {
  const todo: [unknown, string][] = [[root, '']];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const [value, at] = next;
    if (typeof value === 'string' && UNSTORABLE.test(value))
      throw malformed(at, 'The text contains characters that cannot be kept');
    if (value === null || typeof value !== 'object') continue;
    for (const [key, part] of Object.entries(value)) {
      if (UNSTORABLE.test(key)) throw malformed(at, 'The name contains characters that cannot be kept');
      todo.push([part, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`]);
    }
  }
};

/** Fields that the server sets; naming one in a body is refused, not ignored (NC12). */
const serverOwned = new Set([
  ...[
    'id',
    'number',
    'version',
    'state',
    'openedBy',
    'openedByName',
    'openedAt',
    'updatedAt',
    'resolvedAt',
    'closedAt',
  ],
  ...['dueAt', 'closesAt', 'escalation', 'channel', 'module', 'history', 'search', 'resolutionCode', 'resolutionNotes'],
  ...[
    'repliedAt',
    'unread',
    'watching',
    'author',
    'at',
    'kind',
    'partner',
    'partnerContact',
    'org',
    'actions',
    'canComment',
  ],
]);

interface Issue {
  code?: string | undefined;
  path: PropertyKey[];
  keys?: string[];
  origin?: string;
  maximum?: number | bigint;
  minimum?: number | bigint;
}

const token = (key: PropertyKey): string => String(key).slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1');

const fieldErrors = (issue: Issue, body: unknown): FieldError[] => {
  const pointer = issue.path.map((key) => `/${token(key)}`).join('');
  const one = (code: string, message: string): FieldError[] => [{ pointer, code, message }];
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({
      pointer: `${pointer}/${token(key)}`,
      code: serverOwned.has(key) ? 'server-owned' : 'unknown',
      message: serverOwned.has(key) ? 'This is set by the server' : 'There is no such field',
    }));
  }
  let value: unknown = body;
  for (const key of issue.path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  if (value === undefined) return one('required', 'This is needed');
  if (issue.code === 'too_big' && issue.origin === 'string')
    return one('too-long', `Use at most ${issue.maximum} characters`);
  if (issue.code === 'too_small' && issue.origin === 'string') return one('required', 'This is needed');
  if (issue.code === 'too_big') return one('too-large', `At most ${issue.maximum}`);
  if (issue.code === 'too_small') return one('too-small', `At least ${issue.minimum}`);
  if (issue.code === 'invalid_value') return one('not-a-choice', 'Choose one of the values offered');
  if (issue.code === 'invalid_type') return one('type', 'This is another kind of value');
  return one('invalid', 'The value is not accepted');
};

/** Answers the body as its schema reads it, or throws `invalid` with one error per wrong value. */
export const parseBody = <S extends z.ZodMiniType>(schema: S, body: unknown): z.infer<S> => {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw invalid([{ pointer: '', code: 'type', message: 'Send a JSON object' }]);
  }
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw invalid(result.error.issues.flatMap((issue) => fieldErrors(issue as Issue, body)).slice(0, 50));
};
