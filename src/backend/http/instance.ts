/** What a component instance is about (G5): it narrows one table by its locked filter and its fields. */
import type { InstanceDefinition } from '../../contract/module.js';

export type InstanceTable = NonNullable<InstanceDefinition['tables']>[number];

/** The table that the instance's element shows: sold products, install base items, or cases for every other element. */
export const ownTable = (instance: InstanceDefinition | null): InstanceTable =>
  instance?.element === 'oriel-sold-products'
    ? 'soldProduct'
    : instance?.element === 'oriel-install-base'
      ? 'installBaseItem'
      : 'case';

/** Names of the fields that the instance releases of a table; undefined: all. */
export const fieldsOf = (instance: InstanceDefinition | null, table: InstanceTable): string[] | undefined =>
  ownTable(instance) === table ? instance?.fields : undefined;
