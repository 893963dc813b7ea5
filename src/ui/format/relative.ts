import { type Locale, translate } from '../localize.js';
import { daysBetween, formatDate, type Instant } from './date.js';
import { timeStrings } from './time.strings.js';

/** just now · 14 min ago · 3 h ago · Yesterday · 18 Nov · 18 Nov 2025 */
export const formatRelative = (locale: Locale, at: Instant, now = new Date()): string => {
  const t = translate(locale, timeStrings);
  const then = new Date(at);
  const minutes = Math.floor((now.getTime() - then.getTime()) / 6e4);
  if (minutes < 1 && minutes > -5) return t.justNow;
  const days = daysBetween(then, now);
  if (minutes > 0 && minutes < 60) return t.minutesAgo(minutes);
  // Shortly after midnight, hours say more than the name of the day.
  if (minutes > 0 && (days === 0 || minutes < 360)) return t.hoursAgo(Math.floor(minutes / 60));
  return days === 1 ? t.yesterday : formatDate(locale.tag, then, now);
};
