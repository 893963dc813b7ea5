import { html, nothing, type PropertyValues } from 'lit';
import type { Filter } from '../../src/contract/query.js';
import { CaseCreateRequestEvent } from '../../src/events/case-create-request.js';
import { RecordSelectEvent } from '../../src/events/record-select.js';
import { HostController, QueryController } from '../../src/state/index.js';
import { controls } from '../../src/ui/controls.styles.js';
import { OrielElement } from '../../src/ui/element.js';
import { formatNumber } from '../../src/ui/format.js';
import { addressOf } from '../parts/address.js';
import { header, headerStyles } from '../parts/header.js';
import { PageParam } from '../parts/page-param.js';
import { rowStyles } from '../parts/rows.styles.js';
import { skeletonRows, skeletonStyles } from '../parts/skeleton.js';
import { enterDetail, split, splitStyles } from '../parts/split.js';
import { stateDotStyles } from '../parts/state-dot.js';
import { Tree } from '../parts/tree.js';
import { treeStyles } from '../parts/tree.styles.js';
import type { Furniture } from './furniture.js';
import { loadAll } from './load.js';
import { strings } from './sold-products.strings.js';
import { styles } from './sold-products.styles.js';
import { comparing, grouping, ownerOf, type Row, renderColumns, renderRow } from './table.js';

const BONES = 5;

/**
 * What was sold to the viewer: bundles with their components, state, tier and entitlements; the detail of one beside it.
 *
 * @summary Tree of sold products with search, filters, sorting, and the detail of one.
 * @slot header - After the title, before the search.
 * @slot empty - In place of the words for a viewer without products.
 * @fires oriel-record-select - A product or an installed item is about to be opened; canceled: it is not. `detail`: `table` (`soldProduct`, `installBaseItem`), `id`, `name`.
 * @fires oriel-case-create-request - A case about a product is wanted; cancelable. `detail`: `prefill` with `soldProduct`.
 * @fires oriel-service-request - A service for a product is wanted. `detail`: `soldProduct`, `number`, `catalogItems`.
 * @fires oriel-case-select - An open case is about to be opened; cancelable. `detail`: `id`, `number`.
 * @fires oriel-sign-in-request - Somebody who is not signed in wants to be; cancelable, else the page is asked for a token.
 * @fires oriel-widget-ready - The first rows, or the words for none, stand.
 * @fires oriel-widget-error - The products cannot be shown. `detail`: `code`, `message`.
 * @csspart base - Everything.
 * @csspart header - Title, count and tools.
 * @csspart toolbar - Search and filters.
 * @csspart row - One product.
 * @csspart detail - The detail of the chosen product.
 * @csspart facts - Names and values in it.
 * @csspart state - The words in place of rows: empty, failed, forbidden.
 * @csspart banner - What stands above rows that could not be refreshed.
 * @cssproperty --oriel-list-height - Height of the frame of a long list, default `min(70vh, 640px)`.
 */
export class OrielSoldProducts extends OrielElement {
  static override styles = [
    OrielElement.styles,
    controls,
    skeletonStyles,
    stateDotStyles,
    headerStyles,
    rowStyles,
    treeStyles,
    splitStyles,
    styles,
  ];

  static override properties = {
    instance: {},
    heading: {},
    account: {},
    consumer: {},
    household: {},
    href: {},
    caseHref: { attribute: 'case-href' },
    itemHref: { attribute: 'item-href' },
    createHref: { attribute: 'create-href' },
    groupBy: { attribute: 'group-by' },
    selected: {},
    selectedParam: { attribute: 'selected-param' },
    hideHeader: { attribute: 'hide-header', type: Boolean },
    hideSearch: { attribute: 'hide-search', type: Boolean },
    hideFilters: { attribute: 'hide-filters', type: Boolean },
    hideWhenEmpty: { attribute: 'hide-when-empty', type: Boolean },
  };

