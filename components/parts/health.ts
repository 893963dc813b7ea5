import { css, html, type TemplateResult } from 'lit';
import { critical, info, major, minor, notAvailable, ok, warn } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { healthWords } from './health.strings.js';

/** By the integer in the contract: 1 Critical to 6 Clear, 7 nothing is known. */
const icons = [notAvailable, critical, major, minor, warn, info, ok, notAvailable];

/** Icon, word and colour; the icon's outline is its own for each level. */
export const health = (locale: Locale, level: number): TemplateResult =>
  html`<span class="health h${level}">${icons[level]}<span>${translate(locale, healthWords).levels[level]}</span></span>`;

/** Critical, Major, Minor and Warning want somebody to look. */
export const needsAttention = (level: number): boolean => level < 5;

/** Needs the colours and the filled icons of `more`. */
export const healthStyles = css`
  .health {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--o-muted);
    white-space: nowrap;
    vertical-align: middle;
  }
  .health .icon {
    inline-size: 18px;
    block-size: 18px;
    stroke-width: 1.6;
  }
  .h1,
  .h2 {
    color: var(--o-red);
  }
  .h3,
  .h4 {
    color: var(--o-amber);
  }
  .h5 {
    color: var(--o-blue);
  }
  .h6 {
    color: var(--o-green);
  }
  @media (forced-colors: active) {
    .health {
      color: CanvasText;
    }
  }
`;
