import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { formatExact, formatRelative } from '../../src/ui/format.js';
import type { Locale } from '../../src/ui/localize.js';
import { wake } from '../../src/ui/wake.js';

/** “14 min ago” that stays true: exact time with zone as title, the host is rendered again when the minute turns. */
export const relativeTime = (host: ReactiveControllerHost & { locale: Locale }, at: string): TemplateResult => {
  const now = Date.now();
  const age = now - Date.parse(at);
  // Days change at midnight, hours and minutes with the age; a minute is fine enough for all of them.
  if (age < 864e5) wake(host, age < 36e5 ? 6e4 - (((age % 6e4) + 6e4) % 6e4) : 6e4 * 5);
  return html`<time datetime=${at} title=${formatExact(host.locale.tag, at, true)}>${formatRelative(host.locale, at, new Date(now))}</time>`;
};
