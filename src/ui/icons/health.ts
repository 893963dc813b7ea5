import { icon } from './icon.js';

/** Each level its own outline, so that it reads without colour. Warning, Info and Clear are among the notices. */
export const critical = /* @__PURE__ */ icon(
  'M6.9 2.5h6.2l4.4 4.4v6.2l-4.4 4.4H6.9l-4.4-4.4V6.9zM9.1 5.75v5.5h1.8v-5.5zM10 12.5a1.1 1.1 0 1 0 0 2.2a1.1 1.1 0 0 0 0-2.2z',
  'solid',
);
export const major = /* @__PURE__ */ icon(
  'M10 2.5 18.25 17H1.75zM9.1 7.5v4.5h1.8V7.5zM10 13a1.05 1.05 0 1 0 0 2.1a1.05 1.05 0 0 0 0-2.1z',
  'solid',
);
export const minor = /* @__PURE__ */ icon('M10 2.5 17.5 10 10 17.5 2.5 10zM10 7v3.5M10 13v.05');
export const notAvailable = /* @__PURE__ */ icon(
  'M8.12 3A7.25 7.25 0 0 1 11.88 3M13.62 3.72A7.25 7.25 0 0 1 16.28 6.38M17 8.12A7.25 7.25 0 0 1 17 11.88M16.28 13.62A7.25 7.25 0 0 1 13.62 16.28M11.88 17A7.25 7.25 0 0 1 8.12 17M6.38 16.28A7.25 7.25 0 0 1 3.72 13.62M3 11.88A7.25 7.25 0 0 1 3 8.12M3.72 6.37A7.25 7.25 0 0 1 6.37 3.72M7 10h6',
);