  readonly #module = new HostController(this);
  readonly #tree = new Tree<Row>(this);
  readonly #list = new QueryController(this, {
    module: this.#module,
    args: () => [this.#question] as const,
    run: ([question], context) => loadAll(question ? (JSON.parse(question) as Filter) : undefined, context),
    empty: (rows) => rows.length === 0,
    tags: () => ['products'],
    forget: () => {
      this.selected = undefined;
      this.#furniture?.forget();
    },
  });
  #furniture?: Furniture;
  #coming = false;
  #sorted = 'name';
  readonly #page = new PageParam(this, () => this.selectedParam);
  /** What the page's address named last. */
  #named: string | undefined;
  /** The chosen product, once all it is part of was opened. */
  #revealed: string | undefined;
  /** The detail that should have the focus once it stands. */
  #entered: string | undefined;

  /** Component instance of the module. */
  declare instance?: string;
  /** Title instead of “Products”. */
  declare heading?: string;
  /** Id of an account: only what was sold to it. */
  declare account?: string;
  /** Id of a consumer: only what was sold to them. */
  declare consumer?: string;
  /** Id of a household: only what was sold to it. */
  declare household?: string;
  /** Address of a product with `{id}` or `{number}`; without it the detail opens in place. */
  declare href?: string;
  /** Address of a case with `{id}` or `{number}`. */
  declare caseHref?: string;
  /** Address of an installed item with `{id}` or `{number}`. */
  declare itemHref?: string;
  /** Address of the page that creates a case, with `{id}` or `{number}` of the product. Without it none is offered. */
  declare createHref?: string;
  /** `account` or `state`: products stand in groups. */
  declare groupBy?: 'account' | 'state';
  /** Product whose detail is open, by id or number. */
  declare selected?: string;
  /** Name of the parameter of the page's address that holds it: `product` for `?product=SP0001001`, `#product` for `#product=…`. */
  declare selectedParam?: string;
  /** Leaves out the title. */
  hideHeader = false;
  /** Leaves out the search field. */
  hideSearch = false;
  /** Leaves out the filters. */
  hideFilters = false;
  /** Takes no space at all while the viewer has no product. */
  hideWhenEmpty = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#furnish();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const named = this.#page.value;
    if (named !== this.#named) this.selected = named;
    this.#named = named;
    const rows = this.#list.value;
    if (!rows) return;
    // A number stands in addresses that people read.
    this.selected = rows.find(({ number }) => number === this.selected)?.id ?? this.selected;
    const { locale } = this;
    const key = [this.#furniture?.key, this.#sorted, this.#grouped, locale.tag].join('\n');
    const how = () => ({
      match: this.#furniture?.match,
      compare: comparing(locale, this.#sorted),
      ...grouping(locale, rows, this.#grouped),
    });
    this.#tree.set(rows, how, key);
    if (this.selected !== this.#revealed && this.selected) this.#tree.reveal(this.selected);
    this.#revealed = this.selected;
  }

  protected override updated(): void {
    const { state } = this.#list;
    this.tell(state, state.status === 'ready' && !this.#tree.waiting);
    if (this.#entered && this.#entered === this.selected && this.renderRoot.querySelector('.split-detail')) {
      this.#entered = undefined;
      enterDetail(this.renderRoot);
    }
  }

  /** Asks again; what is shown stays. */
  reload(): void {
    this.#list.reload();
  }

  readonly #retry = (): void => this.reload();

  /** Everything that narrows the list, as JSON; empty when nothing does. */
  get #question(): string {
    const given = (['account', 'consumer', 'household'] as const).flatMap((field) => {
      const id = this.#module.setting(field);
      return id ? [{ eq: [field, id] }] : [];
    });
    return given.length ? JSON.stringify({ and: given }) : '';
  }
  get #heading(): string {
    return this.#module.setting('heading', this.t(strings).heading);
  }
  get #grouped(): string | undefined {
    return this.#module.setting('group-by');
  }
  /** Without an address there is nothing to offer. */
  get #mayCreate(): boolean {
    return Boolean(this.#module.setting('create-href', '')) && this.#module.host?.viewer?.mayCreate !== false;
  }

  /** Everything around the rows comes beside them: they do not wait for it. */
  async #furnish(): Promise<void> {
    if (this.#furniture || this.#coming) return;
    this.#coming = true;
    try {
      const { Furniture } = await import('./furniture.js');
      this.#furniture = new Furniture(this, this.#module, {
        address: (setting, record) => this.#address(setting, record),
        onCreate: this.#onCreate,
        onOpen: (row, at) => this.#open(row, at),
      });
    } finally {
      this.#coming = false;
      this.requestUpdate();
    }
  }

  #address(setting: string, record: { id: string; number: string }): string | undefined {
    const template = this.#module.setting(setting);
    return addressOf(template, record);
  }

  #sort = (sort: string): void => {
    this.#sorted = sort;
    this.requestUpdate();
  };

  #onCreate = (event: Event, { id }: { id: string }): void => {
    if (!this.dispatchEvent(new CaseCreateRequestEvent({ prefill: { soldProduct: id } }))) event.preventDefault();
  };

  #onOpen = (event: Event, row: Row): void => {
    const { id, name } = row;
    if (!this.dispatchEvent(new RecordSelectEvent({ table: 'soldProduct', id, name }))) event.preventDefault();
    else if (!this.#address('href', row)) this.#open(row);
  };

  /** Opens the detail in place, at its beginning or at its installed items. */
  #open({ id }: { id: string }, at?: 'installed'): void {
    this.#entered = at ? undefined : id;
    this.selected = id;
    this.requestUpdate();
  }

  #close = (): void => {
    const { selected } = this;
    this.selected = undefined;
    this.#entered = undefined;
    // A search may have taken the row away meanwhile.
    void this.updateComplete.then(
      () => this.#tree.focus(selected) || this.renderRoot.querySelector<HTMLElement>('.search input, .stop')?.focus(),
    );
  };

  #renderTree(rows: readonly Row[]) {
    const tiers = rows.some(({ serviceOffering }) => serviceOffering);
    const entitlements = rows.some(({ entitlement }) => entitlement);
    const t = this.t(strings);
    const grouped = this.#grouped;
    return this.#tree.render({
      label: this.#heading,
      columns: renderColumns(this.locale, { sort: this.#sorted, tiers, entitlements, onSort: this.#sort }),
      head: (group, members) => ({
        label:
          grouped === 'state'
            ? t.states[group as keyof typeof t.states]
            : ((members[0] && ownerOf(members[0])?.name) ?? t.noAccount),
        note: formatNumber(this.locale.tag, members.length),
      }),
      row: (row, line, tab) => {
        const href = this.#address('href', row);
        return renderRow(this, row, line, {
          tiers,
          entitlements,
          href,
          selected: href === undefined ? this.selected === row.id : undefined,
          actions: this.#furniture?.renderActions(row, tab, this.#mayCreate),
          onOpen: this.#onOpen,
        });
      },
    });
  }

  #renderContent() {
    const { value, status } = this.#list.state;
    const furniture = this.#furniture;
    if (value?.length && !this.#tree.waiting) {
      const none = this.#tree.lines.length === 0 && furniture;
      return [
        furniture?.renderStale(this.#list.state, this.#retry),
        none ? none.renderNoMatch() : this.#renderTree(value),
      ];
    }
    if ((status !== 'empty' && status !== 'failed') || !furniture)
      return html`<div class="loading" aria-busy="true">${skeletonRows(BONES)}</div>`;
    return furniture.renderState(this.#list.state, { onRetry: this.#retry, retryIn: this.#list.retryIn });
  }

  #renderHead(bare: boolean) {
    const rows = this.#list.value;
    const { hideSearch, hideFilters } = this;
    const tools =
      bare || (hideSearch && hideFilters)
        ? nothing
        : html`<div class="tools ${this.hideHeader ? 'alone' : ''} ${hideSearch || hideFilters ? '' : 'two'}" part="toolbar">
            ${this.#furniture?.renderTools(rows ?? [], {
              hideSearch,
              hideFilters,
              sort: this.#sorted,
              onSort: this.#sort,
            })}
          </div>`;
    if (this.hideHeader) return tools;
    const number = this.#furniture?.count(rows ?? []) ?? rows?.length;
    const count = number ? formatNumber(this.locale.tag, number) : undefined;
    return header({ title: this.#heading, count, actions: html`<slot name="header"></slot>${tools}` });
  }

  override render() {
    const { value, status } = this.#list.state;
    if (this.hideWhenEmpty && !value?.length) return nothing;
    const t = this.#furniture?.words;
    const bare = !value?.length && status !== 'loading' && status !== 'idle';
    const detail =
      this.selected && this.#furniture && value?.length
        ? this.#furniture.renderDetail(this.selected, value, this.#mayCreate)
        : undefined;
    return this.base(html`${split({
      head: this.#renderHead(bare),
      list: html`<div class="content">${this.#renderContent()}</div>`,
      detail,
      back: this.#heading,
      close: t?.close ?? '',
      label: t?.details ?? '',
      onClose: this.#close,
    })}
    ${this.#furniture?.announcer.render()}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oriel-sold-products': OrielSoldProducts;
  }
}
