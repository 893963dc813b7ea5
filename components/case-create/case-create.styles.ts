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
  .segmented + .who,
  .who {
    margin-block-start: 8px;
  }
  .placeholder {
    display: block;
    pointer-events: none;
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

  /* The panel belongs to the subject above it. */
  .suggestions {
    margin-block: -16px 24px;
    padding-block-end: 4px;
    border: 1px solid var(--o-line);
    border-radius: var(--o-r);
    overflow: hidden;
    animation: reveal var(--o-reveal);
  }
  @keyframes reveal {
    from {
      opacity: 0;
    }
  }
  .suggestions-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 4px 4px 0 12px;
    padding-inline: 12px 4px;
  }
  .suggestions-head .btn {
    min-block-size: 28px;
    inline-size: 28px;
    color: var(--o-muted);
  }
  .suggestion {
    display: flex;
    gap: 10px;
    inline-size: 100%;
    padding: 8px 12px;
    border-radius: 0;
    color: inherit;
    text-decoration: none;
    cursor: pointer;
  }
  .suggestion:hover {
    background: var(--o-hover);
  }
  .suggestion:focus-visible {
    outline-offset: -2px;
  }
  .suggestion > .icon {
    color: var(--o-muted);
  }
  .suggestion-text {
    display: grid;
    min-inline-size: 0;
    font: var(--o-label);
  }
  .suggestion-title {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    color: var(--o-accent);
  }
  .suggestion:hover .suggestion-title {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .article {
    display: grid;
    gap: 12px;
    min-block-size: 144px;
  }

  .waiting li {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    padding-block: 12px;
  }
  .waiting li + li {
    border-block-start: 1px solid var(--o-line);
  }
  .waiting div {
    flex: 1;
    min-inline-size: 0;
    font: var(--o-label);
  }
  .waiting p.label {
    font: var(--o-body);
    font-weight: 600;
  }
  .waiting .icon {
    margin-block-start: 2px;
  }
  .waiting-text {
    color: var(--o-muted);
    overflow-wrap: anywhere;
  }
  .waiting .failed .icon {
    color: var(--o-red);
  }
  .notices .waiting {
    border-block-end: 1px solid var(--o-line);
  }

  .mark .icon {
    display: block;
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 8px;
    color: var(--o-green);
  }
  .outcome-line {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .copy {
    flex: none;
    color: var(--o-muted);
  }
  .confirmation .lead {
    max-inline-size: 46ch;
    text-wrap: pretty;
  }
  .confirmation .banner {
    margin-block-start: 16px;
  }
  .facts {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 16px 24px;
    margin-block: 24px;
    padding-block-start: 24px;
    border-block-start: 1px solid var(--o-line);
  }
  .facts dt {
    font: var(--o-meta);
    color: var(--o-muted);
  }
  .facts dd {
    font: var(--o-label);
    overflow-wrap: anywhere;
  }
  .end {
    margin-block-start: 24px;
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
    .facts {
      grid-template-columns: 1fr;
      gap: 12px;
    }
    .end {
      flex-direction: column;
      align-items: stretch;
    }
  }
  @media (forced-colors: active) {
    .suggestion:focus-visible {
      outline-color: Highlight;
    }
  }
`;
