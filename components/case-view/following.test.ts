import { expect, html, waitUntil } from '@open-wc/testing';
import { demoToken, mockFetch } from 'oriel/mock';
import { all, answer, button, change, choose, seen, text, type, viewOf } from '../../test/browser/case-view-stage.js';

describe('following a case', () => {
  it('shows number, subject, where it stands and what it waits for', async () => {
    const { root } = await viewOf('CS0001401');
    expect(text(root, '.number')).to.equal('CS0001401');
    expect(text(root, 'h2')).to.match(/^Packet loss on the Frankfurt collector/);
    expect(all(root, '.step-label')).to.deep.equal(['New', 'Open', 'Awaiting info', 'Resolved', 'Closed']);
    expect(text(root, '[aria-current=step]')).to.match(/^Resolved/);
    expect(text(root, '.banner')).to.match(/ACME Support proposes a solution.*If you do nothing, the case closes on/);
  });

  it('tells the answers of the case type by their labels', async () => {
    const { root } = await viewOf('CS0001401');
    await waitUntil(() => text(root, '.facts').includes('People affected'), 'the labels have come');
    expect(text(root, '.facts')).to.include('Packets are lost');
  });

  it('turns to the proposed solution while it is open', async () => {
    const { root, fetch, said } = await viewOf('CS0001394');
    await change(fetch, 'CS0001394', { state: 6, resolutionCode: 'Solved', resolutionNotes: 'The limit is 2,500.' });
    await waitUntil(() => text(root, '.banner').includes('The limit is 2,500.'), 'the solution is proposed');
    expect(button(root, 'Accept solution').className).to.include('primary');
    expect(button(root, 'Send reply').className).not.to.include('primary');
    await waitUntil(() => said.some((each) => each.includes('The case is now Resolved')), 'it is said');
  });

  it('accepts with a rating, and closes', async () => {
    const { root, told, sent } = await viewOf('CS0001401');
    button(root, 'Accept solution').click();
    await waitUntil(() => root.querySelector('.dialog[open] .star'), 'the question stands');
    (root.querySelector('input[value="4"]') as HTMLInputElement).click();
    button(root.querySelector('.dialog[open]') as Element, 'Accept solution').click();
    await waitUntil(() => text(root, '.ended').includes('This case is closed'), 'it is closed');
    expect(sent.at(-1)).to.deep.include({ path: '/v1/cases/case-1401/actions/accept', body: { rating: 4 } });
    expect(told.map(({ type: name }) => name)).to.include.members(['oriel-case-action-request', 'oriel-case-acted']);
    expect(text(root, '.facts')).to.include('4 of 5');
    await waitUntil(() => root.activeElement?.localName === 'h2', 'the subject has the focus');
  });

  it('asks why a solution is rejected', async () => {
    const { root, sent } = await viewOf('CS0001401');
    button(root, 'Reject solution').click();
    await waitUntil(() => root.activeElement?.id === 'why', 'the field has the focus');
    const dialog = root.querySelector('.dialog[open]') as Element;
    button(dialog, 'Reject solution').click();
    await waitUntil(() => text(dialog, '.field-error') === 'Say what is still wrong', 'it asks');
    expect(sent).to.deep.equal([]);
    type(root, 'Rotterdam loses packets now.', '#why');
    button(dialog, 'Reject solution').click();
    await waitUntil(seen(root, 'Rotterdam loses packets now.'), 'the reason stands');
    expect(text(root, '[aria-current=step]')).to.match(/^Open/);
  });

  it('does nothing when the page takes the action over', async () => {
    const { view, root, sent } = await viewOf('CS0001401');
    view.addEventListener('oriel-case-action-request', (event) => event.preventDefault());
    button(root, 'Accept solution').click();
    await view.updateComplete;
    expect(root.querySelector('.dialog[open]')).to.equal(null);
    expect(sent).to.deep.equal([]);
  });

  it('cancels after a question, and opens again', async () => {
    const { root } = await viewOf('CS0001394');
    await choose(root, 'Cancel case');
    const dialog = root.querySelector('.dialog[open]') as Element;
    expect(dialog.getAttribute('role')).to.equal('alertdialog');
    expect(text(dialog, '.prose')).to.equal('Work on it stops. You can reopen it later.');
    button(dialog, 'Cancel case').click();
    await waitUntil(() => text(root, '.banner').includes('This case was cancelled'), 'it is cancelled');
    expect(all(root, '.step-label')).to.deep.equal(['New', 'Open', 'Cancelled']);
    button(root, 'Reopen case').click();
    await waitUntil(() => text(root, '[aria-current=step]').startsWith('Open'), 'it is open again');
  });

  it('says so when the case was changed before an action', async () => {
    const { root, fetch } = await viewOf('CS0001401');
    button(root, 'Accept solution').click();
    await waitUntil(() => root.querySelector('.dialog[open]'), 'the question stands');
    fetch.weather = 'offline';
    const dialog = root.querySelector('.dialog[open]') as Element;
    fetch.weather = 'fair';
    await change(fetch, 'CS0001401', { state: 10 });
    button(dialog, 'Accept solution').click();
    await waitUntil(() => text(dialog, '.banner').includes('Someone changed this case'), 'the conflict is said');
    await waitUntil(() => text(root, '[aria-current=step]').startsWith('Open'), 'the case is as it is now');
  });

  it('watches and stops watching', async () => {
    const { root, said } = await viewOf('CS0001394');
    const watch = button(root, 'Watch');
    expect(watch.getAttribute('aria-pressed')).to.equal('false');
    watch.click();
    await waitUntil(() => watch.getAttribute('aria-pressed') === 'true', 'it watches');
    watch.click();
    await waitUntil(() => watch.getAttribute('aria-pressed') === 'false', 'it watches no more');
    expect(said).to.include('You watch this case');
  });

  it('shows a case of others exactly like one that is not there', async () => {
    const missing = await viewOf('CS0009999', { person: 'noah.adler' });
    await waitUntil(() => text(missing.root, '.state-view').includes('ACME Support'), 'who can help is named');
    const words = text(missing.root, '.base');
    missing.view.remove();
    const hidden = await viewOf('CS0001401', { person: 'noah.adler' });
    await waitUntil(() => text(hidden.root, '.state-view').includes('ACME Support'), 'who can help is named');
    expect(text(hidden.root, '.base')).to.equal(words);
    expect(hidden.told.map(({ type: name }) => name)).to.include('oriel-widget-error');
  });

  it('takes the case from the page’s address and follows it', async () => {
    const before = location.href;
    history.pushState(null, '', '?case=cs0001394');
    try {
      const { root } = await viewOf('', { markup: html`<oriel-case-view case-param="case"></oriel-case-view>` });
      expect(text(root, '.number')).to.equal('CS0001394');
      history.pushState(null, '', '?case=CS0001398');
      await waitUntil(() => text(root, '.number') === 'CS0001398', 'it follows');
      history.pushState(null, '', '?case=CS0009999');
      await waitUntil(() => text(root, '.state-view').includes('cannot be found'), 'nothing of the last case stays');
      expect(text(root, '.base')).not.to.include('Alert e-mails');
    } finally {
      history.pushState(null, '', before);
    }
  });

  it('offers real links to related records and lets the page decide', async () => {
    const { view, root, told } = await viewOf('', {
      markup: html`<oriel-case-view case="CS0001401" record-href="#/{table}/{id}"></oriel-case-view>`,
    });
    const link = [...root.querySelectorAll<HTMLAnchorElement>('.facts a')].find(
      (each) => each.textContent === 'Frankfurt collector',
    );
    expect(link?.getAttribute('href')).to.equal('#/installBaseItem/ib-frankfurt');
    const stop = (event: Event) => event.preventDefault();
    view.addEventListener('oriel-record-select', stop);
    const before = location.hash;
    link?.click();
    expect(location.hash).to.equal(before);
    expect(told.at(-1)).to.deep.equal({
      type: 'oriel-record-select',
      detail: { table: 'installBaseItem', id: 'ib-frankfurt', name: 'Frankfurt collector' },
    });
  });

  it('says of each item how it is, and links to it', async () => {
    const fetch = mockFetch();
    const { token } = await demoToken('boxeo-portal', 'maria.lindqvist');
    const body = {
      ...{ caseType: 'technical-problem', shortDescription: 'Two at once', description: 'Since noon.' },
      ...{ soldProduct: 'sp-boxeo-monitoring-prod', installBaseItem: 'ib-frankfurt', affectedItems: ['ib-rotterdam'] },
    };
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'two' };
    const made = await fetch('/v1/cases', { method: 'POST', headers, body: JSON.stringify(body) });
    const { number } = (await made.json()) as { number: string };
    const { root } = await viewOf('', {
      fetch,
      markup: html`<oriel-case-view case=${number} item-href="/items/{id}"></oriel-case-view>`,
    });
    await waitUntil(() => root.querySelectorAll('.facts .health').length === 2, 'health comes with the hands');
    const facts = text(root, '.facts');
    expect(facts).to.match(/Frankfurt collector ?Major/);
    expect(facts).to.match(/Rotterdam collector ?Clear/);
    const links = [...root.querySelectorAll('.facts a')].map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal(['/items/ib-frankfurt', '/items/ib-rotterdam']);
  });

  it('asks the page before it goes back', async () => {
    const { view, root, told } = await viewOf('CS0001394');
    view.addEventListener('oriel-case-list-request', (event) => event.preventDefault());
    (root.querySelector('.back') as HTMLElement).click();
    expect(told.at(-1)?.type).to.equal('oriel-case-list-request');
    expect(location.hash).to.equal('');
  });

  it('shows what people write as text, and only safe addresses as links', async () => {
    const { root, fetch } = await viewOf('CS0001394');
    await answer(
      fetch,
      'CS0001394',
      '<img src=x onerror=alert(1)> javascript:alert(1) see https://acme.example/a?b=1&c=(2). Or (https://acme.example).',
    );
    await waitUntil(seen(root, '<img src=x'), 'it stands as text');
    const hrefs = [...root.querySelectorAll('.stream .prose a')].map((each) => each.getAttribute('href'));
    expect(hrefs).to.deep.equal(['https://acme.example/a?b=1&c=(2)', 'https://acme.example/']);
    expect(root.querySelector('.stream .prose img')).to.equal(null);
  });

  it('shows a long stream from its end, and earlier entries on request', async () => {
    const fetch = mockFetch();
    for (let n = 1; n <= 65; n++) await answer(fetch, 'CS0001394', `Entry number ${n}.`);
    const { root, said } = await viewOf('CS0001394', { fetch });
    expect(all(root, '.message').some((each) => each.includes('Entry number 65.'))).to.equal(true);
    expect(seen(root, 'Entry number 20.')()).to.equal(false);
    expect(text(root, '.stream > li:nth-child(2)')).to.include('We take over the network');
    const more = button(root, 'Show 27 earlier entries');
    more.focus();
    more.click();
    await waitUntil(seen(root, 'Entry number 1.'), 'the earlier ones stand');
    const order = all(root, '.message')
      .flatMap((each) => /Entry number (\d+)/.exec(each)?.[1] ?? [])
      .map(Number);
    expect(order).to.deep.equal(Array.from({ length: 65 }, (_, index) => index + 1));
    expect(said).to.include('27 earlier entries are shown');
    await waitUntil(() => root.activeElement?.matches('[data-id]'), 'the first of them has the focus');
  }).timeout(20_000);

  it('reads newest first when asked to', async () => {
    const { root } = await viewOf('CS0001401');
    const first = all(root, '.message')[0];
    button(root, 'Oldest first').click();
    [...root.querySelectorAll<HTMLElement>('[role=menuitemradio]')]
      .find((each) => each.textContent?.includes('Newest'))
      ?.click();
    await waitUntil(() => all(root, '.message').at(-1) === first, 'the order has turned');
    const place = root.querySelector('.reply')?.compareDocumentPosition(root.querySelector('.stream') as Node) ?? 0;
    expect(place & Node.DOCUMENT_POSITION_FOLLOWING, 'the reply stands above').to.be.greaterThan(0);
  });

  it('leaves out what the page does not want', async () => {
    const { root } = await viewOf('', {
      markup: html`<oriel-case-view case="CS0001401" hide-actions hide-details hide-composer></oriel-case-view>`,
    });
    for (const gone of ['.watch', '.head oriel-part-menu', '.banner .btn', '.facts', '.composer', '.back'])
      expect(root.querySelector(gone), gone).to.equal(null);
    expect(root.querySelector('.banner'), 'the solution itself').not.to.equal(null);
  });

  it('marks what is new since the last visit, and takes it as read', async () => {
    const fetch = mockFetch();
    const first = await viewOf('CS0001394', { fetch });
    first.view.remove();
    await answer(fetch, 'CS0001394', 'Since your last visit.');
    const second = await viewOf('CS0001394', { fetch });
    expect(text(second.root, '.stream .unread')).to.equal('New since your last visit');
    second.view.remove();
    const third = await viewOf('CS0001394', { fetch });
    expect(third.root.querySelector('.stream .unread')).to.equal(null);
  });
});
