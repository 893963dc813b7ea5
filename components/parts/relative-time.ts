import { html, type TemplateResult } from 'lit';
import { formatExact, formatRelative } from '../../src/ui/format.js';
import type { Locale } from '../../src/ui/localize.js';

/** “14 min ago”, with the exact time and its zone as title. `keepTrue` has it rendered again when the minute turns. */
export const relativeTime = ({ locale }: { locale: Locale }, at: string): TemplateResult =>
  html`<time datetime=${at} title=${formatExact(locale.tag, at, true)}>${formatRelative(locale, at)}</time>`;
