import { css } from 'lit';

export const styles = css`
  .content > .loading {
    min-block-size: calc(5 * var(--o-row) + 36px);
  }
  .bones {
    padding-block-start: 36px;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    min-block-size: var(--o-control);
  }
  .tools.alone {
    margin-block-end: 8px;
  }
  .of {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .of > .icon {
    color: var(--o-muted);
  }
  .lines {
    flex: 1;
    min-inline-size: 0;
  }
  .row .meta {
    line-height: 18px;
  }
  /* Text in its own direction, at the side where the page's text begins. */
  [dir='auto'] {
    text-align: left;
  }
  .base:dir(rtl) [dir='auto'] {
    text-align: right;
  }
  .c-tier {
    flex-basis: 72px;
  }
  .c-quantity {
    flex-basis: 64px;
    text-align: end;
  }
  /* Its words end where its numbers end. */
  .columns > .c-quantity {
    overflow: visible;
  }
  .c-quantity .icon {
    position: absolute;
    inset-inline-end: 100%;
  }
  .c-state {
    flex-basis: 168px;
  }
  .day {
    padding-inline-start: 16px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .c-entitlement {
    flex-basis: 124px;
  }
  .cell.c-actions {
    flex-basis: 112px;
    overflow: visible;
    margin-inline-end: -8px;
  }
  .columns > .c-name {
    padding-inline-start: calc(var(--_lead) + 28px);
  }
  .sort {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 28px;
    margin-inline: -4px;
    padding-inline: 4px;
    border-radius: var(--o-r);
    color: inherit;
  }
  /* Ascending and descending. */
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
  /* Beside the detail the tree says what is needed to choose. */
  .split.parted :is(.c-quantity, .c-entitlement, .c-actions) {
    display: none;
  }
  /* Names need the room that a button under the pointer would take. */
  @container (max-width: 959px) {
    .cell.c-actions {
      flex-basis: 40px;
    }
  }
  @container (max-width: 839px) {
    .c-quantity,
    .c-entitlement {
      display: none;
    }
  }
  @container (max-width: 559px) {
    .head {
      flex-wrap: wrap;
    }
    .head > .actions:has(.tools) {
      flex: 1 0 100%;
    }
    .tools {
      flex: 1;
      align-content: start;
    }
    /* Search and filters are two lines. */
    .tools.two {
      min-block-size: calc(var(--o-control) * 2 + 8px);
    }
    .bones {
      padding-block-start: 0;
    }
    .bone-row,
    .row:not(.group),
    .frame .row {
      block-size: 84px;
    }
    .row:not(.group) {
      display: grid;
      grid-template: 'name go' auto 'state state' 20px / minmax(0, 1fr) auto;
      align-content: center;
      gap: 2px 8px;
    }
    .row .c-name {
      grid-area: name;
    }
    .row .c-state {
      grid-area: state;
      display: flex;
      align-items: baseline;
      gap: 8px;
      padding-inline-start: calc(var(--_depth, 0) * 20px + var(--_lead) - 4px);
      font: var(--o-meta);
    }
    .day {
      min-inline-size: 0;
      padding: 0;
    }
    .row .c-tier,
    .of > .icon {
      display: none;
    }
    .cell.c-actions {
      grid-area: go;
    }
  }
`;
