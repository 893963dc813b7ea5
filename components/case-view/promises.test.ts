import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { nothing, type TemplateResult } from 'lit';
import { demoToken, type MockFetch, mockFetch } from 'oriel/mock';
import type { OpsCase } from '../../src/contract/ops.js';
import '../module/define.js';
import type { OrielCaseView } from './case-view.js';
import './define.js';

interface Stage {
  view: OrielCaseView;
  root: ShadowRoot;
  fetch: MockFetch;
  /** `POST /v1/…` with what was sent. */
  sent: { path: string; key: string | null; body: unknown }[];
  /** What a screen reader was told. */
  said: string[];
  /** Type and detail of every event that left the element. */
  told: { type: string; detail: unknown }[];
}

const EVENTS = [
  'case-acted',
  'case-action-request',
  'comment-added',
  'case-queued',
  'record-select',
  'case-list-request',
  'draft-restored',
  'widget-ready',
  'widget-error',
];

const viewOf = async (
  number: string,
  {
    person = 'maria.lindqvist',
    module = 'boxeo-portal',
    markup,
    fetch = mockFetch(),
    losing = 0,
  }: { person?: string; module?: string; markup?: TemplateResult; fetch?: MockFetch; losing?: number } = {},
): Promise<Stage> => {
  const sent: Stage['sent'] = [];
  let lost = 0;
  const heard = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const answer = fetch(input, init);
    if (init?.method === 'POST')
      sent.push({
        path: new URL(String(input), location.href).pathname,
        key: new Headers(init.headers).get('idempotency-key'),
        body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
      });
    if (init?.method !== 'POST' || lost >= losing) return answer;
    // It arrives, and its answer is lost on the way.
    lost++;
    await answer;
    throw new TypeError('Failed to fetch');
  };
  const told: Stage['told'] = [];
  const host = await fixture<HTMLElement>(html`<oriel-module
    name=${module}
    .fetch=${heard as typeof globalThis.fetch}
    .getToken=${() => demoToken(module, person)}
  ></oriel-module>`);
  for (const name of EVENTS)
    host.addEventListener(`oriel-${name}`, (event) =>
      told.push({ type: event.type, detail: (event as CustomEvent).detail }),
    );
  const place = await fixture<HTMLElement>(
    markup ?? html`<oriel-case-view case=${number || nothing} list-href="#/cases"></oriel-case-view>`,
    {
      parentNode: host,
    },
  );
  const view = place as OrielCaseView;
  const root = view.shadowRoot as ShadowRoot;
  await waitUntil(() => root.querySelector('.stream, .state-view'), 'the case or the words for none stand');
  const said: string[] = [];
  new MutationObserver(() => {
    const text = root.querySelector('[role=status]')?.textContent?.trim();
    if (text && said.at(-1) !== text) said.push(text);
  }).observe(root, { subtree: true, childList: true, characterData: true });
  return { view, root, fetch, sent, said, told };
};

