import { icon } from './icon.js';

export const clock = /* @__PURE__ */ icon(
  'M17.25 10a7.25 7.25 0 1 1-14.5 0a7.25 7.25 0 0 1 14.5 0M10 5.75V10l2.75 1.75',
);
