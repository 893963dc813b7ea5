import { expect, waitUntil } from '@open-wc/testing';
import type { LoadPage, PageRequest } from './page-set.js';
import { PageSource } from './page-source.js';

/** A list of numbers on the other side; `requests` is what was asked of it. */
const numbers = (length: number) => {
  const requests: PageRequest[] = [];
  const rows = Array.from({ length }, (_, index) => index);
  const load: LoadPage<number> = async (request, signal) => {
    requests.push(request);
    await new Promise((resolve) => setTimeout(resolve, 2));
    signal.throwIfAborted();
    const from = request.after === undefined ? (request.offset ?? 0) : rows.indexOf(Number(request.after)) + 1;
    const items = rows.slice(from, from + request.limit);
    const more = from + request.limit < rows.length;
    return { items, next: more ? String(items.at(-1)) : null, total: request.total ? rows.length : null };
  };
  return { load, requests, rows };
};
const signal = new AbortController().signal;
const open = async (length: number, keep = 4) => {
  const list = numbers(length);
  const source = new PageSource<number>(() => {}, { size: 10, keep });
  await source.open('all', list.load, signal);
  return { ...list, source };
};

describe('page source', () => {
  it('opens with one request, that counts', async () => {
    const { source, requests } = await open(100_000);
    expect(source.total).to.equal(100_000);
    expect(source.at(9)).to.equal(9);
    expect(source.at(10)).to.equal(undefined);
    expect(requests).to.deep.equal([{ limit: 10, total: true }]);
  });

  it('follows a cursor to the next page, and jumps by offset', async () => {
    const { source, requests } = await open(1000);
    source.want(5, 15);
    await waitUntil(() => source.at(15) === 15);
    source.want(500, 505);
    await waitUntil(() => source.at(505) === 505);
    expect(requests.slice(1)).to.deep.equal([
      { limit: 10, after: '9', total: false },
      { limit: 10, offset: 500, total: false },
    ]);
  });

  it('holds no more pages than it should, whatever is scrolled', async () => {
    const { source } = await open(100_000);
    for (let at = 0; at < 3000; at += 100) {
      source.want(at, at + 9);
      await waitUntil(() => source.at(at) === at);
    }
    let held = 0;
    for (let at = 0; at < 100_000; at += 10) if (source.at(at) !== undefined) held++;
    expect(held).to.be.at.most(4);
  });

  it('does not ask for what a dragged scroll bar only passes', async () => {
    const { source, requests } = await open(100_000);
    for (let at = 0; at <= 90_000; at += 1000) source.want(at, at + 9);
    await waitUntil(() => source.at(90_000) === 90_000);
    expect(requests).to.have.length(2);
  });

  it('asks again only what is looked at when it is stale, and shows the old rows meanwhile', async () => {
    const { source, requests, rows, load } = await open(1000);
    source.want(500, 512);
    await waitUntil(() => source.at(512) === 512);
    requests.length = 0;
    rows.unshift(-1);
    const again = source.open('all', load, signal);
    expect(source.at(505)).to.equal(505);
    await again;
    expect(source.at(505)).to.equal(504);
    expect(source.total).to.equal(1001);
    expect(source.at(0)).to.equal(undefined);
    expect(requests.map(({ offset, after }) => offset ?? after)).to.deep.equal([500, '508']);
  });

  it('starts at the top for another question', async () => {
    const { source } = await open(1000);
    source.want(500, 505);
    await waitUntil(() => source.at(500) === 500);
    const other = numbers(3);
    await source.open('other', other.load, signal);
    expect([source.total, source.at(0), source.at(500)]).to.deep.equal([3, 0, undefined]);
  });

  it('steps back when the list has become shorter than where it stood', async () => {
    const { source, rows, load } = await open(1000);
    source.want(900, 905);
    await waitUntil(() => source.at(900) === 900);
    rows.length = 25;
    await source.open('all', load, signal);
    expect([source.total, source.at(24)]).to.deep.equal([25, 24]);
  });

  it('keeps what it has when a question fails', async () => {
    const { source } = await open(100);
    const failed = await source
      .open('other', () => Promise.reject(new Error('cut')), signal)
      .catch((reason: Error) => reason.message);
    expect(failed).to.equal('cut');
    expect([source.total, source.at(3)]).to.deep.equal([100, 3]);
  });

  it('tells of a page that failed, and asks for it again', async () => {
    const list = numbers(100);
    let cut = false;
    const source = new PageSource<number>(() => {}, { size: 10 });
    const load: LoadPage<number> = (request, abort) =>
      cut ? Promise.reject(new Error('cut')) : list.load(request, abort);
    await source.open('all', load, signal);
    cut = true;
    source.want(20, 25);
    await waitUntil(() => source.error !== undefined);
    cut = false;
    source.retry();
    await waitUntil(() => source.at(20) === 20);
    expect(source.error).to.equal(undefined);
  });

  it('learns the length while it goes when the backend does not count', async () => {
    const list = numbers(35);
    const source = new PageSource<number>(() => {}, { size: 10 });
    await source.open('all', async (request, abort) => ({ ...(await list.load(request, abort)), total: null }), signal);
    expect(source.total).to.equal(20);
    for (const at of [10, 20, 30]) {
      source.want(at, at + 4);
      await waitUntil(() => source.at(at) === at);
    }
    expect(source.total).to.equal(35);
  });
});