const text = (root: ParentNode, selector: string): string =>
  root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const all = (root: ParentNode, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((each) => each.textContent?.replace(/\s+/g, ' ').trim() ?? '');
const button = (root: ParentNode, name: string): HTMLElement => {
  const found = [...root.querySelectorAll<HTMLElement>('button, a.btn, [role=menuitem]')].find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent ?? '').trim().startsWith(name),
  );
  if (!found) throw new Error(`No button ${name}`);
  return found;
};
const type = (root: ShadowRoot, words: string, selector = '#reply'): HTMLTextAreaElement => {
  const field = root.querySelector(selector) as HTMLTextAreaElement;
  field.focus();
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return field;
};
const seen = (root: ShadowRoot, words: string) => () => text(root, '.stream').includes(words);
const choose = async (root: ShadowRoot, action: string): Promise<void> => {
  button(root.querySelector('.head') as Element, 'More actions').click();
  button(root, action).click();
  await waitUntil(() => root.querySelector('.dialog[open]'), 'the question stands');
};
const agent = async (
  fetch: MockFetch,
  path: string,
  method: string,
  body?: unknown,
  version?: number,
): Promise<Response> =>
  fetch(`/ops/v1/cases/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${fetch.opsKey}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...(version && { 'if-match': `"${version}"` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const answer = async (fetch: MockFetch, number: string, words: string): Promise<void> => {
  expect((await agent(fetch, `${number}/activities`, 'POST', { text: words })).status).to.equal(201);
};
const change = async (fetch: MockFetch, number: string, body: object): Promise<void> => {
  const { version } = (await (await agent(fetch, number, 'GET')).json()) as OpsCase;
  expect((await agent(fetch, number, 'PATCH', body, version)).status).to.equal(200);
};

describe('a case', () => {
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

  it('sends a reply once, shows it, says it, and gives the field back', async () => {
    const { root, sent, said, told } = await viewOf('CS0001394');
    type(root, 'The order is signed.');
    const send = button(root, 'Send reply');
    send.click();
    send.click();
    await waitUntil(seen(root, 'The order is signed.'), 'the reply stands in the stream');
    await waitUntil(() => told.some(({ type: name }) => name === 'oriel-comment-added'), 'the fact is told');
    expect(sent.filter(({ path }) => path.endsWith('/activities'))).to.have.length(1);
    expect((root.querySelector('#reply') as HTMLTextAreaElement).value).to.equal('');
    expect(said.filter((each) => each.includes('Reply sent'))).to.have.length(1);
    expect(root.activeElement?.id).to.equal('reply');
    expect(all(root, '.fresh')).to.deep.equal([]);
  });

  it('sends with Control and Enter, and an answer takes a waiting case back to Open', async () => {
    const { root } = await viewOf('CS0001398');
    expect(text(root, '.banner')).to.include('is waiting for your answer');
    const field = type(root, 'Yes, on Friday.');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    await waitUntil(() => text(root, '[aria-current=step]').startsWith('Open'), 'the case is open again');
    expect(root.querySelector('.banner')).to.equal(null);
    expect(text(root, '.stream')).to.include('because you replied');
  });

  it('asks for a text or a file before it sends', async () => {
    const { root, sent } = await viewOf('CS0001394');
    button(root, 'Send reply').click();
    await waitUntil(() => root.getElementById('reply-error'), 'what is missing is said');
    expect(sent).to.deep.equal([]);
    expect(root.getElementById('reply')?.getAttribute('aria-invalid')).to.equal('true');
    await waitUntil(() => root.activeElement?.id === 'reply', 'the field has the focus');
  });

  it('keeps what could not be sent, and sends it again with the same key', async () => {
    const { root, fetch, sent } = await viewOf('CS0001394');
    type(root, 'The order is signed.');
    fetch.weather = 'failing';
    button(root, 'Send reply').click();
    await waitUntil(() => text(root, '.reply .banner').includes('The reply was not sent'), 'the failure is said', {
      timeout: 8000,
    });
    expect((root.querySelector('#reply') as HTMLTextAreaElement).value).to.equal('The order is signed.');
    expect(text(root, '.reply .banner')).to.include('Reference 7F3A-21C0');
    fetch.weather = 'fair';
    button(root, 'Send reply').click();
    await waitUntil(seen(root, 'The order is signed.'), 'the reply stands');
    const keys = sent.filter(({ path }) => path.endsWith('/activities')).map(({ key }) => key);
    expect(keys.length).to.be.greaterThan(1);
    expect(new Set(keys).size).to.equal(1);
  }).timeout(20_000);

  it('tells a reply that had arrived from one that was changed since', async () => {
    const fetch = mockFetch();
    const { root, sent } = await viewOf('CS0001394', { fetch, losing: 3 });
    type(root, 'First version.');
    button(root, 'Send reply').click();
    await waitUntil(() => text(root, '.reply .banner').includes('The reply was not sent'), 'the failure is said', {
      timeout: 8000,
    });
    type(root, 'Second version.');
    button(root, 'Send reply').click();
    await waitUntil(() => text(root, '.reply .banner').includes('had been sent already'), 'it is said');
    await waitUntil(seen(root, 'First version.'), 'what arrived stands');
    button(root, 'Send reply').click();
    await waitUntil(seen(root, 'Second version.'), 'the other follows');
    expect(all(root, '.message').filter((each) => each.includes('First version.'))).to.have.length(1);
    expect(sent.length).to.be.greaterThan(2);
  }).timeout(20_000);

  it('brings a draft back to the same person, and forgets it once it was sent', async () => {
    const fetch = mockFetch();
    const first = await viewOf('CS0001394', { fetch });
    type(first.root, 'Half a sentence');
    await waitUntil(() => text(first.root, '.reply-hint') === 'Draft saved', 'it is kept');
    first.view.remove();
    const second = await viewOf('CS0001394', { fetch });
    const field = () => second.root.querySelector('#reply') as HTMLTextAreaElement;
    await waitUntil(() => field().value === 'Half a sentence', 'it stands in the field again');
    expect(second.told.map(({ type: name }) => name)).to.include('oriel-draft-restored');
    button(second.root, 'Send reply').click();
    await waitUntil(seen(second.root, 'Half a sentence'), 'it is sent');
    second.view.remove();
    const third = await viewOf('CS0001394', { fetch });
    await third.view.updateComplete;
    expect((third.root.querySelector('#reply') as HTMLTextAreaElement).value).to.equal('');
  });

  it('shows an agent’s reply by itself, says it once, and leaves focus and text alone', async () => {
    const { root, fetch, said } = await viewOf('CS0001394');
    const field = type(root, 'While I write');
    await answer(fetch, 'CS0001394', 'We have raised the limit.');
    await waitUntil(seen(root, 'We have raised the limit.'), 'it stands');
    expect(root.activeElement).to.equal(field);
    expect(field.value).to.equal('While I write');
    await waitUntil(() => said.length > 0, 'it is said');
    expect(said.filter((each) => each.includes('New reply from'))).to.have.length(1);
    expect(all(root, '.fresh')[0]).to.include('We have raised the limit.');
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

  it('keeps what is written when the case closes meanwhile', async () => {
    const { root, fetch } = await viewOf('CS0001394');
    type(root, 'One more thing');
    await change(fetch, 'CS0001394', { state: 3 });
    await waitUntil(() => text(root, '.ended').includes('This case is closed'), 'it is closed');
    expect(text(root, '.left-over')).to.include('One more thing');
    button(root, 'Discard draft').click();
    await waitUntil(() => !root.querySelector('.left-over'), 'it can be thrown away');
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

  it('uploads files with a reply and names those it cannot take', async () => {
    const { root, sent } = await viewOf('CS0001398');
    const input = root.querySelector('.attach input') as HTMLInputElement;
    const files = new DataTransfer();
    files.items.add(new File(['relay restarted\n'], 'relay.log', { type: 'text/plain' }));
    files.items.add(new File([''], 'empty.txt', { type: 'text/plain' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await waitUntil(() => all(root, '.files li').length === 2, 'both are listed');
    await waitUntil(() => text(root, '.files').includes('uploaded'), 'one is uploaded');
    expect(text(root, '.files .failed')).to.include('The file is empty.');
    button(root, 'Send reply').click();
    await waitUntil(() => text(root, '#reply-error') === 'Remove the files that failed', 'it asks');
    button(root, 'Remove empty.txt').click();
    await waitUntil(() => all(root, '.files li').length === 1, 'it is gone');
    button(root, 'Send reply').click();
    await waitUntil(() => text(root, '.stream').includes('relay.log'), 'the file stands in the stream');
    expect(sent.filter(({ path }) => path === '/v1/attachments')).to.have.length(1);
    expect(root.querySelector('.files')).to.equal(null);
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

  it('keeps the reply on the device without a line, and sends it when the line is back', async () => {
    const online = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine');
    let line = false;
    const { root, fetch, told } = await viewOf('CS0001394');
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => line });
    try {
      fetch.weather = 'offline';
      dispatchEvent(new Event('offline'));
      await waitUntil(() => text(root, '.stale').includes('You are offline'), 'the age is told');
      type(root, 'From the train.');
      button(root, 'Send when online').click();
      await waitUntil(() => text(root, '.waiting').includes('From the train.'), 'it waits among the entries');
      expect(text(root, '.waiting')).to.include('Waiting to be sent');
      expect(told.map(({ type: name }) => name)).to.include('oriel-case-queued');
      line = true;
      fetch.weather = 'fair';
      dispatchEvent(new Event('online'));
      await waitUntil(() => !root.querySelector('.waiting') && seen(root, 'From the train.')(), 'it is sent', {
        timeout: 8000,
      });
      expect(told.map(({ type: name }) => name)).to.include('oriel-comment-added');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
      expect(Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine')).to.deep.equal(online);
    }
  }).timeout(20_000);
});
