/**
 * What stands around the rows: search, filters, what can be done with a row, what is said when there are none, the detail.
 * It loads beside the first rows, so that they are shown at once; its styles come with it.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { SoldProductState } from '../../src/contract/product.js';
import type { Async, HostController } from '../../src/state/index.js';
import { buttons } from '../../src/ui/buttons.styles.js';
import type { OrielElement } from '../../src/ui/element.js';
import { fields } from '../../src/ui/fields.styles.js';
import { more as moreIcon } from '../../src/ui/icons.js';
import { more } from '../../src/ui/more.styles.js';
import { Announcer } from '../parts/announcer.js';
import { asyncStyles } from '../parts/async-view.js';
import { bannerStyles } from '../parts/banner.js';
import { filterStyles } from '../parts/filter.styles.js';
import { filterMenu } from '../parts/filter-menu.js';
import { finder } from '../parts/finder.js';
import { renderNoMatch, renderStale, renderState, type Situation } from '../parts/list-states.js';
import { defineMenu, type MenuChooseEvent } from '../parts/menu.js';
import { orderSelect, orderStyles } from '../parts/order-select.js';
import { popupStyles } from '../parts/popup.js';
import { Search } from '../parts/search.js';
import { searchField, toolbarStyles } from '../parts/toolbar.js';
import type { Detail } from './detail.js';
import { furnitureStyles } from './furniture.styles.js';
import { moreStrings } from './more.strings.js';
import { strings } from './sold-products.strings.js';
import { type Row, stateOrder } from './table.js';

type Rows = readonly Row[];
/** How long one pauses before what was found is said. */
const PAUSE = 700;

export interface Tools {
  hideSearch: boolean;
  /** Leaves out the filters and the order. */
  hideFilters: boolean;
  sort: string;
  onSort: (sort: string) => void;
}

export interface Ways {
  /** Address by the template in the setting, if there is one. */
  address: (setting: string, record: { id: string; number: string }) => string | undefined;
  onCreate: (event: Event, row: { id: string }) => void;
  onOpen: (row: { id: string }, at?: 'installed') => void;
}

/** All that a product can be found by. */
const find = finder(({ name, detail, number, product, serviceOffering }: Row) => [
  name,
  detail,
  number,
  product?.name,
  serviceOffering?.tier,
]);

