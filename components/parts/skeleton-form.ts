import { css, html, type TemplateResult } from 'lit';
import { bar, many } from './skeleton.js';

/** Fields in the shape of a form. `long` are the places of long texts, counted from 0. */
export const skeletonForm = (count: number, long: number[] = []): TemplateResult =>
  html`<div class="bones" aria-hidden="true">
    ${many(count, (i) => html`<div class="bone-field">${bar(`l${i % 3}`)}<span class="${long.includes(i) ? 'long' : ''}"></span></div>`)}
    ${bar('button')}
  </div>`;

/** Stands after `skeletonStyles`. */
export const skeletonFormStyles = css`
  .bone-field {
    display: grid;
    gap: 8px;
    padding-block-end: 24px;
  }
  .bone-field .bone {
    inline-size: 72px;
  }
  .bone-field .l1 {
    inline-size: 88px;
  }
  .bone-field .l2 {
    inline-size: 116px;
  }
  .bone-field > span:last-child {
    block-size: var(--o-field);
    border: 1px solid var(--o-line);
    border-radius: var(--o-r);
  }
  .bone-field > span.long:last-child {
    block-size: 96px;
  }
  .bone.button {
    block-size: var(--o-control);
    inline-size: 120px;
    border-radius: var(--o-r);
  }
`;
