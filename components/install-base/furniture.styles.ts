import { css } from 'lit';

export const furnitureStyles = css`
  .filter-group {
    max-inline-size: 260px;
  }
  .filter-group .filter {
    min-inline-size: 0;
  }
  .box-pick {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    accent-color: var(--o-fill);
  }
  .toolbar .live {
    margin-inline-start: 4px;
  }
  .btn.select {
    padding-inline: 8px;
  }
  .picking {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-block: 4px 8px;
    padding: 8px 12px;
    border: 1px solid var(--o-line);
    border-radius: var(--o-r);
    background: linear-gradient(var(--o-selected), var(--o-selected)) var(--o-surface);
  }
  .picking .label {
    flex: 1 1 140px;
  }
  .pick {
    display: flex;
    align-items: center;
    gap: 12px;
    cursor: pointer;
  }
  .pick::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .name .box-pick {
    inline-size: 18px;
    max-inline-size: none;
  }
  .box-pick.open::after {
    content: none;
  }
  .row:has(.box-pick:focus-visible) {
    outline: 2px solid var(--o-accent);
    outline-offset: -2px;
  }
  .c-menu > * {
    position: relative;
  }
  .c-menu .btn {
    min-block-size: 0;
    block-size: var(--o-control);
  }
  .progress {
    padding-block: 12px 4px;
  }
  @container (max-width: 839px) {
    .toolbar .live {
      margin-inline-start: auto;
    }
  }
`;
