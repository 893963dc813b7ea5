/** Fills a set of pages while one scrolls, and asks again for what is far down. Loaded after the first page. */
import type { Page } from '../contract/schema.js';
import { count, type LoadPage, type PageSet, rangeOf } from './page-set.js';

/**
 * Asks again for the pages looked at, the first with the count; answers the place of the first, and all. A list that has
 * become shorter is looked at where it ends.
 */
export const loadRange = async <T>(
  set: PageSet<T>,
  load: LoadPage<T>,
  signal: AbortSignal,
): Promise<[from: number, answers: Page<T>[]]> => {
  const { size } = set;
  const [from, to] = rangeOf(set);
  const answers: Page<T>[] = [];
  let after: string | null = null;
  for (let page = from; page <= to; page++) {
    const start = after ? { after } : page ? { offset: page * size } : {};
    const answer: Page<T> = await load({ limit: size, ...start, total: page === from }, signal);
    answers.push(answer);
    after = answer.next;
    if (!after) break;
  }
  const total = answers[0]?.total ?? 0;
  if (from === 0 || total === 0 || from * size < total) return [from, answers];
  set.first = set.last = total - 1;
  return loadRange(set, load, signal);
};

/** Loads what is missing of the rows looked at, ends what is no longer looked at. */
export const fetchMissing = <T>(set: PageSet<T>): void => {
  const [from, to] = rangeOf(set);
  for (const [page, abort] of set.loading) {
    if (page < from - 1 || page > to + 1) {
      abort.abort();
      set.loading.delete(page);
    }
  }
  for (let page = from; page <= to; page++) {
    const entry = set.pages.get(page);
    if (entry) entry.used = ++set.clock;
    else if (!set.loading.has(page) && Date.now() > (set.failed.get(page) ?? 0)) void fetchOne(set, page);
  }
};

const fetchOne = async <T>(set: PageSet<T>, page: number): Promise<void> => {
  const abort = new AbortController();
  const { signal } = abort;
  set.loading.set(page, abort);
  const after = set.pages.get(page - 1)?.next;
  try {
    const start = after ? { after } : { offset: page * set.size };
    const answer = await set.load?.({ limit: set.size, ...start, total: false }, signal);
    if (!answer || signal.aborted) return;
    set.pages.set(page, { items: answer.items, next: answer.next, used: ++set.clock });
    set.error = undefined;
    trim(set);
    count(set);
  } catch (reason) {
    if (signal.aborted) return;
    set.error = reason;
    set.failed.set(page, Date.now() + 5000);
  } finally {
    if (set.loading.get(page) === abort) set.loading.delete(page);
  }
  set.changed();
};

const trim = (set: PageSet<unknown>): void => {
  const [from, to] = rangeOf(set);
  const spare = [...set.pages].filter(([page]) => page < from || page > to).sort(([, a], [, b]) => a.used - b.used);
  for (const [page] of spare) {
    if (set.pages.size <= set.keep) break;
    set.pages.delete(page);
  }
};
