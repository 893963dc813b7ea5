/** One item beside the rows, or in their place. Loaded when the first one is opened; its styles come with it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Entitlement, InstallBaseItem, InstallBaseItemSummary, Outage } from '../../src/contract/product.js';
import type { Ref } from '../../src/contract/schema.js';
import { getInstallBaseItem } from '../../src/contract/wire.js';
import { RecordSelectEvent } from '../../src/events/record-select.js';
import { type HostController, QueryController } from '../../src/state/index.js';
import type { OrielElement } from '../../src/ui/element.js';
import { formatDate, formatExact, formatMoment, formatNumber, formatTime } from '../../src/ui/format.js';
import { critical, ok, planned } from '../../src/ui/icons.js';
import { wordStrings } from '../../src/ui/words.strings.js';
import { addressOf } from '../parts/address.js';
import { renderAsync } from '../parts/async-view.js';
import { caseWords } from '../parts/case-words.strings.js';
import { health } from '../parts/health.js';
import { skeletonText, skeletonTextStyles } from '../parts/skeleton-text.js';
import { dotClass, stateDotStyles, stateTone } from '../parts/state-dot.js';
import type { Access } from './access.js';
import { create, createHref } from './create.js';
import { detailStrings } from './detail.strings.js';
import { detailStyles } from './detail.styles.js';
import { isActive, span } from './outages-view.js';
import type { Ways } from './ways.js';

export interface DetailOptions {
  /** What the row knows already: shown until all of it is there. */
  row: InstallBaseItemSummary | undefined;
  ways: Ways;
  mayCreate: boolean;
}

