/** The whole story of a case, told twice: on the server with its database, and on static files with the mock alone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, type Visit, visit } from './browser.js';
import { mockHost, type SiteHost, serverHost } from './hosts.js';
import { createCase, delay, openDesk, picture, reply, resolve } from './story.js';

for (const open of [serverHost, mockHost]) {
  describe(`the story of a case, ${open === serverHost ? 'on the server' : 'on the mock'}`, {
    timeout: 120_000,
  }, () => {
    const subject = `Relay queue grows since the night ${Date.now()}`;
    let host: SiteHost;
    let browser: Browser;
    let person: Visit;
    let maria: Page;
    let desk: Page;
    let number: string;
    let reloads = 0;

    before(async () => {
      [host, browser] = await Promise.all([open(), openBrowser()]);
      person = await visit(browser);
      maria = person.page;
    });
    after(async () => {
      await browser?.close();
      await host?.close();
    });

    const stream = () => maria.getByRole('list', { name: 'Activity' }).or(maria.locator('oriel-case-view')).first();

    it('a case with a picture and a text file gets a number', async () => {
      number = await createCase(maria, host.origin, {
        subject,
        description: 'Since 02:10 the queue of the relay holds more than 1,900 messages.',
        files: [
          { name: 'queue.png', mimeType: 'image/png', buffer: picture },
          {
            name: 'relay-log.txt',
            mimeType: 'text/plain',
            buffer: Buffer.from('02:10 queue 1900\n02:20 queue 2100\n'),
          },
        ],
      });
      assert.match(number, /^CS\d{7}$/);
    });

    it('the list finds it by its subject, after a crash of the server too', async () => {
      await host.crash?.();
      await maria.goto(`${host.origin}/demo/boxeo/`);
      await maria.getByRole('searchbox').fill(subject);
      const row = maria.getByRole('link', { name: subject });
      await row.waitFor();
      assert.equal(await row.count(), 1, 'once');
      await row.click();
      await maria.waitForURL(/case\.html\?case=CS\d+/);
      assert.equal(new URL(maria.url()).searchParams.get('case'), number);
    });

    it('the open case shows what was written and both files', async () => {
      await maria.getByRole('heading', { name: subject }).waitFor();
      await maria.getByText('holds more than 1,900 messages').first().waitFor();
      const image = maria.getByRole('img', { name: /queue\.png/ }).first();
      await image.waitFor();
      assert.equal(
        await image.evaluate(async (drawn: HTMLImageElement) => {
          await drawn.decode();
          return drawn.naturalWidth;
        }),
        40,
      );
      await maria.getByText('relay-log.txt').first().waitFor();
    });

    it('a comment stands in the stream', async () => {
      await maria
        .getByRole('textbox', { name: 'Write a reply' })
        .fill('We restarted the relay at 08:15 without effect.');
      await maria.getByRole('button', { name: 'Send reply' }).click();
      await stream().getByText('We restarted the relay at 08:15 without effect.').first().waitFor();
    });

    it('the agent reads all of it at the desk', async () => {
      desk = await person.context.newPage();
      await openDesk(desk, host.origin, number);
      await desk.getByRole('heading', { name: subject }).waitFor();
      await desk.getByText('We restarted the relay at 08:15 without effect.').waitFor();
      await desk.getByRole('link', { name: /relay-log\.txt/ }).waitFor();
      await desk.getByRole('button', { name: 'Open case' }).click();
      await desk
        .getByText(/changed the state/)
        .first()
        .waitFor();
    });

    it('the answer appears in the open page within a second, without a reload', async (t) => {
      maria.on('framenavigated', () => {
        reloads += 1;
      });
      const words = 'The retry bug of 4.2 fills it. We are installing 4.2.1 now.';
      const took = await delay(
        desk,
        () => reply(desk, words),
        maria,
        (page) => page.getByText(words).first().waitFor(),
      );
      t.diagnostic(`${Math.round(took)} ms`);
      assert.ok(took < 1000, `${Math.round(took)} ms`);
    });

    it('work notes stay with the agents', async () => {
      await desk.bringToFront();
      await desk.getByRole('button', { name: 'Work note' }).click();
      await desk.getByRole('textbox', { name: 'Work note' }).fill('Ask Daniel about the second relay.');
      await desk.getByRole('button', { name: 'Add work note' }).click();
      await desk.getByRole('list', { name: 'Activity' }).getByText('Ask Daniel about the second relay.').waitFor();
      await desk.getByRole('button', { name: 'Reply', exact: true }).click();
    });

    it('the solution appears within a second', async (t) => {
      const took = await delay(
        desk,
        () => resolve(desk, 'Relay 4.2.1 is installed and the queue is empty.'),
        maria,
        (page) => page.getByRole('button', { name: 'Accept solution' }).waitFor(),
      );
      t.diagnostic(`${Math.round(took)} ms`);
      assert.ok(took < 1000, `${Math.round(took)} ms`);
      await maria.getByText('Relay 4.2.1 is installed and the queue is empty.').first().waitFor();
      assert.equal(reloads, 0, 'no reload');
      assert.equal(await maria.getByText('Ask Daniel about the second relay.').count(), 0, 'no work note');
    });

    it('accepting closes the case for both sides', async () => {
      await maria.bringToFront();
      await maria.getByRole('button', { name: 'Accept solution' }).first().click();
      const dialog = maria.getByRole('dialog', { name: 'Accept the solution?' });
      await dialog.getByRole('button', { name: 'Accept solution' }).click();
      await maria.getByText('This case is closed').waitFor();
      await desk.getByText('Closed. Nothing more can be written on this case.').waitFor();
    });

    it('after another crash everything acknowledged is there, once', async () => {
      await host.crash?.();
      await maria.reload();
      await maria.getByRole('heading', { name: subject }).waitFor();
      for (const words of [
        'We restarted the relay at 08:15 without effect.',
        'The retry bug of 4.2 fills it. We are installing 4.2.1 now.',
      ]) {
        await maria.getByText(words).first().waitFor();
        assert.equal(await maria.getByText(words).count(), 1, words);
      }
      await maria.getByText('This case is closed').waitFor();
      assert.deepEqual(person.faults, []);
    });
  });
}
