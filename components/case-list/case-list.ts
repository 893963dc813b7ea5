import { html, nothing, type PropertyValues } from 'lit';
import type { CaseSummary } from '../../src/contract/case.js';
import type { Filter } from '../../src/contract/query.js';
import { listCases } from '../../src/contract/wire.js';
import { CaseCreateRequestEvent } from '../../src/events/case-create-request.js';
import { CaseSelectEvent } from '../../src/events/case-select.js';
import { HostController, PageSource, QueryController } from '../../src/state/index.js';
import { ownRule } from '../../src/ui/appearance.js';
import { controls } from '../../src/ui/controls.styles.js';
import { OrielElement } from '../../src/ui/element.js';
import { formatNumber } from '../../src/ui/format.js';
import { plus } from '../../src/ui/icons.js';
import { addressOf } from '../parts/address.js';
import { header, headerStyles } from '../parts/header.js';
import { priorityStyles } from '../parts/priority.js';
import type { RowWindow } from '../parts/row-window.js';
import { rowStyles } from '../parts/rows.styles.js';
import { skeletonRows, skeletonStyles } from '../parts/skeleton.js';
import { stateDotStyles } from '../parts/state-dot.js';
import { strings } from './case-list.strings.js';
import { styles } from './case-list.styles.js';
import type { Furniture } from './furniture.js';
import { columnsOf, renderTable, rowsAt } from './table.js';

const PAGE = 10;
const COLUMNS = 'number shortDescription state priority updatedAt';

/**
 * The cases the viewer may read: search, filters, sort, live changes, lists of any length.
 *
 * @summary List of cases with search, filters, sorting and live updates.
 * @slot header - After the title, before the button.
 * @slot empty - In place of the words for a viewer without cases.
 * @fires oriel-case-select - A case is about to be opened; cancelable. `detail`: `id`, `number`.
 * @fires oriel-case-create-request - The button for a new case was pressed; cancelable.
 * @fires oriel-sign-in-request - Somebody who is not signed in wants to be; cancelable, else the page is asked for a token.
 * @fires oriel-widget-ready - The first rows, or the words for none, stand.
 * @fires oriel-widget-error - The list cannot be shown. `detail`: `code`, `message`.
 * @csspart base - Everything.
 * @csspart header - Title, count and button.
 * @csspart toolbar - Search, filters and the live mark.
 * @csspart row - One case.
 * @csspart footer - What stands below the rows.
 * @csspart pager - Range and pages.
 * @csspart state - The words in place of rows: empty, failed, forbidden.
 * @csspart banner - What stands above rows that could not be refreshed.
 * @cssproperty --oriel-list-height - Height of the frame with `paging="scroll"`, default `min(70vh, 640px)`.
 */
export class OrielCaseList extends OrielElement {
  static override styles = [
    OrielElement.styles,
    controls,
    priorityStyles,
    skeletonStyles,
    stateDotStyles,
    headerStyles,
    rowStyles,
    styles,
  ];

  static override properties = {
    instance: {},
    heading: {},
    columns: {},
    filter: {},
    order: {},
    href: {},
    draftHref: { attribute: 'draft-href' },
    createHref: { attribute: 'create-href' },
    createLabel: { attribute: 'create-label' },
    paging: {},
    pageSize: { attribute: 'page-size', type: Number },
    hideHeader: { attribute: 'hide-header', type: Boolean },
    hideSearch: { attribute: 'hide-search', type: Boolean },
    hideFilters: { attribute: 'hide-filters', type: Boolean },
    hideWhenEmpty: { attribute: 'hide-when-empty', type: Boolean },
  };

