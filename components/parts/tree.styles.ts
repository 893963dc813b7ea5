import { css } from 'lit';

/**
 * Rows of a tree, beside `rowStyles`: the chevron has its column where any row unfolds, children are indented.
 */
export const treeStyles = css`
  :host {
    --_indent: 24px;
  }
  .table {
    --_lead: 32px;
  }
  /* Nothing unfolds: no column for chevrons. */
  .flat {
    --_lead: 4px;
  }
  .row:not(.group):hover {
    background-color: var(--o-hover);
  }
  /* The first cell takes the focus, the whole row shows it. */
  .stop:focus-visible {
    outline: none;
  }
  .row:has(> .stop:focus-visible) {
    outline: 2px solid var(--o-accent);
    outline-offset: -2px;
  }
  /* 24 px for the chevron and 8 to the text. */
  .cell.c-name {
    flex: 1 1 0;
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline-start: calc(var(--_depth, 0) * var(--_indent) + var(--_lead));
    margin-inline-start: -4px;
    align-self: stretch;
  }
  .columns > .c-name {
    padding-inline-start: var(--_lead);
  }
  .name {
    flex: 1;
    min-inline-size: 0;
  }
  /* After the name in the document, so that it lies over the link that fills the row. */
  .chevron {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--o-bleed) - 4px + var(--_depth, 0) * var(--_indent));
    display: grid;
    place-items: center;
    inline-size: 28px;
    color: var(--o-muted);
    cursor: pointer;
  }
  .row:hover .chevron {
    color: var(--o-text);
  }
  .chevron .icon {
    transition: rotate 120ms;
  }
  [aria-expanded='true'] > .c-name > .chevron .icon {
    rotate: 90deg;
  }
  [aria-expanded='true'] > .c-name > .chevron .icon:dir(rtl) {
    rotate: -90deg;
  }
  .d1 {
    --_depth: 1;
  }
  .d2 {
    --_depth: 2;
  }
  .d3 {
    --_depth: 3;
  }
  .d4 {
    --_depth: 4;
  }
  .d5 {
    --_depth: 5;
  }
  .d6 {
    --_depth: 6;
  }
  .row .open {
    text-align: start;
  }
  /* There for what is below it. */
  .dim .cell {
    color: var(--o-muted);
  }
  .row.group {
    align-items: end;
    padding-block-end: 8px;
  }
  .row.group > .cell {
    flex: 1;
    white-space: nowrap;
  }
  .group-name {
    font: var(--o-meta);
    font-weight: 600;
    margin-inline-end: 4px;
  }
  .row.selected {
    background-color: var(--o-selected);
    box-shadow: inset 3px 0 var(--o-accent);
  }
  .row.selected:dir(rtl) {
    box-shadow: inset -3px 0 var(--o-accent);
  }
  @container (max-width: 559px) {
    :host {
      --_indent: 20px;
    }
    .table {
      --_indent: 20px;
    }
  }
  @media (forced-colors: active) {
    .row:has(> .stop:focus-visible) {
      outline-color: Highlight;
    }
    .row.selected {
      border-inline-start: 3px solid Highlight;
    }
  }
`;
