import { icon } from './icon.js';

export const star = /* @__PURE__ */ icon(
  'M10 2.75l2.25 4.6 5 .7-3.6 3.55.85 5.05L10 14.25l-4.5 2.4.85-5.05L2.75 8.05l5-.7z',
);
