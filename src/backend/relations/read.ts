/** Relations as the contract shows them, and the lists of one record. */
import type * as z from 'zod/mini';
import { anyOf, type Filter } from '../../contract/query.js';
import type {
  OpsRecord,
  RecordTable,
  Relation,
  RelationEnd,
  RelationGroup,
  RelationKind,
  RelationQuery,
} from '../../contract/relation.js';
import type { Deps } from '../deps.js';
import { listRows } from '../http/listing.js';
import { malformed, notFound } from '../http/refusal.js';
import { today } from '../http/today.js';
import { called } from '../products/read.js';
import type { Reader } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { hasColumn, kindsOf, type RelationRow, rolesOf, targetOf } from './kinds.js';
import { loadNames, type NamedTable, type Names, named, refOf, type Wanted } from './names.js';
import { stateOn } from './time.js';
import { headOf, switchesOf, versionOf } from './version.js';

/** The records that a row names: its ends, then its responsibility. */
export const wantedBy = (kind: RelationKind, row: RelationRow): Wanted[] =>
  [...rolesOf(kind), 'responsibility'].flatMap((role): Wanted[] => {
    const id = row[role];
    const table = targetOf(kind, role);
    return typeof id === 'string' && table ? [[table, id]] : [];
  });

export const endsOf = (kind: RelationKind, row: RelationRow, names: Names): RelationEnd[] =>
  rolesOf(kind).flatMap((role): RelationEnd[] => {
    const id = row[role];
    const table = targetOf(kind, role) as NamedTable | undefined;
    return typeof id === 'string' && table ? [{ role, table, ...named(names, table, id) }] : [];
  });

const asRelation = (kind: RelationKind, row: RelationRow, names: Names, day: string): Relation => {
  const { id, startDate, endDate } = row;
  const responsibility = row['responsibility'];
  return {
    id,
    kind,
    version: versionOf(row),
    ends: endsOf(kind, row, names),
    responsibility: typeof responsibility === 'string' ? named(names, 'responsibility', responsibility) : null,
    primary: hasColumn(kind, 'primary') ? row['primary'] === true : null,
    startDate,
    endDate,
    state: stateOn(day, row),
  };
};

export const viewRelation = async (
  deps: Deps,
  reader: Reader,
  kind: RelationKind,
  row: RelationRow,
): Promise<Relation> => asRelation(kind, row, await loadNames(reader, wantedBy(kind, row)), today(deps));

const numbered: readonly string[] = ['account', 'soldProduct', 'installBaseItem', 'case'];

export const requireRecord = async <T extends RecordTable>(reader: Reader, table: T, name: string): Promise<Row<T>> => {
  const filter: Filter = numbered.includes(table) ? called(name) : { eq: ['id', name] };
  const [row] = await reader.find(table, { filter, limit: 1 });
  // A draft is its opener's alone (D2).
  if (!row || (row as { state?: unknown }).state === 0) throw notFound();
  return row;
};

export const viewRecord = async (reader: Reader, table: RecordTable, name: string): Promise<OpsRecord> => {
  const row = await requireRecord(reader, table, name);
  const { account, consumer, head } = row as {
    account?: string | null;
    consumer?: string | null;
    head?: string | null;
  };
  const names = await loadNames(reader, [
    ...(account ? [['account', account] as const] : []),
    ...[consumer, head].flatMap((id) => (id ? [['consumer', id] as const] : [])),
  ]);
  const open = table === 'account' ? (row as Row<'account'>) : undefined;
  const changing = open ? switchesOf(open) : table === 'household' ? headOf(row as Row<'household'>) : undefined;
  return {
    table,
    ...refOf(table, row),
    version: changing ? versionOf(changing) : null,
    account: account ? named(names, 'account', account) : null,
    consumer: consumer ? named(names, 'consumer', consumer) : null,
    head: head ? named(names, 'consumer', head) : null,
    accountPath: open?.path ?? null,
    switches: open ? switchesOf(open) : null,
  };
};

/** The active ones first, then those that began last. */
const ORDER = ['-active', '-startDate'];

export const listRelations = async (
  deps: Deps,
  table: RecordTable,
  name: string,
  { kind, ...page }: z.infer<typeof RelationQuery>,
): Promise<RelationGroup[]> => {
  if (page.after !== undefined && kind === undefined)
    throw malformed('?kind', 'Give the kind whose next page is wanted', 'required');
  const { id } = await requireRecord(deps.store, table, name);
  const asked = kindsOf(table).filter(([each]) => kind === undefined || each === kind);
  const found = await Promise.all(
    asked.map(async ([each, roles]) => {
      const within = anyOf(...roles.map((role): Filter => ({ eq: [role, id] })));
      const listing = { table: each, within, released: new Set<string>(), defaultOrder: ORDER };
      const { rows, next, total } = await listRows(deps.store, listing, page);
      return { kind: each, rows: rows as unknown as RelationRow[], next, total: total ?? 0 };
    }),
  );
  const names = await loadNames(
    deps.store,
    found.flatMap(({ kind: each, rows }) => rows.flatMap((row) => wantedBy(each, row))),
  );
  const day = today(deps);
  return found.map(({ rows, ...group }) => ({
    ...group,
    items: rows.map((row) => asRelation(group.kind, row, names, day)),
  }));
};
