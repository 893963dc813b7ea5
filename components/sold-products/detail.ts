/** The detail of one product: loaded when the first one is opened. What the list knows stands at once. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Entitlement, SoldProduct } from '../../src/contract/product.js';
import { getSoldProduct } from '../../src/contract/wire.js';
import { CaseSelectEvent } from '../../src/events/case-select.js';
import { RecordSelectEvent } from '../../src/events/record-select.js';
import { ServiceRequestEvent } from '../../src/events/service-request.js';
import { type HostController, QueryController } from '../../src/state/index.js';
import type { OrielElement } from '../../src/ui/element.js';
import { formatDate, formatNumber } from '../../src/ui/format.js';
import { server } from '../../src/ui/icons.js';
import { renderAsync } from '../parts/async-view.js';
import { caseWords } from '../parts/case-words.strings.js';
import { health, healthStyles } from '../parts/health.js';
import { bar, many } from '../parts/skeleton.js';
import { stateDot, stateTone } from '../parts/state-dot.js';
import { detailStyles } from './detail.styles.js';
import { moreStrings } from './more.strings.js';
import { strings } from './sold-products.strings.js';
import { dateLine, entitlementValue, formatDayOf, ownerOf, type Row, stateClass } from './table.js';

export interface DetailOptions {
  create: boolean;
  address: (setting: string, record: { id: string; number: string }) => string | undefined;
  onCreate: (event: Event, row: { id: string }) => void;
}

export class Detail {
  readonly #element: OrielElement;
  readonly #query: QueryController<readonly [string], SoldProduct>;
  #id = '';
  #toInstalled = false;

  /** `done` hears of each product that has come. */
  constructor(
    element: OrielElement & { selected?: string },
    module: HostController,
    done: (product: SoldProduct) => void,
  ) {
    this.#element = element;
    for (const { styleSheet } of [healthStyles, detailStyles])
      if (styleSheet) element.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#query = new QueryController(element, {
      module,
      args: () => (element.selected ? ([element.selected] as const) : undefined),
      run: ([id], { client, signal, instance }) =>
        client.call(getSoldProduct, { params: { id } }, { signal, instance }),
      tags: () => ['products', 'cases'],
      done,
    });
    element.addController({
      hostUpdated: () => {
        const heading = this.#toInstalled && element.renderRoot.querySelector<HTMLElement>('.installed');
        if (!heading) return;
        this.#toInstalled = false;
        heading.scrollIntoView({ block: 'nearest' });
        heading.focus();
      },
    });
  }

  /** The product that is shown, once it has come: never the one that stood here before. */
  get product(): SoldProduct | undefined {
    const { value } = this.#query;
    return value?.id === this.#id ? value : undefined;
  }

  /** Puts the focus on the installed items, once they stand. */
  showInstalled(): void {
    this.#toInstalled = true;
    this.#element.requestUpdate();
  }

  #link(href: string | undefined, words: string, onClick: (event: Event) => void): TemplateResult {
    return href === undefined
      ? html`<button class="link" dir="auto" @click=${onClick}>${words}</button>`
      : html`<a class="cut" dir="auto" href=${href} @click=${onClick}>${words}</a>`;
  }

  #intend(event: Event, intent: Event): void {
    if (!this.#element.dispatchEvent(intent)) event.preventDefault();
  }

  #request = ({ id, number, catalogItems }: SoldProduct): void => {
    const ids = catalogItems.map((item) => item.id);
    this.#element.dispatchEvent(new ServiceRequestEvent({ soldProduct: id, number, catalogItems: ids }));
  };

  #renderHead(row: Row, { create, address, onCreate }: DetailOptions): TemplateResult {
    const { locale } = this.#element;
    const t = this.#element.t(moreStrings);
    const { states } = this.#element.t(strings);
    const { product } = this;
    const href = address('create-href', row);
    const onClick = (event: Event) => onCreate(event, row);
    const { startDate, endDate } = row;
    const dates =
      startDate && endDate
        ? t.range(formatDayOf(locale, startDate), formatDayOf(locale, endDate))
        : dateLine(locale, row);
    const main = create ? html`<a class="btn primary" href=${href} @click=${onClick}>${t.create}</a>` : nothing;
    return html`<div class="detail-head">
        ${row.parent ? html`<p class="meta" dir="auto">${t.partOf(row.parent.name)}</p>` : nothing}
        <h2 class="section" dir="auto">${row.name}</h2>
        ${row.detail ? html`<p class="muted" dir="auto">${row.detail}</p>` : nothing}
        <p class="detail-state"><span class=${stateClass(row.state)}>${states[row.state]}</span> <span class="muted">${dates}</span></p>
      </div>
      <div class="actions">
        ${main}
        ${
          product?.catalogItems.length
            ? html`<button class="btn" @click=${() => this.#request(product)}>${t.request}</button>`
            : nothing
        }
      </div>`;
  }

  #renderFacts(row: Row): TemplateResult {
    const { locale } = this.#element;
    const t = this.#element.t(moreStrings);
    const words = this.#element.t(strings);
    const contract = this.product?.contract;
    const owner = ownerOf(row);
    const fact = (name: string, value: unknown) =>
      value ? html`<div class="fact"><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>` : nothing;
    return html`<dl class="facts" part="facts">
      ${fact(t.offering, row.serviceOffering?.name)}${fact(words.quantity, formatNumber(locale.tag, row.quantity))}
      ${fact(t.contract, contract?.number)}${fact(t.soldTo, owner?.name)}${fact(t.number, row.number)}
    </dl>`;
  }

  #renderEntitlement(entitlement: Entitlement): TemplateResult {
    const { name, remaining, total } = entitlement;
    return html`<li class="entitlement">
      <span dir="auto">${name}</span>
      <span class="value"><bdi>${entitlementValue(this.#element.locale, entitlement)}</bdi></span>
      ${
        remaining !== null && total
          ? html`<progress value=${remaining} max=${total} aria-label=${name}></progress>`
          : nothing
      }
    </li>`;
  }

  #renderLists({ entitlements, installed, openCases }: SoldProduct, { address }: DetailOptions): unknown {
    const { locale } = this.#element;
    const t = this.#element.t(moreStrings);
    const { states } = this.#element.t(caseWords);
    const section = (title: string, kind: string, rows: TemplateResult[], none: string) =>
      html`<h3 class="label ${kind}" tabindex="-1">${title}</h3>
        ${rows.length ? html`<ul class="lines-of">${rows}</ul>` : html`<p class="meta none">${none}</p>`}`;
    const items = installed.map(
      (item) => html`<li class="of-two">
        ${server}
        <div class="lines">
          ${this.#link(address('item-href', item), item.name, (event) => {
            const { id, name } = item;
            this.#intend(event, new RecordSelectEvent({ table: 'installBaseItem', id, name }));
          })}
          <div class="meta"><bdi>${item.number}</bdi></div>
        </div>
        ${health(locale, item.health)}
      </li>`,
    );
    const cases = openCases.map(
      (each) => html`<li class="lines">
        ${this.#link(address('case-href', each), each.shortDescription, (event) =>
          this.#intend(event, new CaseSelectEvent({ id: each.id, number: each.number })),
        )}
        <div class="meta case-line">
          ${stateDot(states[each.state], stateTone[each.state])}
          <span><bdi>${each.number}</bdi> · ${formatDate(locale.tag, each.openedAt)}</span>
        </div>
      </li>`,
    );
    return [
      // Whoever sees no contract sees no entitlements either: nothing is said of what they cannot have.
      entitlements.length || this.product?.contract
        ? section(
            t.entitlements,
            '',
            entitlements.map((each) => this.#renderEntitlement(each)),
            t.noEntitlements,
          )
        : nothing,
      section(t.installed, 'installed', items, t.noInstalled),
      section(t.openCases, '', cases, t.noCases),
    ];
  }

  render(id: string, row: Row | undefined, options: DetailOptions): TemplateResult {
    this.#id = id;
    const t = this.#element.t(moreStrings);
    const known = this.product ?? row;
    const { state } = this.#query;
    const value = this.product;
    const view = value
      ? state
      : { ...state, value: undefined, ...(state.status === 'ready' && { status: 'loading' as const }) };
    const body = renderAsync(this.#element, view, {
      content: (product: SoldProduct) => this.#renderLists(product, options),
      skeleton: html`<div class="bones detail-bones" aria-hidden="true">${many(4, (i) => bar(`w${i}`))}</div>`,
      failed: t.notShown,
      problems: { 'not-found': { title: t.notFound, text: t.notFoundHint } },
      stale: { title: t.notRefreshed, text: t.listFrom, offline: t.offlineFrom },
      onRetry: () => this.#query.reload(),
      retryAt: this.#query.retryIn ? Date.now() + this.#query.retryIn * 1000 : undefined,
    });
    return html`${known ? html`${this.#renderHead(known, options)}${this.#renderFacts(known)}` : nothing}
      <div class="detail-body">${body}</div>`;
  }
}