export class Furniture {
  readonly announcer: Announcer;
  readonly #element: OrielElement;
  readonly #module: HostController;
  readonly #ways: Ways;
  readonly #search: Search;
  #state = '';
  #tier = '';
  #detail?: Detail;
  #coming = false;
  /** The product whose detail is to open at what is installed, once it is known. */
  #wanted: string | undefined;
  #counted: { rows?: Rows; key: string; count: number } = { key: '', count: 0 };
  #offered: { rows?: Rows; tiers: string[]; states: SoldProductState[] } = { tiers: [], states: [] };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: OrielElement, module: HostController, ways: Ways) {
    this.#element = element;
    this.#module = module;
    this.#ways = ways;
    this.announcer = new Announcer(element);
    this.#search = new Search(element, 0, this.#changed);
    element.addController({ hostDisconnected: () => clearTimeout(this.#timer) });
    defineMenu();
    const sheets = [more, buttons, fields, asyncStyles, bannerStyles, popupStyles, toolbarStyles];
    for (const { styleSheet } of [...sheets, filterStyles, orderStyles, furnitureStyles])
      if (styleSheet) element.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  get words() {
    return this.#element.t(moreStrings);
  }
  /** True while a search or a filter is active. */
  get narrowed(): boolean {
    return Boolean(this.#search.text || this.#state || this.#tier);
  }
  /** What `match` depends on. */
  get key(): string {
    return this.narrowed ? [this.#search.text, this.#state, this.#tier].join('\t') : '';
  }
  get match(): ((row: Row) => boolean) | undefined {
    if (!this.narrowed) return undefined;
    const found = find(this.#search.text);
    return (row) =>
      (!this.#state || row.state === this.#state) &&
      (!this.#tier || row.serviceOffering?.tier === this.#tier) &&
      (!found || found(row));
  }

  /** Another profile: nothing that was typed or chosen before counts. */
  forget(): void {
    this.#state = this.#tier = '';
    this.#search.clear();
  }

  /** How many are shown: those that match, without what is there for them. */
  count(rows: Rows): number {
    const { match, key } = this;
    if (!match) return rows.length;
    // Asked for with every frame that one scrolls.
    if (this.#counted.rows !== rows || this.#counted.key !== key)
      this.#counted = { rows, key, count: rows.filter(match).length };
    return this.#counted.count;
  }

  /** What can be filtered by: what there is more than one of. */
  #choices(rows: Rows) {
    if (this.#offered.rows !== rows) {
      const tiers = [...new Set(rows.map(({ serviceOffering }) => serviceOffering?.tier ?? ''))].filter(Boolean).sort();
      this.#offered = { rows, tiers, states: stateOrder.filter((state) => rows.some((row) => row.state === state)) };
    }
    return this.#offered;
  }

  readonly #changed = (): void => {
    clearTimeout(this.#timer);
    const say = (rows: Rows): void => this.announcer.say(this.words.found(this.count(rows)));
    this.#timer = setTimeout(() => this.narrowed && say(this.#offered.rows ?? []), PAUSE);
    this.#element.requestUpdate();
  };

  readonly #clear = (): void => {
    this.forget();
    this.#element.renderRoot.querySelector<HTMLInputElement>('.search input')?.focus();
  };

  renderTools(rows: Rows, tools: Tools): TemplateResult {
    const t = this.#element.t(strings);
    const { words } = this;
    const { tiers, states } = this.#choices(rows);
    const filter = (label: string, value: string, options: [string, string][], set: (value: string) => void) =>
      options.length < 2 && !value
        ? nothing
        : filterMenu({
            label,
            value,
            active: words.active,
            clear: words.clear(label),
            options: options.map(([id, word]) => ({ id, label: word })),
            onChoose: (id) => {
              set(id);
              this.#changed();
            },
          });
    const byState = filter(
      t.state,
      this.#state,
      states.map((id) => [id, t.states[id]]),
      (id) => {
        this.#state = id;
      },
    );
    const byTier = filter(
      t.tier,
      this.#tier,
      tiers.map((tier) => [tier, tier]),
      (id) => {
        this.#tier = id;
      },
    );
    return html`${tools.hideSearch ? nothing : searchField({ label: words.search, value: this.#search.typed, onInput: this.#search.type })}
    ${tools.hideFilters ? nothing : html`${byState}${byTier}${rows.length > 1 ? this.#renderOrder(tools) : nothing}`}`;
  }

  /** In place of the column heads where there is no room for them. */
  #renderOrder({ sort, onSort }: Tools): TemplateResult {
    const t = this.#element.t(strings);
    return orderSelect({
      label: this.words.sortBy,
      order: sort,
      options: (['name', 'tier', 'quantity', 'state'] as const).map((column) => [column, this.words.by(t[column])]),
      onSort,
    });
  }

  /** What can be done with a row: the first at hand, all in a menu. */
  renderActions(row: Row, tab: 0 | -1, mayCreate: boolean): TemplateResult {
    const { words } = this;
    const items = [
      ...(mayCreate ? [{ id: 'create', label: words.create }] : []),
      { id: 'installed', label: words.showInstalled },
    ];
    const choose = ({ id }: MenuChooseEvent): void => {
      if (id === 'create') {
        this.#element.renderRoot.querySelector<HTMLElement>(`[data-create="${CSS.escape(row.id)}"]`)?.click();
      } else {
        this.#wanted = row.id;
        this.#ways.onOpen(row, 'installed');
        if (this.#detail?.product?.id === row.id) this.#show(row);
      }
    };
    return html`${mayCreate ? this.#createButton(row, tab) : nothing}<oriel-part-menu
        .items=${items}
        .content=${moreIcon}
        .label=${words.actionsFor([row.name, row.detail].filter(Boolean).join(', '))}
        .kind=${'only'}
        .end=${true}
        .tab=${tab}
        @choose=${choose}
      ></oriel-part-menu>`;
  }

  #createButton(row: Row, tab: 0 | -1): TemplateResult {
    const href = this.#ways.address('create-href', row);
    const onClick = (event: Event) => this.#ways.onCreate(event, row);
    const { create } = this.words;
    return html`<a class="btn quiet quick" data-create=${row.id} tabindex=${tab} href=${href} @click=${onClick}>${create}</a>`;
  }

  renderStale(view: Async<Rows>, onRetry: () => void): unknown {
    return renderStale(this.#element, view, this.words, onRetry);
  }

  renderNoMatch(): unknown {
    return renderNoMatch(this.words, this.#search.text, this.#clear);
  }

  /** In place of rows: none yet, or what keeps them away. */
  renderState(view: Async<Rows>, situation: Omit<Situation, 'owner'>): unknown {
    return renderState(this.#element, view, this.words, { ...situation, owner: this.#module.host });
  }

  renderDetail(id: string, rows: Rows, mayCreate: boolean): unknown {
    if (!this.#detail) void this.#openDetail();
    const row = rows.find((each) => each.id === id);
    return (
      this.#detail?.render(id, row, {
        create: mayCreate,
        address: this.#ways.address,
        onCreate: this.#ways.onCreate,
      }) ?? html`<div class="loading" aria-busy="true"></div>`
    );
  }

  async #openDetail(): Promise<void> {
    if (this.#coming) return;
    this.#coming = true;
    try {
      const { Detail } = await import('./detail.js');
      this.#detail = new Detail(this.#element, this.#module, (product) => this.#show(product));
    } finally {
      this.#coming = false;
      this.#element.requestUpdate();
    }
  }

  /** The product has come: shows what was wanted of it. */
  #show({ id }: { id: string }): void {
    if (this.#wanted === id) this.#detail?.showInstalled();
    this.#wanted = undefined;
  }
}
