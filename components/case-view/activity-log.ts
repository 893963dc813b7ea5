/** The entries of one case as far as they are known, newest first, and how new ones and earlier ones join them. */
import type { Activity } from '../../src/contract/activity.js';
import type { Page } from '../../src/contract/schema.js';

export const PAGE = 40;
/** Pages asked for to close a gap after a long absence; beyond it the log starts again. */
const GAP_PAGES = 3;

export type LoadEntries = (after: string | undefined) => Promise<Page<Activity>>;

export interface Log {
  /** Newest first. */
  readonly entries: readonly Activity[];
  /** Cursor of the entries before the earliest known; null: all are known. */
  readonly next: string | null;
  /** Entries in all. */
  readonly total: number;
}

/** Without those of these ids. */
export const without = (entries: readonly Activity[], ids: ReadonlySet<string>): Activity[] =>
  entries.filter(({ id }) => !ids.has(id));
export const idsOf = (entries: readonly Activity[]): Set<string> => new Set(entries.map(({ id }) => id));

/** The newest entries, joined with those known before. `known` is asked late: more may be known by then. */
export const refresh = async (load: LoadEntries, known: () => Log | undefined): Promise<Log> => {
  let page = await load(undefined);
  const total = page.total ?? page.items.length;
  let fresh = page.items;
  const old = idsOf(known()?.entries ?? []);
  for (let pages = 1; old.size > 0 && page.next && !fresh.some(({ id }) => old.has(id)); pages++) {
    if (pages === GAP_PAGES) return { entries: fresh, next: page.next, total };
    page = await load(page.next);
    fresh = [...fresh, ...page.items];
  }
  const now = known();
  const rest = now ? without(now.entries, idsOf(fresh)) : [];
  // The known ones reach further back than what was asked now: their cursor stays the right one.
  return { entries: [...fresh, ...rest], next: rest.length > 0 && now ? now.next : page.next, total };
};
