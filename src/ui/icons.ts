/**
 * One constant per icon, on a grid of 20 with strokes of 1.5. The files are groups of what is shown together; the build
 * goes past this list to them, so that a page loads those it names and not all that some widget names.
 */
export { download, file } from './icons/attachment.js';
export { check, chevronDown, chevronEnd, chevronStart, inbox, x } from './icons/basic.js';
export { branch, skipped } from './icons/branch.js';
export { bell, copy, more, starFilled } from './icons/case.js';
export { clock } from './icons/clock.js';
export { clip, doc, image, upload } from './icons/files.js';
export { critical, major, minor, notAvailable } from './icons/health.js';
export { layers } from './icons/layers.js';
export { arrowDown, plus } from './icons/list.js';
export { alert, info, lock, ok, power, warn } from './icons/notices.js';
export { planned } from './icons/planned.js';
export { server } from './icons/server.js';
export { star } from './icons/star.js';
export { offline, retry } from './icons/states.js';
export { product, user } from './icons/things.js';
export { filter, search } from './icons/tools.js';
