/**
 * A list of 10,000 and 100,000 rows in one frame that scrolls, beside a windowed list written by hand: time to first
 * rows, script for a scroll step, elements and heap beyond the data. Answers come from the page itself: no line, no server.
 */
import type { CDPSession, Page } from 'playwright-core';
import { metrics, onPage, openBrowser, openHost } from './host.js';
import { median, print, type Row } from './table.js';
import { vanillaStyles, vanillaWindow } from './vanilla.js';

const ROUNDS = 5;
const STEPS = 60;
const STEP = 400;

/** Same cases for both; `fetch` for ours answers pages of them as the backend would. */
const data = `
const words = 'collector answers slowly after restart login fails for new members report shows yesterday values'.split(' ');
export const make = (count) => Array.from({ length: count }, (_, i) => ({
  id: 'case-' + i, number: 'CS' + String(1001 + i).padStart(7, '0'), version: 1, caseType: 'technical-problem',
  shortDescription: Array.from({ length: 5 }, (_, w) => words[(i * 7 + w * 3) % words.length]).join(' '),
  state: [1, 10, 18, 6, 3][i % 5], priority: 1 + (i % 4), category: null, escalation: 0, account: { id: 'a', name: 'Boxeo' },
  contact: null, consumer: null, product: null, soldProduct: null, installBaseItem: null, openedAt: '2026-11-20T10:00:00.000Z',
  updatedAt: new Date(1.79e12 - i * 6e4).toISOString(), resolvedAt: null, closedAt: null, unread: false,
}));
/** As many items: lifts with nine sensors each, in two environments. */
export const makeItems = (count) => Array.from({ length: count }, (_, i) => ({
  id: 'item-' + i, number: 'IBITM' + String(1001 + i).padStart(7, '0'), name: (i % 10 ? 'Sensor ' : 'Lift ') + i, detail: null,
  product: null, parent: i % 10 ? { id: 'item-' + (i - (i % 10)), name: 'Lift' } : null, soldProduct: null,
  account: { id: 'a', name: 'Boxeo' }, consumer: null, household: null, environment: i * 2 < count ? 'North' : 'South',
  location: 'Hall ' + (i % 7), serial: 'S-' + i, installedOn: null, hosting: null, health: i % 50 ? 6 : 2, healthAt: null,
}));
export const answering = (items, real) => async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input, location.href);
  if (url.pathname === '/v1/events') return new Promise(() => {});
  if (url.pathname === '/v1/outages') return Response.json({ items: [] });
  if (url.pathname !== '/v1/cases' && url.pathname !== '/v1/install-base-items') return fetch(input, init);
  const limit = Number(url.searchParams.get('limit') ?? 50);
  const start = Number(url.searchParams.get('after') ?? url.searchParams.get('offset') ?? 0);
  const next = start + limit < items.length ? String(start + limit) : null;
  return Response.json({ ...real, items: items.slice(start, start + limit), next, total: items.length });
};
`;

