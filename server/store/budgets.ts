/**
 * Rate budgets: `limit` at once, refilled evenly over `seconds`. One process keeps them in memory. Several nodes take
 * them from one table, in leases of some requests, so that most requests cost no write to the database.
 */
import type { Run } from './sql-reader.js';

interface Lease {
  /** Cost that is paid for already. */
  left: number;
  /** Milliseconds; after this the budget has refilled anyway and the lease is void. */
  until: number;
  /** No asking for this cost or more before this time: the answer would be no. */
  closedUntil: number;
  closedCost: number;
  /** The question to the database that is under way. */
  asking?: Promise<void> | undefined;
}

/** A lease is at most this part of the budget, so that one node cannot keep much from the others. */
const PART = 20;
const KEYS = 20_000;

export class Budgets {
  #leases = new Map<string, Lease>();
  #local = new Map<string, { left: number; at: number }>();
  #run: Run | undefined;
  #now: () => number;

  /** With `run` the budgets are shared through the table `oriel_rate`. */
  constructor(run?: Run, now: () => number = () => performance.now()) {
    this.#run = run;
    this.#now = now;
  }

  /** Takes `cost`; answers 0, or the seconds after which there will be enough. */
  async take(key: string, cost: number, limit: number, seconds: number): Promise<number> {
    if (!this.#run) return this.#takeLocal(key, cost, limit, seconds);
    for (;;) {
      const now = this.#now();
      const lease = this.#leases.get(key) ?? { left: 0, until: 0, closedUntil: 0, closedCost: 0 };
      this.#leases.set(key, lease);
      if (lease.until <= now) lease.left = 0;
      if (lease.left >= cost) {
        lease.left -= cost;
        return 0;
      }
      if (lease.closedUntil > now && cost >= lease.closedCost)
        return Math.max(1, Math.ceil((lease.closedUntil - now) / 1000));
      lease.asking ??= this.#lease(this.#run, key, lease, cost, limit, seconds).finally(() => {
        lease.asking = undefined;
      });
      await lease.asking;
    }
  }

  async #lease(run: Run, key: string, lease: Lease, cost: number, limit: number, seconds: number): Promise<void> {
    if (this.#leases.size > KEYS) this.#forget();
    const need = cost - lease.left;
    const want = Math.max(need, Math.floor(limit / PART));
    // What is there now; then all that is wanted, or all that is left when it is enough, or nothing.
    const there = `least($2::float8, r.available + extract(epoch from clock_timestamp() - r.at)::float8 * $5::float8)`;
    const granted = (available: string) =>
      `case when ${available} >= $3::float8 then least(${available}, $4::float8) else 0 end`;
    const { rows } = await run(
      `insert into oriel_rate as r (key, available, granted, at)
         values ($1::text, $2::float8 - ${granted('$2::float8')}, ${granted('$2::float8')}, clock_timestamp())
       on conflict (key) do update set
         available = ${there} - ${granted(there)}, granted = ${granted(there)}, at = clock_timestamp()
       returning available, granted`,
      [key.replaceAll('\0', ''), limit, need, want, limit / seconds],
    );
    const given = Number(rows[0]?.['granted'] ?? 0);
    const now = this.#now();
    if (given > 0) {
      lease.left += given;
      lease.until = now + seconds * 1000;
      lease.closedUntil = 0;
    } else {
      const missing = need - Number(rows[0]?.['available'] ?? 0);
      lease.closedUntil = now + Math.max(1, (missing / (limit / seconds)) * 1000);
      lease.closedCost = cost;
    }
  }

  #takeLocal(key: string, cost: number, limit: number, seconds: number): number {
    const now = this.#now();
    const rate = limit / seconds;
    const before = this.#local.get(key);
    const left = before ? Math.min(limit, before.left + ((now - before.at) / 1000) * rate) : limit;
    const enough = left >= cost;
    this.#local.set(key, { left: enough ? left - cost : left, at: now });
    if (this.#local.size > KEYS) this.#forget();
    return enough ? 0 : Math.max(1, Math.ceil((cost - left) / rate));
  }

  /** Drops what has not been used for ten minutes. */
  #forget(): void {
    const now = this.#now();
    for (const [key, { at }] of this.#local) if (now - at > 600_000) this.#local.delete(key);
    for (const [key, lease] of this.#leases) {
      if (!lease.asking && lease.until < now && lease.closedUntil < now) this.#leases.delete(key);
    }
  }
}
