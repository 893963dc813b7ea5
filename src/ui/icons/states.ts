import { icon } from './icon.js';

export const offline = /* @__PURE__ */ icon(
  'M3.25 3.25l13.5 13.5M2.5 8.25a11 11 0 0 1 3.75-2.3M9 5.1a10.8 10.8 0 0 1 8.5 3.15M5.25 11.25A6.9 6.9 0 0 1 8 9.6M12.6 9.75a6.9 6.9 0 0 1 2.15 1.5M8 14.1a3 3 0 0 1 3.4-.5M10 16.45v.05',
);
export const retry = /* @__PURE__ */ icon('M16.25 5v4h-4M16 9A6.25 6.25 0 1 0 16.25 11.5');
