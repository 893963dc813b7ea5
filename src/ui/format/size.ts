/** 212 kB, 4.8 MB: decimal units, one digit from mega on. */
export const formatSize = (tag: string, bytes: number): string => {
  const power = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: ['byte', 'kilobyte', 'megabyte', 'gigabyte'][power] ?? 'byte',
    unitDisplay: power ? 'short' : 'long',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / 1000 ** power);
};

/** 6.1 of 9.4 MB: the first number, in the unit of the second. */
export const formatPart = (tag: string, bytes: number, total: number): string => {
  const power = Math.min(3, Math.floor(Math.log10(Math.max(total, 1)) / 3));
  return (bytes / 1000 ** power).toLocaleString(tag, { maximumFractionDigits: power > 1 ? 1 : 0 });
};

/** Maria, Jonas and Elena */
export const formatList = (tag: string, items: string[]): string => new Intl.ListFormat(tag).format(items);
