/** The trail of every mutation and every denial (S22). */
import type { Deps } from '../deps.js';
import type { Tx } from '../store/store.js';

export interface AuditEntry {
  module: string;
  /** Profile id, or `agent:<name>`, or `system`. */
  actor: string;
  /** Name of the operation, with the action where there is one: `actOnCase:close`. */
  action: string;
  /** Id of the record, or what the request called it. */
  record: string;
  outcome: 'done' | 'denied';
  detail?: unknown;
}

export const audit = (deps: Deps, tx: Tx, entry: AuditEntry): Promise<void> =>
  tx.insert('audit', {
    id: deps.ids(),
    at: deps.now(),
    ...entry,
    record: entry.record.slice(0, 128),
    detail: entry.detail ?? null,
  });
