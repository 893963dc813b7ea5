/** One sign-in, two profiles: the principal of an agency who is also its client, on the server and on the mock. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, type Visit, visit } from './browser.js';
import { mockHost, type SiteHost, serverHost } from './hosts.js';

const agency = /Commission statement of October/;
const client = /Name my sister as beneficiary/;

for (const open of [serverHost, mockHost]) {
  describe(`one person, two profiles, ${open === serverHost ? 'on the server' : 'on the mock'}`, {
    timeout: 120_000,
  }, () => {
    let host: SiteHost;
    let browser: Browser;
    let person: Visit;
    let page: Page;

    before(async () => {
      [host, browser] = await Promise.all([open(), openBrowser()]);
      person = await visit(browser);
      page = person.page;
    });
    after(async () => {
      await browser?.close();
      await host?.close();
    });

    const row = (subject: RegExp) => page.getByRole('link', { name: subject });
    const button = () => page.getByRole('button', { name: 'Change profile' });
    const subject = () => page.getByRole('textbox', { name: 'Subject' });
    // Names keep their own direction by marks that nobody sees.
    const here = (name: string) => page.getByText(new RegExp(`You are here as .Eleanor Voss., .${name}`));
    const change = async (name: string): Promise<void> => {
      await button().click();
      await page.getByRole('menuitemradio', { name }).click();
      await here(name).waitFor();
    };

    it('sees the agency’s cases first, and of what is private nothing', async () => {
      await page.addInitScript(() => {
        const noted = { shift: 0 };
        Object.assign(globalThis, { noted });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) noted.shift += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(`${host.origin}/demo/harbor/?person=eleanor.voss`);
      await row(agency).waitFor();
      await button().waitFor();
      assert.equal(await row(client).count(), 0);
      const shift = await page.evaluate(() => (globalThis as unknown as { noted: { shift: number } }).noted.shift);
      assert.equal(shift, 0, 'nothing moved when the line came');
    });

    it('as the client sees that alone; it is said once, and the focus stays', async () => {
      await change('Private customer');
      await row(client).waitFor();
      assert.equal(await row(agency).count(), 0);
      await page.locator('oriel-sold-products').getByText('Life policy').first().waitFor();
      assert.equal(await page.locator('oriel-sold-products').getByText('Agency workplace').count(), 0);
      const said = await page.getByRole('status').filter({ hasText: 'You are now here as' }).count();
      assert.equal(said, 1);
      assert.ok(await button().evaluate((each) => each.matches(':focus')));
    });

    it('is still the client when the page comes again', async () => {
      await page.reload();
      await row(client).waitFor();
      await here('Private customer').waitFor();
    });

    it('finds no draft of the one in the form of the other, and its own again', async () => {
      await page.goto(`${host.origin}/demo/harbor/#/cases/new`);
      const report = page.getByRole('textbox', { name: 'What happened' }).or(subject()).first();
      await report.fill('My own cellar is under water');
      await page.getByText(/Draft saved/).waitFor();
      await change('Harbor Insurance Agency');
      await page.waitForFunction(
        () => !document.querySelector('oriel-case-create')?.shadowRoot?.querySelector('[aria-busy=true]'),
      );
      await report.waitFor();
      assert.equal(await report.inputValue(), '');
      await report.fill('A desk of the agency burned');
      await page.getByText(/Draft saved/).waitFor();
      await change('Private customer');
      await page.waitForFunction(() =>
        [...(document.querySelector('oriel-case-create')?.shadowRoot?.querySelectorAll('input, textarea') ?? [])].some(
          (each) => (each as HTMLInputElement).value === 'My own cellar is under water',
        ),
      );
      assert.doesNotMatch(await page.locator('oriel-case-create').innerText(), /A desk of the agency/);
    });

    it('cannot open by its address what belongs to the other, and can again as that one', async () => {
      await page.goto(`${host.origin}/demo/harbor/#/cases/CS0000206`);
      await page.getByText('This case cannot be found').waitFor();
      await change('Harbor Insurance Agency');
      await page.getByRole('heading', { name: agency }).waitFor();
      assert.deepEqual(person.faults, []);
    });
  });
}
