/**
 * Checks a filter, an order or a cursor that came from outside: structure, fields that are released, kinds of values, limits.
 * What passes can be given to any store; what does not says what is wrong, where, and how it would be right.
 */
import { FILTER_LIMITS, type Filter } from '../../contract/query.js';
import type { Scalar } from '../../contract/schema.js';
import { type Column, type TableName, type TableShape, tables } from './tables.js';

/** Wrong query parameter. `pointer` is `?name`, for a filter with the path inside it: `?filter/and/0/eq`. */
export class QueryError extends Error {
  constructor(
    readonly pointer: string,
    readonly code: 'unknown' | 'type' | 'invalid' | 'too-large',
    message: string,
  ) {
    super(message);
  }
}

/** Fields that a list offers for filters and order: columns of the table, or paths over one reference. */
export type Released = ReadonlySet<string>;

const shapes: Record<TableName, TableShape> = tables;
const operators = [
  'eq',
  'ne',
  'in',
  'lt',
  'lte',
  'gt',
  'gte',
  'startsWith',
  'contains',
  'isEmpty',
  'text',
  'and',
  'or',
  'not',
];

/** Kind of a column or path, `?` left out. */
export const kindOf = (table: TableName, field: string): Column | undefined => {
  const [column = '', inner] = field.split('.');
  const shape = shapes[table];
  const kind = Object.hasOwn(shape.columns, column) ? shape.columns[column] : undefined;
  if (inner === undefined) return kind?.replace('?', '') as Column | undefined;
  const target = shape.refs?.[column] as TableName | undefined;
  const further = target && shapes[target].columns;
  return further && Object.hasOwn(further, inner) ? (further[inner]?.replace('?', '') as Column) : undefined;
};

const INT_MAX = 2_147_483_647;
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Characters that no text column of a database takes: NUL, and halves of a surrogate pair. */
export const UNSTORABLE = /\0|\p{Surrogate}/u;

/** The value as the store compares it, or what it should be. Instants become UTC with milliseconds. */
const convert = (kind: Column, value: Scalar): { value: Scalar } | { wanted: string } => {
  if (value === null) return { value };
  if (typeof value === 'string' && UNSTORABLE.test(value)) return { wanted: 'text without control characters' };
  switch (kind) {
    case 'int':
      return Number.isInteger(value) && Math.abs(value as number) <= INT_MAX ? { value } : { wanted: 'a whole number' };
    case 'bool':
      return typeof value === 'boolean' ? { value } : { wanted: 'true or false' };
    case 'instant': {
      const time = typeof value === 'string' && INSTANT.test(value) ? Date.parse(value) : Number.NaN;
      const year = Number.isNaN(time) ? 0 : new Date(time).getUTCFullYear();
      return year >= 1 && year <= 9999
        ? { value: new Date(time).toISOString() }
        : { wanted: 'a time such as 2026-11-21T17:05:00.000Z' };
    }
    case 'date': {
      const right = typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value));
      return right ? { value } : { wanted: 'a date such as 2026-11-21' };
    }
    default:
      return typeof value === 'string' ? { value } : { wanted: 'text' };
  }
};

const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

