import { expect, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { demoToken } from 'oriel/mock';
import {
  button,
  choose,
  created,
  field,
  fill,
  fillQuestion,
  keptDuring,
  leave,
  log,
  one,
  pageOf,
  question,
  saved,
  setOnline,
  soon,
  stored,
} from '../../test/browser/form-page.js';

describe('what is written in <oriel-case-create>', () => {
  afterEach(leave);

  it('touches no storage before the first key', async () => {
    const kept = await keptDuring(async () => {
      const page = await pageOf();
      field(page.root, 'shortDescription').focus();
      await new Promise((resolve) => setTimeout(resolve, 600));
    });
    expect(kept).to.equal(0);
  });

  it('keeps what is typed over a reload, with its files, and sends both', async () => {
    const first = await pageOf();
    await fillQuestion(first);
    await choose(first, log());
    await waitUntil(() => /uploaded/.test(first.root.querySelector('.files')?.textContent ?? ''), 'uploaded', {
      timeout: 5000,
    });
    await saved(first.root);
    const { fetch } = first;
    const upload = first.asked.find(({ path }) => path === '/v1/attachments')?.key;
    fixtureCleanup();
    const second = await pageOf(question, { fetch });
    await soon(second.root, '.notices .banner');
    expect(second.heard.map(([type]) => type)).to.deep.equal(['oriel-draft-restored']);
    expect(field(second.root, 'shortDescription').value).to.equal('How are alerts sent?');
    await soon(second.root, '.files');
    expect(one(second.root, '.files').textContent).to.contain('relay.txt');
    expect(await second.element.submit()).to.equal(true);
    expect(second.asked.find(({ path }) => path === '/v1/attachments')?.key).to.equal(upload);
    expect(created(second)[0]?.body?.['attachments']).to.have.length(1);
    fixtureCleanup();
    const third = await pageOf(question, { fetch });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(field(third.root, 'shortDescription').value).to.equal('');
  }).timeout(15_000);

  it('shows nothing of a draft to another person, in the same page or later', async () => {
    const page = await pageOf();
    await fillQuestion(page);
    await saved(page.root);
    page.way.person = 'jonas.weber';
    (page.element.closest('oriel-module') as unknown as { getToken: unknown }).getToken = () =>
      demoToken('boxeo-portal', 'jonas.weber');
    await waitUntil(() => field(page.root, 'shortDescription').value === '', 'it is gone', { timeout: 5000 });
    fixtureCleanup();
    const later = await pageOf(question, { person: 'jonas.weber', fetch: page.fetch });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(field(later.root, 'shortDescription').value).to.equal('');
    fixtureCleanup();
    const back = await pageOf(question, { fetch: page.fetch });
    await waitUntil(() => field(back.root, 'shortDescription').value === 'How are alerts sent?', 'its writer has it', {
      timeout: 5000,
    });
  }).timeout(15_000);

  it('throws a draft away only after a question', async () => {
    const first = await pageOf();
    await fillQuestion(first);
    await saved(first.root);
    fixtureCleanup();
    const page = await pageOf(question, { fetch: first.fetch });
    await soon(page.root, '.notices .banner');
    button(page.root, 'Discard draft').click();
    await soon(page.root, 'dialog[open]');
    button(page.root, 'Keep draft').click();
    await waitUntil(() => !page.root.querySelector('dialog[open]'), 'closed');
    expect(field(page.root, 'shortDescription').value).to.not.equal('');
    button(page.root, 'Discard draft').click();
    await soon(page.root, 'dialog[open] .danger');
    one(page.root, 'dialog[open] .danger').click();
    await waitUntil(() => field(page.root, 'shortDescription').value === '', 'empty');
    expect(page.heard.map(([type]) => type)).to.include('oriel-draft-discarded');
  }).timeout(15_000);

  it('keeps nothing where the page wants nothing kept', async () => {
    const page = await pageOf(
      html`<oriel-case-create case-type="product-question" hide="soldProduct" no-drafts></oriel-case-create>`,
    );
    const kept = await keptDuring(async () => {
      await fillQuestion(page);
      await new Promise((resolve) => setTimeout(resolve, 600));
    });
    expect(kept).to.equal(0);
    const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    expect(leaving.defaultPrevented, 'the browser asks first').to.equal(true);
  });

  it('lets the page go without a question while the draft is safe', async () => {
    const page = await pageOf();
    await fillQuestion(page);
    await saved(page.root);
    const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(false);
  });

  it('refuses files beyond the limits, says which, and does not send without an answer to it', async () => {
    const page = await pageOf();
    await fillQuestion(page);
    await choose(
      page,
      new File([new Uint8Array(30_000_000)], 'dump.txt', { type: 'text/plain' }),
      new File([], 'empty.txt', { type: 'text/plain' }),
      log(),
    );
    await soon(page.root, '.files li:nth-child(3)');
    const lines = [...page.root.querySelectorAll('.files li')].map(
      (line) => line.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    );
    expect(lines[0]).to.contain('30 MB is too large. Up to 25 MB each.');
    expect(lines[1]).to.contain('The file is empty.');
    expect(await page.element.submit()).to.equal(false);
    await soon(page.root, '#field-attachments-error');
    expect(one(page.root, '#field-attachments-error').textContent).to.contain('Remove the files');
    button(page.root, 'Remove dump.txt').click();
    await page.element.updateComplete;
    button(page.root, 'Remove empty.txt').click();
    await page.element.updateComplete;
    expect(await page.element.submit()).to.equal(true);
    expect(page.asked.filter(({ path }) => path === '/v1/attachments').length).to.equal(1);
  });

  it('takes files that are pasted', async () => {
    const page = await pageOf();
    const transfer = new DataTransfer();
    transfer.items.add(log('screenshot.txt'));
    field(page.root, 'description').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, composed: true, cancelable: true }),
    );
    await soon(page.root, '.files li');
    expect(one(page.root, '.files').textContent).to.contain('screenshot.txt');
  });

  it('waits offline, and sends once, with its files, when the line is back', async () => {
    const page = await pageOf();
    await fillQuestion(page);
    await saved(page.root);
    await import('./waiting.js');
    setOnline(false);
    await choose(page, log());
    await waitUntil(() => /when you are online/.test(page.root.querySelector('.files')?.textContent ?? ''));
    expect(one(page.root, '.notices').textContent).to.contain('You are offline');
    expect(one(page.root, '[type=submit]').textContent).to.contain('Send when online');
    expect(await page.element.submit()).to.equal(true);
    await soon(page.root, '.waiting li');
    expect(page.heard.map(([type]) => type)).to.deep.equal(['oriel-case-queued']);
    expect(one(page.root, '.waiting').textContent).to.contain('How are alerts sent?').and.contain('1 file');
    setOnline(true);
    await soon(page.root, '.confirmation');
    expect(await stored(page, 'How are alerts sent?')).to.equal(1);
    expect(created(page)[0]?.body?.['attachments']).to.have.length(1);
    expect(created(page).length).to.equal(1);
  }).timeout(15_000);

  it('puts a waiting case back into the form to be changed', async () => {
    const page = await pageOf();
    await fillQuestion(page);
    await saved(page.root);
    await import('./waiting.js');
    setOnline(false);
    await page.element.updateComplete;
    await page.element.submit();
    await soon(page.root, '.waiting li');
    button(page.root, 'Edit').click();
    await soon(page.root, 'form');
    await waitUntil(() => field(page.root, 'shortDescription').value === 'How are alerts sent?', 'it is back');
    await fill(page, 'shortDescription', 'How are alerts sent now?');
    setOnline(true);
    await page.element.updateComplete;
    expect(await page.element.submit()).to.equal(true);
    expect(await stored(page, 'How are alerts sent now?')).to.equal(1);
    expect(await stored(page, 'How are alerts sent?')).to.equal(0);
  }).timeout(15_000);

  it('loses nothing when the sign-in ends while somebody types', async () => {
    const page = await pageOf();
    await fillQuestion(page);
    page.way.signedIn = false;
    expect(await page.element.submit()).to.equal(false);
    await waitUntil(
      () => /Sign in again to send/.test(page.root.querySelector('.notices')?.textContent ?? ''),
      'it says so',
    );
    expect(field(page.root, 'shortDescription').value).to.equal('How are alerts sent?');
    await fill(page, 'description', 'Written while signed out.');
    page.way.signedIn = true;
    button(page.root, 'Sign in').click();
    await waitUntil(() => one(page.root, '[type=submit]').textContent?.includes('Create case'), 'signed in', {
      timeout: 5000,
    });
    expect(await page.element.submit()).to.equal(true);
    expect(created(page).at(-1)?.body?.['description']).to.equal('Written while signed out.');
  }).timeout(15_000);

  it('empties itself on reset()', async () => {
    const page = await pageOf();
    await fillQuestion(page);
    await page.element.reset();
    await page.element.updateComplete;
    expect(field(page.root, 'shortDescription').value).to.equal('');
  });
});
