import { css, html, type TemplateResult } from 'lit';
import { stateDot } from './state-dot.js';

/** Says that changes arrive by themselves, or that they do not at the moment. Needs `stateDotStyles`. */
export const liveMark = (word: string, live = true): TemplateResult =>
  html`<span class="live meta">${stateDot(word, [live ? 'green' : 'amber', !live])}</span>`;

export const liveMarkStyles = css`
  .live {
    margin-inline-start: auto;
  }
`;
