import { type Locale, translate } from '../localize.js';
import { date, daysBetween, formatDate, type Instant, time } from './date.js';
import { timeStrings } from './time.strings.js';

/** 09:41 */
export const formatTime = (tag: string, at: Instant): string => date(tag, time(tag)).format(new Date(at));

/** Today, 14:05 or 17 Nov, 09:12. */
export const formatMoment = (locale: Locale, at: Instant, now = new Date()): string => {
  const word =
    daysBetween(new Date(at), now) === 0 ? translate(locale, timeStrings).today : formatDate(locale.tag, at, now);
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
  return daysBetween(then, now) ? words : `${translate(locale, timeStrings).today}, ${words}`;
};
