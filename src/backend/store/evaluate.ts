/** Evaluates the query language over plain objects; the SQL store's compiled filters must agree with this one. */
import type { Filter } from '../../contract/query.js';
import type { Scalar } from '../../contract/schema.js';
import { lower, words } from './fold.js';

/** How a record is read: `field` for a field or a path over one reference, `search` for its folded search text. */
export interface Access<R> {
  field: (name: string) => (record: R) => unknown;
  search?: (record: R) => string;
}

/** Order of two values of the same kind by code point, number, or false < true; undefined when they cannot be compared. */
export const compareScalars = (a: unknown, b: unknown): number | undefined => {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return undefined;
};

/** By code point: JavaScript's own `<` compares UTF-16 units and puts U+1F600 before U+FF01. */
const compareStrings = (a: string, b: string): number => {
  const end = Math.min(a.length, b.length);
  for (let index = 0; index < end; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
};
/** Moves surrogates above the rest of the basic plane, which is where their code points stand. */
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

/** As `compareScalars` with `null` lowest: the order of lists. */
export const orderScalars = (a: unknown, b: unknown): number => {
  if (a === null || a === undefined) return b === null || b === undefined ? 0 : -1;
  if (b === null || b === undefined) return 1;
  return compareScalars(a, b) ?? 0;
};

type Test<R> = (record: R) => boolean;

/** Turns a filter into a function, once for many records. */
export const compile = <R>(filter: Filter, access: Access<R>): Test<R> => {
  const read = (name: string) => {
    const get = access.field(name);
    return (record: R): unknown => get(record) ?? null;
  };
  const compared = ([name, value]: [string, Scalar], holds: (order: number) => boolean): Test<R> => {
    const get = read(name);
    return (record) => {
      const order = compareScalars(get(record), value);
      return order !== undefined && holds(order);
    };
  };
  const folded = ([name, part]: [string, string], holds: (value: string, part: string) => boolean): Test<R> => {
    const get = read(name);
    const wanted = lower(part);
    return (record) => {
      const value = get(record);
      return typeof value === 'string' && holds(lower(value), wanted);
    };
  };

  if ('eq' in filter) {
    const [name, value] = filter.eq;
    const get = read(name);
    return (record) => get(record) === value;
  }
  if ('ne' in filter) {
    const [name, value] = filter.ne;
    const get = read(name);
    return (record) => get(record) !== value;
  }
  if ('in' in filter) {
    const get = read(filter.in[0]);
    const values = new Set<unknown>(filter.in[1]);
    return (record) => values.has(get(record));
  }
  if ('lt' in filter) return compared(filter.lt, (order) => order < 0);
  if ('lte' in filter) return compared(filter.lte, (order) => order <= 0);
  if ('gt' in filter) return compared(filter.gt, (order) => order > 0);
  if ('gte' in filter) return compared(filter.gte, (order) => order >= 0);
  if ('startsWith' in filter) return folded(filter.startsWith, (value, part) => value.startsWith(part));
  if ('contains' in filter) return folded(filter.contains, (value, part) => value.includes(part));
  if ('isEmpty' in filter) {
    const get = read(filter.isEmpty);
    return (record) => {
      const value = get(record);
      return value === null || value === '';
    };
  }
  if ('text' in filter) {
    const wanted = words(filter.text);
    const search = access.search;
    return (record) => {
      const text = search?.(record) ?? '';
      return wanted.every((word) => text.includes(word));
    };
  }
  if ('and' in filter) {
    const parts = filter.and.map((part) => compile(part, access));
    return (record) => parts.every((part) => part(record));
  }
  if ('or' in filter) {
    const parts = filter.or.map((part) => compile(part, access));
    return (record) => parts.some((part) => part(record));
  }
  const inner = compile(filter.not, access);
  return (record) => !inner(record);
};
