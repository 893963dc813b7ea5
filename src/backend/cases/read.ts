/** Reading one case: the row for those who change it, the record for those who look at it. */
import { type Case, CaseAction, type CaseState } from '../../contract/case.js';
import type { InstanceDefinition } from '../../contract/module.js';
import { allOf, type Filter } from '../../contract/query.js';
import type { Health, Ref } from '../../contract/schema.js';
import type { Deps } from '../deps.js';
import { fieldsOf } from '../http/instance.js';
import { notFound } from '../http/refusal.js';
import type { Products, Session } from '../http/session.js';
import { knownHouseholds, mayAct, mayComment, mayDecide } from '../policy/index.js';
import type { Reader, Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { fullProjection } from './projection.js';
import { affectedIds } from './row.js';
import { decisions, isTalking, stateAllows } from './workflow.js';

/** A case is called by its id or by its number. */
export const called = (name: string): Filter =>
  /^CS\d{7,12}$/.test(name) ? { eq: ['number', name] } : { eq: ['id', name] };

export const markId = (record: string, profile: string): string => `${record}:${profile}`;

/** The row, if it lies within what may be seen; otherwise it is not there. */
export const requireCase = async (reader: Reader, name: string, within: Filter): Promise<Row<'case'>> => {
  const [row] = await reader.find('case', { filter: allOf(called(name), within), limit: 1 });
  if (!row) throw notFound();
  return row;
};

/** The row as it is once nobody else changes it any more until the transaction ends. */
export const lockCase = async (tx: Tx, name: string, within: Filter): Promise<Row<'case'>> => {
  const seen = await requireCase(tx, name, within);
  await tx.lock(`case:${seen.id}`);
  return requireCase(tx, seen.id, within);
};

type FullRow = Pick<
  Case,
  | 'id'
  | 'number'
  | 'version'
  | 'caseType'
  | 'shortDescription'
  | 'state'
  | 'priority'
  | 'category'
  | 'escalation'
  | 'account'
  | 'contact'
  | 'consumer'
  | 'product'
  | 'soldProduct'
  | 'installBaseItem'
  | 'openedAt'
  | 'updatedAt'
  | 'resolvedAt'
  | 'closedAt'
  | 'unread'
  | 'description'
  | 'household'
  | 'channel'
  | 'dueAt'
  | 'closesAt'
  | 'resolutionCode'
  | 'resolutionNotes'
  | 'fields'
  | 'history'
  | 'playbook'
> & {
  module: string;
  openedBy: string;
  openedByName: string;
  repliedAt: string | null;
  consumerId: string | null;
  affected: string | null;
};

/** One case with the names of what it refers to, in one trip to the store. */
export const fetchFull = async (
  reader: Reader,
  name: string,
  within: Filter,
  view: { products?: Products; households?: Filter; profile?: string },
): Promise<FullRow> => {
  const filter = allOf(called(name), within);
  const { json } = await reader.page('case', { filter, limit: 1 }, fullProjection(view));
  const [row] = JSON.parse(json) as FullRow[];
  if (!row) throw notFound();
  return row;
};

/** The part of a case that is the same for everybody who reads it. */
export const common = (row: FullRow): Omit<Case, 'watching' | 'readAt' | 'rating' | 'canComment' | 'actions'> => {
  const {
    module: _module,
    openedByName,
    repliedAt: _repliedAt,
    consumerId: _consumerId,
    affected: _affected,
    ...rest
  } = row;
  return {
    ...rest,
    unread: row.unread ?? false,
    openedBy: { id: row.openedBy, name: openedByName },
    relatedParties: [],
    affectedProducts: [],
  };
};

/** What the viewer may do now: the state, the policy and the instance all agree. */
export const offered = (
  session: Session,
  record: { id: string; state: number; escalation: number; consumer: string | null; openedBy: string },
  watching: boolean,
): CaseAction[] => {
  const state = record.state as CaseState;
  return CaseAction.options.filter((action) => {
    if (session.instance?.actions && !session.instance.actions.includes(action)) return false;
    if (!stateAllows(action, state, record.escalation)) return false;
    if (action === 'watch') return !watching;
    if (action === 'unwatch') return watching;
    return decisions.has(action) ? mayDecide(session.who, record) : mayAct(session.who, record);
  });
};

/** What an instance does not release is empty, whatever asks for the case. */
const release = (record: Case, instance: InstanceDefinition | null): Case => {
  const fields = fieldsOf(instance, 'case');
  if (!fields) return record;
  const kept = new Set([
    'id',
    'number',
    'version',
    'state',
    'priority',
    'escalation',
    'caseType',
    'channel',
    'openedBy',
    'openedAt',
  ]);
  for (const name of [
    'updatedAt',
    'unread',
    'history',
    'watching',
    'readAt',
    'rating',
    'canComment',
    'playbook',
    'actions',
    ...fields,
  ])
    kept.add(name);
  const empty = (value: unknown): unknown => {
    if (typeof value === 'string') return '';
    if (Array.isArray(value)) return [];
    return value !== null && typeof value === 'object' && !('id' in value) ? {} : null;
  };
  const entries = Object.entries(record).map(([name, value]) => [name, kept.has(name) ? value : empty(value)]);
  return Object.fromEntries(entries) as Case;
};

export interface Mark {
  readAt: string;
  watching: boolean;
  rating: number | null;
}

/** UC1: customers reply to what they read; of staff it depends on the rule by which they read it. */
export const isAnswerable = async (reader: Reader, { who, answerable }: Session, id: string): Promise<boolean> =>
  who.staff === null || (await reader.count('case', allOf({ eq: ['id', id] }, answerable))) > 0;

/** Parties named on the case, whether they are authorised or only listed. */
const partiesOf = async (reader: Reader, id: string): Promise<Case['relatedParties']> => {
  const { json } = await reader.page(
    'relatedParty',
    { filter: allOf({ eq: ['case', id] }, { eq: ['active', true] }), limit: 50 },
    {
      account: { ref: 'account', table: 'account', name: 'name' },
      contact: { ref: 'contact', table: 'contact', name: 'name' },
      consumer: { ref: 'consumer', table: 'consumer', name: 'name' },
      organization: { ref: 'organization', table: 'serviceOrganization', name: 'name' },
      staff: { ref: 'staff', table: 'staff', name: 'name' },
      responsibility: { ref: 'responsibility', table: 'responsibility', name: 'name' },
    },
  );
  type Named = 'account' | 'contact' | 'consumer' | 'organization' | 'staff' | 'responsibility';
  const rows = JSON.parse(json) as Record<Named, Ref | null>[];
  return rows.flatMap(({ account, contact, consumer, organization, staff, responsibility }) => {
    const party = contact ?? consumer ?? account ?? organization ?? staff;
    return party ? [{ id: party.id, name: party.name, responsibility: responsibility?.name ?? '' }] : [];
  });
};

/** What the case is about and what else it affects, of the items that may be read (G11), each with its health. */
const itemsOf = async (
  reader: Reader,
  { affected, installBaseItem }: FullRow,
  within: Filter,
): Promise<Pick<Case, 'installBaseItem' | 'affectedProducts'>> => {
  const ids = new Set([...affectedIds(affected), ...(installBaseItem ? [installBaseItem.id] : [])]);
  if (ids.size === 0) return { installBaseItem, affectedProducts: [] };
  const filter = allOf({ in: ['id', [...ids]] }, within);
  const rows = await reader.find('installBaseItem', { filter, order: ['name'] });
  const items = rows.map(({ id, name, detail, health }) => ({
    id,
    name,
    ...(detail !== null && { detail }),
    health: health as Health,
  }));
  return {
    installBaseItem: items.find(({ id }) => id === installBaseItem?.id) ?? installBaseItem,
    affectedProducts: items.filter(({ id }) => id !== installBaseItem?.id),
  };
};

/** The case as this viewer sees it, and the viewer's mark on it, which is looked up where the caller does not know it. */
export const viewCase = async (
  reader: Reader,
  session: Session,
  name: string,
  known?: Mark,
): Promise<{ record: Case; mark: Mark | undefined; repliedAt: string | null }> => {
  const profile = session.who.profile.id;
  const row = await fetchFull(reader, name, session.cases, {
    products: session.products,
    households: knownHouseholds(session.who),
    profile,
  });
  const [answers, mark, relatedParties, items] = await Promise.all([
    isAnswerable(reader, session, row.id),
    known ?? reader.get('caseMark', markId(row.id, profile)),
    partiesOf(reader, row.id),
    itemsOf(reader, row, session.products.items),
  ]);
  const watching = mark?.watching ?? false;
  const { id, state, escalation, consumerId: consumer, openedBy } = row;
  const decisive = { id, state, escalation, consumer, openedBy };
  const record: Case = {
    ...common(row),
    ...items,
    relatedParties,
    watching,
    readAt: mark?.readAt ?? null,
    rating: mark?.rating ?? null,
    canComment: answers && isTalking(row.state) && mayComment(session.who, decisive),
    actions: offered(session, decisive, watching).filter((action) => answers || /watch$/.test(action)),
  };
  return { record: release(record, session.instance), mark, repliedAt: row.repliedAt };
};

/** Notes what a profile thinks of a case: read, watched, rated. */
export const setMark = async (
  deps: Deps,
  tx: Tx,
  record: string,
  profile: string,
  patch: Partial<Mark>,
): Promise<void> => {
  const id = markId(record, profile);
  if (await tx.update('caseMark', id, patch)) return;
  await tx.insert('caseMark', {
    id,
    case: record,
    profile,
    readAt: deps.now(),
    watching: false,
    rating: null,
    ...patch,
  });
};

export const etag = (version: number): Record<string, string> => ({ etag: `"${version}"` });
