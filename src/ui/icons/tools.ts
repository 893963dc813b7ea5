import { icon } from './icon.js';

export const filter = /* @__PURE__ */ icon('M3.5 5.75h13M6 10h8M8.5 14.25h3');
export const search = /* @__PURE__ */ icon(
  'M14 8.75a5.25 5.25 0 1 1-10.5 0a5.25 5.25 0 0 1 10.5 0M12.6 12.6 16.75 16.75',
);
