/** What the suite promises a site and its customers, kept on the built server in a real browser. */
import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, type Visit, visit } from './browser.js';
import { serveStrictPage, strictPage, violations } from './csp.js';
import { root, type SiteHost, serverHost } from './hosts.js';
import { tabTo } from './keyboard.js';
import { storedText } from './storage.js';
import { createCase, pick } from './story.js';

const subjectOf = (page: Page) => page.getByRole('textbox', { name: 'Subject' });
const descriptionOf = (page: Page) => page.getByRole('textbox', { name: 'Description' });

/** A token of the demo's own secret that was made ten minutes ago and runs out now. */
const endedToken = async (): Promise<string> => {
  const module = JSON.parse(await readFile(join(root, 'demo/modules/boxeo-portal.json'), 'utf8')) as {
    keys: { secret: string };
  };
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject('maria.lindqvist')
    .setAudience('boxeo-portal')
    .setIssuedAt(now - 600)
    .setExpirationTime(now - 60)
    .setJti(crypto.randomUUID())
    .sign(createSecretKey(module.keys.secret, 'utf8'));
};

describe('what a site and its customers can rely on', { timeout: 180_000 }, () => {
  let host: SiteHost;
  let browser: Browser;
  let person: Visit;
  let page: Page;

  before(async () => {
    [host, browser] = await Promise.all([serverHost(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await host?.close();
  });

  /** Runs with a browser profile of its own and finds no uncaught error at the end. */
  const promise = (name: string, work: () => Promise<void>): void => {
    it(name, async () => {
      person = await visit(browser);
      page = person.page;
      try {
        await work();
        assert.deepEqual(person.faults, []);
      } finally {
        await person.context.close();
      }
    });
  };

  /** Every case of that subject, counted by the API as Maria. */
  const count = async (subject: string): Promise<number> => {
    const token = await page.request.post(`${host.origin}/demo/boxeo/token?person=maria.lindqvist`);
    const filter = encodeURIComponent(JSON.stringify({ text: subject }));
    const answer = await page.request.get(`${host.origin}/v1/cases?filter=${filter}`, {
      headers: { Authorization: `Bearer ${(await token.json()).token}` },
    });
    return (await answer.json()).total;
  };

  const fill = async (subject: string): Promise<void> => {
    await subjectOf(page).waitFor();
    await pick(page, 'Product', /ACME Network Monitoring/);
    await subjectOf(page).fill(subject);
    await descriptionOf(page).fill('The queue of the relay grows.');
  };

  promise('two widgets on one page ask for one token', async () => {
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/token?') && asked.push(request.url()));
    const number = await createCase(page, host.origin, { subject: 'One token for two', description: 'Two widgets.' });
    asked.length = 0;
    await serveStrictPage(page, host);
    await page.goto(`${host.origin}${strictPage}?case=${number}`);
    await page.getByRole('heading', { name: 'One token for two' }).waitFor();
    await page.getByRole('link', { name: 'One token for two' }).waitFor();
    assert.equal(asked.length, 1);
  });

  promise('the strictest policy is never violated and every widget works under it', async () => {
    await serveStrictPage(page, host);
    await page.goto(`${host.origin}${strictPage}`);
    await page
      .getByRole('link', { name: /collector/i })
      .first()
      .waitFor();
    await fill('Under the strictest policy');
    await page.getByRole('button', { name: 'Create case' }).last().click();
    const heading = page.getByRole('heading', { name: /Case CS\d+ was created/ });
    await heading.waitFor();
    const number = /CS\d+/.exec((await heading.textContent()) ?? '')?.[0];
    assert.deepEqual(await violations(page), []);
    await page.goto(`${host.origin}${strictPage}?case=${number}`);
    await page.getByRole('textbox', { name: 'Write a reply' }).fill('Replies work too.');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText('Replies work too.').first().waitFor();
    assert.deepEqual(await violations(page), []);
  });

  promise('a token that ends while somebody types costs nothing', async () => {
    await page.goto(`${host.origin}/demo/boxeo/new.html`);
    await fill('The token ends while I type');
    // As it is after a long pause: the first request carries a token that has run out, and the backend says so.
    const old = await endedToken();
    let refusal: { code?: string } | undefined;
    await page.route('**/v1/cases', async (route) => {
      if (route.request().method() !== 'POST' || refusal) return route.continue();
      const response = await route.fetch({
        headers: { ...route.request().headers(), authorization: `Bearer ${old}` },
      });
      refusal = (await response.json()) as { code: string };
      return route.fulfill({ response });
    });
    await page.getByRole('button', { name: 'Create case' }).click();
    await page.getByRole('heading', { name: /Case CS\d+ was created/ }).waitFor();
    assert.equal(refusal?.code, 'token-expired');
    assert.equal(await count('The token ends while I type'), 1);
  });

  promise('a sign-in that has ended keeps every word until the person is back', async () => {
    await page.goto(`${host.origin}/demo/boxeo/new.html`);
    await fill('Signed out in the middle of it');
    let signedOut = true;
    await page.route(/\/demo\/boxeo\/token/, (route) =>
      signedOut ? route.fulfill({ status: 401 }) : route.continue(),
    );
    await page.route('**/v1/cases', (route) =>
      signedOut
        ? route.fulfill({
            status: 401,
            contentType: 'application/problem+json',
            json: { type: 'urn:oriel:problem:token-expired', title: 'Ended', status: 401, code: 'token-expired' },
          })
        : route.continue(),
    );
    await page.getByRole('button', { name: 'Create case' }).click();
    await page.getByText('Sign in again to send').first().waitFor();
    assert.equal(await subjectOf(page).inputValue(), 'Signed out in the middle of it');
    assert.equal(await descriptionOf(page).inputValue(), 'The queue of the relay grows.');
    signedOut = false;
    await page.reload();
    await page.getByText('Your draft is back').waitFor();
    assert.equal(await subjectOf(page).inputValue(), 'Signed out in the middle of it');
    await page.getByRole('button', { name: 'Create case' }).click();
    await page.getByRole('heading', { name: /Case CS\d+ was created/ }).waitFor();
    assert.equal(await count('Signed out in the middle of it'), 1);
  });

  promise('a draft comes back after a reload, and nobody else on the browser can read it', async () => {
    await page.goto(`${host.origin}/demo/boxeo/new.html`);
    await subjectOf(page).waitFor();
    const untouched = await storedText(page);
    assert.equal(untouched, '{}\n{}\n', 'nothing is stored before the first key');
    await subjectOf(page).pressSequentially('Zanzibar relay, draft only');
    await page.getByText(/Draft saved on this device/).waitFor();
    const kept = await storedText(page);
    assert.notEqual(kept, untouched, 'something is stored');
    assert.equal(kept.includes('Zanzibar'), false, 'no word of it can be read');
    await page.reload();
    await page.getByText('Your draft is back').waitFor();
    assert.equal(await subjectOf(page).inputValue(), 'Zanzibar relay, draft only');
    await page.getByRole('combobox', { name: 'Signed in as' }).selectOption('jonas.weber');
    await page.getByRole('option', { name: /Jonas/, selected: true }).waitFor({ state: 'attached' });
    await subjectOf(page).waitFor();
    assert.equal(await subjectOf(page).inputValue(), '', 'the other person starts empty');
    await page.getByText('Your draft is back').waitFor({ state: 'detached' });
    assert.equal((await storedText(page)).includes('Zanzibar'), false);
  });

  promise('a case written offline is sent once when the line is back', async () => {
    await page.goto(`${host.origin}/demo/boxeo/new.html`);
    await fill('Written in a tunnel');
    await person.context.setOffline(true);
    await page.getByText('You are offline').first().waitFor();
    await page.getByRole('button', { name: 'Send when online' }).click();
    await page.getByText('Waiting to be sent').first().waitFor();
    assert.equal(await count('Written in a tunnel').catch(() => 0), 0);
    await person.context.setOffline(false);
    await page.getByRole('heading', { name: /Case CS\d+ was created/ }).waitFor();
    assert.equal(await count('Written in a tunnel'), 1);
  });

  promise('the keyboard alone creates a case, finds it and answers', async () => {
    await page.goto(`${host.origin}/demo/boxeo/`);
    await tabTo(page, page.getByRole('link', { name: 'Create case' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/new\.html/);
    await tabTo(
      page,
      page.getByRole('button', { name: /Product/ }).or(page.getByRole('combobox', { name: /Product/ })),
    );
    await page.keyboard.press('Enter');
    await page
      .getByRole('option', { name: /ACME Network Monitoring/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, subjectOf(page));
    await page.keyboard.type('By keyboard alone');
    await tabTo(page, descriptionOf(page));
    await page.keyboard.type('No mouse was moved.');
    await tabTo(page, page.getByRole('button', { name: 'Create case' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Case CS\d+ was created/ }).waitFor();
    await tabTo(
      page,
      page.getByRole('link', { name: 'View case' }).or(page.getByRole('button', { name: 'View case' })),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(/case\.html/);
    await tabTo(page, page.getByRole('textbox', { name: 'Write a reply' }));
    await page.keyboard.type('Answered by keyboard.');
    await tabTo(page, page.getByRole('button', { name: 'Send reply' }));
    await page.keyboard.press('Enter');
    await page.getByText('Reply sent').first().waitFor({ state: 'attached' });
    await page.goto(`${host.origin}/demo/boxeo/`);
    await tabTo(page, page.getByRole('searchbox'));
    await page.keyboard.type('By keyboard alone');
    const row = page.getByRole('link', { name: 'By keyboard alone' });
    await row.waitFor();
    await tabTo(page, row);
    await page.keyboard.press('Enter');
    await page.getByText('Answered by keyboard.').first().waitFor();
  });
});
