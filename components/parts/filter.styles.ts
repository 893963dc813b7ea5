import { css } from 'lit';

/**
 * Buttons of filters, each with its way out once it is active. `wide.filter-group` are there where there is room, `narrow`
 * where there is not. Stands after `controls` and `buttons`.
 */
export const filterStyles = css`
  .narrow {
    display: none;
  }
  .filter-group {
    position: relative;
    display: inline-flex;
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
  @container (max-width: 559px) {
    .wide.filter-group {
      display: none;
    }
    .btn.narrow {
      display: inline-flex;
    }
  }
`;
