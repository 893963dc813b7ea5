/**
 * What stands around the rows: tools, pages, what is said when there are none, what changed meanwhile. It loads beside the
 * first rows, so that they are shown at once; its styles come with it.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { CaseSummary } from '../../src/contract/case.js';
import type { Module } from '../../src/contract/module.js';
import type { Async, PageSource } from '../../src/state/index.js';
import type { OrielElement } from '../../src/ui/element.js';
import { inbox, search } from '../../src/ui/icons.js';
import { Announcer } from '../parts/announcer.js';
import { asyncStyles, renderAsync } from '../parts/async-view.js';
import { bannerStyles } from '../parts/banner.js';
import { liveMark, liveMarkStyles } from '../parts/live-mark.js';
import { pagerStyles } from '../parts/pager.js';
import { popupStyles } from '../parts/popup.js';
import { searchField, toolbarStyles } from '../parts/toolbar.js';
import { strings } from './case-list.strings.js';
import { type Foot, renderFoot } from './foot.js';
import { FreshRows } from './fresh-rows.js';
import { furnitureStyles } from './furniture.styles.js';
import { FilterBar } from './toolbar.js';

type Rows = PageSource<CaseSummary>;

export interface Tools {
  /** What stands in the search field; undefined leaves the field out. */
  typed: string | undefined;
  onSearch: (text: string) => void;
  /** What the list is sorted by; undefined leaves the filters out. */
  order: string | undefined;
  onSort: (order: string) => void;
  live: boolean;
}

export interface Situation {
  /** A search or filter is active. */
  narrowed: boolean;
  search: string;
  support: Module['support'] | undefined;
  create: unknown;
  onClear: () => void;
  onRetry: () => void;
  /** Seconds until it is tried again by itself, 0 when it is not. */
  retryIn: number;
}

export class Furniture {
  readonly filters: FilterBar;
  readonly fresh: FreshRows;
  readonly announcer: Announcer;
  readonly #element: OrielElement;
  #said: string | undefined;

  /** `narrowed` is called when a filter was chosen or cleared. */
  constructor(element: OrielElement, narrowed: () => void) {
    this.#element = element;
    this.filters = new FilterBar(element, narrowed);
    this.fresh = new FreshRows(element);
    this.announcer = new Announcer(element);
    const styles = [
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

  /** An answer has come: to another question it is a result, to the same one a change. */
  see(rows: Rows, first: number, count: number, question: string): void {
    this.fresh.see(rows, first, count);
    if (question !== (this.#said ?? question)) this.announcer.say(this.#element.t(strings).found(rows.total));
    this.#said = question;
  }

  renderTools({ typed, onSearch, order, onSort, live }: Tools): TemplateResult {
    const t = this.#element.t(strings);
    return html`${typed === undefined ? nothing : searchField({ label: t.search, value: typed, onInput: onSearch })}
      ${order === undefined ? nothing : this.filters.render(order, onSort)}
      ${this.fresh.waiting ? html`<button class="btn quiet" @click=${() => this.fresh.release()}>${t.showUpdates}</button>` : nothing}
      ${live ? liveMark(t.live) : nothing}`;
  }

  renderFoot(foot: Foot): TemplateResult {
    return renderFoot(this.#element.locale, foot);
  }

  /** Above rows that could not be refreshed: what is so, and how old they are. */
  renderStale(view: Async<Rows>, onRetry: () => void): unknown {
    const t = this.#element.t(strings);
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
    const t = this.#element.t(strings);
    const { narrowed, support, onRetry, onClear, retryIn } = situation;
    const nothingMatches = {
      icon: search,
      title: situation.search ? t.noMatch(situation.search) : t.noMatchFilters,
      text: t.noMatchHint,
      action: html`<button class="btn" @click=${onClear}>${t.clearAll}</button>`,
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
      empty: narrowed ? nothingMatches : none,
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
