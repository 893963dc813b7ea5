/** Columns and rows of the tree of products. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Entitlement, SoldProductState, SoldProductSummary } from '../../src/contract/product.js';
import type { OrielElement } from '../../src/ui/element.js';
import { formatDate, formatNumber } from '../../src/ui/format.js';
import { arrowDown, layers, product } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { dotClass, type Tone } from '../parts/state-dot.js';
import type { DrawnRow, Line, TreeHow } from '../parts/tree.js';
import { strings } from './sold-products.strings.js';

export type Row = SoldProductSummary;
export type Column = 'name' | 'tier' | 'quantity' | 'state';

export const stateOrder: readonly SoldProductState[] = ['inPreparation', 'active', 'expired'];
const tones: Record<SoldProductState, readonly [Tone, boolean?]> = {
  inPreparation: ['blue', true],
  active: ['green'],
  expired: ['grey'],
};
export const stateClass = (state: SoldProductState): string => dotClass(tones[state]);

/** 31 Dec 2027: a contract's day always has its year. */
export const formatDayOf = (locale: Locale, day: string): string => formatDate(locale.tag, `${day}T00:00`, new Date(0));

/** The day that matters next: when it begins, when it ends, when it ended. */
export const dateLine = (locale: Locale, { state, startDate, endDate }: Row): string => {
  const t = translate(locale, strings);
  const day = state === 'inPreparation' ? startDate : endDate;
  if (day)
    return t[state === 'inPreparation' ? 'from' : state === 'active' ? 'until' : 'since'](formatDayOf(locale, day));
  return startDate ? t.since(formatDayOf(locale, startDate)) : '';
};

/** “12 of 20 left”, “24 × 7”. */
export const entitlementValue = (locale: Locale, { remaining, total, terms }: Entitlement): string => {
  const number = (value: number) => formatNumber(locale.tag, value);
  if (remaining !== null && total !== null) return translate(locale, strings).left(number(remaining), number(total));
  return terms ?? '';
};

export const ownerOf = ({ account, consumer, household }: Pick<Row, 'account' | 'consumer' | 'household'>) =>
  account ?? household ?? consumer;

/** Order among siblings by `column`, `-` for descending. */
export const comparing = (locale: Locale, sort: string): ((a: Row, b: Row) => number) => {
  const column = sort.replace('-', '') as Column;
  const sign = sort.startsWith('-') ? -1 : 1;
  const { compare } = new Intl.Collator(locale.tag, { numeric: true });
  const text = (row: Row): string => (column === 'tier' ? (row.serviceOffering?.tier ?? '') : row.name);
  const by = {
    name: (a: Row, b: Row) => compare(a.name, b.name) || compare(a.detail ?? '', b.detail ?? ''),
    tier: (a: Row, b: Row) => compare(text(a), text(b)),
    quantity: (a: Row, b: Row) => a.quantity - b.quantity,
    state: (a: Row, b: Row) =>
      stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) || compare(a.endDate ?? '9', b.endDate ?? '9'),
  }[column];
  return (a, b) => sign * by(a, b) || compare(a.name, b.name);
};

/** Groups by the account, household or consumer it was sold to, or by state in the order of a product's life. */
export const grouping = (locale: Locale, rows: readonly Row[], by: string | undefined): TreeHow<Row> => {
  if (by === 'state') {
    const order: readonly string[] = stateOrder;
    return { groupOf: ({ state }) => state, compareGroups: (a, b) => order.indexOf(a) - order.indexOf(b) };
  }
  // Where nothing belongs to anybody, a head would say nothing.
  if (by !== 'account' || !rows.some(ownerOf)) return {};
  const names = new Map(rows.map((row) => [ownerOf(row)?.id ?? '', ownerOf(row)?.name ?? '']));
  const { compare } = new Intl.Collator(locale.tag);
  return {
    groupOf: (row) => ownerOf(row)?.id ?? '',
    compareGroups: (a, b) => compare(names.get(a) ?? '', names.get(b) ?? ''),
  };
};

export interface TableHead {
  sort: string;
  /** Whether any product has a tier, and an entitlement: else there is no column for it. */
  tiers: boolean;
  entitlements: boolean;
  onSort: (sort: string) => void;
}

export const renderColumns = (locale: Locale, { sort, tiers, entitlements, onSort }: TableHead): TemplateResult => {
  const t = translate(locale, strings);
  const sortable = (column: Column) => {
    const up = sort === column;
    const down = sort === `-${column}`;
    const next = up ? `-${column}` : column;
    return html`<div class="cell c-${column}" role="columnheader" aria-sort=${up ? 'ascending' : down ? 'descending' : 'none'}>
      <button class="sort" @click=${() => onSort(next)}>${t[column]}${arrowDown}</button>
    </div>`;
  };
  return html`<div class="columns" role="row" aria-rowindex="1">
    ${sortable('name')}${tiers ? sortable('tier') : nothing}${sortable('quantity')}${sortable('state')}
    ${entitlements ? html`<div class="cell c-entitlement" role="columnheader">${t.entitlement}</div>` : nothing}
    <div class="cell c-actions" role="columnheader"><span class="vh">${t.actions}</span></div>
  </div>`;
};

export interface RowOptions {
  tiers: boolean;
  entitlements: boolean;
  href: string | undefined;
  selected: boolean | undefined;
  /** What can be done with the row; it comes after the rows. */
  actions: unknown;
  onOpen: (event: Event, row: Row) => void;
}

export const renderRow = (element: OrielElement, row: Row, { expanded }: Line<Row>, options: RowOptions): DrawnRow => {
  const { locale } = element;
  const t = element.t(strings);
  const { tiers, entitlements, href, selected, actions, onOpen } = options;
  const open = (event: Event) => onOpen(event, row);
  const { optional, detail } = row;
  const tier = row.serviceOffering?.tier;
  return {
    selected,
    describedby: `state-${row.id}`,
    name: html`<div class="of">${expanded === undefined ? product : layers}<div class="lines">
      ${
        href === undefined
          ? html`<button class="open cut" dir="auto" tabindex="-1" @click=${open}>${row.name}</button>`
          : html`<a class="open cut" dir="auto" tabindex="-1" href=${href} @click=${open}>${row.name}</a>`
      }
      ${
        detail || optional
          ? html`<div class="meta cut" dir=${optional ? nothing : 'auto'}>${
              optional ? html`${t.optional}${detail ? html` · <bdi>${detail}</bdi>` : nothing}` : detail
            }</div>`
          : nothing
      }
    </div></div>`,
    cells: html`${tiers ? html`<div class="cell c-tier ${tier ? '' : 'muted'}" role="gridcell"><bdi>${tier ?? t.noTier}</bdi></div>` : nothing}
      <div class="cell c-quantity" role="gridcell">${formatNumber(locale.tag, row.quantity)}</div>
      <div class="cell c-state" role="gridcell" id="state-${row.id}">
        <div class=${stateClass(row.state)}>${t.states[row.state]}</div>
        <div class="meta day">${dateLine(locale, row)}</div>
      </div>
      ${
        entitlements
          ? html`<div class="cell c-entitlement" role="gridcell">${
              row.entitlement
                ? html`<div class="cut" dir="auto">${row.entitlement.name}</div>
                    <div class="meta cut" dir="auto">${entitlementValue(locale, row.entitlement)}</div>`
                : nothing
            }</div>`
          : nothing
      }
      <div class="cell c-actions" role="gridcell">${actions}</div>`,
  };
};
