import { icon } from './icon.js';

export const planned = /* @__PURE__ */ icon(
  'M13 3.2a3.9 3.9 0 0 0-3.6 5.3L3.3 14.6a1.5 1.5 0 0 0 2.1 2.1l6.1-6.1A3.9 3.9 0 0 0 16.8 7l-2.4 1.1-2.1-.4-.4-2.1z',
);
