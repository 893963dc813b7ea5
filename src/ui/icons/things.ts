import { icon } from './icon.js';

export const user = /* @__PURE__ */ icon(
  'M13.25 6.5a3.25 3.25 0 1 1-6.5 0a3.25 3.25 0 0 1 6.5 0M3.75 16.75c.4-3 2.6-4.5 6.25-4.5s5.85 1.5 6.25 4.5',
);
export const product = /* @__PURE__ */ icon(
  'M10 2.75 16.5 6.25v7.5L10 17.25 3.5 13.75v-7.5zM3.75 6.4 10 9.75l6.25-3.35M10 9.75v7.25',
);
