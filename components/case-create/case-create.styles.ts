import { css } from 'lit';

export const caseCreateStyles = css`
  .base {
    max-inline-size: 720px;
  }
  .head {
    margin-block-end: 24px;
  }
  .lead {
    margin-block-start: 4px;
    max-inline-size: 66ch;
    color: var(--o-muted);
  }
  .notices {
    display: grid;
    gap: 8px;
  }
  .notices:has(> *) {
    margin-block-end: 24px;
  }
  .notices .banner + .banner {
    margin-block-start: 0;
  }
  /* Focus put here by us is shown however it came about: something needs attention. */
  .notices > :focus {
    border-radius: var(--o-r);
    outline: 2px solid var(--o-accent);
    outline-offset: 2px;
  }
  .outcome:focus {
    outline: none;
  }
  .summary li + li {
    margin-block-start: 4px;
  }
  .field.tick {
    margin-block-end: 20px;
  }
  .dropped {
    display: flex;
    gap: 8px;
    margin-block: -12px 24px;
    font: var(--o-label);
  }
  .dropped .icon {
    flex: none;
    color: var(--o-blue);
  }
  .placeholder {
    display: block;
    pointer-events: none;
  }
  /* As high as somebody in two lines. */
  .placeholder.person {
    min-block-size: calc(var(--o-field) + 20px);
  }
  .locked {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: var(--o-field);
    padding: 7px 11px;
    border: 1px solid var(--o-line);
    border-radius: var(--o-r);
    background: var(--o-sunken);
    overflow-wrap: anywhere;
  }
  .locked .icon {
    inline-size: 16px;
    block-size: 16px;
    color: var(--o-muted);
  }
  .number {
    max-inline-size: 240px;
  }
  .number::-webkit-inner-spin-button {
    opacity: 1;
  }
  input[type='date'].box {
    max-inline-size: 240px;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-start: 28px;
    padding-block-start: 20px;
    border-block-start: 1px solid var(--o-line);
  }
  .saved {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-inline-start: auto;
    font: var(--o-meta);
    color: var(--o-muted);
  }
  .saved .icon {
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 1.75;
  }
  .saved.warning {
    color: var(--o-amber);
  }
  .files {
    margin-block-start: 8px;
  }
  .over-form .drop {
    border-color: var(--o-accent);
    background: var(--o-selected);
  }

  @container (max-width: 559px) {
    .foot {
      flex-direction: column;
      align-items: stretch;
      text-align: center;
    }
    .foot .btn {
      inline-size: 100%;
    }
    .foot .saved {
      margin-inline: 0;
      justify-content: center;
      min-block-size: 36px;
    }
  }
`;
