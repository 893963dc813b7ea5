/** An agent asks the customer for more on an open case, told twice: on the server, and with the mock alone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, type Visit, visit } from './browser.js';
import { mockHost, type SiteHost, serverHost } from './hosts.js';
import { delay, openDesk, picture, submitPlaybook } from './story.js';

/** One of the things that are asked for; rows are counted from 0. */
const row = (dialog: Locator, at: number): Locator => dialog.locator('fieldset').nth(at);

/** Waits until it has the focus. */
const hasFocus = (place: Locator): Promise<void> =>
  place.evaluate(async (element) => {
    const root = element.getRootNode() as ShadowRoot;
    for (let left = 100; left > 0 && root.activeElement !== element; left--)
      await new Promise((resolve) => setTimeout(resolve, 20));
    if (root.activeElement !== element) throw new Error(`the focus is at ${root.activeElement?.outerHTML}`);
  });

for (const open of [serverHost, mockHost]) {
  describe(`asking the customer for more, ${open === serverHost ? 'on the server' : 'on the mock'}`, {
    timeout: 120_000,
  }, () => {
    let host: SiteHost;
    let browser: Browser;
    let person: Visit;
    let sam: Page;
    let desk: Page;
    let dialog: Locator;
    let number: string;
    let reloads = 0;

    before(async () => {
      [host, browser] = await Promise.all([open(), openBrowser()]);
      person = await visit(browser);
      sam = person.page;
      number = await submitPlaybook(sam, host.origin);
      await sam.goto(`${host.origin}/demo/calico/#/cases/${number}`);
      await sam.getByRole('heading', { name: 'No sound in the evening' }).waitFor();
      sam.on('framenavigated', () => {
        reloads += 1;
      });
      desk = await person.context.newPage();
      await openDesk(desk, host.origin, number);
      dialog = desk.getByRole('dialog', { name: 'Ask the customer' });
    });
    after(async () => {
      await browser?.close();
      await host?.close();
    });

    const ask = (): Locator => desk.getByRole('button', { name: 'Ask the customer' });

    it('by keyboard: what was typed is there again after Escape, and what is missing is said at its row', async () => {
      await ask().press('Enter');
      const kind = dialog.getByRole('combobox', { name: 'You need' });
      assert.ok(await kind.evaluate((field) => field === document.activeElement), 'the first field has the focus');
      await dialog.getByRole('textbox', { name: 'What the customer is to send' }).fill('A photo of the back');
      await desk.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      assert.ok(await ask().evaluate((button) => button === document.activeElement), 'the focus is back');
      await ask()
        .getByText(/not sent yet/)
        .waitFor();
      await desk.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Ask for something else too' }).press('Enter');
      await desk.keyboard.press('ArrowDown');
      await row(dialog, 1).getByRole('textbox', { name: 'The question' }).waitFor();
      await dialog.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
      const missing = row(dialog, 1).getByRole('textbox', { name: 'The question' });
      assert.equal(await row(dialog, 1).getByText('Say what you need').count(), 1);
      assert.equal(await row(dialog, 0).getByText('Say what you need').count(), 0);
      await desk.keyboard.type('Is a sound bar connected?');
      assert.equal(await missing.inputValue(), 'Is a sound bar connected?');
      const first = row(dialog, 0).getByRole('textbox', { name: 'What the customer is to send' });
      assert.equal(await first.inputValue(), 'A photo of the back');
    });

    it('what the service refuses is said at its row', async () => {
      await row(dialog, 0).getByRole('spinbutton').fill('9');
      await dialog.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
      await row(dialog, 0).getByText('One reply holds at most 5 files here').waitFor();
      assert.equal(await dialog.getByRole('alert').textContent(), '');
      await row(dialog, 0).getByRole('spinbutton').fill('1');
    });

    it('the customer’s open page shows it within a second, without a reload; asked once, though sent twice', async (t) => {
      // The first answer is lost on its way: the agent sends again.
      let lost = 0;
      await desk.route('**/playbook-activities', async (route) => {
        if (lost > 0) return route.continue();
        lost += 1;
        // The mock answers before the network is asked: nothing to lose there.
        await route.fetch();
        return route.abort();
      });
      const send = () => dialog.getByRole('button', { name: 'Ask', exact: true }).click();
      if (open === serverHost) {
        await send();
        await dialog.getByText('Not asked. The service did not answer.').waitFor();
      }
      const took = await delay(desk, send, sam, (page) =>
        page.getByText('2 things are still needed from you').waitFor(),
      );
      t.diagnostic(`${Math.round(took)} ms`);
      assert.ok(took < 1000, `${Math.round(took)} ms`);
      await dialog.waitFor({ state: 'hidden' });
      assert.ok(await ask().evaluate((button) => button === document.activeElement), 'the focus is back');
      const asked = desk.getByRole('region', { name: 'Asked of the customer' });
      await asked.getByText('2 things still to be answered.').waitFor();
      assert.equal(await asked.getByRole('listitem').count(), 2);
    });

    it('the customer answers there by keyboard, and is led on; the desk shows the replies, and that nothing is open', async () => {
      const needed = sam.locator('oriel-case-view .needed');
      await sam.locator('oriel-case-view .needed input[type=file]').setInputFiles({
        name: 'back.png',
        mimeType: 'image/png',
        buffer: picture,
      });
      await needed.getByText('back.png').first().waitFor();
      await needed.locator('progress').waitFor({ state: 'detached' });
      await needed.getByRole('button', { name: 'Send' }).first().press('Enter');
      await sam.getByText('One thing is still needed from you').waitFor();
      await hasFocus(needed.getByRole('heading', { name: 'Is a sound bar connected?' }));
      await needed.getByText('Yes', { exact: true }).click();
      await needed.getByRole('button', { name: 'Send' }).press('Enter');
      await needed.waitFor({ state: 'detached' });
      await hasFocus(sam.getByRole('heading', { name: 'No sound in the evening' }));
      assert.equal(reloads, 0, 'no reload');
      const activity = desk.getByRole('list', { name: 'Activity' });
      await activity.getByRole('link', { name: /back\.png/ }).waitFor();
      await activity.getByText('Is a sound bar connected? Yes').waitFor();
      const asked = desk.getByRole('region', { name: 'Asked of the customer' });
      await asked.getByText('Nothing is open.').waitFor();
      await asked.getByText('2 answered').waitFor();
    });

    it('is not offered on a case without a playbook, nor on one that has ended', async () => {
      await desk.bringToFront();
      await desk.getByRole('button', { name: 'Cancel case' }).click();
      await desk.getByRole('dialog').getByRole('button', { name: 'Cancel case' }).click();
      await desk.getByText('Cancelled. Nothing more can be written on this case.').waitFor();
      assert.equal(await ask().count(), 0);
      await openDesk(desk, host.origin, 'CS0001401');
      assert.equal(await ask().count(), 0);
      assert.deepEqual(person.faults, []);
    });
  });
}
