import { css } from 'lit';

export const furnitureStyles = css`
  .narrow {
    display: none;
  }
  .filter-group {
    display: inline-flex;
    position: relative;
  }
  .filter-group:has(.clear) .filter {
    padding-inline-end: 36px;
  }
  .filter-group .clear {
    position: absolute;
    inset-block: 4px;
    inset-inline-end: 4px;
    min-block-size: 0;
    inline-size: 28px;
    color: var(--o-accent);
  }
  .clear .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .order {
    position: relative;
    padding-inline: 0;
  }
  .narrow.filter > .icon:first-child {
    margin-inline: -4px 2px;
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
  .popup fieldset {
    margin: 0;
    padding: 4px 8px;
    border: 0;
  }
  .popup legend {
    padding: 4px 0;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: var(--o-control);
    cursor: pointer;
  }
  .choice input {
    inline-size: 18px;
    block-size: 18px;
    accent-color: var(--o-fill);
  }
  .foot {
    padding-block: 16px 4px;
    text-align: center;
  }
  .foot .btn {
    inline-size: 100%;
    margin-block-end: 8px;
  }
  .sort:hover {
    color: var(--o-text);
  }
  [aria-sort='none'] .sort:is(:hover, :focus-visible) .icon {
    opacity: 0.6;
  }
  .row:hover {
    background-color: var(--o-hover);
  }
  .row.fresh {
    background-color: var(--o-selected);
    box-shadow: inset 3px 0 var(--o-accent);
  }
  .row.fresh:dir(rtl) {
    box-shadow: inset -3px 0 var(--o-accent);
  }
  .row.fresh .c-updatedAt {
    color: var(--o-accent);
    font-weight: 600;
  }
  @container (max-width: 559px) {
    .wide {
      display: none;
    }
    .narrow {
      display: revert;
    }
    .btn.narrow {
      display: inline-flex;
    }
    .wide.filter-group {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .row.fresh {
      border-inline-start: 3px solid Highlight;
    }
  }
`;
