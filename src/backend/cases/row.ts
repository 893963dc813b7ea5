/** A new case as the store keeps it. */
import type { CaseState, Priority } from '../../contract/case.js';
import type { ModuleDefinition } from '../../contract/module.js';
import { fold } from '../store/fold.js';
import type { Row } from '../store/tables.js';

export const FIRST_NUMBER = 1001;
export const caseNumber = (value: number): string => `CS${String(value).padStart(7, '0')}`;
/** What `text` searches a case by: what a list shows of it. */
export const caseSearch = (number: string, shortDescription: string): string => fold(`${number} ${shortDescription}`);

/** The target for resolution as the module promises it for this priority; null: it promises none. */
export const targetOf = (
  openedAt: string,
  priority: number,
  module: Pick<ModuleDefinition, 'targetHours'> | undefined,
): string | null => {
  const hours = module?.targetHours?.[priority as Priority];
  return hours === undefined ? null : hoursAfter(openedAt, hours);
};
export const hoursAfter = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString();

/**
 * The paths of the install base items that a case affects, each between bars: `|/collector/|/collector/probe/|`. A case
 * about an item, or about anything below it, is found by a part of this text (CP3).
 */
export const affectedBy = (items: readonly { path: string }[]): string | null =>
  items.length === 0 ? null : `|${items.map(({ path }) => path).join('|')}|`;
/** Ids of the items in such a text. */
export const affectedIds = (affected: string | null): string[] =>
  (affected ?? '').split('|').flatMap((path) => path.split('/').at(-2) ?? []);

type Required = 'id' | 'number' | 'module' | 'caseType' | 'shortDescription' | 'openedBy' | 'openedByName' | 'openedAt';

/** Version 1 of a case, new unless said; what is not given is empty. */
export const caseRow = (given: Pick<Row<'case'>, Required> & Partial<Row<'case'>>): Row<'case'> => {
  const state = (given.state ?? 1) as CaseState;
  return {
    version: 1,
    state,
    description: '',
    priority: 4,
    category: null,
    escalation: 0,
    account: null,
    contact: null,
    consumer: null,
    household: null,
    partner: null,
    partnerContact: null,
    org: null,
    requestorOrg: null,
    requestedBy: null,
    contributors: null,
    taskAgents: null,
    product: null,
    soldProduct: null,
    installBaseItem: null,
    affected: null,
    alert: null,
    channel: 'web',
    updatedAt: given.openedAt,
    repliedAt: null,
    resolvedAt: null,
    closedAt: null,
    dueAt: null,
    closesAt: null,
    resolutionCode: null,
    resolutionNotes: null,
    fields: {},
    history: [{ state, at: given.openedAt }],
    search: caseSearch(given.number, given.shortDescription),
    ...given,
  };
};
