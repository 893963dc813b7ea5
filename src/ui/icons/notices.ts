import { icon } from './icon.js';

const CIRCLE = 'M17.25 10a7.25 7.25 0 1 1-14.5 0a7.25 7.25 0 0 1 14.5 0';
const MARK = 'M10 6.5v4.25M10 13.4v.05';
const TRIANGLE = 'M10 3.25 17.5 16.5h-15z';

export const ok = /* @__PURE__ */ icon(`${CIRCLE}M6.75 10.25 9 12.5l4.25-4.75`);
export const warn = /* @__PURE__ */ icon(`${TRIANGLE}M10 8v3.75M10 14v.05`);
export const alert = /* @__PURE__ */ icon(`${CIRCLE}${MARK}`);
export const info = /* @__PURE__ */ icon(`${CIRCLE}M10 9.25v4.25M10 6.55v.05`);
export const lock = /* @__PURE__ */ icon(
  'M5 8.75h10a1 1 0 0 1 1 1v6.5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-6.5a1 1 0 0 1 1-1M6.75 8.75V6a3.25 3.25 0 0 1 6.5 0v2.75',
);
export const power = /* @__PURE__ */ icon('M10 2.75v6.5M6 5.25a6.25 6.25 0 1 0 8 0');