/** Answers the filter with its values converted, or throws a `QueryError`. */
export const checkFilter = (table: TableName, released: Released, input: unknown, at = '?filter'): Filter => {
  let conditions = 0;

  const field = (name: unknown, where: string): string => {
    if (typeof name !== 'string') throw new QueryError(where, 'type', 'Name a field as text');
    if (!released.has(name)) {
      throw new QueryError(where, 'unknown', `There is no field “${name.slice(0, 60)}” to filter by`);
    }
    return name;
  };
  const scalar = (name: string, value: unknown, where: string): Scalar => {
    const kind = kindOf(table, name) ?? 'text';
    const result = isScalar(value) ? convert(kind, value) : { wanted: 'a text, a number, true, false or null' };
    if ('wanted' in result) throw new QueryError(where, 'type', `Compare “${name}” with ${result.wanted}`);
    return result.value;
  };
  const pair = (value: unknown, where: string): [string, unknown] => {
    if (!Array.isArray(value) || value.length !== 2) {
      throw new QueryError(where, 'type', 'Give a field and a value: ["state", 1]');
    }
    return [field(value[0], `${where}/0`), value[1]];
  };
  const text = (value: unknown, where: string): string => {
    if (typeof value !== 'string') throw new QueryError(where, 'type', 'Give a text');
    if (value.length > 200) throw new QueryError(where, 'too-large', 'Give at most 200 characters');
    if (UNSTORABLE.test(value)) throw new QueryError(where, 'invalid', 'Leave out control characters');
    return value;
  };

  const check = (node: unknown, where: string, depth: number): Filter => {
    if (node === null || typeof node !== 'object' || Array.isArray(node)) {
      throw new QueryError(where, 'type', 'A filter is an object with one operator: {"eq":["state",1]}');
    }
    if (depth > FILTER_LIMITS.depth)
      throw new QueryError(where, 'too-large', `Nest at most ${FILTER_LIMITS.depth} deep`);
    const keys = Object.keys(node);
    const operator = keys[0];
    if (keys.length !== 1 || operator === undefined || !operators.includes(operator)) {
      throw new QueryError(where, 'unknown', `Use exactly one operator of ${operators.join(', ')}`);
    }
    const value: unknown = (node as Record<string, unknown>)[operator];
    const here = `${where}/${operator}`;
    if (operator === 'and' || operator === 'or') {
      if (!Array.isArray(value)) throw new QueryError(here, 'type', 'Give a list of filters');
      if (value.length > 50) throw new QueryError(here, 'too-large', 'Give at most 50 filters');
      const parts = value.map((part, index) => check(part, `${here}/${index}`, depth + 1));
      return operator === 'and' ? { and: parts } : { or: parts };
    }
    if (operator === 'not') return { not: check(value, here, depth + 1) };
    conditions += 1;
    if (conditions > FILTER_LIMITS.conditions) {
      throw new QueryError(here, 'too-large', `Give at most ${FILTER_LIMITS.conditions} conditions`);
    }
    if (operator === 'text') {
      if (!shapes[table].search || !released.has('text'))
        throw new QueryError(here, 'unknown', 'There is no text search here');
      return { text: text(value, here) };
    }
    if (operator === 'isEmpty') return { isEmpty: field(value, here) };
    const [name, operand] = pair(value, here);
    if (operator === 'in') {
      if (!Array.isArray(operand)) throw new QueryError(`${here}/1`, 'type', 'Give a list of values');
      if (operand.length > 500) throw new QueryError(`${here}/1`, 'too-large', 'Give at most 500 values');
      return { in: [name, operand.map((part, index) => scalar(name, part, `${here}/1/${index}`))] };
    }
    if (operator === 'startsWith' || operator === 'contains') {
      if (kindOf(table, name) !== 'text') throw new QueryError(`${here}/0`, 'type', `“${name}” is not a text`);
      const part = text(operand, `${here}/1`);
      return operator === 'contains' ? { contains: [name, part] } : { startsWith: [name, part] };
    }
    const compared: [string, Scalar] = [name, scalar(name, operand, `${here}/1`)];
    return { [operator]: compared } as Filter;
  };

  return check(input, at, 1);
};

/** Answers the order, or throws: only released columns of the table itself, each once. */
export const checkOrder = (table: TableName, released: Released, order: string[]): string[] => {
  const seen = new Set<string>();
  for (const key of order) {
    const name = key.replace(/^-/, '');
    const kind = shapes[table].columns[name];
    if (!released.has(name) || !kind || kind.startsWith('json') || seen.has(name)) {
      throw new QueryError('?order', 'unknown', `The list cannot be ordered by “${name.slice(0, 60)}”`);
    }
    seen.add(name);
  }
  return order;
};

const toBase64Url = (text: string): string => {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};
const fromBase64Url = (text: string): string => {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
};

/** The cursor of the page after the row with these order values. It names its order, so that it cannot be used with another. */
export const writeCursor = (order: string[], last: Scalar[]): string =>
  toBase64Url(JSON.stringify([order.join(), ...last]));

/** The order values inside a cursor, or throws. A cursor is not secret and not trusted: it only says where to go on. */
export const readCursor = (table: TableName, order: string[], cursor: string): Scalar[] => {
  const wrong = new QueryError('?after', 'invalid', 'Use the cursor “next” of the page before, with the same order');
  let parts: unknown;
  try {
    parts = JSON.parse(fromBase64Url(cursor));
  } catch {
    throw wrong;
  }
  if (!Array.isArray(parts) || parts.length !== order.length + 2 || parts[0] !== order.join()) throw wrong;
  return [...order, 'id'].map((key, index) => {
    const value: unknown = parts[index + 1];
    const kind = kindOf(table, key.replace(/^-/, '')) ?? 'text';
    const result = isScalar(value) ? convert(kind, value) : undefined;
    if (!result || 'wanted' in result || (key === 'id' && result.value === null)) throw wrong;
    return result.value;
  });
};
