import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { rowWindowStyles } from './row-window.styles.js';

const SPARE = 3;

/**
 * Shows a window of a list of any length in a frame that scrolls: the table is as high as all rows, only those in sight
 * exist. Rows have one fixed height, measured from the first, so a position is a multiplication.
 */
export class RowWindow {
  first = 0;
  /** Rows in sight; before the frame was measured, as many as a usual one shows. */
  count = 12;
  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #want: (first: number, last: number) => void;
  readonly #target: string;
  #frame: HTMLElement | undefined;
  #height = 57;
  #focus = -1;
  #at = -1;
  #had = false;
  #sizes = new ResizeObserver(() => this.#read());

  /** `target` is what takes the focus, below a row: ` .open`; empty for the row itself. */
  constructor(
    element: ReactiveControllerHost & HTMLElement,
    want: (first: number, last: number) => void,
    target = ' .open',
  ) {
    this.#element = element;
    this.#want = want;
    this.#target = target;
    if (rowWindowStyles.styleSheet) element.shadowRoot?.adoptedStyleSheets.push(rowWindowStyles.styleSheet);
  }

  /** The rows in sight inside a body that will be as high as all of them. */
  renderRows(rows: unknown): TemplateResult {
    return html`<div class="body" role="presentation"><div class="rows" role="rowgroup">${rows}</div></div>`;
  }

  /** The frame that scrolls, around the table. */
  renderFrame(table: unknown, onKey: (event: KeyboardEvent) => void): TemplateResult {
    return html`<div class="frame" tabindex="-1" @keydown=${onKey}>${table}</div>`;
  }

  /** After each rendering: finds the frame, measures a row, puts the rows in their place. */
  place(total: number): void {
    const root = this.#element.shadowRoot;
    const frame = root?.querySelector<HTMLElement>('.frame') ?? undefined;
    if (frame !== this.#frame) {
      this.#sizes.disconnect();
      this.#frame = frame;
      frame?.addEventListener('scroll', () => this.#read(), { passive: true });
      frame?.addEventListener('focusin', (event) => {
        const row = (event.target as Element).closest<HTMLElement>('[data-index]');
        if (row) this.#at = Number(row.dataset.index);
      });
      if (frame) this.#sizes.observe(frame);
    }
    const row = frame?.querySelector<HTMLElement>('.row');
    if (!frame || !row) return;
    // Read before anything is written, or each step would lay out twice.
    const height = row.offsetHeight || this.#height;
    if (height !== this.#height) {
      this.#height = height;
      requestAnimationFrame(() => this.#read());
    }
    const table = frame.querySelector<HTMLElement>('.body');
    const rows = frame.querySelector<HTMLElement>('.rows');
    if (table) table.style.blockSize = `${total * this.#height}px`;
    if (rows) rows.style.transform = `translateY(${this.first * this.#height}px)`;
    // Rows are drawn into the same elements: the focus goes with its row, and to the frame when that has left the window.
    const at = root?.activeElement?.closest<HTMLElement>('[data-index]')?.dataset.index;
    if (this.#had && this.#at >= 0 && at !== `${this.#at}`) {
      const row = frame.querySelector<HTMLElement>(`[data-index="${this.#at}"]${this.#target}`);
      (row ?? frame).focus({ preventScroll: true });
    }
    if (this.#focus >= 0) {
      const target = frame.querySelector<HTMLElement>(`[data-index="${this.#focus}"]${this.#target}`);
      if (target) {
        this.#focus = -1;
        target.focus({ preventScroll: true });
      }
    }
  }

  /** Row that has the focus, or had it before it left the window. */
  get at(): number {
    return this.#at;
  }

  /** Before each rendering. */
  remember(): void {
    this.#had = this.#element.shadowRoot?.activeElement != null && this.#frame?.matches(':focus-within') === true;
  }

  /** Scrolls so that row `index` is in sight and gives it the focus. */
  go(index: number, total: number): void {
    const frame = this.#frame;
    if (!frame) return;
    const wanted = Math.max(0, Math.min(total - 1, index));
    this.#focus = wanted;
    const top = wanted * this.#height;
    const bottom = top + this.#height;
    if (top < frame.scrollTop) frame.scrollTop = top;
    else if (bottom > frame.scrollTop + frame.clientHeight) frame.scrollTop = bottom - frame.clientHeight;
    this.#element.requestUpdate();
  }

  top(): void {
    if (this.#frame) this.#frame.scrollTop = 0;
    this.first = 0;
  }

  stop(): void {
    this.#sizes.disconnect();
    this.#frame = undefined;
  }

  #read(): void {
    const frame = this.#frame;
    if (!frame) return;
    const first = Math.max(0, Math.floor(frame.scrollTop / this.#height) - SPARE);
    const count = Math.ceil(frame.clientHeight / this.#height) + 2 * SPARE;
    if (first === this.first && count === this.count) return;
    this.first = first;
    this.count = count;
    this.#want(first, first + count);
    this.#element.requestUpdate();
  }
}
