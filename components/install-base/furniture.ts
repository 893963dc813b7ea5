/**
 * What stands around the rows: tools, what is said when there are none, what changed meanwhile, menus. It loads beside the
 * first rows, so that they are shown at once; its styles come with it.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import type { Async, HostController } from '../../src/state/index.js';
import type { OrielElement } from '../../src/ui/element.js';
import { fields } from '../../src/ui/fields.styles.js';
import { formatNumber } from '../../src/ui/format.js';
import { more as dots } from '../../src/ui/icons.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { Announcer } from '../parts/announcer.js';
import { filterStyles } from '../parts/filter.styles.js';
import { filterPanelStyles } from '../parts/filters.js';
import { finder } from '../parts/finder.js';
import { healthWords } from '../parts/health.strings.js';
import { renderNoMatch, renderStale, renderState, type Situation } from '../parts/list-states.js';
import { liveMark, liveMarkStyles } from '../parts/live-mark.js';
import { defineMenu, type MenuChooseEvent, type MenuItem } from '../parts/menu.js';
import { popupStyles } from '../parts/popup.js';
import { Search } from '../parts/search.js';
import { stateDotStyles } from '../parts/state-dot.js';
import { searchField, toolbarStyles } from '../parts/toolbar.js';
import { Changes } from './changes.js';
import { create, createHref } from './create.js';
import { ItemFilters } from './filters.js';
import { furnitureStyles } from './furniture.styles.js';
import type { Items } from './items.js';
import { moreStrings } from './more.strings.js';
import { patch } from './patch.js';
import { Picking } from './picking.js';
import type { Ways } from './ways.js';

/** How long one pauses before what was typed is searched for. */
const PAUSE = 150;

export interface Menu {
  mayCreate: boolean;
  onOpen: (event: Event, item: Item) => void;
  ways: Ways;
}

export class Furniture {
  readonly changes: Changes;
  readonly picking: Picking;
  readonly announcer: Announcer;
  readonly #element: OrielElement;
  readonly #filters: ItemFilters;
  readonly #search: Search;
  readonly #find = finder(({ name, number, serial }: Item) => [name, number, serial]);
  #match: { key: string; test: ((item: Item) => boolean) | undefined } = { key: '', test: undefined };
  #said = '';

  /** `changed` is called when a filter or what is searched for is another. */
  constructor(element: OrielElement, module: HostController, items: Items, reload: () => void, changed: () => void) {
    this.#element = element;
    this.#filters = new ItemFilters(element, () => items.all, changed);
    this.#search = new Search(element, PAUSE, changed);
    this.announcer = new Announcer(element);
    this.picking = new Picking(element);
    this.changes = new Changes(element, module, reload, (asked, rows) => {
      const changedNow = patch(items, asked, rows);
      this.#tell(changedNow);
      return changedNow;
    });
    defineMenu();
    const styles = [
      fields,
      popupStyles,
      stateDotStyles,
      liveMarkStyles,
      toolbarStyles,
      filterStyles,
      filterPanelStyles,
      furnitureStyles,
    ];
    for (const { styleSheet } of styles) if (styleSheet) element.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  /** True while a search or a filter is active. */
  get narrowed(): boolean {
    return this.#search.text !== '' || this.#filters.active > 0;
  }
  /** Says what narrows the rows; empty when nothing does. */
  get key(): string {
    return this.narrowed ? `${this.#search.text}\n${this.#filters.key}` : '';
  }
  /** The same function as long as the key is the same. */
  get match(): ((item: Item) => boolean) | undefined {
    const { key } = this;
    if (key !== this.#match.key) {
      const tests = [this.#find(this.#search.text), this.#filters.match].filter((test) => test !== undefined);
      this.#match = { key, test: key ? (item) => tests.every((test) => test(item)) : undefined };
    }
    return this.#match.test;
  }

  /** Rows were narrowed: says once how many are left. */
  see(found: number): void {
    const { key } = this;
    if (key === this.#said) return;
    this.#said = key;
    const text = this.#element.t(moreStrings).found(found);
    // Not while it is drawn: what it says would not be drawn any more.
    queueMicrotask(() => this.#element.isConnected && this.announcer.say(text));
  }

  #tell(changed: readonly Item[]): void {
    const t = this.#element.t(moreStrings);
    const [first] = changed;
    if (!first) return;
    const { levels } = this.#element.t(healthWords);
    this.announcer.say(
      changed.length > 1 ? t.changedMany(changed.length) : t.changed(first.name, levels[first.health] ?? ''),
    );
  }

  /** Another profile: nothing that was typed, chosen or picked before counts. */
  forget(): void {
    this.#filters.clear();
    this.#search.clear();
    this.#said = this.key;
    this.picking.end();
  }

  readonly #clear = (): void => {
    this.#filters.clear();
    this.#search.clear();
    this.#element.renderRoot.querySelector<HTMLInputElement>('.search input')?.focus();
  };

  /** Begins to pick: the focus goes on to the rows. */
  #pick(item?: Item): void {
    this.picking.begin(item);
    void this.#element.updateComplete.then(() =>
      this.#element.renderRoot.querySelector<HTMLElement>('.row:not(.group) > .stop')?.focus(),
    );
  }

