/** Reading through SQL: rows for the backend's own use, pages as JSON built by the database. */
import type { Identity, JsonPage, PageQuery, Projection, Query, Reader } from '../../src/backend/store/store.js';
import type { Row, TableName } from '../../src/backend/store/tables.js';
import { everything, type Filter } from '../../src/contract/query.js';
import type { Scalar } from '../../src/contract/schema.js';
import { compile } from './compile.js';
import {
  afterKeys,
  betweenOf,
  columnOf,
  instantText,
  type Kind,
  kindOf,
  orderBy,
  Params,
  quote,
  rendered,
  type SortKey,
  shapeOf,
  sortKeys,
} from './text.js';
import { countOfWays, isServed, unionOfWays, waysOf } from './ways.js';

export interface Result {
  rows: Record<string, unknown>[];
  /** Rows changed by a write. */
  changed: number;
}
/** Runs one statement with bound values. */
export type Run = (text: string, values: readonly unknown[]) => Promise<Result>;

const columnLists = new Map<TableName, string>();
function columnsOf(table: TableName): string {
  let list = columnLists.get(table);
  if (list === undefined) {
    list = Object.keys(shapeOf(table).columns)
      .map((name) => `t.${quote(name)}`)
      .join(', ');
    columnLists.set(table, list);
  }
  return list;
}

/** What a session is made of, in one statement: outer joins over primary keys, columns named `<part>.<column>`. */
const identityParts = ['module', 'profile', 'contact', 'account', 'consumer', 'staff'] as const satisfies TableName[];
const identityText = (one: boolean): string => `select ${identityParts
  .flatMap((part) =>
    Object.keys(shapeOf(part).columns).map((name) => `${part}.${quote(name)} as ${quote(`${part}.${name}`)}`),
  )
  .join(', ')}
  from (select 1) one
  left join module on module.id = $1
  left join lateral (
    select * from profile p where p.subject = $2${one ? ' and p.id = $3' : ''} order by p.id limit 1
  ) profile on true
  left join contact on contact.id = profile.contact
  left join account on account.id = contact.account
  left join consumer on consumer.id = profile.consumer
  left join staff on staff.id = profile.staff`;
const identityTexts = { any: identityText(false), one: identityText(true) };

export class SqlReader implements Reader {
  constructor(readonly run: Run) {}

  async identity(module: string, subject: string, profile?: string): Promise<Identity> {
    const asked = [module, subject, ...(profile === undefined ? [] : [profile])];
    const possible = asked.every((text) => !text.includes('\0'));
    const text = profile === undefined ? identityTexts.any : identityTexts.one;
    const row = possible ? (await this.run(text, asked)).rows[0] : undefined;
    const part = <T extends TableName>(table: T): Row<T> | undefined => {
      if (typeof row?.[`${table}.id`] !== 'string') return undefined;
      const names = Object.keys(shapeOf(table).columns);
      return Object.fromEntries(names.map((name) => [name, row[`${table}.${name}`]])) as Row<T>;
    };
    return {
      module: part('module'),
      profile: part('profile'),
      contact: part('contact'),
      account: part('account'),
      consumer: part('consumer'),
      staff: part('staff'),
    };
  }

  async get<T extends TableName>(table: T, id: string): Promise<Row<T> | undefined> {
    if (id.includes('\0')) return undefined;
    const { rows } = await this.run(`select ${columnsOf(table)} from ${quote(table)} t where t.id = $1`, [id]);
    return rows[0] as Row<T> | undefined;
  }

  async find<T extends TableName>(table: T, query: Query): Promise<Row<T>[]> {
    const params = new Params();
    const keys = sortKeys(table, query.order);
    const text = `select ${columnsOf(table)} ${selection(table, query, keys, params)}`;
    const { rows } = await this.run(text, params.values);
    return rows as Row<T>[];
  }

