import { html, type TemplateResult } from 'lit';

/** Decorative (`aria-hidden`): a button with an icon alone needs its own name. */
export const icon = (path: string, kind = ''): TemplateResult =>
  html`<svg class="icon ${kind}" viewBox="0 0 20 20" aria-hidden="true"><path d=${path}></path></svg>`;
