/** Twenty thousand imported cases: the list shows the first at once and stays as small as with twenty. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, visit } from './browser.js';
import { root, type SiteHost, serverHost } from './hosts.js';

const COUNT = 20_000;

/** Writes a file of cases as another help desk would hand it over, and imports it as an operator does. */
const importMany = async (folder: string): Promise<void> => {
  const rows = Array.from({ length: COUNT }, (_, at) =>
    JSON.stringify({
      id: at,
      subject: `Port ${at} of the switch flaps${at % 20 === 0 ? ' at midnight' : ''}`,
      opened: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString(),
    }),
  );
  const file = join(folder, 'many.jsonl');
  const map = join(folder, 'many-map.json');
  await writeFile(file, rows.join('\n'));
  await writeFile(
    map,
    JSON.stringify({
      source: 'many',
      key: ['id'],
      shortDescription: { from: 'subject' },
      state: { default: 'open' },
      opened: { from: 'opened' },
    }),
  );
  const script = ['--import', 'tsx', 'server/import.ts', '--from', file, '--map', map, '--as', 'maria.lindqvist'];
  await promisify(execFile)(process.execPath, script, {
    cwd: root,
    env: { ...process.env, ORIEL_DATA: join(folder, 'oriel'), DATABASE_URL: '' },
  });
};

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Many cases</title>
    <script type="module" src="/oriel.js" data-module="boxeo-portal" data-token-url="/demo/boxeo/token?person=maria.lindqvist"></script>
  </head>
  <body>
    <oriel-case-list paging="scroll" href="#{number}"></oriel-case-list>
  </body>
</html>`;

interface Size {
  elements: number;
  rows: number;
}

/** Elements on the page, through all shadow roots, and how many of them are rows. */
const sizeOf = (page: Page): Promise<Size> =>
  page.evaluate(() => {
    const deep = (from: ParentNode): Element[] =>
      [...from.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? deep(each.shadowRoot) : [])]);
    const all = deep(document.body);
    return { elements: all.length, rows: all.filter((each) => each.getAttribute('role') === 'row').length };
  });

/** Scrolls the frame of the list to a share of its height and waits until what is there has its text. */
const scrollTo = async (page: Page, share: number): Promise<void> => {
  await page.locator('oriel-case-list').evaluate((list, to) => {
    const frame = [...(list.shadowRoot?.querySelectorAll('*') ?? [])].find(
      (each) => each.scrollHeight > each.clientHeight + 1000 && getComputedStyle(each).overflowY !== 'visible',
    );
    if (!frame) throw new Error('nothing in the list scrolls');
    frame.scrollTop = (frame.scrollHeight - frame.clientHeight) * to;
  }, share);
  await page.waitForFunction(() => {
    const rows = [...(document.querySelector('oriel-case-list')?.shadowRoot?.querySelectorAll('[role=row]') ?? [])];
    const box = document.querySelector('oriel-case-list')?.getBoundingClientRect();
    const seen = rows.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return box && bottom > box.top + 150 && top < box.bottom - 60;
    });
    return seen.length > 3 && seen.every((row) => row.querySelector('a, button') !== null);
  });
};

describe('twenty thousand cases', { timeout: 240_000 }, () => {
  let host: SiteHost;
  let browser: Browser;
  let page: Page;
  let first: Size;

  before(async () => {
    [host, browser] = await Promise.all([serverHost({ prepare: importMany }), openBrowser()]);
    page = (await visit(browser)).page;
    await page.route('**/demo/many', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  });
  after(async () => {
    await browser?.close();
    await host?.close();
  });

  it('show the first rows with their count', async () => {
    await page.goto(`${host.origin}/demo/many`);
    await page.getByRole('link', { name: /Packet loss on the Frankfurt collector/ }).waitFor();
    await page
      .getByText(/^20,0\d\d$/)
      .first()
      .waitFor();
    first = await sizeOf(page);
    assert.ok(first.rows > 5 && first.rows < 60, `${first.rows} rows`);
    assert.ok(first.elements <= 600, `${first.elements} elements`);
  });

  it('leave the number of elements as it is, wherever one scrolls', async () => {
    const sizes: Size[] = [];
    for (let step = 1; step <= 10; step += 1) {
      await scrollTo(page, step / 10);
      sizes.push(await sizeOf(page));
    }
    const most = Math.max(...sizes.map(({ elements }) => elements));
    assert.ok(most <= first.elements * 1.3, `${first.elements} at first, ${most} later`);
  });

  it('can be read to the last one', async () => {
    await scrollTo(page, 1);
    await page.getByRole('link', { name: 'Port 0 of the switch flaps at midnight' }).waitFor();
  });

  it('answer a search with a part of them, on a page of the same size', async () => {
    await page.getByRole('searchbox').fill('midnight');
    await page.getByText('1,000', { exact: true }).first().waitFor();
    await page
      .getByRole('link', { name: /at midnight/ })
      .first()
      .waitFor();
    const { elements } = await sizeOf(page);
    assert.ok(Math.abs(elements - first.elements) <= first.elements * 0.3, `${first.elements} and ${elements}`);
  });
});
