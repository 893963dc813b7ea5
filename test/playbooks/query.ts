/** A condition over values, as the head of `src/contract/query.ts` says it and no faster. */
import type { Filter } from '../../src/contract/query.js';
import type { Scalar } from '../../src/contract/schema.js';

export type Values = Record<string, Scalar>;

const read = (values: Values, name: string): Scalar => {
  for (const [key, value] of Object.entries(values)) if (key === name) return value;
  return null;
};

/** -1, 0 or 1; undefined for what cannot be compared. */
const order = (left: Scalar, right: Scalar): number | undefined => {
  if (typeof left === 'string' && typeof right === 'string') {
    const lefts = Array.from(left, (sign) => sign.codePointAt(0) as number);
    const rights = Array.from(right, (sign) => sign.codePointAt(0) as number);
    for (let at = 0; at < lefts.length && at < rights.length; at++) {
      if (lefts[at]! < rights[at]!) return -1;
      if (lefts[at]! > rights[at]!) return 1;
    }
    return Math.sign(lefts.length - rights.length);
  }
  if (typeof left === 'number' && typeof right === 'number') return Math.sign(left - right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Math.sign(Number(left) - Number(right));
  return undefined;
};

const plain = (value: Scalar): string | undefined => (typeof value === 'string' ? value.toLowerCase() : undefined);

/** The answers of a run have no search text, in which only no words at all are found. */
const noSearchText = (words: string): boolean => words.trim() === '';

export const holds = (filter: Filter, values: Values): boolean => {
  if ('eq' in filter) return read(values, filter.eq[0]) === filter.eq[1];
  if ('ne' in filter) return read(values, filter.ne[0]) !== filter.ne[1];
  if ('in' in filter) {
    for (const value of filter.in[1]) if (read(values, filter.in[0]) === value) return true;
    return false;
  }
  if ('lt' in filter) return order(read(values, filter.lt[0]), filter.lt[1]) === -1;
  if ('gt' in filter) return order(read(values, filter.gt[0]), filter.gt[1]) === 1;
  if ('lte' in filter) return [-1, 0].includes(order(read(values, filter.lte[0]), filter.lte[1]) ?? 9);
  if ('gte' in filter) return [0, 1].includes(order(read(values, filter.gte[0]), filter.gte[1]) ?? 9);
  if ('startsWith' in filter)
    return plain(read(values, filter.startsWith[0]))?.startsWith(filter.startsWith[1].toLowerCase()) === true;
  if ('contains' in filter)
    return plain(read(values, filter.contains[0]))?.includes(filter.contains[1].toLowerCase()) === true;
  if ('isEmpty' in filter) return [null, ''].includes(read(values, filter.isEmpty) as string | null);
  if ('text' in filter) return noSearchText(filter.text);
  if ('and' in filter) {
    for (const part of filter.and) if (!holds(part, values)) return false;
    return true;
  }
  if ('or' in filter) {
    for (const part of filter.or) if (holds(part, values)) return true;
    return false;
  }
  return !holds(filter.not, values);
};

/** Names that a condition reads. */
export const readsOf = (filter: Filter): string[] => {
  if ('and' in filter) return filter.and.flatMap(readsOf);
  if ('or' in filter) return filter.or.flatMap(readsOf);
  if ('not' in filter) return readsOf(filter.not);
  if ('isEmpty' in filter) return [filter.isEmpty];
  if ('text' in filter) return [];
  const [[name]] = Object.values(filter) as [[string, unknown]];
  return [name];
};