  renderTools(o: {
    hideSearch: boolean;
    hideFilters: boolean;
    health: boolean;
    mayPick: boolean;
    live: boolean;
  }): TemplateResult {
    const t = this.#element.t(moreStrings);
    return html`${o.hideSearch ? nothing : searchField({ label: t.search, value: this.#search.typed, onInput: this.#search.type })}
      ${o.hideFilters ? nothing : this.#filters.render(o.health)}
      ${
        o.mayPick && !this.picking.active
          ? html`<button class="btn quiet select" @click=${() => this.#pick()}>${t.select}</button>`
          : nothing
      }
      ${o.live ? liveMark(t.live) : nothing}`;
  }

  renderMenu(item: Item, tab: 0 | -1, { mayCreate, onOpen, ways }: Menu): TemplateResult {
    const t = this.#element.t(moreStrings);
    const items: MenuItem[] = [
      { id: 'open', label: t.details },
      ...(mayCreate
        ? [
            { id: 'create', label: t.create },
            { id: 'select', label: t.select },
          ]
        : []),
    ];
    const choose = (event: MenuChooseEvent): void => {
      if (event.id === 'open') onOpen(event, item);
      else if (event.id === 'create') create(ways, event, [item]);
      else this.#pick(item);
    };
    return html`<oriel-part-menu
      .items=${items}
      .content=${dots}
      .label=${t.moreActions(item.name)}
      .kind=${'only'}
      .tab=${tab}
      .end=${true}
      @choose=${choose}
    ></oriel-part-menu>`;
  }

  /** While several are picked: how many, and what can be done with them. */
  renderPicking(mayCreate: boolean, ways: Ways): unknown {
    const { picking } = this;
    if (!picking.active) return nothing;
    const { items } = picking;
    return picking.renderBar(mayCreate, createHref(ways, items), (event) => create(ways, event, items));
  }

  /** While pages are still on their way, or one did not come. */
  renderProgress(
    loaded: number,
    total: number,
    rest: { state: { status: string }; reload: () => void },
  ): TemplateResult {
    const number = (value: number): string => formatNumber(this.#element.locale.tag, value);
    const again = html`<button class="link" @click=${() => rest.reload()}>${this.#element.t(uiStrings).tryAgain}</button>`;
    return html`<p class="meta progress">
      ${this.#element.t(moreStrings).loadedOf(number(loaded), number(total))} ${rest.state.status === 'failed' ? again : nothing}
    </p>`;
  }

  renderNoMatch(): TemplateResult {
    return renderNoMatch(this.#element.t(moreStrings), this.#search.text, this.#clear);
  }

  renderStale(view: Async<unknown>, onRetry: () => void): unknown {
    return renderStale(this.#element, view, this.#element.t(moreStrings), onRetry);
  }

  /** In place of rows: none yet, or what keeps them away. */
  renderState(view: Async<unknown>, situation: Situation): unknown {
    return renderState(this.#element, view, this.#element.t(moreStrings), situation);
  }
}
