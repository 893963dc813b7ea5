import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { demoToken, type MockFetch, mockFetch } from 'oriel/mock';
import type { CaseSummary } from '../../src/contract/case.js';
import { checks } from '../../test/browser/checks.js';
import '../module/define.js';
import { scenes } from './case-list.demo.js';
import type { OrielCaseList } from './case-list.js';
import './define.js';

/** A list over the real backend in this page, as one person of a module. */
const listOf = async (markup: TemplateResult, person = 'maria.lindqvist', module = 'boxeo-portal') => {
  const fetch = mockFetch();
  const asked: URL[] = [];
  const heard = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    asked.push(new URL(input instanceof Request ? input.url : String(input), location.href));
    return fetch(input, init);
  };
  const host = await fixture<HTMLElement>(html`<oriel-module
    name=${module}
    .fetch=${heard as typeof globalThis.fetch}
    .getToken=${() => demoToken(module, person)}
    >${markup}</oriel-module
  >`);
  const list = host.querySelector('oriel-case-list') as OrielCaseList;
  await oneEventOf(list);
  return { list, root: list.shadowRoot as ShadowRoot, fetch, asked };
};
const oneEventOf = async (list: OrielCaseList) => {
  let ready = false;
  list.addEventListener('oriel-widget-ready', () => (ready = true), { once: true });
  await waitUntil(() => ready || list.shadowRoot?.querySelector('.row .open, .state-view'), 'the list shows something');
  await waitUntil(() => list.shadowRoot?.querySelector('.pager, .state-view, .frame'), 'the rest has come');
};
const subjects = (root: ShadowRoot) =>
  [...root.querySelectorAll('.open')].map((each) => each.textContent?.replace(/, Unread$/, '') ?? '');
const button = (root: ShadowRoot, name: string) =>
  [...root.querySelectorAll('button')].find(
    (each) =>
      each.checkVisibility() && (each.getAttribute('aria-label') ?? each.textContent ?? '').trim().startsWith(name),
  ) as HTMLButtonElement;
const total = (root: ShadowRoot) => Number(root.querySelector('.count')?.textContent?.replace(/\D/g, ''));
const type = (root: ShadowRoot, text: string) => {
  const input = root.querySelector('input[type=search]') as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
};
const reply = async (fetch: MockFetch, number: string, text: string) => {
  const answer = await fetch(`/ops/v1/cases/${number}/activities`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${fetch.opsKey}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify({ text }),
  });
  expect(answer.status).to.equal(201);
};
const plain = html`<oriel-case-list href="/cases/{number}" create-href="/new"></oriel-case-list>`;

