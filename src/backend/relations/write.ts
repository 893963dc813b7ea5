/**
 * Writing relations, whatever their kind. One write at a time on all nodes, because what is checked (a primary household,
 * the same relation twice, a head) lies in other rows than the one that is written.
 */
import type { RelationCreate, RelationKind, RelationUpdate } from '../../contract/relation.js';
import type { Deps } from '../deps.js';
import { invalid, notFound, Refusal } from '../http/refusal.js';
import { today } from '../http/today.js';
import type { Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { followLink } from './associate.js';
import { checkChanged, checkNew, finding } from './check.js';
import { dropHead, type Member } from './household.js';
import { checkEnds, hasColumn, type RelationRow, rolesOf } from './kinds.js';
import { viewRelation } from './read.js';
import { endedOn, stateOn } from './time.js';
import { type Actor, ofRelation, rejudge, type Trail } from './trail.js';
import { versionOf } from './version.js';

export interface Written {
  row: RelationRow;
  /** Undefined where nothing changed. */
  trail: Trail | undefined;
}

/** Every write begins with it. */
export const lockRelations = (tx: Tx): Promise<void> => tx.lock('relations');

const insert = (tx: Tx, kind: RelationKind, row: RelationRow): Promise<void> =>
  tx.insert(kind, row as unknown as Row<typeof kind>);

export const requireRelation = async (tx: Tx, kind: RelationKind, id: string): Promise<RelationRow> => {
  const row = await tx.get(kind, id);
  if (!row) throw notFound();
  return row as unknown as RelationRow;
};

/** What follows by itself when somebody is no longer who they were. */
const consequences = async (
  deps: Deps,
  tx: Tx,
  who: Actor,
  kind: RelationKind,
  before: RelationRow | null,
  after: RelationRow | null,
): Promise<void> => {
  const row = after ?? before;
  if (kind === 'householdMember' && before) await dropHead(deps, tx, who, row as unknown as Member);
  if (kind === 'accountConsumer' && before)
    await followLink(deps, tx, who, before as unknown as Row<'accountConsumer'>);
  rejudge(deps, tx);
};

const settle = async (
  deps: Deps,
  tx: Tx,
  who: Actor,
  kind: RelationKind,
  [before, after]: [RelationRow, RelationRow],
): Promise<Written> => {
  const { id, ...patch } = after;
  await tx.update(kind, id, patch as Partial<Row<typeof kind>>);
  await consequences(deps, tx, who, kind, before, after);
  return { row: after, trail: ofRelation(kind, before, after) };
};

interface RelationKey {
  kind: RelationKind;
  id: string;
}

/** A field that relations of this kind do not have. */
const strange = (kind: RelationKind, body: RelationUpdate): void => {
  const errors = (['responsibility', 'primary'] as const)
    .filter((field) => body[field] !== undefined && body[field] !== null && !hasColumn(kind, field))
    .map((field) => finding(`/${field}`, 'A relation of this kind has no such field', 'unknown'));
  if (errors.length > 0) throw invalid(errors);
};

export const createRelation = async (deps: Deps, tx: Tx, who: Actor, body: RelationCreate): Promise<Written> => {
  const { kind, responsibility = null, primary = false, startDate = null, endDate = null, ...ends } = body;
  await lockRelations(tx);
  const wrong = checkEnds(
    kind,
    Object.keys(ends).filter((role) => ends[role as keyof typeof ends] !== undefined),
  );
  if (wrong.length > 0) throw invalid(wrong);
  strange(kind, body);
  const row: RelationRow = {
    id: deps.ids(),
    ...Object.fromEntries(rolesOf(kind).map((role) => [role, ends[role] ?? null])),
    ...(hasColumn(kind, 'responsibility') ? { responsibility } : {}),
    ...(hasColumn(kind, 'primary') ? { primary } : {}),
    active: true,
    startDate,
    endDate,
  };
  const found = await checkNew(tx, kind, row, today(deps));
  if (found.length > 0) throw invalid(found);
  // Before the new membership counts: an old head who comes back is a member.
  if (kind === 'householdMember') await dropHead(deps, tx, who, row as unknown as Member);
  await insert(tx, kind, row);
  await consequences(deps, tx, who, kind, null, row);
  return { row, trail: ofRelation(kind, null, row) };
};

export const updateRelation = async (
  deps: Deps,
  tx: Tx,
  who: Actor,
  { kind, id }: RelationKey,
  version: number,
  body: RelationUpdate,
): Promise<Written> => {
  await lockRelations(tx);
  const row = await requireRelation(tx, kind, id);
  if (versionOf(row) !== version)
    throw new Refusal('version-conflict', { current: await viewRelation(deps, tx, kind, row) });
  if (stateOn(today(deps), row) === 'ended') throw invalid([finding('', 'The relation has ended: add a new one')]);
  strange(kind, body);
  const given = Object.entries(body).filter(([field, value]) => value !== undefined && hasColumn(kind, field));
  const changed: RelationRow = { ...row, ...Object.fromEntries(given) };
  if (given.every(([field, value]) => row[field] === value)) return { row, trail: undefined };
  const found = await checkChanged(tx, kind, changed);
  if (found.length > 0) throw invalid(found);
  return settle(deps, tx, who, kind, [row, changed]);
};

export const endRelation = async (deps: Deps, tx: Tx, who: Actor, { kind, id }: RelationKey): Promise<Written> => {
  await lockRelations(tx);
  const row = await requireRelation(tx, kind, id);
  const day = today(deps);
  if (stateOn(day, row) === 'ended') return { row, trail: undefined };
  return settle(deps, tx, who, kind, [row, endedOn(day, row)]);
};

export const deleteRelation = async (deps: Deps, tx: Tx, who: Actor, { kind, id }: RelationKey): Promise<Written> => {
  await lockRelations(tx);
  const row = await requireRelation(tx, kind, id);
  await tx.delete(kind, id);
  await consequences(deps, tx, who, kind, row, null);
  return { row, trail: ofRelation(kind, row, null) };
};
