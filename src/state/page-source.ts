import { count, type LoadPage, type PageSet, rangeOf } from './page-set.js';

/**
 * The rows of a list of any length, as sparse pages: holds what is looked at and the pages last looked at, no more,
 * so that memory does not grow with the list.
 */
export class PageSource<T> {
  readonly #set: PageSet<T>;
  #key: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when rows have come; `size` rows make a page, `keep` pages are held. */
  constructor(changed: () => void, { size = 50, keep = 12 } = {}) {
    this.#set = {
      size,
      keep,
      changed,
      pages: new Map(),
      loading: new Map(),
      failed: new Map(),
      total: 0,
      counted: false,
      error: undefined,
      first: 0,
      last: 0,
      clock: 0,
    };
  }

  /** Rows of a page. */
  get size(): number {
    return this.#set.size;
  }
  /** All rows that match; while the backend has not counted, all that are known and one page more. */
  get total(): number {
    return this.#set.total;
  }
  /** Why a page could not be loaded; undefined once one could. */
  get error(): unknown {
    return this.#set.error;
  }

  /** The row at `index`, undefined while it is not there. */
  at(index: number): T | undefined {
    const { size, pages } = this.#set;
    return pages.get(Math.floor(index / size))?.items[index % size];
  }

  /**
   * Loads what is looked at. `key` names the question (search, filter, order): with another key the list starts again at its
   * top; with the same key what is looked at is asked again and the rest forgotten. Until the answer is there,
   * the old rows stay. Rejects with what `load` rejects with, and then nothing has changed.
   */
  async open(key: string, load: LoadPage<T>, signal: AbortSignal): Promise<this> {
    const set = this.#set;
    // Asking again for what is further down comes with the code that fetches while one scrolls.
    const deep = key === this.#key && rangeOf(set)[1] > 0;
    const [from, answers] = deep
      ? await (await import('./page-fetch.js')).loadRange(set, load, signal)
      : [0, [await load({ limit: set.size, total: true }, signal)]];
    this.stop();
    if (key !== this.#key) set.first = set.last = 0;
    this.#key = key;
    const total = answers[0]?.total ?? null;
    set.load = load;
    set.pages = new Map(answers.map(({ items, next }, at) => [from + at, { items, next, used: ++set.clock }]));
    set.failed.clear();
    set.error = undefined;
    set.counted = total !== null;
    set.total = total ?? 0;
    count(set);
    set.changed();
    // What scrolling needs is there before one scrolls.
    if (answers.at(-1)?.next) import('./page-fetch.js').catch(() => {});
    return this;
  }

  /** Says which rows are looked at; what is missing of them comes, what is no longer looked at does not. */
  want(first: number, last: number): void {
    const set = this.#set;
    set.first = Math.max(0, first);
    set.last = Math.max(set.first, Math.min(last, set.total - 1));
    // A dragged scroll bar passes hundreds of pages: only where it is after a moment counts.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#fetch();
    }, 40);
  }

  /** Tries again what has failed. */
  retry(): void {
    this.#set.failed.clear();
    this.#fetch();
  }

  /** Ends what is under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { loading } = this.#set;
    for (const abort of loading.values()) abort.abort();
    loading.clear();
  }

  #fetch(): void {
    import('./page-fetch.js').then(
      ({ fetchMissing }) => fetchMissing(this.#set),
      (reason: unknown) => {
        this.#set.error = reason;
        this.#set.changed();
      },
    );
  }
}
