import { icon } from './icon.js';

export const server = /* @__PURE__ */ icon(
  'M4 3.5h12a1 1 0 0 1 1 1V8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4.5a1 1 0 0 1 1-1M4 11h12a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V12a1 1 0 0 1 1-1M6 6.25h.05M9 6.25h4.5M6 13.75h.05M9 13.75h4.5',
);
