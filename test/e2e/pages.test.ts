/** Every page of the demo as people with little sight, little room or a dark screen meet it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, visit } from './browser.js';
import { type SiteHost, serverHost } from './hosts.js';

/** Pages, and what stands on each when it is ready. */
const pages: Record<string, (page: Page) => Promise<unknown>> = {
  '/': (page) => page.getByRole('link', { name: /Packet loss/ }).waitFor(),
  '/demo/boxeo/': (page) => page.getByRole('link', { name: /Packet loss/ }).waitFor(),
  '/demo/boxeo/new.html': (page) => page.getByRole('textbox', { name: 'Subject' }).waitFor(),
  '/demo/boxeo/case.html?case=CS0001401': (page) => page.getByRole('textbox', { name: 'Write a reply' }).waitFor(),
  '/demo/boxeo/devices.html': (page) => page.getByRole('cell', { name: /Frankfurt collector/ }).waitFor(),
  '/demo/boxeo/reports.html': (page) => page.getByRole('img', { name: /Median latency/ }).waitFor(),
  '/demo/calico/': (page) => page.getByRole('link', { name: /Picture freezes/ }).waitFor(),
  '/demo/calico/#/cases/new': (page) => page.getByRole('textbox', { name: 'What is wrong?' }).waitFor(),
  '/demo/calico/home.html': (page) => page.getByRole('heading', { name: /Nordlicht/ }).waitFor(),
  '/demo/calico/device.html': (page) => page.getByText('Living-room box, IBITM0002001').waitFor(),
  '/demo/ops/#CS0001401': (page) => page.getByRole('textbox', { name: /Reply to/ }).waitFor(),
  '/demo/gallery/?width=full': (page) =>
    page
      .locator('.stage')
      .getByRole('link', { name: /Packet loss/ })
      .waitFor(),
};

describe('the pages of the demo', { timeout: 180_000 }, () => {
  let host: SiteHost;
  let browser: Browser;
  let axe: string;

  before(async () => {
    const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    [host, browser, axe] = await Promise.all([serverHost(), openBrowser(), readFile(source, 'utf8')]);
  });
  after(async () => {
    await browser?.close();
    await host?.close();
  });

  for (const [path, ready] of Object.entries(pages)) {
    it(`${path} fits, has no axe finding and breaks no policy, light and dark`, async () => {
      for (const [width, colorScheme] of [
        [320, 'dark'],
        [1280, 'light'],
      ] as const) {
        const { context, page, faults } = await visit(browser, { viewport: { width, height: 900 }, colorScheme });
        await context.addInitScript(() => {
          addEventListener('securitypolicyviolation', (event) => {
            throw new Error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
          });
        });
        await page.goto(host.origin + path);
        await ready(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${width}: ${over} px too wide`);
        // A path that is not an SVG element is one that nothing draws.
        const blank = await page
          .locator('svg :not(title)')
          .evaluateAll((all) => all.filter((each) => !(each instanceof SVGElement)).length);
        assert.equal(blank, 0, 'parts of icons that are not drawn');
        await page.evaluate(axe);
        const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`),
        );
        assert.deepEqual(found, [], `${width} ${colorScheme}`);
        assert.deepEqual(faults, []);
        await context.close();
      }
    });
  }
});
