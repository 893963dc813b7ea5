import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../src/ui/format.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { pager } from '../parts/pager.js';
import { moreStrings } from './more.strings.js';

/** Rows that “Show 20 more” adds. */
const MORE = 20;

export interface Foot {
  /** Index of the first row shown, and of the one after the last. */
  first: number;
  end: number;
  size: number;
  total: number;
  onMore: (rows: number) => void;
  onPage: (page: number) => void;
}

/** Pages where there is room for them, “Show 20 more” where there is not; the style decides by the width. */
export const renderFoot = (locale: Locale, { first, end, size, total, onMore, onPage }: Foot): TemplateResult => {
  const t = translate(locale, moreStrings);
  const number = (value: number) => formatNumber(locale.tag, value);
  const rest = Math.min(MORE, total - end);
  return html`<div part="footer">
    <div class="wide">${pager(locale, { page: Math.floor(first / size) + 1, size, total, onPage })}</div>
    <div class="narrow foot">
      ${rest > 0 ? html`<button class="btn" @click=${() => onMore(MORE)}>${t.showMore(rest)}</button>` : nothing}
      <p class="meta">${t.shown(number(end - first), number(total))}</p>
    </div>
  </div>`;
};
