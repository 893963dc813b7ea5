/**
 * What stands around the rows: tools, pages, what is said when there are none, what changed meanwhile. It loads beside the
 * first rows, so that they are shown at once; its styles come with it.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { CaseSummary } from '../../src/contract/case.js';
import type { Filter } from '../../src/contract/query.js';
import type { Async, PageSource } from '../../src/state/index.js';
import { buttons } from '../../src/ui/buttons.styles.js';
import type { OrielElement } from '../../src/ui/element.js';
import { fields } from '../../src/ui/fields.styles.js';
import { more } from '../../src/ui/more.styles.js';
import { Announcer } from '../parts/announcer.js';
import { asyncStyles } from '../parts/async-view.js';
import { bannerStyles } from '../parts/banner.js';
import { filterStyles } from '../parts/filter.styles.js';
import { filterPanelStyles } from '../parts/filters.js';
import { keepTrue } from '../parts/keep-true.js';
import { renderNoMatch, renderStale, renderState, type Situation } from '../parts/list-states.js';
import { liveMark, liveMarkStyles } from '../parts/live-mark.js';
import { orderStyles } from '../parts/order-select.js';
import { pagerStyles } from '../parts/pager.js';
import { popupStyles } from '../parts/popup.js';
import type { RowWindow } from '../parts/row-window.js';
import { Search } from '../parts/search.js';
import { searchField, toolbarStyles } from '../parts/toolbar.js';
import { type Foot, renderFoot } from './foot.js';
import { FreshRows } from './fresh-rows.js';
import { furnitureStyles } from './furniture.styles.js';
import { moveByKey } from './keys.js';
import { moreStrings } from './more.strings.js';
import { CaseFilters } from './toolbar.js';

/** How long one pauses before what was typed is searched for. */
const PAUSE = 250;

type Rows = PageSource<CaseSummary>;

export interface Tools {
  /** Leaves out the search field. */
  hideSearch: boolean;
  /** What the list is sorted by; undefined leaves the filters out. */
  order: string | undefined;
  onSort: (order: string) => void;
  live: boolean;
}

export class Furniture {
  readonly fresh: FreshRows;
  readonly announcer: Announcer;
  readonly #element: OrielElement;
  readonly #filters: CaseFilters;
  readonly #search: Search;
  #said: string | undefined;

  /** `changed` is called when a filter or what is searched for is another. */
  constructor(element: OrielElement, changed: () => void) {
    this.#element = element;
    this.#filters = new CaseFilters(element, changed);
    this.#search = new Search(element, PAUSE, changed);
    this.fresh = new FreshRows(element);
    this.announcer = new Announcer(element);
    const styles = [
      more,
      buttons,
      fields,
      asyncStyles,
      bannerStyles,
      liveMarkStyles,
      pagerStyles,
      popupStyles,
      toolbarStyles,
      filterStyles,
      filterPanelStyles,
      orderStyles,
      furnitureStyles,
    ];
    for (const { styleSheet } of styles) if (styleSheet) element.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  /** What narrows the list, in the query language. */
  get conditions(): Filter[] {
    const { filter } = this.#filters;
    const { text } = this.#search;
    return [...(filter ? [filter] : []), ...(text ? [{ text }] : [])];
  }
  /** True while a search or a filter is active. */
  get narrowed(): boolean {
    return this.#search.text !== '' || this.#filters.active > 0;
  }

  key(event: KeyboardEvent, total: number, window: RowWindow | undefined): void {
    moveByKey(event, this.#element.renderRoot, total, window);
  }

  readonly #clear = (): void => {
    this.#filters.clear();
    this.#search.clear();
    this.#element.renderRoot.querySelector<HTMLInputElement>('.search input')?.focus();
  };

  /** Another profile: nothing that was typed, chosen or seen before counts. */
  forget(): void {
    this.#said = undefined;
    this.#filters.clear();
    this.#search.clear();
  }

  /** An answer has come: to another question it is a result, to the same one a change. */
  see(rows: Rows, first: number, count: number, question: string): void {
    this.fresh.see(rows, first, count);
    if (question !== (this.#said ?? question)) this.announcer.say(this.#element.t(moreStrings).found(rows.total));
    this.#said = question;
  }

  renderTools({ hideSearch, order, onSort, live }: Tools): TemplateResult {
    const t = this.#element.t(moreStrings);
    return html`${hideSearch ? nothing : searchField({ label: t.search, value: this.#search.typed, onInput: this.#search.type })}
      ${order === undefined ? nothing : this.#filters.render(order, onSort)}
      ${this.fresh.waiting ? html`<button class="btn quiet" @click=${() => this.fresh.release()}>${t.showUpdates}</button>` : nothing}
      ${live ? liveMark(t.live) : nothing}`;
  }

  /** The rows to be shown, whose times stay true while they are. */
  rows(rows: Rows, first: number, count: number): (CaseSummary | undefined)[] {
    const shown = this.fresh.view(rows, first, count);
    for (const row of shown) {
      for (const at of [row?.openedAt, row?.updatedAt, row?.resolvedAt, row?.closedAt]) {
        if (at) keepTrue(this.#element, at);
      }
    }
    return shown;
  }

  renderFoot(foot: Foot): TemplateResult {
    return renderFoot(this.#element.locale, foot);
  }

  renderStale(view: Async<Rows>, onRetry: () => void): unknown {
    return renderStale(this.#element, view, this.#element.t(moreStrings), onRetry);
  }

  /** In place of rows: none that match, or what keeps them away. */
  renderState(view: Async<Rows>, situation: Situation): unknown {
    const t = this.#element.t(moreStrings);
    if (view.status === 'empty' && this.narrowed) return renderNoMatch(t, this.#search.text, this.#clear);
    return renderState(this.#element, view, t, situation);
  }
}
