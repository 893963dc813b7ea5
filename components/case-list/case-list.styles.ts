import { css } from 'lit';

export const styles = css`
  .toolbar {
    display: flex;
    min-block-size: var(--o-control);
    margin-block-end: 8px;
  }
  /* As high as a full page until the rows are known, and as long as there are more: pages turn in place. */
  .content {
    min-block-size: calc(var(--_rows) * var(--o-row) + 96px);
  }
  .bones {
    padding-block-start: 35px;
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
    .toolbar {
      min-block-size: calc(var(--o-control) * 2 + 8px);
    }
    .content {
      min-block-size: calc(var(--_rows) * max(var(--o-row), 64px) + 1px + var(--o-control) + 48px);
    }
    .bones {
      padding-block-start: 0;
    }
    .row {
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
