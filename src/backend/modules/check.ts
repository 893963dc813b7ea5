/** Judges the definition of a module as it is brought in: what cannot work, and what does nothing. */
import { Case } from '../../contract/case.js';
import type { InstanceDefinition, ModuleDefinition } from '../../contract/module.js';
import { InstallBaseItem, SoldProduct } from '../../contract/product.js';
import { type InstanceTable, ownTable } from '../http/instance.js';
import { checkFilter, QueryError } from '../store/check-filter.js';
import { type TableName, type TableShape, tables } from '../store/tables.js';
import { checkAppearance } from './appearance.js';
import { instead } from './nearest.js';
import type { Finding } from './sentences.js';

/** What a module may refer to. */
export interface Surroundings {
  caseTypes: readonly string[];
  playbooks: readonly string[];
  /** Tags with their attributes. */
  elements: Readonly<Record<string, readonly string[]>>;
}

const shown = { case: Case, soldProduct: SoldProduct, installBaseItem: InstallBaseItem };

/** Everything that a locked filter may ask for: it comes from the operator. */
const columnsOf = (table: InstanceTable): Set<string> => {
  const { columns, refs = {}, through = {} }: TableShape = tables[table];
  const further = Object.entries(refs).flatMap(([name, target]) =>
    Object.keys(tables[target as TableName].columns).map((column) => `${name}.${column}`),
  );
  return new Set([...Object.keys(columns), ...further, ...Object.keys(through), 'text']);
};

const isOrigin = (text: string): boolean => {
  try {
    const { protocol, origin } = new URL(text);
    return /^https?:$/.test(protocol) && origin === text;
  } catch {
    return false;
  }
};

const filterFindings = (instance: InstanceDefinition, pointer: string): Finding[] => {
  if (!instance.filter) return [];
  const table = ownTable(instance);
  try {
    checkFilter(table, columnsOf(table), instance.filter, pointer);
    return [];
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return [{ pointer: error.pointer, message: error.message }];
  }
};

/** Where definitions of one's own lie. */
const fileIn = (folder: string): string => `: put its file into the folder “${folder}” beside this one`;

/** What cannot work. */
export const checkModule = (module: ModuleDefinition, known: Surroundings): Finding[] => {
  const unknown = (
    what: string,
    names: readonly string[],
    there: readonly string[],
    pointer: string,
    mend = '',
  ): Finding[] =>
    names.flatMap((name, at) =>
      there.includes(name)
        ? []
        : [{ pointer: `${pointer}/${at}`, message: `there is no ${what} “${name}”${mend}${instead(name, there)}` }],
    );
  const origins = module.origins.flatMap((origin, at) => {
    const message = `“${origin}” is no origin: give scheme://host or scheme://host:port and nothing after it`;
    return isOrigin(origin) ? [] : [{ pointer: `/origins/${at}`, message }];
  });
  const instances = module.instances.flatMap((instance, at) => {
    const { element, fields = [], caseTypes = [] } = instance;
    const pointer = `/instances/${at}`;
    const tags = Object.keys(known.elements);
    if (!tags.includes(element))
      return [{ pointer: `${pointer}/element`, message: `there is no element “${element}”${instead(element, tags)}` }];
    return [
      ...unknown(`field of ${element}`, fields, Object.keys(shown[ownTable(instance)].shape), `${pointer}/fields`),
      ...unknown('case type of the module', caseTypes, module.caseTypes, `${pointer}/caseTypes`),
      ...filterFindings(instance, `${pointer}/filter`),
    ];
  });
  return [
    ...origins,
    ...checkAppearance(module.appearance ?? {}, '/appearance'),
    ...unknown('case type', module.caseTypes, known.caseTypes, '/caseTypes', fileIn('case-types')),
    ...unknown('playbook', module.playbooks ?? [], known.playbooks, '/playbooks', fileIn('playbooks')),
    ...instances,
  ];
};

/** Attributes that their element does not have. */
export const idleAttributes = ({ instances }: ModuleDefinition, elements: Surroundings['elements']): Finding[] =>
  instances.flatMap(({ element, attributes = {} }, at) => {
    const known = elements[element] ?? [];
    return Object.keys(attributes).flatMap((name) => {
      const message = `${element} has no attribute “${name}”${instead(name, known)}`;
      return known.includes(name) ? [] : [{ pointer: `/instances/${at}/attributes/${name}`, message }];
    });
  });
