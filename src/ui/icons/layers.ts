import { icon } from './icon.js';

/** A bundle. */
export const layers = /* @__PURE__ */ icon(
  'M10 3 17 6.75 10 10.5 3 6.75zM3.5 10 10 13.5 16.5 10M3.5 13.25 10 16.75l6.5-3.5',
);