  async gather(queries: { table: TableName; query: Query }[]): Promise<Row<TableName>[][]> {
    const params = new Params();
    const parts = queries.map(({ table, query }, n) => {
      const keys = sortKeys(table, query.order);
      const rows = `select ${columnsOf(table)} ${selection(table, query, keys, params)}`;
      return `(select coalesce(json_agg(r), '[]') from (${rows}) r) as q${n}`;
    });
    const { rows } = await this.run(`select ${parts.join(', ')}`, params.values);
    return queries.map((_, n) => {
      const found = rows[0]?.[`q${n}`];
      return (typeof found === 'string' ? JSON.parse(found) : found) as Row<TableName>[];
    });
  }

  async count(table: TableName, filter: Filter): Promise<number> {
    const params = new Params();
    const { rows } = await this.run(`select ${counting(table, filter, params)} as n`, params.values);
    return Number(rows[0]?.['n']);
  }

  async page(table: TableName, query: PageQuery, projection: Projection): Promise<JsonPage> {
    const params = new Params();
    const keys = sortKeys(table, query.order);
    const object = jsonObject(table, projection, params);
    const cursor = keys.map((key) => rendered(`t.${quote(key.name)}`, key.kind)).join(', ');
    // One row more than asked for tells whether a page follows.
    const from = firstRows(table, { ...query, limit: query.limit + 1 }, keys, params);
    const limit = params.add(query.limit, 'bigint');
    const total = query.total ? `, ${counting(table, query.filter ?? everything, params)} as total` : '';
    const text = `select
        '[' || coalesce(string_agg(p.object, ',' order by p.n) filter (where p.n <= ${limit}), '') || ']' as json,
        case when max(p.n) > ${limit} then (array_agg(p.cursor order by p.n) filter (where p.n = ${limit}))[1] end as last
        ${total}
      from (
        select row_number() over (order by ${orderBy('t', keys)}) as n, ${object}::text as object,
          json_build_array(${cursor})::text as cursor
        ${from}
      ) p`;
    const { rows } = await this.run(text, params.values);
    const row = rows[0] ?? {};
    return {
      json: String(row['json'] ?? '[]'),
      last: row['last'] == null ? null : (JSON.parse(String(row['last'])) as Scalar[]),
      ...(query.total ? { total: Number(row['total']) } : {}),
    };
  }
}

/** The number of rows that match, as an expression. */
function counting(table: TableName, filter: Filter, params: Params): string {
  const ways = waysOf(table, filter);
  if (ways) return `(${countOfWays(table, ways, params)})`;
  return `(select count(*) from ${quote(table)} t where ${compile(filter, table, 't', params)})`;
}

/** `from … order by …` of the rows of a page. How many is written out, for a plan that knows it; a jump is a parameter. */
function firstRows(table: TableName, query: PageQuery, keys: readonly SortKey[], params: Params): string {
  const { limit, offset = 0 } = query;
  const ways = isServed(table, keys) ? waysOf(table, query.filter ?? everything) : undefined;
  const skip = offset > 0 ? ` offset ${params.add(offset, 'bigint')}` : '';
  const bounds = offset > 0 ? `limit ${params.add(limit, 'bigint')}${skip}` : `limit ${Math.trunc(limit)}`;
  const after = () => (query.after ? afterKeys('t', keys, query.after, params) : '');
  if (!ways) {
    const where = [compile(query.filter ?? everything, table, 't', params), after()].filter(Boolean).join(' and ');
    // With an offset the rows are numbered after it, hence inside.
    const found = `from ${quote(table)} t where ${where} order by ${orderBy('t', keys)} ${bounds}`;
    return offset > 0 ? `from (select t.* ${found}) t order by ${orderBy('t', keys)}` : found;
  }
  const end = offset > 0 ? params.add(limit + offset, 'bigint') : String(Math.trunc(limit));
  const union = unionOfWays(table, ways, keys, after, end, params);
  // The limit inside says that each is looked up by its key.
  return `from (select k.id from (${union}) k order by ${orderBy('k', keys)} ${bounds}) k
    cross join lateral (select * from ${quote(table)} r where r.id = k.id limit 1) t order by ${orderBy('t', keys)}`;
}

