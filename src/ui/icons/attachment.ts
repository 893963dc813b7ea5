import { icon } from './icon.js';

const FILE = 'M11.5 2.75H6A1.25 1.25 0 0 0 4.75 4v12A1.25 1.25 0 0 0 6 17.25h8A1.25 1.25 0 0 0 15.25 16V6.5zv3.75h3.75';

export const file = /* @__PURE__ */ icon(FILE);
export const download = /* @__PURE__ */ icon('M10 3.5V13M6.25 9.25 10 13l3.75-3.75M3.5 16.5h13');
