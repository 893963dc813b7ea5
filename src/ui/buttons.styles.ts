import { css } from 'lit';

/**
 * Kinds of buttons beside the secondary and the primary: `quiet`, `plain`, `danger`, `filter`, `chosen`, `only` for an icon
 * alone; and disabled ones. Stands after `controls`.
 */
export const buttons = css`
  .btn {
    transition: background-color 120ms, border-color 120ms;
  }
  .btn:where(:not(.primary)):hover,
  .btn[aria-expanded='true'] {
    background: var(--o-hover);
  }
  .btn:where(:not(.primary)):active {
    background: var(--o-line);
  }
  .btn.quiet {
    border-color: transparent;
    color: var(--o-accent);
  }
  .btn.plain {
    border-color: transparent;
    font-weight: 400;
  }
  .btn.danger {
    border-color: var(--o-red-dot);
    color: var(--o-red);
  }
  .btn.filter {
    border-color: var(--o-line);
    font-weight: 400;
  }
  .btn.chosen {
    border-color: var(--o-accent);
    background: var(--o-selected);
    color: var(--o-accent);
  }
  .btn.only {
    padding: 0;
    inline-size: var(--o-control);
    border-color: transparent;
  }
  .btn:disabled,
  .btn[aria-disabled='true'] {
    border-color: var(--o-line);
    background: var(--o-sunken);
    color: var(--o-muted);
    cursor: default;
  }
  .btn.quiet:disabled,
  .btn.plain:disabled,
  .btn.only:disabled {
    border-color: transparent;
    background: none;
  }
  @media (forced-colors: active) {
    .btn.chosen {
      border-color: Highlight;
    }
  }
`;
