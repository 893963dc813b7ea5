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
  /** All records whose history tells of it: `account:<id>`. */
  about?: readonly string[] | undefined;
}

export const audit = async (deps: Deps, tx: Tx, { about = [], ...entry }: AuditEntry): Promise<void> => {
  const id = deps.ids();
  const at = deps.now();
  await tx.insert('audit', { id, at, ...entry, record: entry.record.slice(0, 128), detail: entry.detail ?? null });
  for (const record of new Set(about)) await tx.insert('auditRecord', { id: `${id}:${record}`, audit: id, record, at });
};
