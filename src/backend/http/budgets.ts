/** Rate limits shared by all nodes, without a trip to the database for each request. */
import type { Store } from '../store/store.js';
import { Refusal } from './refusal.js';

const SECONDS = 60;
/** Requests bought at once from the shared budget: at most a fortieth of it, so that nodes cannot hoard. */
const chunkOf = (limit: number): number => Math.max(1, Math.floor(limit / 40));
/** What was bought and not used is given up after this long, so that a spent budget is felt soon. */
const KEEP_MS = 5_000;

export class Budgets {
  #held = new Map<string, { left: number; until: number }>();

  constructor(
    readonly store: Store,
    readonly clock: () => number,
  ) {}

  /** Takes one request from the budget, or throws `too-many-requests`. */
  async spend(key: string, limit: number): Promise<void> {
    const now = this.clock();
    const held = this.#held.get(key);
    if (held && held.left > 0 && held.until > now) {
      held.left -= 1;
      return;
    }
    const chunk = chunkOf(limit);
    let bought = chunk;
    let wait = await this.store.take(key, chunk, limit, SECONDS);
    if (wait > 0 && chunk > 1) {
      bought = 1;
      wait = await this.store.take(key, 1, limit, SECONDS);
    }
    if (wait > 0) {
      const reason = `more than ${limit} requests a minute for this ${key.split(':')[0]}`;
      throw new Refusal('too-many-requests', { retryAfter: Math.ceil(wait), reason });
    }
    if (this.#held.size > 10_000) this.#held.clear();
    this.#held.set(key, { left: bought - 1, until: now + KEEP_MS });
  }
}
