import { css } from 'lit';

/** Buttons: `btn` is the secondary button; add `primary`. More kinds, and what the pointer does, in `buttons.styles.ts`, links in `more.styles.ts`. */
export const controls = css`
  button,
  input,
  select,
  textarea {
    margin: 0;
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 5px;
    min-block-size: var(--o-control);
    padding: 0 14px;
    border: 1px solid var(--o-edge);
    border-radius: var(--o-r);
    font: var(--o-label);
    font-weight: 600;
    color: var(--o-text);
    text-decoration: none;
    cursor: pointer;
  }
  .btn .icon:first-child:not(:only-child) {
    margin-inline-start: -3px;
  }
  .btn.primary {
    border-color: var(--o-fill-edge);
    background: var(--o-fill);
    color: var(--o-ink);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  @media (forced-colors: active) {
    .btn.primary {
      forced-color-adjust: none;
    }
  }
`;
