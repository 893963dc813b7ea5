import type { CaseType } from '../../contract/case-type.js';
import type { Module } from '../../contract/module.js';
import type { Session } from '../http/session.js';
import type { Reader } from '../store/store.js';

/** The module as a page may know it: no keys, no origins, no locked filter. */
export const describeModule = async (reader: Reader, { module, instance }: Session): Promise<Module> => {
  const offered = module.caseTypes.filter((id) => instance?.caseTypes?.includes(id) ?? true);
  const rows = offered.length === 0 ? [] : await reader.find('caseType', { filter: { in: ['id', offered] } });
  const titles = new Map(rows.map((row) => [row.id, (row.definition as CaseType).title]));
  return {
    name: module.name,
    title: module.title,
    locale: module.locale,
    appearance: module.appearance ?? {},
    support: module.support,
    attachments: module.attachments,
    caseTypes: offered.flatMap((id) => (titles.has(id) ? [{ id, title: titles.get(id) ?? id }] : [])),
    instance: instance && {
      name: instance.name,
      element: instance.element,
      attributes: instance.attributes ?? {},
      ...(instance.fields ? { fields: instance.fields } : {}),
      ...(instance.actions ? { actions: instance.actions } : {}),
      ...(instance.caseTypes ? { caseTypes: instance.caseTypes } : {}),
    },
  };
};
