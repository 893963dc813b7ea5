import { css } from 'lit';

export const furnitureStyles = css`
  .tools .search {
    flex: 1 1 200px;
    inline-size: 240px;
  }
  .c-actions {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: flex-end;
  }
  .quick {
    padding-inline: 6px;
    white-space: nowrap;
    opacity: 0;
    transition: opacity 120ms;
  }
  .row:is(:hover, :focus-within) .quick {
    opacity: 1;
  }
  .row .btn.only {
    min-block-size: 36px;
    inline-size: 36px;
  }
  .row .btn.only .icon {
    color: var(--o-muted);
  }
  /* No pointer rests on a row: what it would show is in the menu. */
  @media (hover: none) {
    .quick {
      display: none;
    }
  }
  @container (max-width: 959px) {
    .quick {
      display: none;
    }
  }
  @container (max-width: 559px) {
    .tools .search {
      flex: 1 0 100%;
    }
  }
`;
