/** What the author of a page sees who made a mistake: on the page, in the event and on the console. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser, visit } from './browser.js';
import { type SiteHost, serverHost } from './hosts.js';

const tokens = 'data-token-url="/demo/boxeo/token?person=maria.lindqvist"';
const wrong = 'This part of the page is not set up';

describe('a page with a mistake', { timeout: 120_000 }, () => {
  let host: SiteHost;
  let browser: Browser;
  before(async () => {
    [host, browser] = await Promise.all([serverHost(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await host?.close();
  });

  /** A page of the script tag's attributes and a body, looked at until the console has said `until`. */
  const see = async (script: string, body: string, until: RegExp, shown?: string) => {
    const { context, page, faults } = await visit(browser);
    const told: string[] = [];
    let posts = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST') posts++;
    });
    await page.exposeFunction('tell', (code: string) => told.push(code));
    await page.addInitScript(
      `document.addEventListener('oriel-widget-error', ({ detail }) => tell(detail.code + ' ' + detail.message))`,
    );
    const html = `<!doctype html><html lang="en"><script type="module" src="/oriel.js" ${script}></script>${body}`;
    await page.route('**/mistake.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.route('**/no-such-token', (route) => route.fulfill({ json: { token: 'a.b.c' } }));
    const line = page.waitForEvent('console', { predicate: (message) => until.test(message.text()) });
    await page.goto(`${host.origin}/mistake.html`);
    const said = (await line).text();
    if (shown) await page.getByText(shown).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0);
    assert.deepEqual(faults, []);
    await context.close();
    return { said, told, posts };
  };

  it('without a way to a token says what is missing', async () => {
    const { said, told } = await see('', '<oriel-case-list></oriel-case-list>', /Oriel:/, wrong);
    assert.match(said, /data-token-url/);
    assert.deepEqual(told, ['setup No way to a token']);
  });

  it('with a token address that is not there names it, and does not ask for ever', async () => {
    const { said, told, posts } = await see(
      'data-token-url="/no"',
      '<oriel-case-list></oriel-case-list>',
      /Oriel:/,
      wrong,
    );
    assert.match(said, /\/no answered 404/);
    assert.deepEqual(told, [`setup ${host.origin}/no answered 404`]);
    assert.ok(posts <= 2, `asked ${posts} times`);
  });

  for (const tag of [
    'oriel-case-list',
    'oriel-case-create',
    'oriel-case-view case="CS0001001"',
    'oriel-install-base',
    'oriel-sold-products',
  ]) {
    it(`with an instance that is not there says so at <${tag}>`, async () => {
      const body = `<${tag} instance="nope"></${tag.split(' ')[0]}>`;
      const { said, told } = await see(tokens, body, /Oriel:/, wrong);
      assert.match(said, /The module has no instance “nope”/);
      assert.deepEqual(told, ['malformed-request The module has no instance “nope”']);
    });
  }

  it('with a case type that is not there says so', async () => {
    const body = '<oriel-case-create case-type="nope"></oriel-case-create>';
    const { said, told } = await see(tokens, body, /Oriel:/, wrong);
    assert.match(said, /case-type="nope".*caseTypes/);
    assert.equal(told.length, 1);
  });

  it('with an order that there is not names those that there are', async () => {
    const { said } = await see(tokens, '<oriel-case-list order="updated"></oriel-case-list>', /Oriel:/, wrong);
    assert.match(said, /order="updated".*“updated”.*updatedAt/);
  });

  it('with a playbook that is not offered says so', async () => {
    const body = '<oriel-playbook-intake playbook="nope"></oriel-playbook-intake>';
    const { said, told } = await see(tokens, body, /Oriel:/, wrong);
    assert.match(said, /playbook="nope".*“playbooks” of the module/);
    assert.equal(told.length, 1);
  });

  it('whose token is refused says so once, with the reference of the answer, and offers to sign in', async () => {
    const body = '<oriel-case-list></oriel-case-list><oriel-sold-products></oriel-sold-products>';
    const refused = 'data-token-url="/no-such-token"';
    const { said, told } = await see(refused, body, /Oriel:/, 'Sign in to see your cases');
    assert.match(said, /The token was refused \(unauthenticated\).*log.*reference \S+\./);
    assert.deepEqual(new Set(told), new Set(['unauthenticated Sign in to continue']));
  });

  it('with a mistyped tag alone names the right one', async () => {
    const { said } = await see('', '<oriel-case-lst></oriel-case-lst>', /Oriel:/);
    assert.match(said, /Did you mean “oriel-case-list”/);
  });

  it('that names another module than its tokens says which one holds', async () => {
    const { said } = await see(`data-module="calico-tv" ${tokens}`, '<oriel-case-list></oriel-case-list>', /Oriel:/);
    assert.match(said, /“calico-tv”.*“boxeo-portal”/);
  });
});
