/**
 * First rows on a slow line: slow 4G (1.6 Mbit/s, 150 ms a trip) and a processor four times slower, nothing cached.
 * Ours is the script tag and `<oriel-case-list>`; the floor is a widget written by hand for this page, with the same data.
 */
import { type Host, metrics, onPage, openBrowser, openHost } from './host.js';
import { median, print } from './table.js';
import { vanillaList, vanillaStyles } from './vanilla.js';

const ROUNDS = 7;

const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Support</title><style>${vanillaStyles}</style>${head}</head>` +
  `<body><h1>Support</h1>${body}<p id="after">Below the widget.</p></body></html>`;

const pages = {
  '/ours': page(
    '<script type="module" src="/oriel.js" data-module="boxeo-portal" data-token-url="/token"></script>',
    '<oriel-case-list href="case.html?case={number}"></oriel-case-list>',
  ),
  '/vanilla': page('<script type="module" src="/vanilla.js"></script>', '<div id="vanilla"></div>'),
  '/vanilla.js': vanillaList,
};

/** Runs in the page before anything else: notes when ten rows stand, shifts, and blocking. */
const watch = () => {
  const noted = { shift: 0, blocking: 0 };
  Object.assign(window, { noted });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) noted.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.blocking += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
};

/** Resolves with the time of the frame in which the rows stand. */
const rowsStand = () =>
  new Promise<number>((resolve) => {
    const look = () => {
      const list = document.querySelector('oriel-case-list');
      const rows = (list?.shadowRoot ?? document).querySelectorAll('a[href*="case=CS"]');
      if (rows.length > 4) requestAnimationFrame(() => resolve(performance.now()));
      else requestAnimationFrame(look);
    };
    look();
  });

interface Visit {
  rows: number;
  shift: number;
  blocking: number;
  work: number;
  requests: number;
}

async function visit(host: Host, path: string, browser: Awaited<ReturnType<typeof openBrowser>>): Promise<Visit> {
  return onPage(browser, 4, async (tab, cdp) => {
    const slow4G = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 93_750 };
    await cdp.send('Network.emulateNetworkConditions', slow4G);
    await tab.addInitScript(watch);
    await tab.goto(host.url + path, { waitUntil: 'commit' });
    const rows = await tab.evaluate(rowsStand);
    const { task } = await metrics(cdp);
    const { noted, requests } = await tab.evaluate(() => ({
      noted: (window as unknown as { noted: { shift: number; blocking: number } }).noted,
      requests: performance.getEntriesByType('resource').length,
    }));
    return { rows, work: task * 1000, requests, ...noted };
  });
}

export async function paint(): Promise<void> {
  const host = await openHost(pages);
  const browser = await openBrowser();
  try {
    const ours: Visit[] = [];
    const floor: Visit[] = [];
    await visit(host, '/ours', browser);
    for (let round = 0; round < ROUNDS; round += 1) {
      floor.push(await visit(host, '/vanilla', browser));
      ours.push(await visit(host, '/ours', browser));
    }
    const of = (visits: Visit[], key: keyof Visit) => median(visits.map((each) => each[key]));
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    const row = (what: string, key: keyof Visit, show: (value: number) => string, budget: string) => {
      const [a, b] = [of(ours, key), of(floor, key)];
      return {
        what,
        ours: show(a),
        floor: show(b),
        ratio: b === 0 ? (a === 0 ? 1 : Number.POSITIVE_INFINITY) : a / b,
        budget,
      };
    };
    print('first rows, slow 4G, processor 4× slower', [
      row('rows stand', 'rows', ms, '≤ 1.1'),
      row('main thread', 'work', ms, ''),
      row('blocking', 'blocking', ms, '≤ 1'),
      row('layout shift', 'shift', (value) => value.toFixed(3), '≤ 1'),
      row('requests of the page', 'requests', String, ''),
    ]);
  } finally {
    await browser.close();
    host.close();
  }
}
