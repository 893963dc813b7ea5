import { css } from 'lit';

export const journeyStyles = css`
  .runs {
    max-inline-size: 640px;
    margin-block-end: 24px;
  }
  .runs ul {
    margin-block-start: 8px;
    border-block-start: 1px solid var(--o-line);
  }
  .runs li {
    display: flex;
    gap: 16px;
    align-items: center;
    justify-content: space-between;
    padding-block: 12px;
    border-block-end: 1px solid var(--o-line);
  }

  .journey-head {
    display: flex;
    gap: 12px 24px;
    align-items: flex-start;
    justify-content: space-between;
    margin-block-end: 20px;
  }
  .head-end {
    display: flex;
    flex: none;
    gap: 12px;
    align-items: center;
  }
  .saved {
    display: inline-flex;
    gap: 6px;
    align-items: center;
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

  .going {
    min-inline-size: 0;
    margin-block-start: 28px;
  }
  .notices {
    max-inline-size: 640px;
  }
  .notices:has(> *) {
    margin-block-end: 20px;
  }
  .asked ~ .banner {
    margin-block-start: 16px;
  }
  .notices > :focus,
  .conflict:focus,
  .banner:focus {
    border-radius: var(--o-r);
    outline: 2px solid var(--o-accent);
    outline-offset: 2px;
  }
  .conflict {
    margin-block-end: 20px;
  }
  .both {
    display: grid;
    gap: 4px;
  }
  .both div {
    display: flex;
    gap: 8px;
  }
  .both dt {
    flex: none;
    min-inline-size: 56px;
    color: var(--o-muted);
  }
  .activity {
    max-inline-size: 640px;
  }
  .activity form {
    animation: arrive var(--o-reveal);
  }
  @media (prefers-reduced-motion: reduce) {
    .activity form {
      animation: none;
    }
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    margin-block-start: 28px;
  }
  .place {
    margin-inline-start: auto;
    color: var(--o-muted);
  }
  .foot .later {
    display: none;
  }
  .offers {
    margin-block-start: 24px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--o-line);
    font: var(--o-label);
  }
  .offers li {
    margin-block-start: 4px;
  }

  .review {
    margin-block-start: 16px;
    border-block-start: 1px solid var(--o-line);
    font: var(--o-label);
  }
  .review > div {
    display: grid;
    grid-template-columns: minmax(120px, 30%) 1fr auto;
    gap: 4px 16px;
    padding-block: 12px;
    border-block-end: 1px solid var(--o-line);
  }
  .review dt {
    color: var(--o-muted);
    overflow-wrap: anywhere;
  }
  .review dd {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .review + .offers {
    margin-block-start: 16px;
    padding: 0;
    border: 0;
  }
  .review .change {
    min-inline-size: 4em;
    text-align: end;
  }
  .confirm {
    margin-block-start: 16px;
  }

  .folded {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    max-inline-size: 720px;
    padding-block: 12px;
    border-block-end: 1px solid var(--o-line);
    font: var(--o-label);
    color: var(--o-muted);
  }
  .folded.done {
    color: var(--o-text);
  }
  .folded > .icon {
    flex: none;
  }
  .folded.done > .icon {
    color: var(--o-green);
  }
  .folded > div {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .stack .activity {
    padding-block: 20px;
    border-block-end: 1px solid var(--o-line);
    max-inline-size: 720px;
  }
  .stack > :last-child {
    border: 0;
  }
  .stack .activity form {
    max-inline-size: 560px;
  }

  .confirmation {
    display: grid;
    gap: 8px;
    justify-items: start;
    max-inline-size: 640px;
    padding-block: 8px;
  }
  .confirmation .mark .icon {
    inline-size: 32px;
    block-size: 32px;
    color: var(--o-green);
  }
  .confirmation .actions {
    margin-block-start: 12px;
  }

  @container (min-width: 720px) {
    .way.vertical {
      display: grid;
      grid-template-columns: 200px 1fr;
      gap: 32px;
    }
    .vertical .going {
      margin-block-start: 0;
    }
  }
  @container (max-width: 559px) {
    .journey-head h2 {
      font: var(--o-section);
    }
    .going {
      margin-block-start: 20px;
    }
    .foot .btn {
      min-inline-size: 72px;
    }
    .foot .primary {
      flex: 1;
    }
    .place {
      inline-size: 100%;
      text-align: center;
    }
    .head-end .later {
      display: none;
    }
    .foot .later {
      display: flex;
      inline-size: 100%;
      border-color: transparent;
      font-weight: 400;
    }
    .confirmation .actions {
      inline-size: 100%;
    }
    .confirmation .btn {
      flex: auto;
    }
    .review > div {
      grid-template-columns: 1fr auto;
    }
    .review dd:not(.change) {
      grid-column: 1 / -1;
    }
    .review .change {
      grid-row: 1;
      grid-column: 2;
    }
  }
`;
