import { css, html, nothing, type TemplateResult } from 'lit';
import { controlStrings } from '../../src/ui/control.strings.js';
import { formatNumber } from '../../src/ui/format.js';
import { type Locale, translate } from '../../src/ui/localize.js';

/** First, last, current and its neighbours; 0 stands for what is left out. */
const shown = (page: number, pages: number): number[] => {
  const wanted = new Set([1, page - 1, page, page + 1, page < 3 ? 3 : 1, page > pages - 2 ? pages - 2 : 1, pages]);
  const list = [...wanted].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b);
  return list.flatMap((n, i) => (i && n - (list[i - 1] ?? 0) > 1 ? [0, n] : [n]));
};

/** “1–10 of 1,284”, Previous, numbers, Next. `page` counts from 1. */
export const pager = (
  locale: Locale,
  p: { page: number; size: number; total: number; onPage: (page: number) => void },
): TemplateResult => {
  const t = translate(locale, controlStrings);
  const number = (n: number) => formatNumber(locale.tag, n);
  const pages = Math.max(1, Math.ceil(p.total / p.size));
  const first = Math.min(p.total, (p.page - 1) * p.size + 1);
  const to = (page: number, label: unknown) =>
    html`<button
      class="btn plain"
      ?disabled=${page < 1 || page > pages}
      aria-current=${page === p.page ? 'page' : nothing}
      @click=${() => page !== p.page && p.onPage(page)}
    >
      ${label}
    </button>`;
  return html`<div class="pager" part="pager">
    <p>${t.range(number(first), number(Math.min(p.total, p.page * p.size)), number(p.total))}</p>
    ${
      pages > 1
        ? html`<nav aria-label=${t.pages}>
            ${to(p.page - 1, t.previous)}
            ${shown(p.page, pages).map((n) => (n ? to(n, number(n)) : html`<span aria-hidden="true">…</span>`))}
            ${to(p.page + 1, t.next)}
          </nav>`
        : nothing
    }
  </div>`;
};

export const pagerStyles = css`
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding-block: 12px;
    font: var(--o-label);
    color: var(--o-muted);
  }
  .pager nav {
    display: flex;
    align-items: center;
    gap: 4px;
    margin-inline-end: -8px;
  }
  .pager .btn {
    padding-inline: 8px;
    min-inline-size: 36px;
  }
  .pager nav > span {
    padding-inline: 8px;
  }
  .pager [aria-current] {
    background: var(--o-selected);
    font-weight: 600;
    color: var(--o-accent);
  }
  @media (forced-colors: active) {
    .pager [aria-current] {
      border-color: Highlight;
    }
  }
`;
