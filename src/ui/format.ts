/**
 * Numbers, sizes and times as people write them, by `Intl`. `tag` is `locale.tag`; instants are ISO 8601 strings of the
 * contract or dates, shown in the zone of the browser. Like the icons, a build goes past this list.
 */
export { formatDate, formatExact } from './format/date.js';
export { formatDay, formatMoment, formatTime } from './format/day.js';
export { formatNumber } from './format/number.js';
export { formatRelative } from './format/relative.js';
export { formatList, formatPart, formatSize } from './format/size.js';
