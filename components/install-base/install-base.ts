import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import type { Filter } from '../../src/contract/query.js';
import { listInstallBaseItems } from '../../src/contract/wire.js';
import { type Change, HostController, QueryController } from '../../src/state/index.js';
import { OrielElement } from '../../src/ui/element.js';
import { formatNumber } from '../../src/ui/format.js';
import { header } from '../parts/header.js';
import { PageParam } from '../parts/page-param.js';
import { skeletonRows } from '../parts/skeleton.js';
import { enterDetail, split } from '../parts/split.js';
import { Tree } from '../parts/tree.js';
import type { Detail } from './detail.js';
import type { Furniture } from './furniture.js';
import { strings } from './install-base.strings.js';
import { installBaseStyles } from './install-base.styles.js';
import { Items } from './items.js';
import { Outages } from './outages.js';
import { type GroupBy, Rows } from './rows.js';
import { treeView } from './table.js';
import { Ways } from './ways.js';

/** As many as one question may ask for. */
const PAGE = 1000;
const asked = (question: string) => ({
  ...(JSON.parse(question) as { filter?: Filter; soldProduct?: string }),
  limit: PAGE,
});

/**
 * What is installed for the viewer: a tree by environment or location, health that changes by itself, outages above it, the
 * details of one item beside it, one case for several of them.
 *
 * @summary Install base as a tree with live health, outages and the details of an item.
 * @slot header - After the title.
 * @slot empty - In place of the words for a viewer without items.
 * @fires oriel-record-select - An item or one of its sold products is about to be opened; cancelable. `detail`: `table`, `id`, `name`.
 * @fires oriel-case-select - A case is about to be opened; cancelable. `detail`: `id`, `number`.
 * @fires oriel-case-create-request - A case for one item or several is wanted; cancelable. `detail`: `prefill`, `installBaseItems`.
 * @fires oriel-sign-in-request - Somebody who is not signed in wants to be; cancelable, else the page is asked for a token.
 * @fires oriel-widget-ready - The first rows, or the words for none, stand.
 * @fires oriel-widget-error - It cannot be shown. `detail`: `code`, `message`.
 * @csspart base - Everything.
 * @csspart header - Title and count.
 * @csspart toolbar - Search, filters and the live mark.
 * @csspart outages - Banners of outages.
 * @csspart banner - One of them, or what stands above rows that could not be refreshed.
 * @csspart picking - How many items are picked, and what can be done with them.
 * @csspart row - One item.
 * @csspart detail - The details of an item.
 * @csspart facts - Names and values in them.
 * @csspart state - The words in place of rows: empty, failed, forbidden.
 * @cssproperty --oriel-list-height - Height of the frame of very many rows, default `min(70vh, 640px)`.
 */
export class OrielInstallBase extends OrielElement {
  static override styles = [OrielElement.styles, installBaseStyles];

  static override properties = {
    instance: {},
    heading: {},
    account: {},
    consumer: {},
    household: {},
    soldProduct: { attribute: 'sold-product' },
    href: {},
    caseHref: { attribute: 'case-href' },
    productHref: { attribute: 'product-href' },
    createHref: { attribute: 'create-href' },
    groupBy: { attribute: 'group-by' },
    view: {},
    selected: {},
    selectedParam: { attribute: 'selected-param' },
    hideHeader: { attribute: 'hide-header', type: Boolean },
    hideSearch: { attribute: 'hide-search', type: Boolean },
    hideFilters: { attribute: 'hide-filters', type: Boolean },
    hideOutages: { attribute: 'hide-outages', type: Boolean },
    hideWhenEmpty: { attribute: 'hide-when-empty', type: Boolean },
  };

