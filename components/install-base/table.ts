/** Cells of the rows and heads of the columns. */
import { html, nothing, type TemplateResult } from 'lit';
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import type { OrielElement } from '../../src/ui/element.js';
import { chevronEnd } from '../../src/ui/icons.js';
import { wordStrings } from '../../src/ui/words.strings.js';
import { health, needsAttention } from '../parts/health.js';
import type { DrawnRow, TreeView } from '../parts/tree.js';
import { strings } from './install-base.strings.js';
import type { Rows } from './rows.js';

export interface Table {
  element: OrielElement;
  /** Name for assistive technology. */
  label: string;
  rows: Rows;
  selected: string | undefined;
  fresh: (item: Item) => boolean;
  href: (item: Item) => string | undefined;
  onOpen: (event: Event, item: Item) => void;
  /** While items are picked: what stands in place of the link, and whether it is picked. */
  pick: ((item: Item) => { box: unknown; picked: boolean }) | undefined;
  menu: ((item: Item, tab: 0 | -1) => unknown) | undefined;
}

const cell = (name: string, value: unknown, more = '', id?: string): TemplateResult =>
  html`<div class="cell c-${name} ${more}" role="gridcell" id=${id ?? nothing}>${value}</div>`;

const drawn = (table: Table, item: Item, tab: 0 | -1): DrawnRow => {
  const { element, rows, fresh, href, onOpen, pick, menu, selected } = table;
  const { locale } = element;
  const { none } = element.t(wordStrings);
  const picking = pick?.(item);
  const to = href(item);
  const open = (event: Event): void => onOpen(event, item);
  const link =
    to === undefined
      ? html`<button class="open cut" dir="auto" tabindex="-1" @click=${open}>${item.name}</button>`
      : html`<a class="open cut" dir="auto" tabindex="-1" href=${to} @click=${open}>${item.name}</a>`;
  return {
    name: picking?.box ?? link,
    describedby: rows.health ? `health-${item.id}` : undefined,
    selected: picking?.picked ?? (item.id === selected || item.number === selected),
    cells: [
      cell('number', item.number, 'meta'),
      rows.health
        ? cell('health', health(locale, item.health), fresh(item) ? 'fresh' : '', `health-${item.id}`)
        : nothing,
      rows.columns.map((name) => cell(name, item[name] ?? none, item[name] ? 'meta' : 'meta none')),
      cell(
        'menu',
        html`${picking ? nothing : menu?.(item, tab)}<span class="go" aria-hidden="true">${chevronEnd}</span>`,
      ),
    ],
  };
};

/** What the tree needs to draw. */
export const treeView = (table: Table): TreeView<Item> => {
  const { element, rows: all } = table;
  const t = element.t(strings);
  const head = (name: string, label: unknown): TemplateResult =>
    html`<div class="cell c-${name}" role="columnheader">${label}</div>`;
  return {
    label: table.label,
    columns: html`<div class="columns" role="row" aria-rowindex="1">
      ${head('name', t.item)} ${head('number', t.number)} ${all.health ? head('health', t.health) : nothing}
      ${all.columns.map((name) => head(name, t[name]))}
      <div class="cell c-menu" role="columnheader"><span class="vh">${t.actions}</span></div>
    </div>`,
    row: (item, _line, tab) => drawn(table, item, tab),
    head: (group, rows) => {
      const attention = rows.filter((row) => needsAttention(row.health)).length;
      return {
        label: group || (all.groupBy === 'location' ? t.noLocation : t.noEnvironment),
        note: attention ? t.both(t.items(rows.length), t.attention(attention)) : t.items(rows.length),
      };
    },
  };
};
