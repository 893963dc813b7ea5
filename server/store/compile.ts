/**
 * The query language as SQL. Every condition is true or false, never null, so that `not` turns it round exactly as the
 * evaluator in memory does; every value is a bound parameter.
 */
import { words } from '../../src/backend/store/fold.js';
import type { TableName } from '../../src/backend/store/tables.js';
import type { Filter } from '../../src/contract/query.js';
import type { Scalar } from '../../src/contract/schema.js';
import {
  betweenOf,
  columnOf,
  type Kind,
  kindOf,
  likeEscaped,
  type Params,
  quote,
  rendered,
  shapeOf,
  tableOf,
} from './text.js';

type Comparison = 'lt' | 'lte' | 'gt' | 'gte';
const operators: Record<Comparison, string> = { lt: '<', lte: '<=', gt: '>', gte: '>=' };
const LAST = 'repeat(chr(1114111), 2)';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** SQL condition for the rows of `table`, known as `alias`, that match the filter. */
export function compile(filter: Filter, table: TableName, alias: string, params: Params): string {
  if ('and' in filter) return joined(filter.and, ' and ', 'true', table, alias, params);
  if ('or' in filter) return joined(filter.or, ' or ', 'false', table, alias, params);
  if ('not' in filter) return `(not ${compile(filter.not, table, alias, params)})`;
  if ('text' in filter) return searching(filter.text, table, alias, params);
  if ('isEmpty' in filter) return leaf(filter.isEmpty, table, alias, (c) => empty(c), true);
  if ('eq' in filter) return equals(filter.eq[0], filter.eq[1], table, alias, params);
  if ('ne' in filter) return `(not ${equals(filter.ne[0], filter.ne[1], table, alias, params)})`;
  if ('in' in filter) return among(filter.in[0], filter.in[1], table, alias, params);
  if ('startsWith' in filter) return like(filter.startsWith, '', table, alias, params);
  if ('contains' in filter) return like(filter.contains, '%', table, alias, params);
  for (const name of ['lt', 'lte', 'gt', 'gte'] as const) {
    const operands = (filter as Partial<Record<Comparison, [string, Scalar]>>)[name];
    if (operands) return leaf(operands[0], table, alias, (c) => compared(c, name, operands[1], params), false);
  }
  throw new Error(`unknown condition ${Object.keys(filter).join()}`);
}

/** Tables too large for a list of the ids that match. */
const many: ReadonlySet<TableName> = new Set<TableName>([
  'case',
  'activity',
  'attachment',
  'event',
  'audit',
  'auditRecord',
  'caseMark',
]);

interface Operand {
  /** SQL expression of the column. */
  sql: string;
  kind: Kind;
}

function joined(parts: Filter[], glue: string, none: string, table: TableName, alias: string, params: Params): string {
  if (parts.length === 0) return none;
  return `(${parts.map((part) => compile(part, table, alias, params)).join(glue)})`;
}

/**
 * A condition on one field, which may follow a reference. `onNull` is what the condition says of null: conditions that
 * reject null become `in (sub-select)`, the others its negation, so that a missing reference counts as null.
 */
function leaf(
  field: string,
  table: TableName,
  alias: string,
  condition: (operand: Operand) => string,
  onNull: boolean,
): string {
  const [first = '', second] = field.split('.');
  if (second === undefined) {
    return condition({ sql: `${alias}.${quote(first)}`, kind: kindOf(columnOf(table, first)) });
  }
  const target = tableOf(table, first);
  const inner = `${alias}_${first}`;
  const found = condition({ sql: `${inner}.${quote(second)}`, kind: kindOf(columnOf(target, second)) });
  const reference = `${alias}.${quote(first)}`;
  const matching = (where: string) => {
    const ids = `select ${inner}.id from ${quote(target)} ${inner} where ${where}`;
    // Few records are looked up once, so that an index on the reference serves; many are joined.
    const among = many.has(target) ? `in (${ids})` : `= any(array(${ids}))`;
    return `(${reference} is not null and ${reference} ${among})`;
  };
  return onNull ? `(not ${matching(`not ${found}`)})` : matching(found);
}

/** Wraps a comparison that is null for a null column. */
const known = (operand: Operand, condition: string): string => `(${operand.sql} is not null and ${condition})`;

function empty({ sql, kind }: Operand): string {
  return kind === 'text' ? `(${sql} is null or ${sql} = '')` : `(${sql} is null)`;
}

/** The rows that have one of the ids in a field of several: looked up once, by the ids. */
function having(
  between: TableName,
  field: string,
  ids: Scalar[],
  table: TableName,
  alias: string,
  params: Params,
): string {
  const inner = `${alias}_${field}`;
  const where = among(field, ids, between, inner, params);
  return `(${alias}.id = any(array(select ${inner}.${quote(table)} from ${quote(between)} ${inner} where ${where})))`;
}

function equals(field: string, value: Scalar, table: TableName, alias: string, params: Params): string {
  const between = betweenOf(table, field);
  if (between) return having(between, field, [value], table, alias, params);
  if (value === null) return leaf(field, table, alias, ({ sql }) => `(${sql} is null)`, true);
  return leaf(field, table, alias, (operand) => same(operand, value, params), false);
}

function same(operand: Operand, value: string | number | boolean, params: Params): string {
  const bound = exact(operand.kind, value, params);
  return bound === undefined ? 'false' : known(operand, `${operand.sql} = ${bound}`);
}

