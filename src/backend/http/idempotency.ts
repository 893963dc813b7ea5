/** One key, one effect, one answer (R2): the answer is kept in the transaction of the write that it tells of. */
import type { Deps } from '../deps.js';
import type { Tx } from '../store/store.js';
import { Refusal } from './refusal.js';
import type { Reply } from './reply.js';

export const KEEP_MS = 24 * 3_600_000;

export const keyOf = (request: Request): string => {
  const key = request.headers.get('idempotency-key');
  if (key === null || key === '') throw new Refusal('idempotency-key-missing');
  if (!/^[\x21-\x7e]{1,128}$/.test(key)) {
    throw new Refusal('malformed-request', { detail: 'Idempotency-Key takes 1 to 128 visible ASCII characters' });
  }
  return key;
};

/**
 * Runs `work` once for `actor` and `key`. Whoever comes with the same key waits for the first and gets its answer;
 * with another request (`hash`) is refused. A refused or failed request leaves nothing, so that it can be corrected.
 */
export const once = (
  deps: Deps,
  { actor, key, hash }: { actor: string; key: string; hash: string },
  work: (tx: Tx) => Promise<Reply>,
): Promise<Reply> => {
  const id = `${actor}:${key}`;
  return deps.store.transact(async (tx) => {
    await tx.lock(`idempotency:${id}`);
    const kept = await tx.get('idempotency', id);
    if (kept && Date.parse(kept.at) > deps.clock() - KEEP_MS) {
      if (kept.hash !== hash) throw new Refusal('idempotency-key-reused');
      const { text, headers } = JSON.parse(kept.body) as { text: string; headers: Record<string, string> };
      return { status: kept.status, text, headers };
    }
    if (kept) await tx.delete('idempotency', id);
    const reply = await work(tx);
    const body = JSON.stringify({ text: reply.text, headers: reply.headers ?? {} });
    await tx.insert('idempotency', { id, hash, status: reply.status ?? 200, body, at: deps.now() });
    return reply;
  });
};
