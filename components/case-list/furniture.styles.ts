import { css } from 'lit';

export const furnitureStyles = css`
  .foot {
    padding-block: 16px 4px;
    text-align: center;
  }
  .foot .btn {
    inline-size: 100%;
    margin-block-end: 8px;
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
  }
  @media (forced-colors: active) {
    .row.fresh {
      border-inline-start: 3px solid Highlight;
    }
  }
`;
