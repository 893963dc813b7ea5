import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { chevronEnd } from '../../src/ui/icons.js';
import type { Locale } from '../../src/ui/localize.js';
import type { RowWindow } from './row-window.js';
import { type Line, linesOf, type TreeHow, type TreeItem } from './tree-lines.js';

export type { Line, TreeHow, TreeItem } from './tree-lines.js';

/** Trees up to this size begin with everything open. */
const FEW = 50;
/** Beyond as many lines they stand in a frame of their own, and only those in sight exist. */
const MANY = 120;
const DEEPEST = 6;
/** What takes the focus, below a row: its first cell. */
const STOP = ' > .stop';

type Host = ReactiveControllerHost & HTMLElement & { renderRoot: HTMLElement | DocumentFragment; locale: Locale };

/** What an element draws into a line. */
export interface DrawnRow {
  /** The first cell. Its `.open`, a link or button with `tabindex="-1"`, is what Enter on the row presses. */
  name: unknown;
  /** The other cells: `<div class="cell c-…" role="gridcell">`. */
  cells?: unknown;
  /** Id of the cell that says the most about it: read with the name when keys come to the row. */
  describedby?: string;
  /** Its detail is open; leave out where rows cannot be chosen. */
  selected?: boolean | undefined;
}

export interface TreeView<T> {
  /** Name for assistive technology. */
  label: string;
  /** The row of column heads: `<div class="columns" role="row" aria-rowindex="1">`. */
  columns: unknown;
  row: (row: T, line: Line<T>, tab: 0 | -1) => DrawnRow;
  /** Head of a group: `label` in bold, `note` after it. */
  head?: (group: string, rows: readonly T[]) => { label: unknown; note?: unknown };
}

/**
 * Treegrid of the ARIA Authoring Practices over flat rows: which lines are shown, what is open, the keys, one tab stop.
 * Call `set()` in `willUpdate()` and `render()` in `render()`; needs `rowStyles` and `treeStyles`.
 *
 * Keys: Down, Up, Home, End; Right opens or goes to the first child, Left closes or goes to the parent (mirrored where one
 * reads from right to left); Enter presses the row's `.open`; Tab goes on to what else the row holds.
 */
export class Tree<T extends TreeItem> implements ReactiveController {
  lines: readonly Line<T>[] = [];
  #flat = false;
  readonly #element: Host;
  #rows: readonly T[] = [];
  #how: TreeHow<T> = {};
  #key: string | undefined;
  /** What the reader opened and closed; while a search is on, that is kept apart and forgotten with it. */
  #turned = new Map<string, boolean>();
  #searched = new Map<string, boolean>();
  #active = '';
  #window: RowWindow | undefined;
  #coming = false;

  constructor(element: Host) {
    this.#element = element;
    element.addController(this);
  }

