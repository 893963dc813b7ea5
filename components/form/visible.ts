/** The query language over the answers of one form: which fields are asked. Same meaning as in `src/contract/query.ts`. */
import type { Filter } from '../../src/contract/query.js';
import type { Scalar } from '../../src/contract/schema.js';

type Get = (field: string) => Scalar;
const lower = (value: Scalar): string => String(value ?? '').toLowerCase();
const same = (a: Scalar, b: Scalar): boolean => (a ?? null) === (b ?? null);

/** True when the answers fulfil `filter`; a kind of condition that is not known here holds, so that nothing is hidden by mistake. */
export const holds = (filter: Filter, get: Get): boolean => {
  const [kind, told] = Object.entries(filter)[0] ?? [];
  if (kind === 'and') return (told as Filter[]).every((part) => holds(part, get));
  if (kind === 'or') return (told as Filter[]).some((part) => holds(part, get));
  if (kind === 'not') return !holds(told as Filter, get);
  if (kind === 'isEmpty') return lower(get(told as string)) === '';
  const [field, value] = told as [string, Scalar];
  const answer = get(field);
  if (kind === 'eq') return same(answer, value);
  if (kind === 'ne') return !same(answer, value);
  if (kind === 'in') return (value as unknown as Scalar[]).some((one) => same(answer, one));
  if (kind === 'startsWith') return lower(answer).startsWith(lower(value));
  if (kind === 'contains') return lower(answer).includes(lower(value));
  const [, less, orEqual] = /^([lg])t(e?)$/.exec(kind ?? '') ?? [];
  if (!less) return true;
  if (answer === null || value === null) return false;
  return same(answer, value) ? !!orEqual : less === 'l' ? answer < value : answer > value;
};
