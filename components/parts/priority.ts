import { css, html, type TemplateResult } from 'lit';

/** Classes of whatever carries the bars before its word; `level` as in the contract, 1 Critical to 4 Low. */
export const priorityClass = (level: number): string => `priority p${level}`;

/** Four bars and the word. Only Critical is coloured. */
export const priority = (level: number, word: unknown): TemplateResult =>
  html`<span class=${priorityClass(level)}>${word}</span>`;

export const priorityStyles = css`
  .priority {
    --_bars: 4px;
    --_on: var(--o-muted);
    white-space: nowrap;
  }
  /* Bars are a chart: they never turn round, whichever way the text runs. */
  .priority::before {
    content: '';
    display: inline-block;
    inline-size: 15px;
    block-size: 11px;
    margin-inline-end: 8px;
    background: linear-gradient(90deg, var(--_on) var(--_bars), var(--o-line) 0);
    clip-path: polygon(
      0 73%, 3px 73%, 3px 100%, 4px 100%, 4px 51%, 7px 51%, 7px 100%, 8px 100%, 8px 28%, 11px 28%, 11px 100%, 12px 100%,
      12px 0, 15px 0, 15px 100%, 0 100%
    );
  }
  .p3 {
    --_bars: 8px;
  }
  .p2 {
    --_bars: 12px;
  }
  .p1 {
    --_bars: 16px;
    --_on: var(--o-red-dot);
  }
  @media (forced-colors: active) {
    .priority::before {
      forced-color-adjust: none;
      background: linear-gradient(90deg, CanvasText var(--_bars), transparent 0);
    }
  }
`;
