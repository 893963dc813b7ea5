import { css } from 'lit';
import { from, mix, pair, type } from './tokens.styles.js';

/**
 * The tokens, text classes and links that the first rows of a list do without. Forms, the case and what loads beside the rows bring
 * this sheet along, before their own.
 */
export const more = css`
  :host {
    --o-fill-hover: ${from('calc(min(l,.5) + var(--_k)*(l - min(l,.5) + .1) - .05) c h', 'calc(max(l,.7) + .05) c h')};
    --o-selected: ${from('.6 c h/.09', '.5 c h/.22')};
    --o-sunken: ${mix('var(--o-text)', 3, 4)};
    --o-red: ${pair('.46 .17 27', '.78 .12 25')};
    --o-amber: ${pair('.46 .1 65', '.82 .12 80')};
    --o-green: ${pair('.44 .11 150', '.78 .13 152')};
    --o-blue: ${pair('.46 .13 250', '.78 .1 250')};
    --o-violet: ${pair('.47 .15 295', '.78 .1 298')};
    /* Density -1, 0, 1: 36 40 44. */
    --o-field: calc(40px + var(--_d) * 4px);
    --o-shadow: light-dark(#1018281f, #0009) 0 8px 24px, light-dark(#0000, #ffffff1f) 0 0 0 1px;
    --o-reveal: 180ms cubic-bezier(0.2, 0, 0, 1);
    --o-leave: 120ms cubic-bezier(0.4, 0, 1, 1);
    --o-section: ${type(17, 24, 600, 'heading-font')};
    --o-smallest: ${type(12, 16)};
  }
  h3,
  h4,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
    list-style: none;
    font: inherit;
  }
  h3,
  .section {
    font: var(--o-section);
  }
  :is(h3, .section):dir(ltr) {
    letter-spacing: -0.012em;
    text-wrap: balance;
  }
  .label {
    font: var(--o-label);
    font-weight: 600;
  }
  .prose {
    max-inline-size: 66ch;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .icon.solid {
    fill: currentColor;
    fill-rule: evenodd;
    stroke: none;
  }
  .flip:dir(rtl) {
    transform: scaleX(-1);
  }
  a,
  .link {
    color: var(--o-accent);
    text-decoration: underline;
    text-decoration-color: color-mix(in oklab, currentColor 40%, transparent);
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    border-radius: 2px;
    cursor: pointer;
  }
  :is(a, .link):hover {
    text-decoration-color: currentColor;
  }
  .btn.primary:hover {
    background: var(--o-fill-hover);
  }
  @media (pointer: coarse) {
    :host {
      --o-field: 44px;
    }
  }
  @media (forced-colors: active) {
    :host {
      --o-fill-hover: Highlight;
      --o-selected: Canvas;
      --o-sunken: Canvas;
    }
  }
`;
