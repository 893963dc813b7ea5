import { css } from 'lit';

export const rowWindowStyles = css`
  /* A frame that scrolls, as high as all rows, with the rows in sight at their place. */
  .frame {
    max-block-size: var(--oriel-list-height, min(70vh, 640px));
    overflow-y: auto;
    overscroll-behavior: contain;
    isolation: isolate;
    scrollbar-width: thin;
    margin-inline: calc(var(--o-bleed) * -1);
    border-block-end: 1px solid var(--o-line);
  }
  .frame .table {
    margin: 0;
  }
  .frame .columns {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--o-surface);
  }
  .body {
    position: relative;
  }
  .frame .rows {
    position: absolute;
    inset-inline: 0;
    will-change: transform;
  }
  .frame .row {
    contain: strict;
    transition: none;
  }
`;
