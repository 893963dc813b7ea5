/** Small pieces of SQL text shared by the compiler, the projections and the migrations. */

import { type Column, type TableName, type TableShape, tables } from '../../src/backend/store/tables.js';
import type { Scalar } from '../../src/contract/schema.js';

/** Collects bound values; `add` answers the placeholder that stands for the value. */
export class Params {
  readonly values: unknown[] = [];
  add(value: unknown, cast?: string): string {
    this.values.push(value);
    return cast ? `$${this.values.length}::${cast}` : `$${this.values.length}`;
  }
}

/** Identifiers come from the table description and from this folder alone, never from a request. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const shapeOf = (table: TableName): TableShape => tables[table];

export type Kind = 'text' | 'int' | 'bool' | 'instant' | 'date' | 'json';

export const kindOf = (column: Column): Kind => column.replace('?', '') as Kind;
export const isNullable = (column: Column): boolean => column.endsWith('?');

/** The column's description; a name that the table does not have is a mistake of the caller. */
export function columnOf(table: TableName, name: string): Column {
  const columns = shapeOf(table).columns;
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (!column) throw new Error(`${table} has no column ${name}`);
  return column;
}

/** The table that a column refers to by id. */
export function tableOf(table: TableName, column: string): TableName {
  const refs = shapeOf(table).refs;
  const target = refs && Object.hasOwn(refs, column) ? refs[column] : undefined;
  if (!target) throw new Error(`${table}.${column} refers to no table`);
  return target as TableName;
}

/** The table in between of a field of several ids; undefined for a column. */
export function betweenOf(table: TableName, field: string): TableName | undefined {
  const through = shapeOf(table).through;
  return through && Object.hasOwn(through, field) ? (through[field] as TableName) : undefined;
}

/** Type of a column in PostgreSQL. Text sorts and compares by code point whatever the database's locale is. */
export const sqlTypes: Record<Kind, string> = {
  text: 'text collate "C"',
  int: 'bigint',
  bool: 'boolean',
  instant: 'timestamptz(3)',
  date: 'date',
  json: 'json',
};

/** The same type without its collation, for casts of bound values. */
export const castOf = (kind: Kind): string => (kind === 'text' ? 'text' : sqlTypes[kind]);

/** An instant as the contract writes it: `2026-11-21T17:05:00.000Z`. */
export const instantText = (expression: string): string =>
  `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const dateText = (expression: string): string => `to_char(${expression}, 'YYYY-MM-DD')`;

/** A column's value as it stands in rows and JSON. */
export function rendered(expression: string, kind: Kind): string {
  if (kind === 'instant') return instantText(expression);
  if (kind === 'date') return dateText(expression);
  return expression;
}

/** PostgreSQL's text cannot hold NUL; the replacement character takes its place, as in an HTML parser. */
export const storable = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text);

/** A row's value as a bound parameter. */
export function bindable(value: unknown, kind: Kind): unknown {
  if (kind === 'json') return JSON.stringify(value ?? null);
  return typeof value === 'string' ? storable(value) : value;
}

/** Matches text that a `like` pattern would read as a wildcard. */
export const likeEscaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

export type Direction = 'asc' | 'desc';
export interface SortKey {
  name: string;
  direction: Direction;
  kind: Kind;
  nullable: boolean;
}

/** The keys of an order with the identifier as the last one, in the direction of the column before it. */
export function sortKeys(table: TableName, order: readonly string[] = []): SortKey[] {
  const keys = order.map((entry): SortKey => {
    const name = entry.replace(/^-/, '');
    const column = columnOf(table, name);
    return {
      name,
      direction: entry.startsWith('-') ? 'desc' : 'asc',
      kind: kindOf(column),
      nullable: isNullable(column),
    };
  });
  const known = keys.findIndex((key) => key.name === 'id');
  if (known >= 0) return keys.slice(0, known + 1);
  return [...keys, { name: 'id', direction: keys.at(-1)?.direction ?? 'asc', kind: 'text', nullable: false }];
}

/** `null` is lower than every value. Columns that cannot be empty say nothing, so that a plain index fits. */
export function orderBy(alias: string, keys: readonly SortKey[]): string {
  return keys
    .map((key) => {
      const nulls = key.nullable ? (key.direction === 'asc' ? ' nulls first' : ' nulls last') : '';
      return `${alias}.${quote(key.name)} ${key.direction}${nulls}`;
    })
    .join(', ');
}

/** Rows that come after the one with these values. */
export function afterKeys(alias: string, keys: readonly SortKey[], after: readonly Scalar[], params: Params): string {
  const [key, ...rest] = keys;
  if (!key) return 'false';
  const column = `${alias}.${quote(key.name)}`;
  const value = after[0] ?? null;
  const deeper = rest.length ? afterKeys(alias, rest, after.slice(1), params) : 'false';
  if (value === null) {
    // Nothing is lower than null, everything else is higher.
    const equal = `(${column} is null and ${deeper})`;
    return key.direction === 'asc' ? `(${column} is not null or ${equal})` : equal;
  }
  const bound = params.add(bindable(value, key.kind), castOf(key.kind));
  const beyond = key.direction === 'asc' ? `${column} > ${bound}` : `${column} < ${bound}`;
  const further = `(${beyond} or (${column} = ${bound} and ${deeper}))`;
  if (key.direction === 'desc' && key.nullable) return `(${column} is null or ${further})`;
  // The first comparison alone bounds an index scan; the second one is exact.
  return `(${column} ${key.direction === 'asc' ? '>=' : '<='} ${bound} and ${further})`;
}
