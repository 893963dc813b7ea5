/**
 * Ways to the rows of a list. The policy is an `or` of rules, and no index serves an `or` in the order of the list: the
 * database would fetch all that the viewer may see, to show the newest fifty. Each rule alone is served by an index that
 * has the order inside. So a filter is taken apart into ways: the rows of the filter are those of its ways together.
 */
import type { TableName } from '../../src/backend/store/tables.js';
import type { Filter } from '../../src/contract/query.js';
import { compile } from './compile.js';
import { type Params, quote, type SortKey, tableOf } from './text.js';

/** Columns with an index of `(column, order, id)`; the narrow ones lead to fewer rows than the wide ones. */
const indexed: Partial<Record<TableName, { order: string; narrow: string[]; wide: string; under: string }>> = {
  case: {
    order: 'updatedAt',
    narrow: ['contact', 'consumer', 'openedBy', 'household', 'partner', 'soldProduct', 'id'],
    wide: 'account',
    under: 'account.path',
  },
};

/** More ways than this are not worth it. */
const MOST = 12;

export interface Ways {
  /** What the rows of every way fulfil besides. */
  all: Filter[];
  /** Conjunctions; a row may be on several of them. */
  ways: Filter[][];
}

/** A choice among some ids is a way to each of them. */
const spread = (filter: Filter): Filter =>
  'in' in filter && filter.in[1].length <= MOST
    ? { or: filter.in[1].map((value): Filter => ({ eq: [filter.in[0], value] })) }
    : filter;
const conjuncts = (filter: Filter): Filter[] => ('and' in filter ? filter.and.flatMap(conjuncts) : [filter]);

const isOn = (filter: Filter, columns: readonly string[]): boolean =>
  'eq' in filter && typeof filter.eq[1] === 'string' && columns.includes(filter.eq[0]);
const isUnder = (filter: Filter, field: string): boolean => 'startsWith' in filter && filter.startsWith[0] === field;

/** The filter taken apart, or undefined where that does not help. */
export function waysOf(table: TableName, filter: Filter): Ways | undefined {
  const known = indexed[table];
  if (!known) return undefined;
  const apart = (parts: Filter[]): Ways | undefined => {
    if (parts.some((part) => isOn(part, known.narrow))) return { all: [], ways: [parts] };
    for (const whole of parts) {
      const part = spread(whole);
      if (!('or' in part) || part.or.length === 0) continue;
      const inner = part.or.map((one) => apart(conjuncts(one)));
      if (!inner.every((one) => one !== undefined)) continue;
      const ways = inner.flatMap((one) => one.ways.map((way) => [...one.all, ...way]));
      return ways.length > MOST ? undefined : { all: parts.filter((other) => other !== whole), ways };
    }
    return parts.some((part) => isOn(part, [known.wide]) || isUnder(part, known.under))
      ? { all: [], ways: [parts] }
      : undefined;
  };
  return apart(conjuncts(filter));
}

/** True when the indexes of the ways have this order inside. */
export const isServed = (table: TableName, keys: readonly SortKey[]): boolean =>
  keys.length === 2 &&
  keys[0]?.name === indexed[table]?.order &&
  keys[1]?.name === 'id' &&
  keys[0]?.direction === keys[1].direction;

/**
 * The keys of the first rows on each way, put together: `after` narrows each, `top` bounds each.
 * Below an account stand several accounts: then the first rows of those whose own first row comes first.
 */
export function unionOfWays(
  table: TableName,
  { all, ways }: Ways,
  keys: readonly SortKey[],
  after: () => string,
  top: string,
  params: Params,
): string {
  const columns = (alias: string) => keys.map(({ name }) => `${alias}.${quote(name)}`).join(', ');
  const ordered = keys.map(({ name, direction }) => `t.${quote(name)} ${direction}`).join(', ');
  const known = indexed[table];
  const first = (conditions: Filter[], more: string[], most = top): string => {
    const where = [...more, ...conditions.map((each) => compile(each, table, 't', params)), after()].filter(Boolean);
    return `select ${columns('t')} from ${quote(table)} t where ${where.join(' and ')} order by ${ordered} limit ${most}`;
  };
  return ways
    .map((way) => {
      const conditions = [...way, ...all];
      const under =
        known && !conditions.some((each) => isOn(each, [...known.narrow, known.wide]))
          ? conditions.find((each) => isUnder(each, known.under))
          : undefined;
      if (!known || !under || !('startsWith' in under)) return `(${first(conditions, [])})`;
      const [reference = '', column = ''] = known.under.split('.');
      const target = tableOf(table, reference);
      const others = conditions.filter((each) => each !== under);
      const within = (most?: string) => first(others, [`t.${quote(reference)} = w.id`], most);
      const above = compile({ startsWith: [column, under.startsWith[1]] }, target, 'w', params);
      // The first rows of all lie with the accounts whose own first rows come first: no more accounts than rows are wanted.
      const best = keys.map(({ name, direction }) => `b.${quote(name)} ${direction}`).join(', ');
      const ahead = `select w.id from ${quote(target)} w cross join lateral (${within('1')}) b where ${above}`;
      const among = `(${ahead} order by ${best} limit ${top})`;
      return `(select ${columns('f')} from ${among} w cross join lateral (${within()}) f)`;
    })
    .join(' union ');
}

/** How many rows there are: on each way those that no way before it has led to. The widest is counted first. */
export function countOfWays(table: TableName, { all, ways }: Ways, params: Params): string {
  const narrow = indexed[table]?.narrow ?? [];
  const width = (way: Filter[]) => (way.some((each) => isOn(each, narrow)) ? 1 : 0);
  const sorted = [...ways].sort((a, b) => width(a) - width(b));
  const counts = sorted.map((way, n) => {
    // What this way fulfils anyway need not be denied of the others.
    const fulfilled = new Set([...way, ...all].map((each) => JSON.stringify(each)));
    const before = sorted
      .slice(0, n)
      .map((other): Filter => ({ not: { and: other.filter((each) => !fulfilled.has(JSON.stringify(each))) } }));
    const where = compile({ and: [...way, ...all, ...before] }, table, 't', params);
    return `(select count(*) from ${quote(table)} t where ${where})`;
  });
  return counts.join(' + ');
}
