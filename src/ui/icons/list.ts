import { icon } from './icon.js';

export const arrowDown = /* @__PURE__ */ icon('M10 4v12M5.75 11.75 10 16l4.25-4.25');
export const plus = /* @__PURE__ */ icon('M10 4v12M4 10h12');
