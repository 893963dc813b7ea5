import { css } from 'lit';

/** `box` is the frame of `input`, `select`, `textarea` or of a group that holds one; stands after `controls`. */
export const fields = css`
  .box {
    inline-size: 100%;
    min-block-size: var(--o-field);
    padding: 7px 11px;
    border: 1px solid var(--o-edge);
    border-radius: var(--o-r);
    background: none;
    font: var(--o-body);
    color: var(--o-text);
    transition: border-color 120ms, box-shadow 120ms;
  }
  .box::placeholder {
    color: var(--o-muted);
    opacity: 1;
  }
  .box:hover {
    border-color: var(--o-muted);
  }
  .box:is(:focus, :focus-within):not(button) {
    outline: none;
    border-color: var(--o-accent);
    box-shadow: 0 0 0 1px var(--o-accent);
  }
  .box[aria-invalid='true'] {
    border-color: var(--o-red-dot);
    box-shadow: 0 0 0 1px var(--o-red-dot);
  }
  .box:disabled {
    border-color: var(--o-line);
    background: var(--o-sunken);
    color: var(--o-muted);
  }
  @media (forced-colors: active) {
    .box:is(:focus, :focus-within) {
      outline: 2px solid Highlight;
    }
  }
`;
