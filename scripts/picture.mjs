/**
 * Makes the README's picture from the running demo: `npm start`, then `npm run picture -- http://localhost:3000`.
 * Two sites, one behind the other, as they stand in a browser of 1120 × 760.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';
import { root } from './files.mjs';

const origin = process.argv[2] ?? 'http://localhost:3000';
const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1120, height: 760 }, deviceScaleFactor: 2 });
  const shots = [];
  for (const [path, tag] of [
    ['/demo/boxeo/case.html?case=CS0001401', 'oriel-case-view'],
    ['/demo/calico/devices.html', 'oriel-install-base'],
  ]) {
    await page.goto(origin + path);
    await page.locator(tag).locator('.row, .stepper').first().waitFor();
    await page.waitForLoadState('load');
    // Pictures in the stream, and the mark that says the page is live, come after the first content.
    await page.waitForTimeout(1500);
    shots.push(`data:image/png;base64,${(await page.screenshot()).toString('base64')}`);
  }
  const sheet = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await sheet.setContent(`<!doctype html><style>
    body { margin: 0; height: 800px; position: relative; overflow: hidden; background: linear-gradient(135deg, #e8f1ee, #eef0f6); }
    img { position: absolute; width: 900px; border-radius: 12px; box-shadow: 0 1px 2px #1018281f, 0 20px 48px #10182833; }
    img:first-of-type { left: 44px; top: 44px; }
    img:last-of-type { right: 44px; bottom: 44px; width: 720px; }
  </style>${shots.map((shot) => `<img src="${shot}" alt="">`).join('')}`);
  await sheet.waitForFunction(() => [...document.images].every((image) => image.complete));
  writeFileSync(join(root, 'demo', 'picture.png'), await sheet.screenshot());
} finally {
  await browser.close();
}
