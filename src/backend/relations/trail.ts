/** What a change of relations leaves behind: an entry that the history of each record concerned tells of. */
import type { RelationKind } from '../../contract/relation.js';
import type { Deps } from '../deps.js';
import { audit } from '../http/audit.js';
import type { Tx } from '../store/store.js';
import type { TableName } from '../store/tables.js';
import type { RelationRow } from './kinds.js';
import { keyOf } from './names.js';
import { wantedBy } from './read.js';

type Columns = Record<string, string | boolean | null>;

/** Kept with the entry. `before` null: it was created; `after` null: it was deleted. Of records only what changed. */
export interface Change {
  table: TableName;
  id: string;
  before: Columns | null;
  after: Columns | null;
}
export interface Trail {
  record: string;
  detail: Change;
  about: string[];
}

export const ofRelation = (kind: RelationKind, before: RelationRow | null, after: RelationRow | null): Trail => {
  const row = after ?? before;
  if (!row) throw new Error('Nothing changed');
  const ends = wantedBy(kind, row).filter(([table]) => table !== 'responsibility');
  const about = [keyOf(kind, row.id), ...ends.map(([table, id]) => keyOf(table, id))];
  return { record: row.id, detail: { table: kind, id: row.id, before, after }, about };
};

/** Of a record itself: an account's switches, a household's head, a product's consumer. `also` are records it concerns. */
export const ofRecord = (
  table: TableName,
  id: string,
  before: Columns,
  after: Columns,
  also: readonly (readonly [TableName, string | null])[] = [],
): Trail => ({
  record: id,
  detail: { table, id, before, after },
  about: [keyOf(table, id), ...also.flatMap(([other, name]) => (name === null ? [] : [keyOf(other, name)]))],
});

/** Who acts: `agent:<name>` or a profile, and the module where it is a customer. */
export interface Actor {
  actor: string;
  module: string;
}

/** An entry beside that of the operation: what follows from it by itself. */
export const follow = (deps: Deps, tx: Tx, who: Actor, action: string, trail: Trail): Promise<void> =>
  audit(deps, tx, { ...who, action, outcome: 'done', ...trail });

/** Rights may have changed: all nodes judge their live streams anew at once. The event names nothing and nobody hears it. */
export const rejudge = (deps: Deps, tx: Tx): void =>
  tx.emit({
    id: deps.ids(),
    type: 'rights-changed',
    case: null,
    item: null,
    number: null,
    version: 0,
    at: deps.now(),
    internal: true,
  });
