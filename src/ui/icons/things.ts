import { icon } from './icon.js';

const STAR = 'M10 2.75l2.25 4.6 5 .7-3.6 3.55.85 5.05L10 14.25l-4.5 2.4.85-5.05L2.75 8.05l5-.7z';

export const user = /* @__PURE__ */ icon(
  'M13.25 6.5a3.25 3.25 0 1 1-6.5 0a3.25 3.25 0 0 1 6.5 0M3.75 16.75c.4-3 2.6-4.5 6.25-4.5s5.85 1.5 6.25 4.5',
);
export const star = /* @__PURE__ */ icon(STAR);
export const product = /* @__PURE__ */ icon(
  'M10 2.75 16.5 6.25v7.5L10 17.25 3.5 13.75v-7.5zM3.75 6.4 10 9.75l6.25-3.35M10 9.75v7.25',
);
export const server = /* @__PURE__ */ icon(
  'M4 3.5h12a1 1 0 0 1 1 1V8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4.5a1 1 0 0 1 1-1M4 11h12a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V12a1 1 0 0 1 1-1M6 6.25h.05M9 6.25h4.5M6 13.75h.05M9 13.75h4.5',
);
