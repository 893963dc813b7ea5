import { count, type LoadPage, type PageSet, rangeOf } from './page-set.js';

/**
 * The rows of a list of any length, as sparse pages: holds what is looked at and the pages last looked at, no more,
 * so that memory does not grow with the list.
 */
export class PageSource<T> implements PageSet<T> {
  /** Rows of a page. */
  readonly size: number;
  readonly keep: number;
  readonly changed: () => void;
  load?: LoadPage<T>;
  pages: PageSet<T>['pages'] = new Map();
  readonly loading: PageSet<T>['loading'] = new Map();
  readonly failed: PageSet<T>['failed'] = new Map();
  /** All rows that match; while the backend has not counted, all that are known and one page more. */
  total = 0;
  counted = false;
  /** Why a page could not be loaded; undefined once one could. */
  error: unknown;
  first = 0;
  last = 0;
  clock = 0;
  #key: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when rows have come; `size` rows make a page, `keep` pages are held. */
  constructor(changed: () => void, { size = 50, keep = 12 } = {}) {
    this.changed = changed;
    this.size = size;
    this.keep = keep;
  }

  /** The row at `index`, undefined while it is not there. */
  at(index: number): T | undefined {
    return this.pages.get(Math.floor(index / this.size))?.items[index % this.size];
  }

  /**
   * Loads what is looked at. `key` names the question (search, filter, order): with another key the list starts again at its
   * top; with the same key what is looked at is asked again and the rest forgotten. Until the answer is there,
   * the old rows stay. Rejects with what `load` rejects with, and then nothing has changed.
   */
  async open(key: string, load: LoadPage<T>, signal: AbortSignal): Promise<this> {
    // Asking again for what is further down comes with the code that fetches while one scrolls.
    const deep = key === this.#key && rangeOf(this)[1] > 0;
    const [from, answers] = deep
      ? await (await import('./page-fetch.js')).loadRange(this, load, signal)
      : [0, [await load({ limit: this.size, total: true }, signal)]];
    this.stop();
    if (key !== this.#key) this.first = this.last = 0;
    this.#key = key;
    const total = answers[0]?.total ?? null;
    this.load = load;
    this.pages = new Map(answers.map(({ items, next }, at) => [from + at, { items, next, used: ++this.clock }]));
    this.failed.clear();
    this.error = undefined;
    this.counted = total !== null;
    this.total = total ?? 0;
    count(this);
    this.changed();
    // What scrolling needs is there before one scrolls.
    if (answers.at(-1)?.next) import('./page-fetch.js').catch(() => {});
    return this;
  }

  /** Says which rows are looked at; what is missing of them comes, what is no longer looked at does not. */
  want(first: number, last: number): void {
    this.first = Math.max(0, first);
    this.last = Math.max(this.first, Math.min(last, this.total - 1));
    // A dragged scroll bar passes hundreds of pages: only where it is after a moment counts.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#fetch();
    }, 40);
  }

  /** Tries again what has failed. */
  retry(): void {
    this.failed.clear();
    this.#fetch();
  }

  /** Ends what is under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { loading } = this;
    for (const abort of loading.values()) abort.abort();
    loading.clear();
  }

  #fetch(): void {
    import('./page-fetch.js').then(
      ({ fetchMissing }) => fetchMissing(this),
      (reason: unknown) => {
        this.error = reason;
        this.changed();
      },
    );
  }
}