  /** True while the frame for many lines is on its way: show the skeleton. */
  get waiting(): boolean {
    return this.#many && !this.#window;
  }
  get #many(): boolean {
    return this.lines.length > MANY;
  }

  /** The rows and how they are shown; `key` says what `how` depends on, so that nothing is done twice. */
  set(rows: readonly T[], how: TreeHow<T> | (() => TreeHow<T>), key: string): void {
    if (rows === this.#rows && key === this.#key) return;
    if (key !== this.#key) {
      this.#searched.clear();
      this.#window?.top();
    }
    this.#rows = rows;
    this.#how = typeof how === 'function' ? how() : how;
    this.#key = key;
    this.#draw();
  }

  isOpen(id: string): boolean {
    if (this.#how.match) return this.#searched.get(id) ?? true;
    return this.#turned.get(id) ?? this.#rows.length <= FEW;
  }

  toggle(id: string, open = !this.isOpen(id)): void {
    (this.#how.match ? this.#searched : this.#turned).set(id, open);
    this.#draw();
    this.#element.requestUpdate();
  }

  /** Opens all that `id` is part of, so that it is in sight. */
  reveal(id: string): void {
    const byId = new Map(this.#rows.map((row) => [row.id, row]));
    const above = (row: T | undefined): T | undefined => {
      const parent = row?.parent;
      return byId.get((typeof parent === 'string' ? parent : parent?.id) ?? '');
    };
    let at = above(byId.get(id));
    for (let steps = 0; at && steps < 50; steps += 1, at = above(at)) if (!this.isOpen(at.id)) this.toggle(at.id, true);
    this.#active = id;
  }

  /** Gives the row the focus; answers false when it is not shown. */
  focus(id = this.#active): boolean {
    const index = this.lines.findIndex(({ key }) => key === id);
    if (index >= 0) this.#go(index);
    return index >= 0;
  }

  hostUpdate(): void {
    if (this.#many && !this.#coming) void this.#openWindow();
    this.#window?.remember();
  }
  hostUpdated(): void {
    this.#window?.place(this.lines.length);
  }
  hostDisconnected(): void {
    this.#window?.stop();
  }

  async #openWindow(): Promise<void> {
    this.#coming = true;
    try {
      const { RowWindow } = await import('./row-window.js');
      this.#window ??= new RowWindow(this.#element, () => undefined, STOP);
    } catch {
      this.#coming = false;
    }
    this.#element.requestUpdate();
  }

  #draw(): void {
    this.lines = linesOf(this.#rows, this.#how, (id) => this.isOpen(id));
    this.#flat = !this.lines.some(({ expanded, depth }) => depth > 0 || expanded !== undefined);
  }

  #go(index: number): void {
    const to = Math.max(0, Math.min(this.lines.length - 1, index));
    this.#active = this.lines[to]?.key ?? '';
    if (this.#many && this.#window) this.#window.go(to, this.lines.length);
    else this.#element.renderRoot.querySelector<HTMLElement>(`[data-index="${to}"]${STOP}`)?.focus();
    this.#element.requestUpdate();
  }

  #onFocus = (event: Event): void => {
    const index = (event.target as Element).closest<HTMLElement>('[data-index]')?.dataset.index;
    const key = index && this.lines[Number(index)]?.key;
    if (!key || key === this.#active) return;
    this.#active = key;
    this.#element.requestUpdate();
  };

  #onKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('.row');
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Keys inside a menu or button of the row are theirs.
    if (row ? !target.matches('.stop, .open') : !target.matches('.frame')) return;
    const at = row ? Number(row.dataset.index) : (this.#window?.at ?? 0);
    const line = this.lines[at];
    const end = this.lines.length - 1;
    const to: Record<string, number | undefined> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: end };
    const rtl = this.#element.locale.dir === 'rtl';
    const inward = event.key === (rtl ? 'ArrowLeft' : 'ArrowRight');
    const outward = event.key === (rtl ? 'ArrowRight' : 'ArrowLeft');
    const next = to[event.key];
    if (!line) return;
    if (next !== undefined) this.#go(next);
    else if (inward && line.expanded === false) this.toggle(line.key, true);
    else if (inward && line.expanded) this.#go(at + 1);
    else if (outward && line.expanded) this.toggle(line.key, false);
    else if (outward && line.above >= 0) this.#go(line.above);
    else if (event.key === 'Enter' && row && target.matches('.stop')) row.querySelector<HTMLElement>('.open')?.click();
    else if (!inward && !outward) return;
    event.preventDefault();
  };

  #renderLine(line: Line<T>, index: number, tab: 0 | -1, view: TreeView<T>): TemplateResult {
    const { row, group } = line;
    if (!row) {
      const { label, note } = view.head?.(group ?? '', line.rows ?? []) ?? { label: group };
      return html`<div
        class="row group"
        role="row"
        aria-level="1"
        aria-setsize=${line.setsize}
        aria-posinset=${line.posinset}
        aria-rowindex=${index + 2}
        data-index=${index}
      >
        <div class="cell stop" role="gridcell" tabindex=${tab}><span class="group-name" dir="auto">${label}</span> <span class="meta">${note}</span></div>
      </div>`;
    }
    const { name, cells, selected, describedby } = view.row(row, line, tab);
    return html`<div
      class="row d${Math.min(line.depth, DEEPEST)} ${line.dim ? 'dim' : ''} ${selected ? 'selected' : ''}"
      part="row"
      role="row"
      aria-level=${line.level}
      aria-setsize=${line.setsize}
      aria-posinset=${line.posinset}
      aria-expanded=${line.expanded ?? nothing}
      aria-selected=${selected ?? nothing}
      aria-rowindex=${index + 2}
      data-index=${index}
    >
      <div
        class="cell c-name stop"
        role="gridcell"
        tabindex=${tab}
        aria-expanded=${line.expanded ?? nothing}
        aria-describedby=${describedby ?? nothing}
      >
        <div class="name">${name}</div>
        ${
          line.expanded === undefined
            ? nothing
            : html`<span class="chevron" aria-hidden="true" @click=${() => this.toggle(row.id)}>${chevronEnd}</span>`
        }
      </div>
      ${cells}
    </div>`;
  }

  render(view: TreeView<T>): TemplateResult {
    const { lines } = this;
    const window = this.#many ? this.#window : undefined;
    const count = window?.count ?? lines.length;
    const first = window ? Math.max(0, Math.min(window.first, lines.length - count)) : 0;
    const shown = lines.slice(first, first + count);
    // One line can always be reached by Tab, also when the last one used was scrolled away.
    const stop = shown.some(({ key }) => key === this.#active) ? this.#active : shown[0]?.key;
    const rows = shown.map((line, at) => this.#renderLine(line, first + at, line.key === stop ? 0 : -1, view));
    const grid = html`<div
      class="table tree ${this.#flat ? 'flat' : ''}"
      role="treegrid"
      aria-label=${view.label}
      aria-rowcount=${lines.length + 1}
      @focusin=${this.#onFocus}
      @keydown=${window ? nothing : this.#onKey}
    >
      ${view.columns}
      ${window ? window.renderRows(rows) : rows}
    </div>`;
    return window ? window.renderFrame(grid, this.#onKey) : grid;
  }
}
