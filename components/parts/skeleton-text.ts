import { css, html, type TemplateResult } from 'lit';
import { bar, many } from './skeleton.js';

/** Lines of text, for a case, an article. */
export const skeletonText = (lines: number): TemplateResult =>
  html`<div class="bones" aria-hidden="true">${many(lines, (i) => html`<div class="bone-line">${bar(`w${i % 5}`)}</div>`)}</div>`;

/** Stands after `skeletonStyles`. */
export const skeletonTextStyles = css`
  .bone-line {
    block-size: 24px;
  }
`;
