import { icon } from './icon.js';

export const chevronDown = /* @__PURE__ */ icon('M6 8l4 4 4-4');
export const chevronStart = /* @__PURE__ */ icon('M12 6l-4 4 4 4', 'flip');
export const chevronEnd = /* @__PURE__ */ icon('M8 6l4 4-4 4', 'flip');
export const x = /* @__PURE__ */ icon('M5.25 5.25l9.5 9.5M14.75 5.25l-9.5 9.5');
export const check = /* @__PURE__ */ icon('M4.5 10.5l3.75 3.75L15.5 6.5');
export const inbox = /* @__PURE__ */ icon('M2.75 11.25 5 4.25h10l2.25 7v4.5H2.75zM2.75 11.25h4l1 2h4.5l1-2h4');