  readonly #module = new HostController(this);
  readonly #list = new QueryController(this, {
    module: this.#module,
    args: () => [this.#order, this.#question, this.#size] as const,
    run: ([order, question, size], { client, host, signal, instance }) => {
      if (this.#rows.size !== size) this.#rows = new PageSource(() => this.requestUpdate(), { size });
      const filter = question ? (JSON.parse(question) as Filter) : undefined;
      return this.#rows.open(
        order + question,
        async (request, abort) => {
          const query = { ...request, order: [order], filter, ...host.include(instance) };
          return host.absorb(await client.call(listCases, { query }, { signal: abort, instance }), instance);
        },
        signal,
      );
    },
    empty: (rows) => rows.total === 0,
    tags: () => ['cases'],
    live: true,
    done: (rows) => this.#furniture?.see(rows, this.#first, this.#count, this.#question),
    forget: () => this.#furniture?.forget(),
  });
  #rows = new PageSource<CaseSummary>(() => this.requestUpdate(), { size: PAGE });
  #window?: RowWindow;
  #reserved = 0;
  #furniture?: Furniture;
  /** What the reader sorts by, once they did. */
  #sorted: string | undefined;
  /** The first row shown, and how many when they are more than a page. */
  #first = 0;
  #shown = 0;

  /** Component instance of the module. */
  declare instance?: string;
  /** Title instead of “Cases”. */
  declare heading?: string;
  /** Fields of the case as columns, in order: `number shortDescription state priority category product account contact consumer openedAt updatedAt resolvedAt closedAt`. */
  declare columns?: string;
  /** Filter of the query language as JSON; narrows what the instance allows. */
  declare filter?: string;
  /** Field to sort by at first, `-` for descending: `-updatedAt`. */
  declare order?: string;
  /** Address of a case: `case.html?case={number}`; also `{id}`. */
  declare href?: string;
  /** Address where a draft is gone on with, `claim.html?draft={id}`; default: as `href`. */
  declare draftHref?: string;
  /** Address of the page that creates a case; without it there is no button. */
  declare createHref?: string;
  /** Words of the button instead of “Create case”. */
  declare createLabel?: string;
  /** `pages`, or `scroll` for one frame that scrolls through any number of cases. */
  declare paging?: 'pages' | 'scroll';
  /** Rows of a page, 10 unless said. */
  declare pageSize?: number;
  /** Leaves out title and button. */
  hideHeader = false;
  /** Leaves out the search field. */
  hideSearch = false;
  /** Leaves out the filters. */
  hideFilters = false;
  /** Takes no space at all while the viewer has no case. */
  hideWhenEmpty = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#furniture) void this.#furnish();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#rows.stop();
    this.#window?.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('filter') && this.filter && !this.#own) {
      this.fail({ code: 'malformed-attribute', message: `filter: ${this.filter}` });
    }
    if (this.#scrolls && !this.#window) void this.#openWindow();
    this.#window?.remember();
    // Writing to a sheet costs a new style for everything inside: only when it says something new.
    const { value, error } = this.#list.state;
    const reserved = (value || error) && this.#rows.total <= this.#size ? 0 : this.#size;
    if (reserved !== this.#reserved) ownRule(this).setProperty('--_rows', `${reserved}`);
    this.#reserved = reserved;
  }

  protected override updated(): void {
    const { state } = this.#list;
    this.tell(state, state.status === 'ready' && (!this.#scrolls || this.#window !== undefined));
    if (this.#window) this.#window.place(this.#rows.total);
    else if (this.#rows.total) this.#rows.want(this.#first, this.#first + this.#count - 1);
  }

  readonly #retry = (): void => this.reload();

  /** Asks again; what is shown stays. */
  reload(): void {
    this.#list.reload();
  }

  get #own(): Filter | undefined {
    try {
      return this.filter ? (JSON.parse(this.filter) as Filter) : undefined;
    } catch {
      return undefined;
    }
  }
  /** Everything that narrows the list, as JSON; empty when nothing does. */
  get #question(): string {
    const own = this.#own;
    const given = [...(own ? [own] : []), ...(this.#furniture?.conditions ?? [])];
    return given.length ? JSON.stringify(given.length > 1 ? { and: given } : given[0]) : '';
  }
  get #heading(): string {
    return this.#module.setting('heading', this.t(strings).heading);
  }
  get #order(): string {
    return this.#sorted ?? this.#module.setting('order', '-updatedAt');
  }
  get #scrolls(): boolean {
    return this.#module.setting('paging') === 'scroll';
  }
  get #size(): number {
    return this.#scrolls ? 50 : Math.min(200, Math.max(1, Number(this.#module.setting('page-size', PAGE)) || PAGE));
  }
  get #count(): number {
    return this.#shown || this.#size;
  }

  /** Everything around the rows comes beside them: they do not wait for it. */
  async #furnish(): Promise<void> {
    const { Furniture } = await import('./furniture.js');
    this.#furniture ??= new Furniture(this, () => this.#restart());
    const rows = this.#list.value;
    if (rows) this.#furniture.see(rows, this.#first, this.#count, this.#question);
    this.requestUpdate();
  }

  async #openWindow(): Promise<void> {
    const { RowWindow } = await import('../parts/row-window.js');
    this.#window ??= new RowWindow(this, (first, last) => this.#rows.want(first, last));
    this.requestUpdate();
  }

  /** Another question begins at its first row, and nothing of before counts as new. */
  #restart(): void {
    this.#first = 0;
    this.#shown = 0;
    this.#furniture?.fresh.forget();
    this.#window?.top();
    this.requestUpdate();
  }

  #sort = (order: string): void => {
    this.#sorted = order;
    this.#restart();
  };

  #onSelect = (event: Event, row: CaseSummary): void => {
    if (!this.dispatchEvent(new CaseSelectEvent({ id: row.id, number: row.number }))) event.preventDefault();
  };

  #onCreate = (event: Event): void => {
    if (!this.dispatchEvent(new CaseCreateRequestEvent({ prefill: {} }))) event.preventDefault();
  };

  #onKey = (event: KeyboardEvent): void => this.#furniture?.key(event, this.#rows.total, this.#window);

  #onMore = (rows: number): void => {
    this.#shown = this.#count + rows;
    this.requestUpdate();
  };

  #turn = (page: number): void => {
    this.#restart();
    this.#first = (page - 1) * this.#size;
  };

  #renderCreate(): unknown {
    const href = this.#module.setting('create-href');
    if (!href || this.#module.host?.viewer?.mayCreate === false) return nothing;
    const label = this.#module.setting('create-label', this.t(strings).create);
    return html`<a class="btn primary" href=${href} @click=${this.#onCreate}>${plus}${label}</a>`;
  }

  #renderTools() {
    const { hideSearch, hideFilters } = this;
    if (hideSearch && hideFilters) return nothing;
    return html`<div class="toolbar" part="toolbar">
      ${this.#furniture?.renderTools({
        hideSearch,
        order: hideFilters ? undefined : this.#order,
        onSort: this.#sort,
        live: this.#module.host?.live === true,
      })}
    </div>`;
  }

  #renderRows() {
    const { total } = this.#rows;
    const window = this.#scrolls ? this.#window : undefined;
    const count = window?.count ?? this.#count;
    const first = window ? Math.min(window.first, Math.max(0, total - count)) : this.#first;
    const module = this.#module;
    const released = module.host?.instance(this.instance)?.fields;
    return renderTable(this, {
      rows: this.#furniture?.rows(this.#rows, first, count) ?? rowsAt(this.#rows, first, count),
      columns: columnsOf(module.setting('columns', COLUMNS), released),
      first,
      total,
      order: this.#order,
      label: this.#heading,
      window,
      href: (row) => addressOf(module.setting(row.state ? 'href' : 'draft-href') ?? module.setting('href'), row),
      fresh: (row) => this.#furniture?.fresh.fresh(row) === true,
      onSelect: this.#onSelect,
      onSort: this.#sort,
      onKey: this.#onKey,
    });
  }

  #renderFoot() {
    if (this.#scrolls) return nothing;
    const end = Math.min(this.#first + this.#count, this.#rows.total);
    return this.#furniture?.renderFoot({
      first: this.#first,
      end,
      size: this.#size,
      total: this.#rows.total,
      onMore: this.#onMore,
      onPage: this.#turn,
    });
  }

  #renderContent() {
    const { value, status } = this.#list.state;
    // A frame comes with its code, which was asked for before the rows.
    const shown = value && status !== 'empty' && (this.#window || !this.#scrolls);
    if (shown)
      return [this.#furniture?.renderStale(this.#list.state, this.#retry), this.#renderRows(), this.#renderFoot()];
    if ((status !== 'empty' && status !== 'failed') || !this.#furniture)
      return skeletonRows(Math.min(this.#size, PAGE));
    return this.#furniture.renderState(this.#list.state, {
      owner: this.#module.host,
      action: this.#renderCreate(),
      onRetry: this.#retry,
      retryIn: this.#list.retryIn,
    });
  }

  override render() {
    const { value, status } = this.#list.state;
    const blank = status === 'empty' && !this.#furniture?.narrowed;
    const bare = blank || (status === 'failed' && !value);
    if (this.hideWhenEmpty && (blank || !value)) return nothing;
    const count = value && !blank ? formatNumber(this.locale.tag, value.total) : undefined;
    const actions = html`<slot name="header"></slot>${bare ? nothing : this.#renderCreate()}`;
    const content = this.#renderContent();
    return this.base(html`
      ${this.hideHeader ? nothing : header({ title: this.#heading, count, actions })}
      ${bare ? nothing : this.#renderTools()}
      ${this.#scrolls ? content : html`<div class="content" aria-busy=${status === 'loading'}>${content}</div>`}
      ${this.#furniture?.announcer.render()}
    `);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oriel-case-list': OrielCaseList;
  }
}
