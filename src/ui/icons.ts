/**
 * One constant per icon, on a grid of 20 with strokes of 1.5; a bundle carries only those it names.
 * Decorative by default (`aria-hidden`): a button with an icon alone needs its own name.
 */
import { html, type TemplateResult } from 'lit';

const icon = (path: string, kind = ''): TemplateResult =>
  html`<svg class="icon ${kind}" viewBox="0 0 20 20" aria-hidden="true"><path d=${path}></path></svg>`;

const CIRCLE = 'M17.25 10a7.25 7.25 0 1 1-14.5 0a7.25 7.25 0 0 1 14.5 0';
const FILE = 'M11.5 2.75H6A1.25 1.25 0 0 0 4.75 4v12A1.25 1.25 0 0 0 6 17.25h8A1.25 1.25 0 0 0 15.25 16V6.5zv3.75h3.75';
const MARK = 'M10 6.5v4.25M10 13.4v.05';
const TRIANGLE = 'M10 3.25 17.5 16.5h-15z';

export const search = /* @__PURE__ */ icon(
  'M14 8.75a5.25 5.25 0 1 1-10.5 0a5.25 5.25 0 0 1 10.5 0M12.6 12.6 16.75 16.75',
);
export const filter = /* @__PURE__ */ icon('M3.5 5.75h13M6 10h8M8.5 14.25h3');
export const sort = /* @__PURE__ */ icon('M6.5 4v12M3.75 13.25 6.5 16l2.75-2.75M13.5 16V4M10.75 6.75 13.5 4l2.75 2.75');
export const chevronDown = /* @__PURE__ */ icon('M6 8l4 4 4-4');
export const chevronUp = /* @__PURE__ */ icon('M6 12l4-4 4 4');
export const chevronStart = /* @__PURE__ */ icon('M12 6l-4 4 4 4', 'flip');
export const chevronEnd = /* @__PURE__ */ icon('M8 6l4 4-4 4', 'flip');
export const arrowDown = /* @__PURE__ */ icon('M10 4v12M5.75 11.75 10 16l4.25-4.25');
export const plus = /* @__PURE__ */ icon('M10 4v12M4 10h12');
export const x = /* @__PURE__ */ icon('M5.25 5.25l9.5 9.5M14.75 5.25l-9.5 9.5');
export const check = /* @__PURE__ */ icon('M4.5 10.5l3.75 3.75L15.5 6.5');
export const ok = /* @__PURE__ */ icon(`${CIRCLE}M6.75 10.25 9 12.5l4.25-4.75`);
export const warn = /* @__PURE__ */ icon(`${TRIANGLE}M10 8v3.75M10 14v.05`);
export const alert = /* @__PURE__ */ icon(`${CIRCLE}${MARK}`);
export const info = /* @__PURE__ */ icon(`${CIRCLE}M10 9.25v4.25M10 6.55v.05`);
export const critical = /* @__PURE__ */ icon(
  'M6.85 2.4h6.3l4.45 4.45v6.3l-4.45 4.45h-6.3L2.4 13.15v-6.3zM9.15 5.6v5.3h1.7V5.6zM9.15 12.6v1.8h1.7v-1.8z',
  'solid',
);
export const major = /* @__PURE__ */ icon(
  'M10 2.4 18.6 17.4H1.4zM9.15 7.4v4.6h1.7V7.4zM9.15 13.4v1.8h1.7v-1.8z',
  'solid',
);
export const minor = /* @__PURE__ */ icon('M10 2.75 17.25 10 10 17.25 2.75 10zM10 6.75v3.75M10 13v.05');
export const notAvailable = /* @__PURE__ */ icon(
  'M8.4 2.9a7.25 7.25 0 0 1 3.2 0M14.9 4.7a7.25 7.25 0 0 1 1.9 2.6M17.2 10.8a7.25 7.25 0 0 1-1 2.9M13.3 16.5a7.25 7.25 0 0 1-3.1.75M6.7 16.4a7.25 7.25 0 0 1-2.3-2.1M2.8 11a7.25 7.25 0 0 1 .3-3M4.6 5.2a7.25 7.25 0 0 1 .9-.9M7 10h6',
);
export const clock = /* @__PURE__ */ icon(`${CIRCLE}M10 5.75V10l2.75 1.75`);
export const clip = /* @__PURE__ */ icon(
  'M15.9 9.2l-6 6a3.7 3.7 0 0 1-5.2-5.2l6.3-6.3a2.45 2.45 0 0 1 3.5 3.5l-6.2 6.2a1.2 1.2 0 0 1-1.75-1.75l5.5-5.5',
);
export const file = /* @__PURE__ */ icon(FILE);
export const doc = /* @__PURE__ */ icon(
  'M5.5 2.75h9A1.25 1.25 0 0 1 15.75 4v12a1.25 1.25 0 0 1-1.25 1.25h-9A1.25 1.25 0 0 1 4.25 16V4A1.25 1.25 0 0 1 5.5 2.75M7.25 6.75h5.5M7.25 10h5.5M7.25 13.25h3',
);
export const image = /* @__PURE__ */ icon(
  'M4 3.75h12A1.25 1.25 0 0 1 17.25 5v10A1.25 1.25 0 0 1 16 16.25H4A1.25 1.25 0 0 1 2.75 15V5A1.25 1.25 0 0 1 4 3.75M3 13.5l4-3.75 3.25 3 2.5-2 4.25 3.5M13 7.25v.05',
);
export const send = /* @__PURE__ */ icon('M3.25 16.75 17 10 3.25 3.25 5.5 10zM5.5 10H11', 'flip');
export const upload = /* @__PURE__ */ icon('M10 13V3.5M6.25 7.25 10 3.5l3.75 3.75M3.5 12.5v3.25h13V12.5');
export const download = /* @__PURE__ */ icon('M10 3.5V13M6.25 9.25 10 13l3.75-3.75M3.5 16.5h13');
export const external = /* @__PURE__ */ icon('M8 4.75H4.75v10.5h10.5V12M11 3.75h5.25V9M16 4 9.5 10.5', 'flip');
export const user = /* @__PURE__ */ icon(
  'M13.25 6.5a3.25 3.25 0 1 1-6.5 0a3.25 3.25 0 0 1 6.5 0M3.75 16.75c.4-3 2.6-4.5 6.25-4.5s5.85 1.5 6.25 4.5',
);
export const users = /* @__PURE__ */ icon(
  'M10.5 6.75a2.75 2.75 0 1 1-5.5 0a2.75 2.75 0 0 1 5.5 0M2.25 16c.35-2.6 2.25-4 5.5-4s5.15 1.4 5.5 4M12.75 4.2a2.75 2.75 0 0 1 0 5.1M14.75 12.4c1.75.55 2.75 1.75 3 3.6',
);
export const bell = /* @__PURE__ */ icon('M4 14h12l-1.5-2.25V8.5a4.5 4.5 0 0 0-9 0v3.25zM8.25 16.75h3.5M10 4V2.75');
export const lock = /* @__PURE__ */ icon(
  'M5 8.75h10a1 1 0 0 1 1 1v6.5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-6.5a1 1 0 0 1 1-1M6.75 8.75V6a3.25 3.25 0 0 1 6.5 0v2.75',
);
export const offline = /* @__PURE__ */ icon(
  'M3.25 3.25l13.5 13.5M2.5 8.25a11 11 0 0 1 3.75-2.3M9 5.1a10.8 10.8 0 0 1 8.5 3.15M5.25 11.25A6.9 6.9 0 0 1 8 9.6M12.6 9.75a6.9 6.9 0 0 1 2.15 1.5M8 14.1a3 3 0 0 1 3.4-.5M10 16.45v.05',
);
export const retry = /* @__PURE__ */ icon('M16.25 5v4h-4M16 9A6.25 6.25 0 1 0 16.25 11.5');
export const more = /* @__PURE__ */ icon(
  'M5.75 10a1.25 1.25 0 1 1-2.5 0a1.25 1.25 0 0 1 2.5 0M11.25 10a1.25 1.25 0 1 1-2.5 0a1.25 1.25 0 0 1 2.5 0M16.75 10a1.25 1.25 0 1 1-2.5 0a1.25 1.25 0 0 1 2.5 0',
  'solid',
);
const STAR = 'M10 2.75l2.25 4.6 5 .7-3.6 3.55.85 5.05L10 14.25l-4.5 2.4.85-5.05L2.75 8.05l5-.7z';
export const star = /* @__PURE__ */ icon(STAR);
export const starFilled = /* @__PURE__ */ icon(STAR, 'solid');
export const product = /* @__PURE__ */ icon(
  'M10 2.75 16.5 6.25v7.5L10 17.25 3.5 13.75v-7.5zM3.75 6.4 10 9.75l6.25-3.35M10 9.75v7.25',
);
export const server = /* @__PURE__ */ icon(
  'M4 3.5h12a1 1 0 0 1 1 1V8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4.5a1 1 0 0 1 1-1M4 11h12a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V12a1 1 0 0 1 1-1M6 6.25h.05M9 6.25h4.5M6 13.75h.05M9 13.75h4.5',
);
export const shield = /* @__PURE__ */ icon('M10 2.75 16 5v4.5c0 3.75-2.25 6.25-6 7.75-3.75-1.5-6-4-6-7.75V5z');
export const calendar = /* @__PURE__ */ icon(
  'M4.5 4.5h11a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1M3.5 8.25h13M7 2.75v3M13 2.75v3',
);
export const pin = /* @__PURE__ */ icon(
  'M10 17.25c3.5-3.5 5.25-6.25 5.25-8.75a5.25 5.25 0 0 0-10.5 0c0 2.5 1.75 5.25 5.25 8.75M12 8.5a2 2 0 1 1-4 0a2 2 0 0 1 4 0',
);
export const copy = /* @__PURE__ */ icon(
  'M8 6.75h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1M13 6.5V4.25a1 1 0 0 0-1-1H4.25a1 1 0 0 0-1 1V12a1 1 0 0 0 1 1H6.75',
);
export const eye = /* @__PURE__ */ icon(
  'M2 10c1.75-3.5 4.5-5.25 8-5.25S16.25 6.5 18 10c-1.75 3.5-4.5 5.25-8 5.25S3.75 13.5 2 10M12.5 10a2.5 2.5 0 1 1-5 0a2.5 2.5 0 0 1 5 0',
);
export const edit = /* @__PURE__ */ icon(
  'M3.5 16.5l.9-3.65 9.1-9.1a1.4 1.4 0 0 1 2 0l.75.75a1.4 1.4 0 0 1 0 2l-9.1 9.1zM12 5.25 14.75 8',
);
export const trash = /* @__PURE__ */ icon(
  'M3.5 5.5h13M8 5.25V3.25h4v2M5 5.75l.75 11h8.5l.75-11M8.5 8.75v5M11.5 8.75v5',
);
export const moon = /* @__PURE__ */ icon('M16.75 11.75A7 7 0 0 1 8.25 3.25a7 7 0 1 0 8.5 8.5');
export const link = /* @__PURE__ */ icon(
  'M8.25 11.75a3 3 0 0 0 4.25 0l3-3A3 3 0 0 0 11.25 4.5l-1 1M11.75 8.25a3 3 0 0 0-4.25 0l-3 3a3 3 0 0 0 4.25 4.25l1-1',
);
export const planned = /* @__PURE__ */ icon(
  'M16.25 6a4 4 0 0 1-5.4 4.9L6 15.75A1.65 1.65 0 0 1 3.65 13.4L8.5 8.55A4 4 0 0 1 13.4 3.15L11.25 5.3v2.85h2.85z',
);
export const flag = /* @__PURE__ */ icon('M4.75 17.25V3.25M4.75 4c3.5-1.75 6 1.75 10.5 0v7.5c-4.5 1.75-7-1.75-10.5 0');
export const globe = /* @__PURE__ */ icon(`${CIRCLE}M2.75 10h14.5M10 2.75c4 4 4 10.5 0 14.5c-4-4-4-10.5 0-14.5`);
export const phone = /* @__PURE__ */ icon(
  'M4.25 3.25h3l1.25 3.5-1.75 1.25a9 9 0 0 0 5.25 5.25l1.25-1.75 3.5 1.25v3c-7.5 1.25-13.75-5-12.5-12.5',
);
export const code = /* @__PURE__ */ icon('M6.5 6 2.5 10l4 4M13.5 6l4 4-4 4M11.5 4l-3 12');
export const screen = /* @__PURE__ */ icon(
  'M3.75 4h12.5a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H3.75a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1M7 16.75h6',
);
export const layers = /* @__PURE__ */ icon(
  'M10 3 17.25 6.75 10 10.5 2.75 6.75zM2.75 10.25 10 14l7.25-3.75M2.75 13.5 10 17.25l7.25-3.75',
);
export const undo = /* @__PURE__ */ icon('M6.5 4 3.25 7.25 6.5 10.5M3.5 7.25h8.25a4.5 4.5 0 0 1 0 9H7', 'flip');
export const drag = /* @__PURE__ */ icon('M7.5 5v.05M12.5 5v.05M7.5 10v.05M12.5 10v.05M7.5 15v.05M12.5 15v.05');
export const inbox = /* @__PURE__ */ icon('M2.75 11.25 5 4.25h10l2.25 7v4.5H2.75zM2.75 11.25h4l1 2h4.5l1-2h4');
export const power = /* @__PURE__ */ icon('M10 2.75v6.5M6 5.25a6.25 6.25 0 1 0 8 0');
export const branch = /* @__PURE__ */ icon(
  'M6.5 4.75a1.5 1.5 0 1 1-3 0a1.5 1.5 0 0 1 3 0M6.5 15.25a1.5 1.5 0 1 1-3 0a1.5 1.5 0 0 1 3 0M16.5 6.75a1.5 1.5 0 1 1-3 0a1.5 1.5 0 0 1 3 0M5 6.25v7.5M5 12c0-2.5 1.25-3 4-3s6 .25 6-.75',
);
