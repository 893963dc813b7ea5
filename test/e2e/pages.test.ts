/** Every page of the demo as people with little sight, little room or a dark screen meet it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, visit } from './browser.js';
import { type SiteHost, serverHost } from './hosts.js';

/** Cases and products of a page stand there. */
const ready = async (page: Page, subject: RegExp, product: RegExp): Promise<void> => {
  await page.getByRole('link', { name: subject }).waitFor();
  await page.locator('oriel-sold-products').getByText(product).first().waitFor();
};

/** Pages, and what stands on each when it is ready. */
/** A playbook that was begun shows its first question. */
const begun = async (page: Page, question: string): Promise<void> => {
  await page.getByRole('button', { name: /^Start/ }).click();
  await page.getByRole('heading', { name: question }).waitFor();
};
const pages: Record<string, (page: Page) => Promise<unknown>> = {
  '/': (page) => page.getByRole('link', { name: /Packet loss/ }).waitFor(),
  '/demo/boxeo/': (page) => page.getByRole('link', { name: /Packet loss/ }).waitFor(),
  '/demo/boxeo/new.html': (page) => page.getByRole('textbox', { name: 'Subject' }).waitFor(),
  '/demo/boxeo/case.html?case=CS0001401': (page) => page.getByRole('textbox', { name: 'Write a reply' }).waitFor(),
  '/demo/boxeo/reports.html': (page) => page.getByRole('img', { name: /Median latency/ }).waitFor(),
  '/demo/calico/': (page) => page.getByRole('link', { name: /Picture freezes/ }).waitFor(),
  '/demo/calico/#/cases/new': (page) => page.getByRole('textbox', { name: 'What is wrong?' }).waitFor(),
  '/demo/calico/home.html': (page) => page.getByRole('heading', { name: /Nordlicht/ }).waitFor(),
  '/demo/boxeo/devices.html': (page) => page.getByText('Uplink monitoring in Frankfurt').first().waitFor(),
  '/demo/boxeo/devices.html?item=IBITM0001013': (page) => page.getByText('Cases of the last 30 days').waitFor(),
  '/demo/boxeo/products.html?product=SP0001001': (page) => page.getByText('On-site visits').waitFor(),
  '/demo/calico/devices.html': (page) => page.locator('oriel-sold-products').getByText('Family plan').first().waitFor(),
  '/demo/calico/device.html': (page) => page.getByText('Living-room box, IBITM0002001').waitFor(),
  '/demo/meridian/': (page) => ready(page, /Hydraulic pump/, /Excavator MX 160/),
  '/demo/meridian/#/cases/new': (page) => page.getByRole('textbox', { name: 'What failed' }).waitFor(),
  '/demo/harbor/': (page) => ready(page, /Water through the kitchen/, /Boat policy/),
  '/demo/harbor/#/cases/new': (page) => page.getByRole('textbox', { name: 'What happened' }).waitFor(),
  '/demo/benefits/': (page) => ready(page, /braces for my son/, /Family cover/),
  '/demo/benefits/#/cases/CS0000301': (page) => page.getByRole('textbox', { name: 'Write a reply' }).waitFor(),
  '/demo/harbor/claim.html': (page) => begun(page, 'Which policy is it about?'),
  '/demo/calico/fix.html': (page) => begun(page, 'Where do you watch?'),
  '/demo/meridian/warranty.html': (page) => begun(page, 'Which machine?'),
  '/demo/boxeo/site.html': (page) => begun(page, 'What happens next'),
  '/demo/benefits/complaint.html': (page) => begun(page, 'What went wrong?'),
  '/demo/who-sees-what/': (page) => page.getByText('3 can read the case and 3 the product').waitFor(),
  '/demo/playbook-preview/': (page) => page.getByRole('img', { name: /^Report a claim/ }).waitFor(),
  '/demo/noc/': (page) => page.getByRole('heading', { name: 'Customers concerned' }).waitFor(),
  '/demo/ops/#CS0001401': (page) => page.getByRole('textbox', { name: /Reply to/ }).waitFor(),
  '/demo/relations/#household/home-singh': (page) => page.getByRole('heading', { name: 'Members 3' }).waitFor(),
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

  for (const [path, standing] of Object.entries(pages)) {
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
        await standing(page);
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

  /** Subjects and products that somebody finds at a site. */
  const sees = async (site: string, person: string): Promise<string> => {
    const { context, page } = await visit(browser);
    await page.goto(`${host.origin}/demo/${site}/?person=${person}`);
    for (const tag of ['oriel-case-list', 'oriel-sold-products']) {
      await page
        .locator(tag)
        .getByRole('link')
        .or(page.locator(tag).getByRole('row'))
        .or(page.locator(tag).getByText(/^No /))
        .first()
        .waitFor();
    }
    const texts = await page
      .locator('oriel-case-list, oriel-sold-products')
      .evaluateAll((all) => all.map((widget) => widget.shadowRoot?.textContent ?? ''));
    await context.close();
    return texts.join(' ').replace(/\s+/g, ' ');
  };

  for (const scheme of ['light', 'dark'] as const) {
    it(`a page without a style that leaves its scheme to a ${scheme} device has text to read`, async () => {
      const { page, context } = await visit(browser, { colorScheme: scheme });
      const body = `<!doctype html><html lang="en"><title>Bare</title><meta name="color-scheme" content="light dark" />
        <script type="module" src="/oriel.js" data-module="boxeo-portal" data-token-url="/demo/token"></script>
        <oriel-case-list></oriel-case-list></html>`;
      await page.route('**/demo/bare', (route) => route.fulfill({ contentType: 'text/html', body }));
      await page.goto(`${host.origin}/demo/bare`);
      const list = page.locator('oriel-case-list .base');
      await list.waitFor();
      const colour = (property: string) =>
        list.evaluate((base, name) => {
          const canvas = new OffscreenCanvas(1, 1).getContext('2d');
          if (!canvas) return Number.NaN;
          canvas.fillStyle = getComputedStyle(base).getPropertyValue(name);
          canvas.fillRect(0, 0, 1, 1);
          return canvas.getImageData(0, 0, 1, 1).data[1] ?? Number.NaN;
        }, property);
      const text = await colour('color');
      assert.ok(scheme === 'dark' ? text > 180 : text < 90, `${text} of 255`);
      await context.close();
    });
  }

  it('a client sees no policy of a neighbour, and nothing more once the link to the agency has ended', async () => {
    const [claire, tobias, martha] = await Promise.all(
      ['claire.donnelly', 'tobias.reyes', 'martha.quill'].map((person) => sees('harbor', person)),
    );
    assert.match(claire ?? '', /Water through the kitchen.*Boat policy.*Emergency line/);
    assert.doesNotMatch(claire ?? '', /Rear bumper|Motor policy|HH-39005|Agency workplace/);
    assert.match(tobias ?? '', /Rear bumper.*Emergency line.*Motor policy/);
    assert.doesNotMatch(tobias ?? '', /kitchen|Boat policy|Household policy/);
    assert.doesNotMatch(martha ?? '', /shed|policy|Emergency line/);
  });

  it('the employer reads no case of an employee, and one dealer none of the other', async () => {
    const [employer, kessler, nordvest] = await Promise.all([
      sees('benefits', 'howard.bell'),
      sees('meridian', 'petra.kessler'),
      sees('meridian', 'ingrid.solberg'),
    ]);
    assert.match(employer, /Enrolment of eleven.*Payroll connection/);
    assert.doesNotMatch(employer, /braces|operation in January|member card|optician|Family cover|Optical cover/i);
    assert.match(kessler, /Hydraulic pump.*Excavator MX 160/);
    assert.doesNotMatch(kessler, /Cab heater|Swing motor|rented machine|Fjordbygg/);
    assert.match(nordvest, /Swing motor.*Excavator MX 210/);
    assert.doesNotMatch(nordvest, /Hydraulic pump|track rollers|Northline|Hollmann/);
  });

  it('an operator relates two records, ends that and finds it in the history, by keyboard alone', async () => {
    const { context, page } = await visit(browser);
    const { keyboard } = page;
    await page.goto(`${host.origin}/demo/relations/#account/acct-larkspur`);
    const add = page.getByRole('button', { name: 'Add a consumer' });
    await add.waitFor();
    await add.press('Enter');
    await page.getByRole('combobox', { name: 'Consumer' }).fill('okafor');
    await page.getByRole('option', { name: /Ada Okafor/ }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).press('Enter');
    const consumers = page.getByRole('region', { name: /^Account consumers/ });
    await consumers.getByRole('link', { name: 'Ada Okafor' }).waitFor();
    await page.getByRole('button', { name: 'Add a consumer' }).press('Enter');
    await page.getByRole('combobox', { name: 'Consumer' }).fill('okafor');
    await page.getByRole('option', { name: /Ada Okafor/ }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).press('Enter');
    await page.getByRole('alert').filter({ hasText: 'They are related like this already' }).waitFor();
    await keyboard.press('Escape');
    await consumers.getByRole('button', { name: 'End Ada Okafor' }).press('Enter');
    await page.getByRole('dialog', { name: 'End it now?' }).getByRole('button', { name: 'End' }).press('Enter');
    await consumers.getByText('One has ended').waitFor();
    const told = await page.getByRole('region', { name: 'History' }).getByRole('listitem').allTextContents();
    const lines = told.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line.includes('Larkspur'));
    assert.match(lines[0] ?? '', /^Priya Raman ended the account consumer Larkspur Textiles, Ada Okafor/);
    assert.match(lines[1] ?? '', /^Priya Raman added the account consumer Larkspur Textiles, Ada Okafor/);
    await context.close();
  });

  it('two operators change the same relation: the second is told, and loses nothing', async () => {
    const visits = await Promise.all([visit(browser), visit(browser)]);
    const opened = visits.map(async ({ page }, n) => {
      await page.goto(`${host.origin}/demo/relations/#account/acct-harbor-agency`);
      await page.getByRole('button', { name: 'Change Claire Donnelly' }).click();
      const dialog = page.getByRole('dialog', { name: 'Change' });
      await dialog.getByLabel('Last day').fill(n === 0 ? '2030-05-31' : '2031-12-31');
      return dialog;
    });
    const [first, second] = await Promise.all(opened);
    await first?.getByRole('button', { name: 'Save' }).click();
    await first?.waitFor({ state: 'hidden' });
    await second?.getByRole('button', { name: 'Save' }).click();
    await second?.getByText('Somebody changed it in the meantime. It says now: 2025-06-23 to 2030-05-31.').waitFor();
    assert.equal(await second?.getByLabel('Last day').inputValue(), '2031-12-31', 'still there');
    await second?.getByRole('button', { name: 'Save' }).click();
    await second?.waitFor({ state: 'hidden' });
    await visits[1]?.page.getByText('2031').first().waitFor();
    for (const { context } of visits) await context.close();
  });

  it('a branch asks for itself, without saying so, and who manages the region reads it', async () => {
    const { context, page } = await visit(browser);
    await page.goto(`${host.origin}/demo/meridian/?person=tomas.berg#/cases/new`);
    await page.getByRole('group', { name: 'Serial number' }).getByRole('button').click();
    await page.getByRole('option', { name: /bay 2/ }).click();
    await page.getByRole('textbox', { name: 'What failed' }).fill('Hose of the bench leaks');
    await page.getByRole('combobox', { name: 'Assembly' }).selectOption('Hydraulics');
    await page.getByRole('spinbutton', { name: 'Operating hours' }).fill('1850');
    await page.getByRole('textbox', { name: 'Description' }).fill('At the coupling, since today.');
    await page.getByRole('button', { name: 'Create claim' }).click();
    await page.getByRole('heading', { name: /was created/ }).waitFor();
    await context.close();
    const [region, dealer] = await Promise.all([sees('meridian', 'ute.rahn'), sees('meridian', 'petra.kessler')]);
    assert.match(region, /Hose of the bench/);
    assert.doesNotMatch(dealer, /Hose of the bench|Test bench/);
  });
});
