import { css } from 'lit';

/** Rows of a list, the link that fills one, the line above them. Needs the widget's own widths of `.cell.c-…`. */
export const rowStyles = css`
  .table {
    margin-inline: calc(var(--o-bleed) * -1);
    font: var(--o-label);
  }
  .row,
  .columns {
    display: flex;
    align-items: center;
    gap: 16px;
    padding-inline: var(--o-bleed);
    border-block-end: 1px solid var(--o-line);
  }
  .columns {
    min-block-size: 36px;
    font: var(--o-meta);
    color: var(--o-muted);
  }
  .row {
    position: relative;
    block-size: var(--o-row);
    background-color: transparent;
    transition: background-color 120ms;
  }
  .cell {
    flex: 0 0 104px;
    min-inline-size: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .open {
    display: block;
    max-inline-size: 100%;
    font: var(--o-body);
    line-height: 20px;
    font-size: calc(var(--o-em) * 0.9667);
    color: inherit;
    text-decoration: none;
  }
  /* The whole row is the link; its ring stands inside the row. */
  .open::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .open:focus-visible {
    outline: none;
  }
  .open:focus-visible::after {
    outline: 2px solid var(--o-accent);
    outline-offset: -2px;
  }
  @container (max-width: 559px) {
    .columns {
      display: none;
    }
    .table {
      border-block-start: 1px solid var(--o-line);
    }
    .row {
      block-size: max(var(--o-row), 64px);
    }
  }
`;