describe('oriel-case-list', () => {
  checks('oriel-case-list', scenes);

  it('asks once for rows, module and viewer together', async () => {
    const { asked } = await listOf(plain);
    const cases = asked.filter(({ pathname }) => pathname === '/v1/cases');
    expect(cases).to.have.length(1);
    expect(cases[0]?.searchParams.get('with')).to.equal('module,viewer');
    expect(asked.filter(({ pathname }) => pathname === '/v1/module' || pathname === '/v1/viewer')).to.be.empty;
  });

  it('shows a page of the newest first, with the count of all', async () => {
    const { root } = await listOf(plain);
    expect(subjects(root)).to.have.length(10);
    expect(total(root)).to.be.greaterThan(20);
    expect(root.querySelector('[aria-sort=descending]')?.textContent?.trim()).to.equal('Updated');
  });

  it('links each row by the template', async () => {
    const { root } = await listOf(plain);
    const link = root.querySelector('a.open') as HTMLAnchorElement;
    const number = root.querySelector('.row .c-number')?.textContent;
    expect(link.getAttribute('href')).to.equal(`/cases/${number}`);
  });

  it('asks the page before it opens a case, and stays when the page says no', async () => {
    const { list, root } = await listOf(plain);
    list.addEventListener('oriel-case-select', (event) => event.preventDefault(), { once: true });
    const heard = oneEvent(list, 'oriel-case-select');
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    root.querySelector('.open')?.dispatchEvent(click);
    const { detail } = await heard;
    expect(detail.number).to.match(/^CS\d{7}$/);
    expect(click.defaultPrevented).to.equal(true);
  });

  it('offers buttons in place of links when there is no template', async () => {
    const { root } = await listOf(html`<oriel-case-list></oriel-case-list>`);
    expect(root.querySelector('a.open')).to.equal(null);
    expect(root.querySelector('button.open')).not.to.equal(null);
  });

  it('finds by words of the subject and says how many', async () => {
    const { root } = await listOf(plain);
    type(root, 'frankfurt collector');
    await waitUntil(() => subjects(root).length > 0 && subjects(root).every((text) => text?.includes('Frankfurt')));
    await waitUntil(() => /\d+ cases? found/.test(root.querySelector('[role=status]')?.textContent ?? ''));
  });

  it('says what was searched for when nothing matches, and clears it', async () => {
    const { root } = await listOf(plain);
    type(root, 'no such words');
    await waitUntil(() => root.querySelector('.state-view')?.textContent?.includes('No case matches “no such words”'));
    button(root, 'Clear search and filters').click();
    await waitUntil(() => subjects(root).length === 10);
    expect((root.activeElement as HTMLInputElement).type).to.equal('search');
    expect((root.activeElement as HTMLInputElement).value).to.equal('');
  });

  it('filters by state and shows the value, until it is cleared', async () => {
    const { root } = await listOf(plain);
    button(root, 'State').click();
    await waitUntil(() => root.querySelector('.popup input'));
    const closed = [...root.querySelectorAll('.popup label')].find((each) => each.textContent?.includes('Closed'));
    closed?.querySelector('input')?.click();
    await waitUntil(() => button(root, 'State: Closed'));
    await waitUntil(() =>
      [...root.querySelectorAll('.row .c-state')].every((each) => each.textContent?.includes('Closed')),
    );
    root.querySelector<HTMLElement>('.popup')?.hidePopover();
    button(root, 'Clear State').click();
    await waitUntil(
      () => new Set([...root.querySelectorAll('.row .c-state')].map((each) => each.textContent)).size > 1,
    );
  });

  it('sorts by a column head, both ways', async () => {
    const { root } = await listOf(plain);
    const numbers = () => [...root.querySelectorAll('.row .c-number')].map((each) => each.textContent ?? '');
    button(root, 'Number').click();
    await waitUntil(() => root.querySelector('[aria-sort=ascending]')?.textContent?.includes('Number'));
    await waitUntil(() => numbers().join() === [...numbers()].sort().join());
    button(root, 'Number').click();
    await waitUntil(() => numbers().join() === [...numbers()].sort().reverse().join());
  });

  it('turns pages and keeps the focus on the pager', async () => {
    const { root } = await listOf(plain);
    const first = subjects(root);
    const next = button(root, 'Next');
    next.focus();
    next.click();
    await waitUntil(() => subjects(root).length > 0 && subjects(root)[0] !== first[0]);
    expect(root.querySelector('.pager [aria-current=page]')?.textContent?.trim()).to.equal('2');
    expect(root.activeElement).to.equal(next);
  });

  it('goes from row to row with the arrow keys', async () => {
    const { root } = await listOf(plain);
    const links = [...root.querySelectorAll<HTMLElement>('.open')];
    links[0]?.focus();
    const press = (key: string) =>
      root.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    press('ArrowDown');
    expect(root.activeElement).to.equal(links[1]);
    press('End');
    expect(root.activeElement).to.equal(links.at(-1));
    press('Home');
    expect(root.activeElement).to.equal(links[0]);
    press('ArrowUp');
    expect(root.activeElement).to.equal(links[0]);
  });

  it('narrows by its filter attribute and never widens the instance', async () => {
    const { root, asked } = await listOf(
      html`<oriel-case-list instance="boxeo-open" filter='{"in":["state",[3,10]]}'></oriel-case-list>`,
    );
    expect(asked.find(({ pathname }) => pathname === '/v1/cases')?.searchParams.get('filter')).to.include('[3,10]');
    const states = new Set([...root.querySelectorAll('.row .c-state')].map((each) => each.textContent?.trim()));
    expect([...states]).to.deep.equal(['Open']);
  });

  it('is as high as its rows when one page has them all, and turns pages in place when it has not', async () => {
    const spare = (root: ShadowRoot): number => {
      const content = root.querySelector('.content') as HTMLElement;
      const last = [...content.querySelectorAll('.pager, .foot')].findLast((each) => each.checkVisibility());
      return content.getBoundingClientRect().bottom - (last?.getBoundingClientRect().bottom ?? 0);
    };
    const few = await listOf(html`<oriel-case-list filter='{"eq":["number","CS0001401"]}'></oriel-case-list>`);
    expect(subjects(few.root)).to.have.length(1);
    expect(spare(few.root)).to.be.lessThan(40);
    const { root } = await listOf(plain);
    button(root, 'Next').click();
    await waitUntil(() => root.querySelector('[aria-current=page]')?.textContent?.trim() === '2');
    button(root, 'Next').click();
    await waitUntil(() => subjects(root).length < 10);
    expect(spare(root)).to.be.greaterThan(100);
  });

  it('says in the event what is wrong with a filter that is not JSON', async () => {
    const list = document.createElement('oriel-case-list');
    const heard = oneEvent(list, 'oriel-widget-error');
    list.filter = '{oops';
    document.body.append(list);
    const { detail } = await heard;
    expect(detail.code).to.equal('malformed-attribute');
    expect(detail.message).to.include('{oops');
    list.remove();
  });

  it('marks a case that support answered, without a reload', async () => {
    const { list, root, fetch } = await listOf(plain);
    const numbers = () => [...root.querySelectorAll('.row .c-number')].map((each) => each.textContent);
    const rows = [...root.querySelectorAll('.row')];
    const open = rows.findLast((row) => row.querySelector('.c-state')?.textContent === 'Open') as Element;
    const last = open.querySelector('.c-number')?.textContent as string;
    const { token } = await demoToken('boxeo-portal', 'maria.lindqvist');
    const read = await fetch(`/v1/cases/${last}`, { headers: { authorization: `Bearer ${token}` } });
    expect(read.status).to.equal(200);
    await waitUntil(() => root.querySelector('.live'), 'the stream is up');
    await reply(fetch, last, 'Here is the answer.');
    await waitUntil(() => numbers()[0] === last, 'the newest is on top', { timeout: 4000 });
    expect(root.querySelector('.row')?.classList.contains('fresh')).to.equal(true);
    expect(root.querySelector('.row')?.classList.contains('unread')).to.equal(true);
    expect(list.isConnected).to.equal(true);
  });

  it('moves no row while the focus is inside, and offers the new order', async () => {
    const { root, fetch } = await listOf(plain);
    const numbers = () => [...root.querySelectorAll('.row .c-number')].map((each) => each.textContent);
    const before = numbers();
    await waitUntil(() => root.querySelector('.live'));
    root.querySelector<HTMLElement>('.open')?.focus();
    await reply(fetch, before[4] as string, 'Look here.');
    await waitUntil(() => root.querySelector('.row.fresh'), 'the row is marked', { timeout: 4000 });
    expect(numbers()).to.deep.equal(before);
    button(root, 'Show updates').click();
    await waitUntil(() => numbers()[0] === before[4]);
  });

  it('shows another person nothing of this one', async () => {
    const { root } = await listOf(plain, 'noah.adler');
    const avid = subjects(root);
    const { root: other } = await listOf(plain, 'maria.lindqvist');
    expect(subjects(other).filter((text) => avid.includes(text))).to.be.empty;
  });

  it('keeps rows and says their age when a refresh fails', async () => {
    const { list, root, fetch } = await listOf(plain);
    fetch.weather = 'failing';
    list.reload();
    await waitUntil(() => root.querySelector('.banner')?.textContent?.includes('Could not refresh'), '', {
      timeout: 9000,
    });
    expect(subjects(root)).to.have.length(10);
    fetch.weather = 'fair';
    button(root, 'Try again').click();
    await waitUntil(() => !root.querySelector('.banner'));
  }).timeout(12_000);

  it('takes no space with hide-when-empty and no case', async () => {
    const fetch = mockFetch({ weather: 'empty' });
    const host = await fixture<HTMLElement>(html`<oriel-module
      name="boxeo-portal"
      .fetch=${fetch as typeof globalThis.fetch}
      .getToken=${() => demoToken('boxeo-portal', 'maria.lindqvist')}
      ><oriel-case-list hide-when-empty></oriel-case-list
    ></oriel-module>`);
    const list = host.querySelector('oriel-case-list') as OrielCaseList;
    await oneEvent(list, 'oriel-widget-ready');
    expect(list.offsetHeight).to.equal(0);
  });

  describe('with any number of rows', () => {
    /** A backend that has a hundred thousand rows and makes only those asked for. */
    const huge = (all: number) => {
      const row = (index: number): CaseSummary => ({
        id: `c${index}`,
        number: `CS${String(index).padStart(7, '0')}`,
        version: 1,
        shortDescription: `Case ${index}`,
        state: 10,
        priority: 3,
        updatedAt: '2026-11-21T10:00:00.000Z',
      });
      return async (input: RequestInfo | URL): Promise<Response> => {
        const { pathname, searchParams } = new URL(String(input), location.href);
        if (pathname !== '/v1/cases') return new Response('', { status: 404 });
        const limit = Number(searchParams.get('limit'));
        const offset = Number(searchParams.get('offset') ?? searchParams.get('after') ?? 0);
        const items = Array.from({ length: Math.min(limit, all - offset) }, (_, index) => row(offset + index));
        return Response.json({ items, next: offset + limit < all ? String(offset + limit) : null, total: all });
      };
    };
    const windowed = async (all: number) => {
      const host = await fixture<HTMLElement>(html`<oriel-module
        name="m"
        .fetch=${huge(all) as typeof globalThis.fetch}
        .getToken=${() => demoToken('boxeo-portal', 'maria.lindqvist')}
        ><oriel-case-list paging="scroll" href="#/{number}"></oriel-case-list
      ></oriel-module>`);
      const list = host.querySelector('oriel-case-list') as OrielCaseList;
      await waitUntil(() => list.shadowRoot?.querySelector('.frame .open'));
      await waitUntil(() => (list.shadowRoot?.querySelector('.body')?.clientHeight ?? 0) > 10_000);
      return list.shadowRoot as ShadowRoot;
    };

    it('holds the same few elements for ten thousand and a hundred thousand rows, wherever it stands', async () => {
      const counts: number[] = [];
      for (const all of [10_000, 100_000]) {
        const root = await windowed(all);
        const frame = root.querySelector('.frame') as HTMLElement;
        for (const part of [0, 0.5, 1]) {
          frame.scrollTop = frame.scrollHeight * part;
          const wanted = part === 0 ? 'Case 0' : part === 1 ? `Case ${all - 1}` : `Case ${all / 2}`;
          await waitUntil(() => subjects(root).includes(wanted), `shows ${wanted}`, { timeout: 4000 });
          counts.push(root.querySelectorAll('*').length);
        }
      }
      expect(Math.max(...counts), counts.join()).to.be.at.most(235);
    }).timeout(15_000);

    it('keeps the keyboard where the row was that had the focus', async () => {
      const root = await windowed(10_000);
      root.querySelector<HTMLElement>('.open')?.focus();
      const press = (key: string) =>
        root.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      press('End');
      await waitUntil(() => root.activeElement?.textContent?.includes('Case 9999'), '', { timeout: 4000 });
      (root.querySelector('.frame') as HTMLElement).scrollTop = 0;
      await waitUntil(() => root.activeElement?.classList.contains('frame'));
      press('ArrowUp');
      await waitUntil(() => root.activeElement?.textContent?.includes('Case 9998'), '', { timeout: 4000 });
    });
  });
});