/** The value as a parameter of the column's own type, or undefined when no value of that type can equal it. */
function exact(kind: Kind, value: Scalar, params: Params): string | undefined {
  if (kind === 'text' && typeof value === 'string') return value.includes('\0') ? undefined : params.add(value, 'text');
  if (kind === 'int' && typeof value === 'number') {
    // Small ones are written out: an index of some states only serves a plan that knows the state.
    if (Number.isInteger(value) && value >= 0 && value < 32) return `${value}`;
    return Number.isSafeInteger(value) ? params.add(value, 'bigint') : undefined;
  }
  if (kind === 'bool' && typeof value === 'boolean') return params.add(value, 'boolean');
  if (kind === 'instant' && typeof value === 'string') {
    return isInstant(value) ? params.add(value, 'timestamptz') : undefined;
  }
  if (kind === 'date' && typeof value === 'string') return isDay(value) ? params.add(value, 'date') : undefined;
  return undefined;
}

function among(field: string, values: Scalar[], table: TableName, alias: string, params: Params): string {
  const between = betweenOf(table, field);
  if (between) return having(between, field, values, table, alias, params);
  const present = values.filter((value) => value !== null);
  const parts: string[] = [];
  if (present.length > 0) {
    parts.push(
      leaf(
        field,
        table,
        alias,
        (operand) => {
          const bounds = present.map((value) => exact(operand.kind, value, params)).filter((b) => b !== undefined);
          return bounds.length ? known(operand, `${operand.sql} in (${bounds.join(', ')})`) : 'false';
        },
        false,
      ),
    );
  }
  if (present.length < values.length) parts.push(equals(field, null, table, alias, params));
  return parts.length ? `(${parts.join(' or ')})` : 'false';
}

function compared(operand: Operand, name: Comparison, value: Scalar, params: Params): string {
  const { sql, kind } = operand;
  const operator = operators[name];
  if (kind === 'int' && typeof value === 'number') {
    if (Number.isNaN(value)) return 'false';
    const bound = Number.isSafeInteger(value) ? params.add(value, 'bigint') : params.add(value, 'double precision');
    return known(operand, `${sql} ${operator} ${bound}`);
  }
  if (kind === 'bool' && typeof value === 'boolean') {
    return known(operand, `${sql} ${operator} ${params.add(value, 'boolean')}`);
  }
  if (typeof value !== 'string' || kind === 'int' || kind === 'bool' || kind === 'json') return 'false';
  if (kind === 'instant') {
    if (isInstant(value)) return known(operand, `${sql} ${operator} ${params.add(value, 'timestamptz')}`);
    // A day is a shorter text than any instant of that day, hence lower than all of them.
    if (isDay(value)) {
      const bound = params.add(`${value}T00:00:00.000Z`, 'timestamptz');
      return known(operand, `${sql} ${name === 'lt' || name === 'lte' ? '<' : '>='} ${bound}`);
    }
  }
  if (kind === 'date' && isDay(value)) return known(operand, `${sql} ${operator} ${params.add(value, 'date')}`);
  return textCompared(operand, name, value, params);
}

/** Compares by code point. PostgreSQL knows no NUL: what stands before the first one decides. */
function textCompared(operand: Operand, name: Comparison, value: string, params: Params): string {
  const nul = value.indexOf('\0');
  const bound = params.add(nul < 0 ? value : value.slice(0, nul), 'text');
  const operator = nul < 0 ? operators[name] : name === 'lt' || name === 'lte' ? '<=' : '>';
  return known(operand, `${rendered(operand.sql, operand.kind)} collate "C" ${operator} ${bound} collate "C"`);
}

function like(
  [field, part]: [string, string],
  before: '' | '%',
  table: TableName,
  alias: string,
  params: Params,
): string {
  return leaf(
    field,
    table,
    alias,
    (operand) => {
      if (operand.kind === 'int' || operand.kind === 'bool' || operand.kind === 'json') return 'false';
      if (part.includes('\0')) return 'false';
      const pattern = params.add(`${before}${likeEscaped(part)}%`, 'text');
      const value = `oriel_lower(${rendered(operand.sql, operand.kind)})`;
      const matches = `${value} like oriel_lower(${pattern})`;
      if (before !== '' || part === '') return known(operand, matches);
      // A range beside the pattern, for an index whatever plan is chosen; nothing sorts behind the last code point.
      const prefix = `oriel_lower(${params.add(part, 'text')})`;
      return known(operand, `${value} >= ${prefix} and ${value} < ${prefix} || ${LAST} and ${matches}`);
    },
    false,
  );
}

function searching(text: string, table: TableName, alias: string, params: Params): string {
  const column = shapeOf(table).search;
  if (!column) throw new Error(`${table} has no search text`);
  const parts = words(text).map((word) =>
    word.includes('\0') ? 'false' : `${alias}.${quote(column)} like ${params.add(`%${likeEscaped(word)}%`, 'text')}`,
  );
  return parts.length ? `(${parts.join(' and ')})` : 'true';
}

/** True for an instant that exists: the thirtieth of February is text like any other. */
function isInstant(value: string): boolean {
  if (!INSTANT.test(value) || value.startsWith('0000')) return false;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value;
}

function isDay(value: string): boolean {
  return DAY.test(value) && isInstant(`${value}T00:00:00.000Z`);
}
