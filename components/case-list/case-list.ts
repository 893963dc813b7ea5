import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
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
import { header, headerStyles } from '../parts/header.js';
import { priorityStyles } from '../parts/priority.js';
import { skeletonRows, skeletonStyles } from '../parts/skeleton.js';
import { stateDotStyles } from '../parts/state-dot.js';
import { strings } from './case-list.strings.js';
import { styles } from './case-list.styles.js';
import type { Furniture } from './furniture.js';
import type { RowWindow } from './row-window.js';
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
    styles,
  ];

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
    done: (rows) => this.#furniture?.see(rows, this.first, this.#count, this.#question),
  });
  #rows = new PageSource<CaseSummary>(() => this.requestUpdate(), { size: PAGE });
  #window?: RowWindow;
  #furniture?: Furniture;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #waiting = false;

  /** Component instance of the module. */
  @property() instance?: string;
  /** Title instead of “Cases”. */
  @property() heading?: string;
  /** Fields of the case as columns, in order: `number shortDescription state priority category product account contact consumer openedAt updatedAt resolvedAt closedAt`. */
  @property() columns?: string;
  /** Filter of the query language as JSON; narrows what the instance allows. */
  @property() filter?: string;
  /** Field to sort by at first, `-` for descending: `-updatedAt`. */
  @property() order?: string;
  /** Address of a case: `case.html?case={number}`; also `{id}`. */
  @property() href?: string;
  /** Address of the page that creates a case; without it there is no button. */
  @property({ attribute: 'create-href' }) createHref?: string;
  /** Words of the button instead of “Create case”. */
  @property({ attribute: 'create-label' }) createLabel?: string;
  /** `pages`, or `scroll` for one frame that scrolls through any number of cases. */
  @property() paging?: 'pages' | 'scroll';
  /** Rows of a page, 10 unless said. */
  @property({ attribute: 'page-size', type: Number }) pageSize?: number;
  /** Leaves out title and button. */
  @property({ attribute: 'hide-header', type: Boolean }) hideHeader = false;
  /** Leaves out the search field. */
  @property({ attribute: 'hide-search', type: Boolean }) hideSearch = false;
  /** Leaves out the filters. */
  @property({ attribute: 'hide-filters', type: Boolean }) hideFilters = false;
  /** Takes no space at all while the viewer has no case. */
  @property({ attribute: 'hide-when-empty', type: Boolean }) hideWhenEmpty = false;

  @state() private typed = '';
  @state() private search = '';
  @state() private sorted: string | undefined;
  @state() private first = 0;
  @state() private shown = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#furniture) void this.#furnish();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#rows.stop();
    this.#window?.stop();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('filter') && this.filter && !this.#own) {
      this.fail('malformed-attribute', `The attribute filter of <oriel-case-list> is not JSON: ${this.filter}`);
    }
    if (this.#scrolls && !this.#window) void this.#openWindow();
    this.#window?.remember();
    ownRule(this).setProperty('--_rows', `${this.#size}`);
  }

  protected override updated(): void {
    const { status, error } = this.#list.state;
    if (status === 'ready' || status === 'empty') this.ready();
    else if (status === 'failed' && this.#waiting) this.fail(error.code, error.message);
    this.#waiting = status === 'loading';
    if (this.#window) this.#window.place(this.#rows.total);
    else if (this.#rows.total) this.#rows.want(this.first, this.first + this.#count - 1);
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
    const parts = [this.#own, this.#furniture?.filters.filter, this.search ? { text: this.search } : undefined];
    const given = parts.filter((part) => part !== undefined);
    return given.length ? JSON.stringify(given.length > 1 ? { and: given } : given[0]) : '';
  }
  get #heading(): string {
    return this.#module.setting('heading', this.t(strings).heading);
  }
  get #order(): string {
    return this.sorted ?? this.#module.setting('order', '-updatedAt');
  }
  get #scrolls(): boolean {
    return this.#module.setting<string>('paging', 'pages') === 'scroll';
  }
  get #size(): number {
    return this.#scrolls ? 50 : Math.min(200, Math.max(1, Number(this.#module.setting('page-size', PAGE)) || PAGE));
  }
  get #count(): number {
    return this.shown || this.#size;
  }
  get #narrowed(): boolean {
    return this.search !== '' || !!this.#furniture?.filters.active;
  }

  /** Everything around the rows comes beside them: they do not wait for it. */
  async #furnish(): Promise<void> {
    const { Furniture } = await import('./furniture.js');
    this.#furniture ??= new Furniture(this, () => this.#restart());
    const rows = this.#list.value;
    if (rows) this.#furniture.see(rows, this.first, this.#count, this.#question);
    this.requestUpdate();
  }

  async #openWindow(): Promise<void> {
    const { RowWindow } = await import('./row-window.js');
    this.#window ??= new RowWindow(this, (first, last) => this.#rows.want(first, last));
    this.requestUpdate();
  }

  /** Another question begins at its first row, and nothing of before counts as new. */
  #restart(): void {
    this.first = 0;
    this.shown = 0;
    this.#furniture?.fresh.forget();
    this.#window?.top();
  }

  #onSearch = (value: string): void => {
    this.typed = value;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(
      () => {
        this.search = value.trim();
        this.#restart();
      },
      value ? 250 : 0,
    );
  };

  #onClear = (): void => {
    this.typed = this.search = '';
    this.#furniture?.filters.clear();
    this.renderRoot.querySelector<HTMLInputElement>('.search input')?.focus();
  };

  #sort = (order: string): void => {
    this.sorted = order;
    this.#restart();
  };

  #onSelect = (event: Event, row: CaseSummary): void => {
    if (!this.dispatchEvent(new CaseSelectEvent({ id: row.id, number: row.number }))) event.preventDefault();
  };

  #onCreate = (event: Event): void => {
    if (!this.dispatchEvent(new CaseCreateRequestEvent({ prefill: {} }))) event.preventDefault();
  };

  /** Arrow keys go from row to row; everything else stays the browser's. */
  #onKey = (event: KeyboardEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('.row, .frame');
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -this.#rows.total, End: this.#rows.total }[event.key];
    if (!row || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (this.#window) {
      this.#window.go(this.#window.at + step, this.#rows.total);
      return;
    }
    const links = [...this.renderRoot.querySelectorAll<HTMLElement>('.open')];
    const at = links.findIndex((link) => row.contains(link)) + step;
    links[Math.max(0, Math.min(links.length - 1, at))]?.focus();
  };

  #onMore = (rows: number): void => {
    this.shown = this.#count + rows;
  };

  #turn = (page: number): void => {
    this.first = (page - 1) * this.#size;
    this.shown = 0;
    this.#furniture?.fresh.forget();
  };

  #address(row: CaseSummary): string | undefined {
    const template = this.#module.setting<string | undefined>('href', undefined);
    return template?.replace(/\{(number|id)\}/g, (_match, field: 'number' | 'id') => encodeURIComponent(row[field]));
  }

  #renderCreate(): unknown {
    const href = this.#module.setting<string | undefined>('create-href', undefined);
    if (!href || this.#module.host?.viewer?.mayCreate === false) return nothing;
    const label = this.#module.setting('create-label', this.t(strings).create);
    return html`<a class="btn primary" href=${href} @click=${this.#onCreate}>${plus}${label}</a>`;
  }

  #renderTools() {
    const { hideSearch, hideFilters, typed } = this;
    if (hideSearch && hideFilters) return nothing;
    return html`<div class="toolbar" part="toolbar">
      ${this.#furniture?.renderTools({
        typed: hideSearch ? undefined : typed,
        onSearch: this.#onSearch,
        order: hideFilters ? undefined : this.#order,
        onSort: this.#sort,
        live: this.#module.host?.live === true,
      })}
    </div>`;
  }

  #renderRows() {
    const { total } = this.#rows;
    const window = this.#window;
    const count = window?.count ?? this.#count;
    const first = window ? Math.min(window.first, Math.max(0, total - count)) : this.first;
    const released = this.#module.host?.instance(this.instance)?.fields;
    return renderTable(this, {
      rows: this.#furniture?.fresh.view(this.#rows, first, count) ?? rowsAt(this.#rows, first, count),
      columns: columnsOf(this.#module.setting('columns', COLUMNS), released),
      first,
      total,
      order: this.#order,
      label: this.#heading,
      windowed: this.#scrolls,
      href: (row) => this.#address(row),
      fresh: (row) => this.#furniture?.fresh.fresh(row) === true,
      onSelect: this.#onSelect,
      onSort: this.#sort,
      onKey: this.#onKey,
    });
  }

  #renderFoot() {
    if (this.#scrolls) return nothing;
    const end = Math.min(this.first + this.#count, this.#rows.total);
    return this.#furniture?.renderFoot({
      first: this.first,
      end,
      size: this.#size,
      total: this.#rows.total,
      onMore: this.#onMore,
      onPage: this.#turn,
    });
  }

  #renderContent() {
    const { value, status } = this.#list.state;
    if (value && status !== 'empty')
      return [this.#furniture?.renderStale(this.#list.state, this.#retry), this.#renderRows(), this.#renderFoot()];
    if (status === 'loading' || status === 'idle' || !this.#furniture) return skeletonRows(Math.min(this.#size, PAGE));
    return this.#furniture.renderState(this.#list.state, {
      narrowed: this.#narrowed,
      search: this.search,
      support: this.#module.host?.module?.support,
      create: this.#renderCreate(),
      onClear: this.#onClear,
      onRetry: this.#retry,
      retryIn: this.#list.retryIn,
    });
  }

  override render() {
    const { value, status } = this.#list.state;
    const blank = status === 'empty' && !this.#narrowed;
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
