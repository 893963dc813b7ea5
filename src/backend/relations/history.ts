/** Who changed which relation, and when: read from the trail, with today's names. */
import type * as z from 'zod/mini';
import { type History, type HistoryEntry, type HistoryQuery, RelationKind } from '../../contract/relation.js';
import type { Deps } from '../deps.js';
import { listRows } from '../http/listing.js';
import type { Reader } from '../store/store.js';
import type { Row, TableName } from '../store/tables.js';
import { type RelationRow, targetOf } from './kinds.js';
import { loadNames, type NamedTable, type Names, named, type Wanted } from './names.js';
import { endsOf, wantedBy } from './read.js';
import type { Change } from './trail.js';

const isKind = (table: string): table is RelationKind => (RelationKind.options as string[]).includes(table);

/** Columns whose values differ. */
const differences = ({ before, after }: Change): string[] =>
  before && after ? Object.keys(after).filter((column) => before[column] !== after[column]) : [];

const wantedOf = (change: Change): Wanted[] => {
  const { table, id, before, after } = change;
  const row = after ?? before;
  const own: Wanted[] = isKind(table) && row ? wantedBy(table, row as RelationRow) : [[table, id]];
  const values = differences(change).flatMap((column): Wanted[] => {
    const target = targetOf(table, column);
    return target
      ? [before, after].flatMap((side): Wanted[] => (side?.[column] ? [[target, String(side[column])]] : []))
      : [];
  });
  return [...own, ...values];
};

const actionOf = ({ before, after }: Change): HistoryEntry['action'] => {
  if (!before) return 'created';
  if (!after) return 'deleted';
  return before['active'] === true && after['active'] === false ? 'ended' : 'changed';
};

const asEntry = (row: Row<'audit'>, actor: string, names: Names): HistoryEntry => {
  const change = row.detail as Change;
  const { table, id, before, after } = change;
  const columns = (after ?? before) as RelationRow;
  const shown = (column: string, value: string | boolean | null | undefined): string | boolean | null => {
    const target = targetOf(table, column);
    return target && typeof value === 'string' ? named(names, target, value).name : (value ?? null);
  };
  return {
    id: row.id,
    at: row.at,
    actor,
    action: actionOf(change),
    table,
    record: id,
    ends: isKind(table)
      ? endsOf(table, columns, names)
      : [{ role: table, table: table as NamedTable, ...named(names, table, id) }],
    changes: differences(change)
      .filter((column) => column !== 'active')
      .map((field) => ({ field, from: shown(field, before?.[field]), to: shown(field, after?.[field]) })),
  };
};

/** Names of those who act: agents say theirs, customers are people behind profiles. */
const actorsOf = async (reader: Reader, actors: readonly string[]): Promise<(actor: string) => string> => {
  const ids = [...new Set(actors.filter((actor) => !actor.startsWith('agent:')))];
  const profiles = ids.length === 0 ? [] : await reader.find('profile', { filter: { in: ['id', ids] } });
  const person = ({ contact, consumer, staff }: Row<'profile'>): Wanted => {
    if (contact !== null) return ['contact', contact];
    return consumer === null ? ['staff', staff ?? ''] : ['consumer', consumer];
  };
  const names = await loadNames(reader, profiles.map(person));
  const known = new Map(profiles.map((profile) => [profile.id, named(names, ...person(profile)).name]));
  return (actor) => known.get(actor) ?? actor.replace(/^agent:/, '');
};

export const listHistory = async (
  { store }: Deps,
  record: string,
  query: z.infer<typeof HistoryQuery>,
): Promise<z.infer<typeof History>> => {
  const listing = {
    table: 'auditRecord' as const,
    within: { eq: ['record', record] as [string, string] },
    released: new Set<string>(),
    defaultOrder: ['-at'],
  };
  const { rows, next } = await listRows(store, listing, { ...query, total: false });
  const ids = rows.map(({ audit }) => audit);
  const found = ids.length === 0 ? [] : await store.find('audit', { filter: { in: ['id', ids] } });
  const byId = new Map(found.map((row) => [row.id, row]));
  const entries = ids.flatMap((id) => byId.get(id) ?? []);
  const [names, actorOf] = await Promise.all([
    loadNames(
      store,
      entries.flatMap(({ detail }) => wantedOf(detail as Change)),
    ),
    actorsOf(
      store,
      entries.map(({ actor }) => actor),
    ),
  ]);
  return { items: entries.map((row) => asEntry(row, actorOf(row.actor), names)), next };
};

/** The history of a relation that may be deleted by now. */
export const isKnown = async (reader: Reader, table: TableName, id: string): Promise<boolean> =>
  (await reader.get(table, id)) !== undefined ||
  (await reader.count('auditRecord', { eq: ['record', `${table}:${id}`] })) > 0;
