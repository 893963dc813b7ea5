import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CaseSummary } from '../../src/contract/case.js';
import type { PageSource } from '../../src/state/index.js';
import { rowsAt } from './table.js';

/** How long a changed row is marked once it can be seen. */
const MARKED = 6000;

type Rows = PageSource<CaseSummary>;

/**
 * Knows which rows somebody changed while the list was open, and keeps them where they are while a pointer or the focus is
 * inside: a row that jumps away under a finger opens the wrong case.
 */
export class FreshRows implements ReactiveController {
  readonly #element: ReactiveControllerHost & HTMLElement;
  #versions = new Map<string, number>();
  #latest = '';
  #marked = new Set<string>();
  #shown: CaseSummary[] = [];
  #held: CaseSummary[] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop = new AbortController();

  constructor(element: ReactiveControllerHost & HTMLElement) {
    this.#element = element;
    element.addController(this);
  }

  /** True while there is something new that waits to take its place. */
  get waiting(): boolean {
    return this.#held !== undefined;
  }

  hostConnected(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const left = (): void => {
      // The focus is in between two elements while `focusout` runs.
      if (this.#held) setTimeout(() => !this.#inside && this.release());
    };
    this.#element.addEventListener('pointerleave', left, { signal });
    this.#element.addEventListener('focusout', left, { signal });
    document.addEventListener('visibilitychange', () => this.#fade(), { signal });
  }

  hostDisconnected(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  fresh(row: CaseSummary): boolean {
    return this.#marked.has(row.id);
  }

  /** Compares an answer with what stood here before. */
  see(rows: Rows, first: number, count: number): void {
    const now = rowsAt(rows, first, count).filter((row) => row !== undefined);
    const known = this.#versions.size > 0;
    let changed = false;
    for (const row of now) {
      const before = this.#versions.get(row.id);
      if (known && (before === undefined ? (row.updatedAt ?? '') > this.#latest : row.version > before)) {
        this.#marked.add(row.id);
        changed = true;
      }
    }
    for (const row of now) {
      this.#versions.set(row.id, row.version);
      if ((row.updatedAt ?? '') > this.#latest) this.#latest = row.updatedAt ?? '';
    }
    if (changed) this.#fade();
    const moved = now.some((row, index) => row.id !== this.#shown[index]?.id);
    if (changed && moved && this.#shown.length > 0 && this.#inside) this.#held ??= this.#shown;
  }

  /** The rows to show: the newest values, in the old order while it is held. */
  view(rows: Rows, first: number, count: number): (CaseSummary | undefined)[] {
    const now = rowsAt(rows, first, count);
    if (!this.#held) {
      this.#shown = now.filter((row) => row !== undefined);
      return now;
    }
    const byId = new Map(now.map((row) => [row?.id, row]));
    return this.#held.map((row) => byId.get(row.id) ?? row);
  }

  /** Lets everything take its place. */
  release(): void {
    this.#held = undefined;
    this.#element.requestUpdate();
  }

  /** Another question: nothing shown before counts. */
  forget(): void {
    this.#versions.clear();
    this.#marked.clear();
    this.#held = undefined;
  }

  get #inside(): boolean {
    return this.#element.matches(':hover, :focus-within');
  }

  #fade(): void {
    clearTimeout(this.#timer);
    if (this.#marked.size === 0 || document.hidden) return;
    this.#timer = setTimeout(() => {
      this.#marked.clear();
      this.#element.requestUpdate();
    }, MARKED);
  }
}
