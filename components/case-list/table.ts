import { html, nothing, type TemplateResult } from 'lit';
import type { CaseSummary } from '../../src/contract/case.js';
import type { PageSource } from '../../src/state/index.js';
import type { OrielElement } from '../../src/ui/element.js';
import { arrowDown } from '../../src/ui/icons.js';
import { caseWords } from '../parts/case-words.strings.js';
import { priorityClass } from '../parts/priority.js';
import { relativeTime } from '../parts/relative-time.js';
import type { RowWindow } from '../parts/row-window.js';
import { dotClass, stateTone } from '../parts/state-dot.js';
import { strings } from './case-list.strings.js';

/** The rows from `first` on; undefined are those still on their way. */
export const rowsAt = (rows: PageSource<CaseSummary>, first: number, count: number): (CaseSummary | undefined)[] =>
  Array.from({ length: Math.max(0, Math.min(count, rows.total - first)) }, (_, index) => rows.at(first + index));

const SUBJECT = 'shortDescription';
/** What can stand in `columns` beside the subject, by the case's own field names. */
const fields =
  'number state priority category product account contact consumer openedAt updatedAt resolvedAt closedAt'.split(' ');
type Field = 'category' | 'product' | 'openedAt';
const isTime = (column: string): boolean => column.endsWith('At');

/** What a cell of the row holds. */
const content = (element: OrielElement, row: CaseSummary, column: string): unknown => {
  const { states, priorities } = element.t(caseWords);
  if (column === 'state') return states[row.state ?? 0];
  if (column === 'priority') return priorities[row.priority ?? 4];
  const value = row[column as Field];
  if (value && typeof value === 'object') return value.name;
  return value && isTime(column) ? relativeTime(element, value) : value;
};
/** Classes that the cell itself takes, so that it needs no element inside. */
const look = ({ state, priority }: CaseSummary, column: string): string => {
  if (column === 'state') return dotClass(stateTone[state ?? 0]);
  if (column === 'priority') return priorityClass(priority ?? 4);
  return isTime(column) ? 'time' : '';
};

/** Columns by name as somebody wrote them: those that exist and are released. The subject is always there, it carries the link. */
export const columnsOf = (written: string, released: readonly string[] | undefined): string[] => {
  const columns = written
    .split(/[\s,]+/)
    .filter(
      (name) =>
        name === SUBJECT || (fields.includes(name) && (!released || name === 'number' || released.includes(name))),
    );
  if (!columns.includes(SUBJECT)) columns.splice(columns[0] === 'number' ? 1 : 0, 0, SUBJECT);
  return columns;
};

/** One row: a link that fills it, its cells beside. */
const renderRow = (
  element: OrielElement,
  row: CaseSummary,
  columns: readonly string[],
  options: { index: number; href: string | undefined; fresh: boolean; select: (event: Event) => void },
): TemplateResult => {
  const { href, select, index, fresh } = options;
  const second = row.soldProduct?.name ?? row.product?.name ?? row.category;
  const subject = row.shortDescription || row.number;
  return html`<div
    class="row ${fresh ? 'fresh' : ''} ${row.unread ? 'unread' : ''}"
    part="row"
    role="row"
    aria-rowindex=${index + 2}
    data-index=${index}
  >
    ${columns.map((column) => {
      if (column !== SUBJECT) {
        return html`<div class="cell c-${column} ${look(row, column)}" role="cell">${content(element, row, column)}</div>`;
      }
      const note = row.unread ? html`<span class="vh">, ${element.t(strings).unread}</span>` : nothing;
      return html`<div class="cell c-shortDescription" role="cell">
        ${
          href === undefined
            ? html`<button class="open cut" dir="auto" @click=${select}>${subject}${note}</button>`
            : html`<a class="open cut" dir="auto" href=${href} @click=${select}>${subject}${note}</a>`
        }
        ${second ? html`<div class="meta cut" dir="auto">${second}</div>` : nothing}
      </div>`;
    })}
  </div>`;
};

export interface Table {
  rows: readonly (CaseSummary | undefined)[];
  columns: readonly string[];
  /** Index of the first of `rows` among all. */
  first: number;
  total: number;
  /** Field that the list is sorted by, `-` for descending. */
  order: string;
  /** Name for assistive technology. */
  label: string;
  /** Rows stand in a frame that scrolls, as high as all of them. */
  window: RowWindow | undefined;
  href: (row: CaseSummary) => string | undefined;
  fresh: (row: CaseSummary) => boolean;
  onSelect: (event: Event, row: CaseSummary) => void;
  onSort: (order: string) => void;
  onKey: (event: KeyboardEvent) => void;
}

const renderColumns = (element: OrielElement, { columns, order, onSort }: Table): TemplateResult => {
  const t: Record<string, string> = element.t(strings);
  return html`<div class="columns" role="row" aria-rowindex="1">
    ${columns.map((column) => {
      const label = t[column.replace('At', '')] ?? t['subject'];
      const time = isTime(column);
      if (!time && column !== 'number' && column !== 'priority')
        return html`<div class="cell c-${column}" role="columnheader">${label}</div>`;
      const down = order === `-${column}`;
      const up = order === column;
      // Times begin with the latest.
      const next = down || (!up && !time) ? column : `-${column}`;
      return html`<div
        class="cell c-${column}"
        role="columnheader"
        aria-sort=${down ? 'descending' : up ? 'ascending' : 'none'}
      >
        <button class="sort" @click=${() => onSort(next)}>${label}${arrowDown}</button>
      </div>`;
    })}
  </div>`;
};

/** A row that is on its way: as high as the others. */
const blank = (element: OrielElement, index: number): TemplateResult =>
  html`<div class="row" role="row" aria-rowindex=${index + 2}>
    <div class="cell c-shortDescription" role="cell">
      <span class="bone w${index % 5}"></span><span class="vh">${element.t(strings).rowsLoading}</span>
    </div>
  </div>`;

/** The table, its heads and the rows in sight. */
export const renderTable = (element: OrielElement, table: Table): TemplateResult => {
  const { first, columns, href, fresh, onSelect, window } = table;
  const rows = table.rows.map((row, at) =>
    row
      ? renderRow(element, row, columns, {
          index: first + at,
          href: href(row),
          fresh: fresh(row),
          select: (event) => onSelect(event, row),
        })
      : blank(element, first + at),
  );
  const grid = html`<div
    class="table"
    role="table"
    aria-label=${table.label}
    aria-rowcount=${table.total + 1}
    @keydown=${window ? nothing : table.onKey}
  >
    ${renderColumns(element, table)}
    ${window ? window.renderRows(rows) : rows}
  </div>`;
  return window ? window.renderFrame(grid, table.onKey) : grid;
};
