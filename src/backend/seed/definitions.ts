/** Modules and case types: what a second seeding may change. */
import type { CaseType } from '../../contract/case-type.js';
import { ModuleDefinition } from '../../contract/module.js';
import type { Tx } from '../store/store.js';
import type { Row, TableName } from '../store/tables.js';
import { caseTypes } from './case-types.js';

/** Writes a definition, new or changed. */
export const put = async <T extends TableName>(tx: Tx, table: T, row: Row<T>): Promise<void> => {
  const { id, ...patch } = row as Row<T> & { id: string };
  if (!(await tx.update(table, id, patch as unknown as Partial<Row<T>>))) await tx.insert(table, row);
};

/** Writes modules, the case types that come with Oriel and those given; what is there already is replaced. */
export const putDefinitions = async (
  tx: Tx,
  modules: readonly unknown[],
  ownTypes: readonly CaseType[] = [],
): Promise<void> => {
  for (const input of modules) {
    const definition = ModuleDefinition.parse(input);
    await put(tx, 'module', { id: definition.name, definition });
  }
  for (const type of [...caseTypes, ...ownTypes])
    await put(tx, 'caseType', { id: type.id, version: type.version, definition: type });
};
