/**
 * One constant per icon, on a grid of 20 with strokes of 1.5. The files are groups of what is shown together; the build
 * goes past this list to them, so that a page loads those it names and not all that some widget names.
 */
export {
  check,
  chevronDown,
  chevronEnd,
  chevronStart,
  filter,
  inbox,
  search,
  x,
} from './icons/basic.js';
export { clip, doc, download, file, image, upload } from './icons/files.js';
export { arrowDown, plus } from './icons/list.js';
export {
  alert,
  clock,
  info,
  lock,
  offline,
  ok,
  power,
  retry,
  warn,
} from './icons/states.js';
export {
  bell,
  copy,
  more,
  product,
  server,
  star,
  starFilled,
  user,
} from './icons/things.js';