const skeleton = html`<div class="bone-detail">${skeletonText(2)}${skeletonText(4)}${skeletonText(3)}</div>`;
const fact = (name: string, value: unknown): TemplateResult =>
  html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`;

export class Detail {
  readonly query: QueryController<readonly [string], InstallBaseItem>;
  readonly #element: OrielElement;
  readonly #module: HostController;
  readonly #open: () => string | undefined;
  #access?: Access;

  /** `id` answers what is open: an id or a number. */
  constructor(element: OrielElement, module: HostController, id: () => string | undefined) {
    this.#element = element;
    this.#module = module;
    this.#open = id;
    this.query = new QueryController(element, {
      module,
      args: () => {
        const name = id();
        return name ? ([name] as const) : undefined;
      },
      run: ([name], { client, signal, instance }) =>
        client.call(getInstallBaseItem, { params: { id: name } }, { signal, instance }),
      tags: ([name], item) => [`item:${name}`, ...(item ? [`item:${item.id}`] : []), 'cases'],
      live: true,
    });
    for (const { styleSheet } of [skeletonTextStyles, stateDotStyles, detailStyles])
      if (styleSheet) element.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  /** The item asked for, never the one that stood here before. */
  #value(name: string): InstallBaseItem | undefined {
    const { value } = this.query;
    return value && (value.id === name || value.number === name) ? value : undefined;
  }

  /** The open item, where the viewer says who may see it. */
  readonly #assignable = (): string | undefined => {
    const item = this.#value(this.#open() ?? '');
    return item?.setsAssetContacts ? item.id : undefined;
  };

  async #loadAccess(): Promise<void> {
    // Where the code cannot be had now, the next rendering tries again.
    const loaded = await import('./access.js').catch(() => undefined);
    if (!loaded || this.#access) return;
    this.#access = new loaded.Access(this.#element, this.#module, this.#assignable);
    this.#element.requestUpdate();
  }

  #renderAccess(item: InstallBaseItem): unknown {
    if (!item.setsAssetContacts) return nothing;
    if (!this.#access) void this.#loadAccess();
    return this.#access?.render(item) ?? nothing;
  }

  #since(at: string): string {
    const { locale } = this.#element;
    const t = this.#element.t(detailStrings);
    const now = new Date();
    const today = new Date(at).toDateString() === now.toDateString();
    return today ? t.sinceToday(formatTime(locale.tag, at)) : t.since(formatMoment(locale, at, now));
  }

  /** Nothing was ever told of it: then nothing is said. */
  #renderHealth({ health: level, healthAt }: InstallBaseItemSummary): unknown {
    const { locale } = this.#element;
    if (level === 7 && !healthAt) return nothing;
    return html`<p class="detail-health">
      ${health(locale, level)}${
        healthAt
          ? html`<time class="muted" datetime=${healthAt} title=${formatExact(locale.tag, healthAt, true)}>${this.#since(healthAt)}</time>`
          : nothing
      }
    </p>`;
  }

  #renderHead(row: InstallBaseItemSummary, { ways, mayCreate }: DetailOptions): TemplateResult {
    const t = this.#element.t(detailStrings);
    const href = mayCreate ? createHref(ways, [row]) : undefined;
    const onCreate = (event: Event): void => create(ways, event, [row]);
    return html`<header class="detail-head">
        <p class="meta"><bdi>${row.number}</bdi>${row.environment ? html`, <bdi>${row.environment}</bdi>` : nothing}</p>
        <h2 class="section"><bdi>${row.name}</bdi></h2>
        ${this.#renderHealth(row)}
      </header>
      ${
        href
          ? html`<div class="actions detail-actions">
              <a class="btn primary" href=${href} @click=${onCreate}>${t.create}</a>
            </div>`
          : nothing
      }`;
  }

  #renderFacts(
    row: InstallBaseItemSummary,
    item: InstallBaseItem | undefined,
    { ways }: DetailOptions,
  ): TemplateResult {
    const { locale } = this.#element;
    const t = this.#element.t(detailStrings);
    const { none } = this.#element.t(wordStrings);
    const text = (value: string | null | undefined): unknown =>
      value ? html`<bdi>${value}</bdi>` : html`<span class="muted">${none}</span>`;
    const sold = item?.soldProducts ?? (row.soldProduct ? [row.soldProduct] : []);
    const owner = row.account ?? row.household ?? row.consumer;
    const linked = (product: Ref): unknown => {
      const { id, name } = product;
      const href = addressOf(ways.template('product-href'), { id, number: name });
      const onProduct = (event: Event): void => {
        ways.ask(event, new RecordSelectEvent({ table: 'soldProduct', id, name }));
      };
      return href ? html`<a href=${href} @click=${onProduct}><bdi>${product.name}</bdi></a>` : text(product.name);
    };
    return html`<dl class="facts" part="facts">
      ${
        sold.length > 1
          ? fact(
              t.products,
              html`<ul class="products">${sold.map((each) => html`<li>${linked(each)} ${each.detail ? html`<div class="meta"><bdi>${each.detail}</bdi></div>` : nothing}</li>`)}</ul>`,
            )
          : fact(t.product, sold[0] ? linked(sold[0]) : text(row.product?.name))
      }
      ${fact(t.serial, text(row.serial))} ${fact(t.location, text(row.location))}
      ${fact(
        t.installed,
        row.installedOn
          ? html`<time datetime=${row.installedOn}>${formatDate(locale.tag, `${row.installedOn}T00:00`)}</time>`
          : text(null),
      )}
      ${row.hosting ? fact(t.hosting, t[row.hosting]) : nothing}
      ${item?.configurationItem ? fact(t.configurationItem, text(item.configurationItem.name)) : nothing}
      ${row.parent ? fact(t.partOf, text(row.parent.name)) : nothing}
      ${owner ? fact(row.account ? t.account : t.owner, text(owner.name)) : nothing}
    </dl>`;
  }

  #renderOutages(outages: readonly Outage[]): TemplateResult {
    const { locale } = this.#element;
    const t = this.#element.t(detailStrings);
    const now = new Date();
    const line = (outage: Outage): TemplateResult => {
      const active = isActive(outage, now.getTime());
      const coming = Date.parse(outage.startsAt) > now.getTime();
      const [icon, word, look] = active
        ? [critical, t.activeOutage, 'active']
        : coming
          ? [planned, t.plannedOutage, 'coming']
          : [ok, t.pastOutage, ''];
      const today = new Date(outage.startsAt).toDateString() === now.toDateString();
      const from = today ? formatTime(locale.tag, outage.startsAt) : formatMoment(locale, outage.startsAt, now);
      const when = active && !outage.endsAt ? t.toNow(from) : span(locale, outage.startsAt, outage.endsAt, false);
      return html`<li class="entry outage ${look}">
        <span class="entry-word">${icon}${word}</span>
        <time class="meta" datetime=${outage.startsAt} title=${formatExact(locale.tag, outage.startsAt, true)}>${when}</time>
        <span class="meta entry-more"><bdi>${outage.title}</bdi></span>
      </li>`;
    };
    const order = (each: Outage): number =>
      isActive(each, now.getTime()) ? 0 : Date.parse(each.startsAt) > now.getTime() ? 1 : 2;
    const sorted = [...outages].sort((a, b) => order(a) - order(b));
    return html`<section aria-labelledby="detail-outages">
      <h3 id="detail-outages">${t.outages}</h3>
      ${sorted.length > 0 ? html`<ul class="entries">${sorted.map(line)}</ul>` : html`<p class="meta">${t.noOutages}</p>`}
    </section>`;
  }

  #renderCases(item: InstallBaseItem, { ways }: DetailOptions): TemplateResult {
    const t = this.#element.t(detailStrings);
    const { states } = this.#element.t(caseWords);
    return html`<section aria-labelledby="detail-cases">
      <h3 id="detail-cases">${t.cases}</h3>
      ${
        item.recentCases.length > 0
          ? html`<ul class="entries">
              ${item.recentCases.map((each) => {
                const href = ways.caseHref(each);
                const subject = each.shortDescription || each.number;
                const select = (event: Event): void => ways.openCase(event, each);
                return html`<li class="entry case">
                  ${
                    href
                      ? html`<a class="cut" dir="auto" href=${href} @click=${select}>${subject}</a>`
                      : html`<button class="link cut" dir="auto" @click=${select}>${subject}</button>`
                  }
                  <span class="meta ${dotClass(stateTone[each.state])}">${states[each.state]}</span>
                  <bdi class="meta">${each.number}</bdi>
                </li>`;
              })}
            </ul>`
          : html`<p class="meta">${t.noCases}</p>`
      }
    </section>`;
  }

  #renderEntitlements(entitlements: readonly Entitlement[]): unknown {
    const { locale } = this.#element;
    const t = this.#element.t(detailStrings);
    const number = (value: number): string => formatNumber(locale.tag, value);
    if (entitlements.length === 0) return nothing;
    return html`<section aria-labelledby="detail-entitlements">
      <h3 id="detail-entitlements">${t.entitlements}</h3>
      <ul class="entries">
        ${entitlements.map(
          ({ name, total, remaining, terms }) => html`<li class="entry">
            <span dir="auto">${name}</span>
            <span class="meta"
              >${total !== null && remaining !== null ? t.left(number(remaining), number(total)) : html`<bdi>${terms}</bdi>`}</span
            >
          </li>`,
        )}
      </ul>
    </section>`;
  }

  render(name: string, options: DetailOptions): TemplateResult {
    const t = this.#element.t(detailStrings);
    const { state, retryIn } = this.query;
    const value = this.#value(name);
    // The row hears of a changed health first.
    const row = options.row ?? value;
    return html`<div class="detail">
      ${
        row
          ? html`${this.#renderHead(row, options)}
              <hr />
              ${this.#renderFacts(row, value, options)}`
          : nothing
      }
      ${renderAsync<InstallBaseItem>(
        this.#element,
        { ...state, value },
        {
          content: (item) =>
            html`${this.#renderOutages(item.outages)}${this.#renderCases(item, options)}${this.#renderEntitlements(item.entitlements)}${this.#renderAccess(item)}`,
          skeleton,
          failed: t.notLoaded,
          problems: { 'not-found': { title: t.notFound }, forbidden: { title: t.notFound } },
          stale: { title: t.notRefreshed, text: t.itemFrom, offline: t.offlineFrom },
          onRetry: () => this.query.reload(),
          retryAt: retryIn ? Date.now() + retryIn * 1000 : undefined,
        },
      )}
    </div>`;
  }
}
