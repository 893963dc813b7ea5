/** Instants out of the many ways in which files write them. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Offset of a zone from UTC at an instant, in milliseconds. */
function offset(zone: string, at: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/** Milliseconds since 1970 of an ISO date or time, or undefined when it is none. Without an offset it is local to `zone`. */
export function instantOf(text: string, zone = 'UTC'): number | undefined {
  const found = WRITTEN.exec(text.trim());
  if (!found) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', mark] = found;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    milliseconds,
  );
  const exists =
    new Date(local).toISOString().slice(0, 10) === `${year}-${month}-${day}` &&
    Number(hour) < 24 &&
    Number(minute) < 60;
  if (!exists) return undefined;
  if (mark) {
    if (/z/i.test(mark)) return local;
    const sign = mark.startsWith('-') ? -1 : 1;
    return local - sign * (Number(mark.slice(1, 3)) * 60 + Number(mark.slice(-2))) * 60_000;
  }
  if (zone === 'UTC') return local;
  // Twice, since the first guess may lie on the other side of a change of the clocks.
  const guess = local - offset(zone, local);
  return local - offset(zone, guess);
}
