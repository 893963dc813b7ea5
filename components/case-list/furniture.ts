/**
 * What stands around the rows: tools, pages, what is said when there are none, what changed meanwhile. It loads beside the
 * first rows, so that they are shown at once; its styles come with it.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { CaseSummary } from '../../src/contract/case.js';
import type { Module } from '../../src/contract/module.js';
import type { Filter } from '../../src/contract/query.js';
import type { Async, PageSource } from '../../src/state/index.js';
import { buttons } from '../../src/ui/buttons.styles.js';
import type { OrielElement } from '../../src/ui/element.js';
import { fields } from '../../src/ui/fields.styles.js';
import { inbox, search } from '../../src/ui/icons.js';
import { more } from '../../src/ui/more.styles.js';
import { Announcer } from '../parts/announcer.js';
import { asyncStyles, renderAsync } from '../parts/async-view.js';
import { bannerStyles } from '../parts/banner.js';
import { keepTrue } from '../parts/keep-true.js';
import { liveMark, liveMarkStyles } from '../parts/live-mark.js';
import { pagerStyles } from '../parts/pager.js';
import { popupStyles } from '../parts/popup.js';
import type { RowWindow } from '../parts/row-window.js';
import { searchField, toolbarStyles } from '../parts/toolbar.js';
import { type Foot, renderFoot } from './foot.js';
import { FreshRows } from './fresh-rows.js';
import { furnitureStyles } from './furniture.styles.js';
import { moveByKey } from './keys.js';
import { moreStrings } from './more.strings.js';
import { Search } from './search.js';
import { FilterBar } from './toolbar.js';

type Rows = PageSource<CaseSummary>;

export interface Tools {
  /** Leaves out the search field. */
  hideSearch: boolean;
  /** What the list is sorted by; undefined leaves the filters out. */
  order: string | undefined;
  onSort: (order: string) => void;
  live: boolean;
}

export interface Situation {
  support: Module['support'] | undefined;
  create: unknown;
  onRetry: () => void;
  /** Seconds until it is tried again by itself, 0 when it is not. */
  retryIn: number;
}

export class Furniture {
  readonly fresh: FreshRows;
  readonly announcer: Announcer;
  readonly #element: OrielElement;
  readonly #filters: FilterBar;
  readonly #search: Search;
  #said: string | undefined;

  /** `changed` is called when a filter or what is searched for is another. */
  constructor(element: OrielElement, changed: () => void) {
    this.#element = element;
    this.#filters = new FilterBar(element, changed);
    this.#search = new Search(element, changed);
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

  /** Above rows that could not be refreshed: what is so, and how old they are. */
  renderStale(view: Async<Rows>, onRetry: () => void): unknown {
    const t = this.#element.t(moreStrings);
    if (view.status !== 'failed') return nothing;
    return renderAsync(this.#element, view, {
      content: () => nothing,
      skeleton: nothing,
      failed: t.notLoaded,
      stale: { title: t.notRefreshed, text: t.listFrom, offline: t.offlineFrom },
      onRetry,
    });
  }

  /** In place of rows: none yet, none that match, not allowed, not available, failed. */
  renderState(view: Async<Rows>, situation: Situation): unknown {
    const t = this.#element.t(moreStrings);
    const { support, onRetry, retryIn } = situation;
    const { text } = this.#search;
    const nothingMatches = {
      icon: search,
      title: text ? t.noMatch(text) : t.noMatchFilters,
      text: t.noMatchHint,
      action: html`<button class="btn" @click=${this.#clear}>${t.clearAll}</button>`,
    };
    const none = {
      icon: inbox,
      title: html`<slot name="empty">${t.noCases}</slot>`,
      text: t.noCasesHint,
      action: situation.create,
    };
    return renderAsync(this.#element, view, {
      content: () => nothing,
      skeleton: nothing,
      empty: this.narrowed ? nothingMatches : none,
      failed: t.notLoaded,
      problems: {
        forbidden: { title: t.forbidden, text: support && t.forbiddenHint(support.name) },
        'module-off': {
          title: t.off,
          text: support?.phone && t.call(support.name, support.phone, support.hours ?? ''),
        },
        unauthenticated: { title: t.signedOut },
        'token-expired': { title: t.signedOut },
      },
      onRetry,
      retryAt: retryIn ? Date.now() + retryIn * 1000 : undefined,
    });
  }
}
