/** `kill -9` of the browser in the middle of an answer: at most the last half second of typing is gone. */
import assert from 'node:assert/strict';
import { mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { browserArgs, findBrowser } from '../../scripts/find-browser.mjs';
import { type SiteHost, serverHost } from './hosts.js';

/** One key every so many milliseconds; what was typed longer ago than this before the kill must be there. */
const KEY = 25;
const LAST = 500;
const text =
  'I was waiting at the light when a van rolled into the rear of my car. The driver gave me her details and left.';

describe('a browser that is killed in the middle of an answer', { timeout: 120_000 }, () => {
  let host: SiteHost;
  let folder: string;
  let context: BrowserContext | undefined;
  before(async () => {
    host = await serverHost();
  });
  after(async () => {
    await context?.close().catch(() => undefined);
    await host?.close();
  });

  const open = async (): Promise<Page> => {
    const executablePath = findBrowser();
    if (!executablePath) throw new Error('No Chromium found: install one, or name one in CHROME_PATH.');
    context = await chromium.launchPersistentContext(folder, { executablePath, args: browserArgs });
    context.setDefaultTimeout(15_000);
    return context.pages()[0] ?? context.newPage();
  };
  /** The browser notes its process in its folder: `host-pid`. */
  const kill = async (): Promise<void> => {
    const process_ = Number((await readlink(join(folder, 'SingletonLock'))).split('-').at(-1));
    process.kill(process_, 'SIGKILL');
    await pause(500);
    await rm(join(folder, 'SingletonLock'), { force: true });
  };
  const intake = (page: Page) => page.locator('oriel-playbook-intake');

  for (const online of [true, false])
    it(`keeps what was typed before, ${online ? 'on the server' : 'without a line on this device'}`, async () => {
      folder = await mkdtemp(join(tmpdir(), 'oriel-browser-'));
      const page = await open();
      await page.goto(`${host.origin}/demo/harbor/claim.html`);
      const next = intake(page).getByRole('button', { name: 'Continue', exact: true });
      await intake(page)
        .getByRole('button', { name: /^Start/ })
        .click();
      await intake(page).getByRole('radio').first().check();
      await next.click();
      await intake(page).getByText('Yes', { exact: true }).click();
      await next.click();
      await intake(page).getByRole('combobox', { name: 'Kind of damage' }).selectOption('Collision');
      await intake(page).getByLabel('When it happened').fill('2026-11-20');
      await next.click();
      const story = intake(page).getByRole('textbox', { name: 'Who was hurt?' });
      await story.waitFor();
      if (!online) await context?.setOffline(true);
      await story.focus();
      let typed = 0;
      const times: number[] = [];
      for (const key of text) {
        await page.keyboard.insertText(key);
        typed += 1;
        times.push(Date.now());
        await pause(KEY);
      }
      await kill();
      const killed = Date.now() - 500;
      const old = times.filter((at) => at <= killed - LAST).length;
      assert.ok(old > 20 && old <= typed, `${old} of ${typed} keys were old enough`);

      const again = await open();
      await again.goto(`${host.origin}/demo/harbor/claim.html`);
      await intake(again)
        .getByRole('button', { name: /^Continue/ })
        .first()
        .click();
      const field = intake(again).getByRole('textbox', { name: 'Who was hurt?' });
      await field.waitFor();
      await again.waitForFunction(
        ([least, whole]) => {
          const root = document.querySelector('oriel-playbook-intake')?.shadowRoot;
          const value = root?.querySelector('textarea')?.value ?? '';
          return value.length >= least && whole.startsWith(value);
        },
        [old, text] as const,
      );
      await context?.close();
      await rm(folder, { recursive: true, force: true });
    });
});