/** `from … where … order by … limit …` of a query. */
function selection(table: TableName, query: Query, keys: readonly SortKey[], params: Params): string {
  const conditions = [compile(query.filter ?? everything, table, 't', params)];
  if (query.after) conditions.push(afterKeys('t', keys, query.after, params));
  const parts = [`from ${quote(table)} t where ${conditions.join(' and ')} order by ${orderBy('t', keys)}`];
  if (query.limit !== undefined) parts.push(`limit ${params.add(query.limit, 'bigint')}`);
  if (query.offset) parts.push(`offset ${params.add(query.offset, 'bigint')}`);
  return parts.join(' ');
}

/** The object of a row as JSON, keys in the order of the projection. */
function jsonObject(table: TableName, projection: Projection, params: Params): string {
  return object(Object.entries(projection).map(([name, part]) => [name, value(table, part, params)]));
}

/** A compact object; `json_build_object` would put blanks around every colon. */
const object = (members: readonly (readonly [name: string, sql: string])[]): string =>
  `(select row_to_json(o) from (select ${members.map(([name, sql]) => `${sql} as ${quote(name)}`).join(', ')}) o)`;

function value(table: TableName, part: Projection[string], params: Params): string {
  if ('column' in part) return rendered(`t.${quote(part.column)}`, kindOf(columnOf(table, part.column)));
  if ('exists' in part) return correlated(table, part.exists, part.where, params);
  const between = betweenOf(table, part.ref);
  if (!between) columnOf(table, part.ref);
  const named = [
    ['id', 'r.id'],
    ['name', member(part.table, part.name)],
  ] as const;
  const detail = part.detail && member(part.table, part.detail);
  const shown = detail
    ? `case when ${detail} is null then ${object(named)} else ${object([...named, ['detail', detail]])} end`
    : object(named);
  const visible = part.filter ? ` and ${compile(part.filter, part.table, 'r', params)}` : '';
  const from = `from ${quote(part.table)} r where r.id`;
  if (!between) return `(select ${shown} ${from} = t.${quote(part.ref)}${visible})`;
  const ids = `select b.${quote(part.ref)} from ${quote(between)} b where b.${quote(table)} = t.id`;
  return part.only
    ? `(select (array_agg(${shown}))[1] ${from} in (${ids})${visible} having count(*) = 1)`
    : `(select ${shown} ${from} in (${ids})${visible} order by r.${quote(part.name)}, r.id limit 1)`;
}

const member = (table: TableName, name: string): string => rendered(`r.${quote(name)}`, kindOf(columnOf(table, name)));

const comparisons = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function correlated(
  outer: TableName,
  table: TableName,
  where: Extract<Projection[string], { exists: TableName }>['where'],
  params: Params,
): string {
  const conditions = where.map(({ column, op, value }) => {
    const kind = kindOf(columnOf(table, column));
    const left = `x.${quote(column)}`;
    if (value !== null && typeof value === 'object') {
      if (kindOf(columnOf(outer, value.outer)) !== kind) return 'false';
      return `${left} ${comparisons[op]} t.${quote(value.outer)}`;
    }
    return value === null ? 'false' : constant(left, kind, op, value, params);
  });
  return `exists (select 1 from ${quote(table)} x where ${conditions.join(' and ') || 'true'})`;
}

function constant(
  left: string,
  kind: Kind,
  op: keyof typeof comparisons,
  value: string | number | boolean,
  params: Params,
): string {
  const expected = kind === 'int' ? 'number' : kind === 'bool' ? 'boolean' : 'string';
  if (typeof value !== expected || kind === 'json') return 'false';
  const cast = kind === 'int' ? 'double precision' : kind === 'bool' ? 'boolean' : 'text';
  const side = kind === 'instant' ? instantText(left) : rendered(left, kind);
  return `${side} ${comparisons[op]} ${params.add(value, cast)}`;
}
