import { expect, waitUntil } from '@open-wc/testing';
import { mockFetch } from 'oriel/mock';
import { all, answer, button, change, seen, text, type, viewOf } from '../../test/browser/case-view-stage.js';

describe('replying to a case', () => {
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

  it('sends what the service did not take by itself when it answers again, once, with the same key', async () => {
    const { root, fetch, sent, said } = await viewOf('CS0001394');
    type(root, 'The order is signed.');
    fetch.weather = 'failing';
    button(root, 'Send reply').click();
    await waitUntil(() => text(root, '.waiting').includes('The order is signed.'), 'it waits', { timeout: 8000 });
    expect((root.querySelector('#reply') as HTMLTextAreaElement).value).to.equal('');
    await waitUntil(() => said.includes('The reply is sent when the connection is back.'), 'it is said');
    fetch.weather = 'fair';
    await waitUntil(() => !root.querySelector('.waiting') && seen(root, 'The order is signed.')(), 'it is sent', {
      timeout: 8000,
    });
    const keys = sent.filter(({ path }) => path.endsWith('/activities')).map(({ key }) => key);
    expect(keys.length).to.be.greaterThan(1);
    expect(new Set(keys).size).to.equal(1);
  }).timeout(20_000);

  it('keeps it in the field where this device keeps nothing, and sends it again with the same key', async () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
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
      await waitUntil(() => all(root, 'button').includes('Send reply'), 'it can be sent again');
      button(root, 'Send reply').click();
      await waitUntil(seen(root, 'The order is signed.'), 'the reply stands');
      expect(new Set(sent.filter(({ path }) => path.endsWith('/activities')).map(({ key }) => key)).size).to.equal(1);
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  }).timeout(20_000);

  it('tells a reply that had arrived from one that was changed since', async () => {
    const fetch = mockFetch();
    const { root, sent } = await viewOf('CS0001394', { fetch, losing: 6 });
    type(root, 'First version.');
    button(root, 'Send reply').click();
    // Three times by itself, three times out of the outbox, which then pauses.
    const tries = () => sent.filter(({ path }) => path.endsWith('/activities')).length;
    await waitUntil(() => tries() === 6 && root.querySelector('.waiting-actions'), 'it can be taken back', {
      timeout: 12_000,
    });
    button(root, 'Edit').click();
    await waitUntil(
      () => (root.querySelector('#reply') as HTMLTextAreaElement).value === 'First version.',
      'it is back',
    );
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

  it('keeps what is written when the case closes meanwhile', async () => {
    const { root, fetch } = await viewOf('CS0001394');
    type(root, 'One more thing');
    await change(fetch, 'CS0001394', { state: 3 });
    await waitUntil(() => text(root, '.ended').includes('This case is closed'), 'it is closed');
    expect(text(root, '.left-over')).to.include('One more thing');
    button(root, 'Discard draft').click();
    await waitUntil(() => !root.querySelector('.left-over'), 'it can be thrown away');
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
      await waitUntil(() => told.some(({ type: name }) => name === 'oriel-case-queued'), 'it says so');
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
    type(root, '');
    await waitUntil(() => text(root, '.reply-hint') === 'Everyone on this case can read it.', 'nothing is kept');
  });
});
