import type { Page } from '../contract/schema.js';

/** What a page is asked by: after a cursor when it follows a page that is there, by offset after a jump. */
export interface PageRequest {
  limit: number;
  offset?: number;
  after?: string;
  /** The count is asked for once per set of rows. */
  total: boolean;
}
export type LoadPage<T> = (request: PageRequest, signal: AbortSignal) => Promise<Page<T>>;

interface Entry<T> {
  items: readonly T[];
  next: string | null;
  used: number;
}

/**
 * The rows of a list of any length, as sparse pages: holds what is looked at and the pages last looked at, no more,
 * so that memory does not grow with the list.
 */
export class PageSource<T> {
  /** All rows that match; while the backend has not counted, all that are known and one page more. */
  total = 0;
  /** Why a page could not be loaded; undefined once one could. */
  error: unknown;
  readonly size: number;
  readonly #keep: number;
  readonly #changed: () => void;
  #pages = new Map<number, Entry<T>>();
  #loading = new Map<number, AbortController>();
  #failed = new Map<number, number>();
  #load: LoadPage<T> | undefined;
  #key: string | undefined;
  #counted = false;
  #clock = 0;
  #first = 0;
  #last = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when rows have come; `size` rows make a page, `keep` pages are held. */
  constructor(changed: () => void, { size = 50, keep = 12 } = {}) {
    this.#changed = changed;
    this.size = size;
    this.#keep = keep;
  }

  /** The row at `index`, undefined while it is not there. */
  at(index: number): T | undefined {
    return this.#pages.get(Math.floor(index / this.size))?.items[index % this.size];
  }

  /**
   * Loads what is looked at. `key` names the question (search, filter, order): with another key the list starts again at its
   * top; with the same key what is looked at is asked again and the rest forgotten. Until the answer is there,
   * the old rows stay. Rejects with what `load` rejects with, and then nothing has changed.
   */
  async open(key: string, load: LoadPage<T>, signal: AbortSignal): Promise<this> {
    const same = key === this.#key;
    const [from, to] = same ? this.#range() : [0, 0];
    const pages = new Map<number, Entry<T>>();
    let total: number | null = null;
    let after: string | null = null;
    for (let page = from; page <= to; page++) {
      const start: Partial<PageRequest> = after ? { after } : page ? { offset: page * this.size } : {};
      const answer = await load({ limit: this.size, ...start, total: page === from }, signal);
      if (page === from) total = answer.total;
      pages.set(page, { items: answer.items, next: answer.next, used: ++this.#clock });
      after = answer.next;
      if (!after) break;
    }
    this.stop();
    this.#key = key;
    this.#load = load;
    this.#pages = pages;
    this.#failed.clear();
    this.error = undefined;
    this.#counted = total !== null;
    this.total = total ?? 0;
    this.#count();
    if (!same) this.#first = this.#last = 0;
    // The list has become shorter than where we stood.
    if (from > 0 && this.total > 0 && from * this.size >= this.total) {
      this.#first = this.#last = Math.max(0, this.total - 1);
      return this.open(key, load, signal);
    }
    this.#changed();
    return this;
  }

  /** Says which rows are looked at; what is missing of them comes, what is no longer looked at does not. */
  want(first: number, last: number): void {
    this.#first = Math.max(0, first);
    this.#last = Math.max(this.#first, Math.min(last, this.total - 1));
    // A dragged scroll bar passes hundreds of pages: only where it is after a moment counts.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#fetch();
    }, 40);
  }

  /** Tries again what has failed. */
  retry(): void {
    this.#failed.clear();
    this.#fetch();
  }

  /** Changes a row in place, for example with what an action answered. */
  replace(matches: (row: T) => boolean, row: T): void {
    for (const entry of this.#pages.values()) {
      const index = entry.items.findIndex(matches);
      if (index >= 0) entry.items = entry.items.map((old, at) => (at === index ? row : old));
    }
    this.#changed();
  }

  /** Ends what is under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const abort of this.#loading.values()) abort.abort();
    this.#loading.clear();
  }

  #range(): [from: number, to: number] {
    return [Math.floor(this.#first / this.size), Math.floor(this.#last / this.size)];
  }

  #fetch(): void {
    const [from, to] = this.#range();
    for (const [page, abort] of this.#loading) {
      if (page < from - 1 || page > to + 1) {
        abort.abort();
        this.#loading.delete(page);
      }
    }
    for (let page = from; page <= to; page++) {
      const entry = this.#pages.get(page);
      if (entry) entry.used = ++this.#clock;
      else if (!this.#loading.has(page) && Date.now() > (this.#failed.get(page) ?? 0)) void this.#one(page);
    }
  }

  async #one(page: number): Promise<void> {
    const abort = new AbortController();
    this.#loading.set(page, abort);
    const after = this.#pages.get(page - 1)?.next;
    try {
      const start = after ? { after } : { offset: page * this.size };
      const answer = await this.#load?.({ limit: this.size, ...start, total: false }, abort.signal);
      if (!answer || abort.signal.aborted) return;
      this.#pages.set(page, { items: answer.items, next: answer.next, used: ++this.#clock });
      this.error = undefined;
      this.#trim();
      this.#count();
    } catch (reason) {
      if (abort.signal.aborted) return;
      this.error = reason;
      this.#failed.set(page, Date.now() + 5000);
    } finally {
      if (this.#loading.get(page) === abort) this.#loading.delete(page);
    }
    this.#changed();
  }

  #trim(): void {
    const [from, to] = this.#range();
    const spare = [...this.#pages].filter(([page]) => page < from || page > to).sort(([, a], [, b]) => a.used - b.used);
    for (const [page] of spare) {
      if (this.#pages.size <= this.#keep) break;
      this.#pages.delete(page);
    }
  }

  #count(): void {
    for (const [page, { items, next }] of this.#pages) {
      const end = page * this.size + items.length;
      // The last page knows the end; it may have moved since the count.
      if (!next && items.length > 0) this.total = end;
      else if (!this.#counted || end > this.total) this.total = Math.max(this.total, end + (next ? this.size : 0));
    }
  }
}