const page = (script: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Support</title><style>${vanillaStyles} oriel-case-list,oriel-install-base{--oriel-list-height:640px}</style></head>` +
  `<body><main id="main"></main><script type="module">${script}</script></body></html>`;

export const pages = {
  '/data.js': data,
  '/window.js': vanillaWindow,
  '/ours': page(`
    import { make, answering } from '/data.js';
    import { configure } from '/oriel.js';
    const items = make(Number(new URLSearchParams(location.search).get('count')));
    const { token } = await (await fetch('/token', { method: 'POST' })).json();
    const real = await (await fetch('/v1/cases?limit=1&with=module,viewer', { headers: { Authorization: 'Bearer ' + token } })).json();
    configure({ module: 'boxeo-portal', token, fetch: answering(items, real) });
    const first = document.createElement('oriel-case-list');
    first.setAttribute('paging', 'scroll');
    main.append(first);
    await customElements.whenDefined('oriel-case-list');
    await new Promise((done) => setTimeout(done, 500));
    first.remove();
    window.begin = () => {
      const list = document.createElement('oriel-case-list');
      list.setAttribute('paging', 'scroll');
      list.setAttribute('href', 'case.html?case={number}');
      main.append(list);
    };
    window.frameOf = () => main.firstElementChild?.shadowRoot?.querySelector('.frame');
    window.ready = true;`),
  '/tree': page(`
    import { makeItems, answering } from '/data.js';
    import { configure } from '/oriel.js';
    const items = makeItems(Number(new URLSearchParams(location.search).get('count')));
    const { token } = await (await fetch('/token', { method: 'POST' })).json();
    const real = await (await fetch('/v1/install-base-items?limit=1&with=module,viewer', { headers: { Authorization: 'Bearer ' + token } })).json();
    configure({ module: 'boxeo-portal', token, fetch: answering(items, real) });
    const make = () => {
      const tree = document.createElement('oriel-install-base');
      tree.setAttribute('href', 'item.html?item={number}');
      main.append(tree);
      return tree;
    };
    const first = make();
    await customElements.whenDefined('oriel-install-base');
    await new Promise((done) => setTimeout(done, 1500));
    first.remove();
    window.begin = make;
    window.frameOf = () => main.firstElementChild?.shadowRoot?.querySelector('.frame');
    window.ready = true;`),
  '/vanilla': page(`
    import { make } from '/data.js';
    import { show } from '/window.js';
    const items = make(Number(new URLSearchParams(location.search).get('count')));
    window.begin = () => show(items, main);
    window.frameOf = () => main.querySelector('.frame');
    window.ready = true;`),
};

interface Seen {
  paint: number;
  script: number;
  elements: number;
  heap: number;
}

declare global {
  interface Window {
    begin(): void;
    frameOf(): HTMLElement | null | undefined;
    ready?: boolean;
  }
}

const draw = () =>
  new Promise<number>((resolve) => {
    const started = performance.now();
    window.begin();
    const look = () => {
      if ((window.frameOf()?.querySelectorAll('a').length ?? 0) > 8)
        requestAnimationFrame(() => resolve(performance.now() - started));
      else requestAnimationFrame(look);
    };
    look();
  });

/** Scrolls by steps, one a frame, waits for the last one to be drawn. */
const scroll = async ([steps, step]: readonly [number, number]) => {
  for (let index = 0; index < steps; index += 1) {
    window.frameOf()?.scrollBy(0, step);
    await new Promise(requestAnimationFrame);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
};

/** Elements in the page and its shadow roots, the skeleton of the page apart. */
const elements = () => {
  const count = (root: ParentNode): number =>
    [...root.querySelectorAll('*')].reduce((sum, each) => sum + 1 + (each.shadowRoot ? count(each.shadowRoot) : 0), 0);
  return count(document.querySelector('main') ?? document);
};

const heap = async (tab: Page, cdp: CDPSession) => {
  await tab.evaluate(() => (globalThis as unknown as { gc(): void }).gc());
  return (await metrics(cdp)).heap / 1e6;
};

export async function list(): Promise<void> {
  const host = await openHost(pages);
  const browser = await openBrowser();
  const visit = (path: string, count: number): Promise<Seen> =>
    onPage(browser, 4, async (tab, cdp) => {
      await tab.goto(`${host.url}${path}?count=${count}`);
      await tab.waitForFunction(() => window.ready);
      const before = await heap(tab, cdp);
      const paint = await tab.evaluate(draw);
      const begun = (await metrics(cdp)).script;
      await tab.evaluate(scroll, [STEPS, STEP] as const);
      const script = (((await metrics(cdp)).script - begun) * 1000) / STEPS;
      return { paint, script, elements: await tab.evaluate(elements), heap: (await heap(tab, cdp)) - before };
    });
  try {
    const seen: Record<string, Seen> = {};
    for (const count of [10_000, 100_000]) {
      const paths = count === 10_000 ? ['/vanilla', '/ours', '/tree'] : ['/vanilla', '/ours'];
      const rounds: Record<string, Seen[]> = Object.fromEntries(paths.map((path) => [path, []]));
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const path of paths) rounds[path]?.push(await visit(path, count));
      }
      for (const [path, all] of Object.entries(rounds)) {
        const of = (key: keyof Seen) => median(all.map((each) => each[key]));
        seen[path + count] = { paint: of('paint'), script: of('script'), elements: of('elements'), heap: of('heap') };
      }
    }
    const rows: Row[] = [];
    const ms = (value: number) => `${value.toFixed(1)} ms`;
    // A tree does more than the flat list beside it: no budget says how much.
    for (const [path, count, name, budgets] of [
      ['/ours', 10_000, '10,000 rows', ['≤ 1.4', '≤ 1.25', '≤ 1']],
      ['/ours', 100_000, '100,000 rows', ['≤ 1.4', '≤ 1.25', '≤ 1']],
      ['/tree', 10_000, 'tree of 10,000 items', ['', '', '']],
    ] as const) {
      const ours = seen[path + count];
      const floor = seen[`/vanilla${count}`];
      if (!ours || !floor) continue;
      rows.push(
        {
          what: `${name}, first rows`,
          ours: ms(ours.paint),
          floor: ms(floor.paint),
          ratio: ours.paint / floor.paint,
          budget: budgets[0],
        },
        {
          what: `${name}, script a scroll step`,
          ours: ms(ours.script),
          floor: ms(floor.script),
          ratio: ours.script / floor.script,
          budget: budgets[1],
        },
        {
          what: `${name}, elements`,
          ours: String(ours.elements),
          floor: '235',
          ratio: ours.elements / 235,
          budget: budgets[2],
        },
        {
          what: `${name}, heap beyond the data`,
          ours: `${ours.heap.toFixed(2)} MB`,
          floor: '0.30 MB',
          ratio: ours.heap / 0.3,
          budget: budgets[2],
        },
      );
    }
    const [small, large] = [seen['/ours10000'], seen['/ours100000']];
    if (small && large) {
      rows.push({
        what: '100,000 beside 10,000, scroll',
        ours: ms(large.script),
        floor: ms(small.script),
        ratio: large.script / small.script,
        budget: '≤ 1.1',
      });
    }
    print('long lists, processor 4× slower', rows);
  } finally {
    await browser.close();
    host.close();
  }
}
