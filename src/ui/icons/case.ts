import { icon } from './icon.js';

const STAR = 'M10 2.75l2.25 4.6 5 .7-3.6 3.55.85 5.05L10 14.25l-4.5 2.4.85-5.05L2.75 8.05l5-.7z';

export const bell = /* @__PURE__ */ icon('M4 14h12l-1.5-2.25V8.5a4.5 4.5 0 0 0-9 0v3.25zM8.25 16.75h3.5M10 4V2.75');
export const more = /* @__PURE__ */ icon(
  'M5.75 10a1.25 1.25 0 1 1-2.5 0a1.25 1.25 0 0 1 2.5 0M11.25 10a1.25 1.25 0 1 1-2.5 0a1.25 1.25 0 0 1 2.5 0M16.75 10a1.25 1.25 0 1 1-2.5 0a1.25 1.25 0 0 1 2.5 0',
  'solid',
);
export const starFilled = /* @__PURE__ */ icon(STAR, 'solid');
export const copy = /* @__PURE__ */ icon(
  'M8 6.75h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1M13 6.5V4.25a1 1 0 0 0-1-1H4.25a1 1 0 0 0-1 1V12a1 1 0 0 0 1 1H6.75',
);
