/** Names of the records that relations lead to, in a few trips. */
import type { RelationEnd } from '../../contract/relation.js';
import type { Ref } from '../../contract/schema.js';
import type { Reader } from '../store/store.js';
import type { TableName } from '../store/tables.js';

/** What stands for a record, and on its second line. */
const columns = {
  account: ['name', 'number'],
  contact: ['name', 'title'],
  consumer: ['name', 'email'],
  household: ['name', undefined],
  soldProduct: ['name', 'number'],
  installBaseItem: ['name', 'number'],
  case: ['shortDescription', 'number'],
  staff: ['name', 'email'],
  serviceOrganization: ['name', undefined],
  responsibility: ['name', undefined],
} as const;
export type NamedTable = RelationEnd['table'];
export const nameColumns: Readonly<Record<NamedTable, readonly [string, string | undefined]>> = columns;

export const refOf = (table: NamedTable, row: object): Ref => {
  const [name, detail] = nameColumns[table];
  const values = row as Record<string, string | null>;
  const second = detail === undefined ? null : values[detail];
  return { id: values['id'] ?? '', name: values[name] ?? '', ...(second ? { detail: second } : {}) };
};

export type Wanted = readonly [table: TableName, id: string];
/** By `table:id`. */
export type Names = ReadonlyMap<string, Ref>;
export const keyOf = (table: string, id: string): string => `${table}:${id}`;

const isNamed = (table: TableName): table is NamedTable => table in columns;

export const loadNames = async (reader: Reader, wanted: readonly Wanted[]): Promise<Names> => {
  const byTable = new Map<NamedTable, Set<string>>();
  for (const [table, id] of wanted) if (isNamed(table)) byTable.set(table, (byTable.get(table) ?? new Set()).add(id));
  const names = new Map<string, Ref>();
  await Promise.all(
    [...byTable].map(async ([table, ids]) => {
      for (let all = [...ids]; all.length > 0; all = all.slice(500)) {
        const rows = await reader.find(table, { filter: { in: ['id', all.slice(0, 500)] } });
        for (const row of rows) names.set(keyOf(table, row.id), refOf(table, row));
      }
    }),
  );
  return names;
};

/** A record that is gone is called by its id. */
export const named = (names: Names, table: string, id: string): Ref => names.get(keyOf(table, id)) ?? { id, name: id };
