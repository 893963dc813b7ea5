import { css, html, type TemplateResult } from 'lit';
import { chevronDown } from '../../src/ui/icons.js';

export interface OrderSelect {
  /** “Sort by” */
  label: string;
  /** What the list is sorted by: a field, `-` for descending. */
  order: string;
  /** Orders and their words. */
  options: readonly (readonly [order: string, word: string])[];
  onSort: (order: string) => void;
}

/** In place of the column heads where there is no room for them. Needs `orderStyles` and `filterStyles`. */
export const orderSelect = ({ label, order, options, onSort }: OrderSelect): TemplateResult =>
  html`<label class="btn filter narrow order">
    <span class="vh">${label}</span>
    <select @change=${(event: Event) => onSort((event.target as HTMLSelectElement).value)}>
      ${options.map(([value, word]) => html`<option value=${value} ?selected=${value === order}>${word}</option>`)}
    </select>
    ${chevronDown}
  </label>`;

/** Looks of that select, and of the heads of sortable columns under the pointer. */
export const orderStyles = css`
  .order {
    position: relative;
    padding-inline: 0;
  }
  .order select {
    appearance: none;
    field-sizing: content;
    min-block-size: calc(var(--o-control) - 2px);
    padding-inline: 14px 34px;
    border: 0;
    border-radius: inherit;
    background: none;
  }
  .order option {
    background: Canvas;
    color: CanvasText;
  }
  .order > .icon {
    position: absolute;
    inset-inline-end: 12px;
    pointer-events: none;
  }
  .sort:hover {
    color: var(--o-text);
  }
  [aria-sort='none'] .sort:is(:hover, :focus-visible) .icon {
    opacity: 0.6;
  }
`;