  readonly #module = new HostController(this);
  readonly #items = new Items(() => this.locale.tag);
  readonly #list = new QueryController(this, {
    module: this.#module,
    args: () => [this.#question] as const,
    run: async ([question], { client, host, signal, instance }) => {
      const query = { ...asked(question), total: true, ...host.include(instance) };
      return host.absorb(await client.call(listInstallBaseItems, { query }, { signal, instance }), instance);
    },
    empty: ({ items }) => items.length === 0,
    tags: () => ['items'],
    known: (_, change) => this.#hear(change),
    live: true,
    done: (page) => this.#items.begin(page, this.#question),
    forget: () => {
      this.#items.clear();
      this.#show(undefined);
      this.#furniture?.forget();
    },
  });
  /** The pages after the first, one after another. */
  readonly #rest = new QueryController(this, {
    module: this.#module,
    args: () => (this.#items.next ? ([this.#question, this.#items.next] as const) : undefined),
    run: ([question, after], { client, signal, instance }) =>
      client.call(listInstallBaseItems, { query: { ...asked(question), total: false, after } }, { signal, instance }),
    done: (page) => this.#items.go(page),
  });
  readonly #outages = new Outages(this, this.#module);
  readonly #tree = new Tree<Item>(this);
  readonly #rows = new Rows();
  readonly #ways = new Ways(this, this.#module);
  readonly #page = new PageParam(this, () => this.selectedParam);
  #furniture?: Furniture;
  #detail?: Detail;
  #open: string | undefined;
  /** What the attribute or the page's address named last. */
  #named: string | undefined;

  /** Component instance of the module. */
  declare instance?: string;
  /** Title instead of “Install base”. */
  declare heading?: string;
  /** Only items of this account, by id. */
  declare account?: string;
  /** Only items of this consumer, by id. */
  declare consumer?: string;
  /** Only items of this household, by id. */
  declare household?: string;
  /** Only items installed from this sold product, by id. */
  declare soldProduct?: string;
  /** Address of an item: `device.html?item={number}`; also `{id}`. Then a row is a link there instead of opening its details here. */
  declare href?: string;
  /** Address of a case: `case.html?case={number}`; also `{id}`. */
  declare caseHref?: string;
  /** Address of a sold product: `product.html?id={id}`. */
  declare productHref?: string;
  /** Address of the page that creates a case: `new.html?items={ids}`; also `{id}` and `{number}`. Without it none is offered. */
  declare createHref?: string;
  /** Groups with heads: by environment unless said. */
  declare groupBy?: 'environment' | 'location' | 'none';
  /** `tree`, or `list` without parents. */
  declare view?: 'tree' | 'list';
  /** Item whose details are open, by number or id. */
  declare selected?: string;
  /** Name of the parameter of the page's address that holds it: `item` for `?item=IBITM0001013`, `#item` for `#item=…`. */
  declare selectedParam?: string;
  /** Leaves out the title. */
  hideHeader = false;
  /** Leaves out the search field. */
  hideSearch = false;
  /** Leaves out the filters. */
  hideFilters = false;
  /** Leaves out the banners of outages. */
  hideOutages = false;
  /** Takes no space at all while the viewer has no item. */
  hideWhenEmpty = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#furniture) void this.#furnish();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const named = this.#page.value ?? this.#module.setting('selected');
    if (named !== this.#named) this.#show(named);
    this.#named = named;
    this.#grow();
  }

  protected override updated(): void {
    this.tell(this.#list.state, this.#standing);
  }

  /** Asks again; what is shown stays. */
  reload(): void {
    this.#list.reload();
    this.#outages.reload();
  }

  get #question(): string {
    const given = (['account', 'consumer', 'household'] as const).flatMap((name): Filter[] => {
      const id = this.#module.setting(name);
      return id ? [{ eq: [name, id] }] : [];
    });
    const soldProduct = this.#module.setting('sold-product');
    return JSON.stringify({ filter: given.length ? { and: given } : undefined, soldProduct: soldProduct || undefined });
  }
  get #heading(): string {
    return this.#module.setting('heading', this.t(strings).heading);
  }
  get #groupBy(): GroupBy {
    return this.#module.setting<string>('group-by', 'environment') as GroupBy;
  }
  /** Without an address there is nothing to offer. */
  get #mayCreate(): boolean {
    return this.#ways.mayCreate && this.#module.host?.viewer?.mayCreate !== false;
  }
  /** Rows can be shown: they are there, and what stands above them is known. */
  get #standing(): boolean {
    return this.#items.all.length > 0 && !this.#outages.waiting && !this.#tree.waiting;
  }

  /** Everything around the rows comes beside them: they do not wait for it. */
  async #furnish(): Promise<void> {
    const { Furniture } = await import('./furniture.js');
    this.#furniture ??= new Furniture(
      this,
      this.#module,
      this.#items,
      () => this.#list.reload(),
      () => this.requestUpdate(),
    );
    this.requestUpdate();
  }

  /** An item that changed is asked for alone: all of them may be thousands. */
  #hear({ event }: Change): boolean {
    if (event?.type !== 'item-changed' || !this.#furniture) return false;
    this.#furniture.changes.hear(event.installBaseItem);
    return true;
  }

  #grow(): void {
    const furniture = this.#furniture;
    const narrowed = furniture?.key ?? '';
    this.#rows.take(this.#items.all, this.#tree, {
      groupBy: this.#groupBy,
      flat: this.#module.setting<string>('view', 'tree') === 'list',
      tag: this.locale.tag,
      match: furniture?.match,
      narrowed,
    });
    const { all } = this.#rows;
    if (this.#list.value) furniture?.see(narrowed ? all.filter(furniture.match ?? Boolean).length : all.length);
  }

  #find(name?: string): Item | undefined {
    return name ? this.#items.all.find(({ id, number }) => id === name || number === name) : undefined;
  }

  #show(name: string | undefined): void {
    this.#open = name || undefined;
    if (this.#open && !this.#detail) void this.#openDetail();
    this.requestUpdate();
  }

  async #openDetail(): Promise<void> {
    const { Detail } = await import('./detail.js');
    this.#detail ??= new Detail(this, this.#module, () => this.#open);
    this.requestUpdate();
  }

  readonly #onOpen = async (event: Event, item: Item): Promise<void> => {
    if (!this.#ways.open(event, item)) return;
    this.#show(item.id);
    await this.updateComplete;
    enterDetail(this.renderRoot);
  };

  readonly #onClose = async (): Promise<void> => {
    const item = this.#find(this.#open);
    this.#show(undefined);
    if (item) this.#tree.reveal(item.id);
    await this.updateComplete;
    if (item) this.#tree.focus(item.id);
  };

  #renderTree(): unknown {
    const furniture = this.#furniture;
    const { picking } = furniture ?? {};
    const ways = this.#ways;
    const menu = { mayCreate: this.#mayCreate, onOpen: this.#onOpen, ways };
    if (this.#tree.lines.length === 0) return furniture?.renderNoMatch();
    const { all, next, total } = this.#items;
    return html`${furniture?.renderPicking(this.#mayCreate, ways)}
    ${this.#tree.render(
      treeView({
        element: this,
        label: this.#heading,
        rows: this.#rows,
        selected: this.#open,
        fresh: (item) => furniture?.changes.fresh(item) === true,
        href: (item) => ways.itemHref(item),
        onOpen: this.#onOpen,
        pick: picking?.active ? picking.row : undefined,
        menu: furniture && ((item, tab) => furniture.renderMenu(item, tab, menu)),
      }),
    )}
    ${next && furniture?.renderProgress(all.length, total, this.#rest)}`;
  }

  #renderContent(): unknown {
    const { state, retryIn } = this.#list;
    const furniture = this.#furniture;
    const onRetry = (): void => this.reload();
    if (this.#standing && state.status !== 'empty') {
      // Items that came one by one have no answer of their own.
      const known = { ...state, value: state.value ?? true } as typeof state;
      return [furniture?.renderStale(known, onRetry), this.#renderTree()];
    }
    if (furniture && (state.status === 'failed' || state.status === 'empty')) {
      // A value whose rows wait for what stands above them is not shown yet.
      const blank = { ...state, value: undefined } as typeof state;
      return furniture.renderState(blank, { owner: this.#module.host, onRetry, retryIn });
    }
    return skeletonRows(8);
  }

  #renderDetail(): unknown {
    const name = this.#open;
    if (!name) return undefined;
    return (
      this.#detail?.render(name, {
        row: this.#find(name),
        ways: this.#ways,
        mayCreate: this.#mayCreate,
      }) ?? html`<div class="bone-detail"></div>`
    );
  }

  #renderTop(bare: boolean): TemplateResult {
    const { value, status } = this.#list.state;
    const { total, all } = this.#items;
    const count = Math.max(total, all.length);
    const { hideSearch, hideFilters } = this;
    const tools = {
      hideSearch,
      hideFilters,
      health: this.#rows.health,
      mayPick: this.#mayCreate && count > 1,
      live: this.#module.host?.live === true,
    };
    return html`<div class="top">
        ${
          this.hideHeader
            ? nothing
            : header({
                title: this.#heading,
                count: value && status !== 'empty' ? formatNumber(this.locale.tag, count) : undefined,
                actions: html`<slot name="header"></slot>`,
              })
        }
        ${
          bare || (hideSearch && hideFilters)
            ? nothing
            : html`<div class="toolbar" part="toolbar">${this.#furniture?.renderTools(tools)}</div>`
        }
      </div>
      ${this.#standing ? this.#outages.render(this.#ways.caseHref, this.#ways.openCase) : nothing}`;
  }

  override render() {
    const { value, status } = this.#list.state;
    const bare = status === 'empty' || (status === 'failed' && !value);
    if (this.hideWhenEmpty && (status === 'empty' || !value)) return nothing;
    const t = this.t(strings);
    return this.base(html`
      ${split({
        head: this.#renderTop(bare),
        list: html`<div class="content" aria-busy=${!bare && !this.#standing}>${this.#renderContent()}</div>`,
        detail: bare ? undefined : this.#renderDetail(),
        back: this.#heading,
        close: t.close,
        label: this.#find(this.#open)?.name ?? t.item,
        onClose: () => void this.#onClose(),
      })}
      ${this.#furniture?.announcer.render()}
    `);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oriel-install-base': OrielInstallBase;
  }
}
