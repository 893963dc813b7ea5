/** What the formats of dates share. `Intl` formatters are costly to make: one of each is kept. */

/** ISO 8601 as in the contract, or a date; shown in the zone of the browser. */
export type Instant = string | Date;

const kept = new Map<string, Intl.DateTimeFormat>();
export const date = (tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = tag + JSON.stringify(options);
  const format = kept.get(key) ?? new Intl.DateTimeFormat(tag, options);
  kept.set(key, format);
  return format;
};

/** 09:05 and 9:05 AM: two digits where the day has 24 hours. */
export const time = (tag: string): Intl.DateTimeFormatOptions => {
  const { hour12 } = date(tag, { hour: 'numeric' }).resolvedOptions();
  return { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' };
};

const midnight = (instant: Date) => new Date(instant).setHours(0, 0, 0, 0);
/** Calendar days from `then` to `now`: 0 today, 1 yesterday. */
export const daysBetween = (then: Date, now: Date): number => Math.round((midnight(now) - midnight(then)) / 864e5);

const day = { day: 'numeric', month: 'short' } as const;

/** 18 Nov, and with the year when it is not this one: 18 Nov 2025. */
export const formatDate = (tag: string, at: Instant, now = new Date()): string => {
  const then = new Date(at);
  return date(tag, then.getFullYear() === now.getFullYear() ? day : { ...day, year: 'numeric' }).format(then);
};

/** 21 Nov 2026, 18:00; with the zone where it must be exact. */
export const formatExact = (tag: string, at: Instant, zone = false): string =>
  date(tag, { ...day, ...time(tag), year: 'numeric', ...(zone && { timeZoneName: 'short' }) }).format(new Date(at));
