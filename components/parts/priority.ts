import { css, html, type TemplateResult } from 'lit';

/** Four bars and the word; `level` as in the contract, 1 Critical to 4 Low. Only Critical is coloured. */
export const priority = (level: number, word: unknown): TemplateResult =>
  html`<span class="priority p${level}"
    ><svg viewBox="0 0 16 12" aria-hidden="true">
      <path d="M2 9v3"></path><path d="M6 6.5v5.5"></path><path d="M10 4v8"></path><path d="M14 1.5v10.5"></path></svg
    >${word}</span
  >`;

export const priorityStyles = css`
  .priority {
    display: inline-flex;
    align-items: baseline;
    gap: 8px;
    white-space: nowrap;
  }
  .priority svg {
    flex: none;
    inline-size: 16px;
    block-size: 12px;
    fill: none;
    stroke: var(--o-muted);
    stroke-width: 3;
  }
  .p4 path:nth-child(n + 2),
  .p3 path:nth-child(n + 3),
  .p2 path:nth-child(n + 4) {
    stroke: var(--o-line);
  }
  .p1 svg {
    stroke: var(--o-red-dot);
  }
  @media (forced-colors: active) {
    .priority svg {
      stroke: CanvasText;
    }
    .p4 path:nth-child(n + 2),
    .p3 path:nth-child(n + 3),
    .p2 path:nth-child(n + 4) {
      stroke: none;
    }
  }
`;
