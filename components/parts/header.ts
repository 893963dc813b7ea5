import { css, html, nothing, type TemplateResult } from 'lit';

/** Title, count in muted, actions at the end. */
export const header = (h: { title: unknown; count?: unknown; actions?: unknown }): TemplateResult =>
  html`<header class="head" part="header">
    <div>
      <h2>${h.title}${h.count === undefined ? nothing : html` <span class="count">${h.count}</span>`}</h2>
    </div>
    ${h.actions ? html`<div class="actions">${h.actions}</div>` : nothing}
  </header>`;

export const headerStyles = css`
  .head {
    display: flex;
    justify-content: space-between;
    align-items: flex-start;
    gap: 12px;
    margin-block-end: 12px;
  }
  .head > div:first-child {
    min-inline-size: 0;
    padding-block: calc((var(--o-control) - 28px) / 2);
  }
  .head > .actions {
    flex-wrap: nowrap;
    flex: none;
  }
  .count {
    margin-inline-start: 4px;
    font: var(--o-body);
    letter-spacing: 0;
    color: var(--o-muted);
  }
`;
