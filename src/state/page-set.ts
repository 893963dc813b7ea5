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

/** What a `PageSource` holds; shared with the code that fills it while one scrolls, which loads after the first page. */
export interface PageSet<T> {
  readonly size: number;
  /** Pages held at most, besides those looked at. */
  readonly keep: number;
  readonly changed: () => void;
  load?: LoadPage<T>;
  pages: Map<number, { items: readonly T[]; next: string | null; used: number }>;
  readonly loading: Map<number, AbortController>;
  /** Per page that failed: when it may be tried again (ms). */
  readonly failed: Map<number, number>;
  total: number;
  counted: boolean;
  error: unknown;
  /** Rows looked at. */
  first: number;
  last: number;
  /** Counts uses, for the order in which pages are forgotten. */
  clock: number;
}

export const rangeOf = ({ first, last, size }: PageSet<unknown>): [from: number, to: number] => [
  Math.floor(first / size),
  Math.floor(last / size),
];

/** Total from what is there: the last page knows the end, which may have moved since the count. */
export const count = (set: PageSet<unknown>): void => {
  for (const [page, { items, next }] of set.pages) {
    const end = page * set.size + items.length;
    if (!next && items.length > 0) set.total = end;
    else if (!set.counted || end > set.total) set.total = Math.max(set.total, end + (next ? set.size : 0));
  }
};
