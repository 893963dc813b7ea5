/**
 * Numbers, sizes and times as people write them, by `Intl`. `tag` is `locale.tag`; instants are ISO 8601 strings of the
 * contract or dates, shown in the zone of the browser. `Intl` formatters are costly to make: one of each is kept.
 */
import { type Locale, translate } from './localize.js';
import { uiStrings } from './ui.strings.js';

export { formatPart, formatSize } from './format-size.js';

type Instant = string | Date;
const kept = new Map<string, Intl.DateTimeFormat>();
const date = (tag: string, options: Intl.DateTimeFormatOptions) => {
  const key = tag + JSON.stringify(options);
  const format = kept.get(key) ?? new Intl.DateTimeFormat(tag, options);
  kept.set(key, format);
  return format;
};
const day = { day: 'numeric', month: 'short' } as const;
/** 09:05 and 9:05 AM: two digits where the day has 24 hours. */
const time = (tag: string) => {
  const { hour12 } = date(tag, { hour: 'numeric' }).resolvedOptions();
  return { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' } as const;
};
const midnight = (instant: Date) => new Date(instant).setHours(0, 0, 0, 0);
/** Calendar days from `then` to `now`: 0 today, 1 yesterday. */
const daysBetween = (then: Date, now: Date) => Math.round((midnight(now) - midnight(then)) / 864e5);

/** 1,284 */
export const formatNumber = (tag: string, value: number): string => value.toLocaleString(tag);

/** 09:41 */
export const formatTime = (tag: string, at: Instant): string => date(tag, time(tag)).format(new Date(at));

/** 18 Nov, and with the year when it is not this one: 18 Nov 2025. */
export const formatDate = (tag: string, at: Instant, now = new Date()): string => {
  const then = new Date(at);
  return date(tag, then.getFullYear() === now.getFullYear() ? day : { ...day, year: 'numeric' }).format(then);
};

/** 21 Nov 2026, 18:00; with the zone where it must be exact. */
export const formatExact = (tag: string, at: Instant, zone = false): string =>
  date(tag, { ...day, ...time(tag), year: 'numeric', ...(zone && { timeZoneName: 'short' }) }).format(new Date(at));

/** Today, 14:05 or 17 Nov, 09:12. */
export const formatMoment = (locale: Locale, at: Instant, now = new Date()): string => {
  const word =
    daysBetween(new Date(at), now) === 0 ? translate(locale, uiStrings).today : formatDate(locale.tag, at, now);
  return `${word}, ${formatTime(locale.tag, at)}`;
};

/** Wednesday 18 November; today's begins with Today. */
export const formatDay = (locale: Locale, at: Instant, now = new Date()): string => {
  const then = new Date(at);
  const words = date(locale.tag, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(then.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  }).format(then);
  return daysBetween(then, now) ? words : `${translate(locale, uiStrings).today}, ${words}`;
};

/** just now · 14 min ago · 3 h ago · Yesterday · 18 Nov · 18 Nov 2025 */
export const formatRelative = (locale: Locale, at: Instant, now = new Date()): string => {
  const t = translate(locale, uiStrings);
  const then = new Date(at);
  const minutes = Math.floor((now.getTime() - then.getTime()) / 6e4);
  if (minutes < 1 && minutes > -5) return t.justNow;
  const days = daysBetween(then, now);
  if (minutes > 0 && minutes < 60) return t.minutesAgo(minutes);
  // Shortly after midnight, hours say more than the name of the day.
  if (minutes > 0 && (days === 0 || minutes < 360)) return t.hoursAgo(Math.floor(minutes / 60));
  return days === 1 ? t.yesterday : formatDate(locale.tag, then, now);
};

/** Maria, Jonas and Elena */
export const formatList = (tag: string, items: string[]): string => new Intl.ListFormat(tag).format(items);
