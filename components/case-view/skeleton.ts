import { html, type TemplateResult } from 'lit';
import { skeletonText } from '../parts/skeleton-text.js';

const entry = html`<div class="bone-entry"><span class="bone round"></span><div>${skeletonText(3)}</div></div>`;

/** As high as a case with a few entries, in its shape. */
export const skeleton: TemplateResult = html`<div class="bone-case">
  <div class="bones" aria-hidden="true"><span class="bone a"></span></div>
  <div class="bones bone-title" aria-hidden="true"><span class="bone w1"></span></div>
  <div class="bones bone-steps" aria-hidden="true"><span class="bone"></span></div>
  ${entry}${entry}${entry}
</div>`;

export const streamSkeleton: TemplateResult = html`${entry}${entry}${entry}`;
