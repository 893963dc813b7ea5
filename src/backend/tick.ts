/** What happens by itself as time goes by; the host calls it now and then, on any node. */

import type { Filter } from '../contract/query.js';
import { type Author, CaseChange } from './cases/changes.js';
import type { Deps } from './deps.js';
import { audit } from './http/audit.js';
import { KEEP_MS } from './http/idempotency.js';
import type { TableName } from './store/tables.js';

const BATCH = 200;
const system: Author = { profile: null, name: 'System', role: 'system' };

/** Resolved cases that nobody answered for long enough close. Answers how many. */
const closeResolved = async (deps: Deps): Promise<number> => {
  const due = (): Filter => ({ and: [{ eq: ['state', 6] }, { lte: ['closesAt', deps.now()] }] });
  const found = await deps.store.find('case', { filter: due(), order: ['closesAt'], limit: BATCH });
  let closed = 0;
  for (const { id } of found) {
    const done = await deps.store.transact(async (tx) => {
      await tx.lock(`case:${id}`);
      const [record] = await tx.find('case', { filter: { and: [{ eq: ['id', id] }, due()] }, limit: 1 });
      if (!record) return false;
      const change = new CaseChange(deps, tx, record, system);
      change.enter(3, 'timeout');
      change.set({ resolutionCode: record.resolutionCode ?? 'Closed automatically' });
      await change.saveEntries();
      await change.save();
      await audit(deps, tx, {
        module: record.module,
        actor: 'system',
        action: 'closeResolved',
        record: id,
        outcome: 'done',
      });
      return true;
    });
    if (done) closed += 1;
  }
  return closed;
};

const removeOld = (deps: Deps, table: TableName, filter: Filter): Promise<number> =>
  deps.store.transact(async (tx) => {
    const rows = await tx.find(table, { filter, limit: BATCH });
    for (const { id } of rows) await tx.delete(table, id);
    return rows.length;
  });

/** Answers what was done, for the log. A batch at a time: call again when something came to `BATCH`. */
export const tick = async (deps: Deps): Promise<{ closed: number; removed: number }> => {
  const closed = await closeResolved(deps);
  const dayAgo = new Date(deps.clock() - KEEP_MS).toISOString();
  const keys = await removeOld(deps, 'idempotency', { lt: ['at', dayAgo] });
  const files = await removeOld(deps, 'attachment', { and: [{ isEmpty: 'case' }, { lt: ['createdAt', dayAgo] }] });
  const events = await removeOld(deps, 'event', { lt: ['at', dayAgo] });
  return { closed, removed: keys + files + events };
};
