import { css } from 'lit';

export const styles = css`
  .toolbar {
    display: flex;
    min-block-size: var(--o-control);
    margin-block-end: 8px;
  }
  /* As high as a full page from the first moment on: what stands below the list never moves. */
  .content {
    min-block-size: calc(var(--_rows) * var(--o-row) + 36px + 60px);
  }
  .bones {
    padding-block-start: 35px;
  }
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
  .c-number {
    flex-basis: 84px;
  }
  .row :is(.c-number, .time) {
    font: var(--o-meta);
    color: var(--o-muted);
  }
  .c-shortDescription {
    flex: 1 1 0;
  }
  .c-state {
    flex-basis: 120px;
  }
  :is(.c-account, .c-contact, .c-consumer, .c-product, .c-category) {
    flex-basis: 140px;
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
  /* Text in its own direction, at the side where the page's text begins. */
  .c-shortDescription > * {
    text-align: left;
  }
  .c-shortDescription:dir(rtl) > * {
    text-align: right;
  }
  /* A cut subject would carry its unseen word out of the page. */
  .open .vh {
    inset-inline-start: 0;
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
  .c-shortDescription .meta {
    line-height: 18px;
  }
  .unread .open {
    font-weight: 600;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 28px;
    margin-inline: -4px;
    padding-inline: 4px;
    border-radius: var(--o-r);
    color: inherit;
  }
  [aria-sort$='ending'] {
    color: var(--o-text);
  }
  .sort .icon {
    inline-size: 16px;
    block-size: 16px;
    transition: opacity 120ms, transform 120ms;
  }
  [aria-sort='none'] .icon {
    opacity: 0;
  }
  [aria-sort='ascending'] .icon {
    transform: scaleY(-1);
  }

  @container (max-width: 719px) {
    .cell:not(.c-shortDescription, .c-state, .c-updatedAt) {
      display: none;
    }
  }
  @container (max-width: 559px) {
    .columns {
      display: none;
    }
    .toolbar {
      min-block-size: calc(var(--o-control) * 2 + 8px);
    }
    .content {
      min-block-size: calc(var(--_rows) * max(var(--o-row), 64px) + 1px + var(--o-control) + 48px);
    }
    .bones {
      padding-block-start: 0;
    }
    .table {
      border-block-start: 1px solid var(--o-line);
    }
    .row {
      block-size: max(var(--o-row), 64px);
      display: grid;
      grid-template: 'subject subject subject' 24px 'state number time' 20px / auto 1fr auto;
      align-content: center;
      gap: 2px 6px;
    }
    .c-shortDescription {
      grid-area: subject;
    }
    .c-state {
      grid-area: state;
    }
    .row .cell.c-number {
      display: block;
      grid-area: number;
    }
    .c-updatedAt {
      grid-area: time;
    }
    .c-state + .c-number::before,
    .row:has(.c-state) .c-number::before {
      content: '·';
      margin-inline-end: 6px;
    }
    .row .cell {
      font: var(--o-meta);
    }
    .row .c-shortDescription .meta {
      display: none;
    }
    .open {
      line-height: 24px;
    }
  }
`;
