import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { mockFetch } from 'oriel/mock';
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import { checks } from '../../test/browser/checks.js';
import { estateOf, names, rowOf, worsen } from '../../test/browser/estate-page.js';
import '../module/define.js';
import { scenes } from './install-base.demo.js';
import './define.js';

/** What takes the focus of a row. */
const stopOf = (row: HTMLElement) => row.querySelector('.stop') as HTMLElement;
const heads = (root: ShadowRoot) =>
  [...root.querySelectorAll('.row.group')].map((each) => each.textContent?.replace(/\s+/g, ' ').trim());
const button = (root: ShadowRoot, name: string) =>
  [...root.querySelectorAll<HTMLElement>('button, a.btn')].find(
    (each) =>
      each.checkVisibility() && (each.getAttribute('aria-label') ?? each.textContent ?? '').trim().startsWith(name),
  ) as HTMLElement;
const type = (root: ShadowRoot, text: string) => {
  const input = root.querySelector('input[type=search]') as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
};
const press = (root: ShadowRoot, key: string) =>
  root.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const plain = html`<oriel-install-base create-href="#/new?items={ids}"></oriel-install-base>`;

describe('oriel-install-base', () => {
  checks('oriel-install-base', scenes);

  it('asks once for rows, module and viewer together', async () => {
    const { asked } = await estateOf(plain);
    const items = asked.filter(({ pathname }) => pathname === '/v1/install-base-items');
    expect(items).to.have.length(1);
    expect(items[0]?.searchParams.get('with')).to.equal('module,viewer');
    expect(items[0]?.searchParams.get('limit')).to.equal('1000');
  });

  it('groups by environment, says how many need attention, and shows parts below what they are built into', async () => {
    const { root } = await estateOf(plain);
    expect(heads(root)[0]).to.match(/^Production \d+ items, 3 need attention$/);
    expect(rowOf(root, 'Frankfurt collector').getAttribute('aria-level')).to.equal('2');
    expect(rowOf(root, 'Uplink probe DE-CIX').getAttribute('aria-level')).to.equal('3');
    expect(rowOf(root, 'Uplink probe DE-CIX').textContent).to.include('Critical');
  });

  it('groups by location, or not at all, with or without a tree', async () => {
    const { root, element } = await estateOf(
      html`<oriel-install-base group-by="location" view="list"></oriel-install-base>`,
    );
    expect(heads(root)).to.include('Frankfurt, DE 5 items, 2 need attention');
    expect(root.querySelector('[aria-expanded].row')).to.equal(null);
    element.groupBy = 'none';
    await element.updateComplete;
    expect(heads(root)).to.deep.equal([]);
  });

  it('says what is interrupted and how many items that concerns, at most two at once', async () => {
    const { root } = await estateOf(plain);
    const banners = () => [...root.querySelectorAll('.outages .banner')];
    expect(banners()).to.have.length(2);
    expect(banners()[0]?.textContent).to.match(
      /Outage: Uplink monitoring in Frankfurt\s+Since .* 2 of your items are affected\./,
    );
    expect(banners()[0]?.textContent).to.match(/Next update by \d/);
    expect(banners()[1]?.textContent).to.include('Planned: Update to 4.2.1');
    button(root, 'and 2 more').click();
    await waitUntil(() => banners().length === 4);
  });

  it('finds by name, number and serial without regard to accents, with what a part is built into', async () => {
    const { root } = await estateOf(plain);
    type(root, 'malmo');
    await waitUntil(() => names(root).join() === 'Malmö collector');
    type(root, '88209');
    await waitUntil(() => names(root).join() === 'Frankfurt collector,Uplink probe DE-CIX');
    expect(rowOf(root, 'Frankfurt collector').classList.contains('dim')).to.equal(true);
    await waitUntil(() => root.querySelector('[role=status]')?.textContent === '1 item found');
  });

  it('filters by health and location, and clears', async () => {
    const { root } = await estateOf(plain);
    button(root, 'Health').click();
    await waitUntil(() => root.querySelector('.filters-popup input'));
    const choose = (word: string) =>
      [...root.querySelectorAll('.filters-popup label')]
        .find((each) => each.textContent?.includes(word))
        ?.querySelector('input')
        ?.click();
    choose('Critical');
    choose('Minor');
    await waitUntil(() => button(root, 'Health: Critical, Minor'));
    expect(names(root)).to.deep.equal(['Frankfurt collector', 'Uplink probe DE-CIX', 'Development collector']);
    root.querySelector<HTMLElement>('.filters-popup')?.hidePopover();
    button(root, 'Location').click();
    await waitUntil(() => root.querySelector('.filters-popup legend')?.textContent === 'Location');
    choose('Milano');
    await waitUntil(() => root.querySelector('.state-view')?.textContent?.includes('No item matches these filters'));
    button(root, 'Clear search and filters').click();
    await waitUntil(() => names(root).length > 10);
  });

  it('shows a changed health within a second, marks the row and says it once', async () => {
    const { root, fetch, asked } = await estateOf(plain);
    await waitUntil(() => root.querySelector('.live'), 'the stream is up');
    const before = asked.filter(({ pathname }) => pathname === '/v1/install-base-items').length;
    const said: string[] = [];
    const status = root.querySelector('[role=status]') as HTMLElement;
    const watch = new MutationObserver(() => status.textContent && said.push(status.textContent));
    watch.observe(status, { childList: true, characterData: true, subtree: true });
    await worsen(fetch, 'ib-malmo', 2);
    await waitUntil(() => rowOf(root, 'Malmö collector').textContent?.includes('Major'), 'within a second', {
      timeout: 1000,
    });
    expect(rowOf(root, 'Malmö collector').querySelector('.fresh')).not.to.equal(null);
    expect(heads(root)[0]).to.include('4 need attention');
    await waitUntil(() => said.length > 0);
    expect(new Set(said)).to.deep.equal(new Set(['Malmö collector: Major']));
    const items = asked.filter(({ pathname }) => pathname === '/v1/install-base-items').slice(before);
    expect(items).to.have.length(1);
    expect(items[0]?.searchParams.get('filter')).to.include('ib-malmo');
    watch.disconnect();
  });

  it('opens the details beside the tree and gives the focus back', async () => {
    const { element, root } = await estateOf(plain);
    const heard = oneEvent(element, 'oriel-record-select');
    const row = rowOf(root, 'Frankfurt collector');
    stopOf(row).focus();
    press(root, 'Enter');
    expect((await heard).detail).to.deep.equal({
      table: 'installBaseItem',
      id: 'ib-frankfurt',
      name: 'Frankfurt collector',
    });
    await waitUntil(() => root.querySelector('.split-detail .entries'));
    const detail = root.querySelector('.split-detail') as HTMLElement;
    expect(detail.textContent).to.match(/IBITM0001013.*Production/s);
    expect(detail.textContent).to.include('fra-col-01');
    expect(detail.textContent).to.include('Packet loss on the Frankfurt collector');
    expect(detail.textContent).to.match(/Active.*Past/s);
    expect(root.querySelector('.split-list')?.checkVisibility()).to.equal(true);
    expect(row.getAttribute('aria-selected')).to.equal('true');
    expect(root.activeElement).to.equal(detail);
    press(root, 'Escape');
    await waitUntil(() => root.activeElement === stopOf(rowOf(root, 'Frankfurt collector')));
    expect(root.querySelector('.split-detail')).to.equal(null);
  });

  it('puts the details in place of the tree where there is no room, with a way back', async () => {
    const { root } = await estateOf(plain, { width: 420 });
    rowOf(root, 'Sandbox').querySelector<HTMLElement>('.open')?.click();
    await waitUntil(() => root.querySelector('.split-detail h2')?.textContent === 'Sandbox');
    expect(root.querySelector('.split-list')?.checkVisibility()).to.equal(false);
    expect(root.activeElement?.textContent?.trim()).to.equal('Install base');
    button(root, 'Install base').click();
    await waitUntil(() => root.activeElement === stopOf(rowOf(root, 'Sandbox')));
  });

  it('stays where it is when the page says no', async () => {
    const { element, root } = await estateOf(plain);
    element.addEventListener('oriel-record-select', (event) => event.preventDefault(), { once: true });
    rowOf(root, 'Sandbox').querySelector<HTMLElement>('.open')?.click();
    await element.updateComplete;
    expect(root.querySelector('.split-detail')).to.equal(null);
  });

  it('is all links with href', async () => {
    const { root } = await estateOf(html`<oriel-install-base href="/items/{number}"></oriel-install-base>`);
    expect(rowOf(root, 'Sandbox').querySelector('a.open')?.getAttribute('href')).to.equal('/items/IBITM0001045');
  });

  it('opens the selected item, by number', async () => {
    const { root } = await estateOf(html`<oriel-install-base selected="IBITM0001013"></oriel-install-base>`);
    await waitUntil(() => root.querySelector('.split-detail h2')?.textContent === 'Frankfurt collector');
  });

  it('opens the item that the address of the page names, and follows it', async () => {
    const open = (root: ShadowRoot, name: string) =>
      waitUntil(() => root.querySelector('.split-detail h2')?.textContent === name);
    try {
      location.hash = 'item=IBITM0001013';
      const { root } = await estateOf(html`<oriel-install-base selected-param="#item"></oriel-install-base>`);
      await open(root, 'Frankfurt collector');
      location.hash = 'item=IBITM0001045';
      await open(root, 'Sandbox');
      location.hash = '';
      await waitUntil(() => !root.querySelector('.split-detail'));
    } finally {
      location.hash = '';
    }
  });

  it('asks for a case about one item', async () => {
    const { element, root } = await estateOf(
      html`<oriel-install-base selected="IBITM0001013" create-href="#/new?item={id}"></oriel-install-base>`,
    );
    await waitUntil(() => button(root, 'Create case'));
    const { left, top } = button(root, 'Create case').getBoundingClientRect();
    expect(root.elementFromPoint(left + 8, top + 8), 'nothing lies over it').to.equal(button(root, 'Create case'));
    expect(button(root, 'Create case').getAttribute('href')).to.equal('#/new?item=ib-frankfurt');
    element.addEventListener('oriel-case-create-request', (event) => event.preventDefault(), { once: true });
    const heard = oneEvent(element, 'oriel-case-create-request');
    button(root, 'Create case').click();
    const { detail } = await heard;
    expect(detail.prefill, 'the item brings its product').to.deep.equal({ installBaseItem: 'ib-frankfurt' });
    expect(detail.installBaseItems).to.deep.equal(['ib-frankfurt']);
  });

  it('offers no case without an address for it', async () => {
    const { root } = await estateOf(html`<oriel-install-base selected="IBITM0001013"></oriel-install-base>`);
    await waitUntil(() => root.querySelector('.detail .facts'));
    expect(button(root, 'Create case')).to.equal(undefined);
    expect(button(root, 'Select items')).to.equal(undefined);
  });

  it('asks for one case about several items, by keyboard', async () => {
    const { element, root } = await estateOf(plain);
    button(root, 'Select items').click();
    await waitUntil(() => root.activeElement?.matches('.stop'));
    stopOf(rowOf(root, 'Rotterdam collector')).focus();
    press(root, 'Enter');
    stopOf(rowOf(root, 'Frankfurt collector')).focus();
    press(root, 'Enter');
    await waitUntil(() => button(root, 'Create case for 2 items'));
    expect(root.querySelector('.picking')?.textContent).to.include('2 items selected');
    element.addEventListener('oriel-case-create-request', (event) => event.preventDefault(), { once: true });
    const heard = oneEvent(element, 'oriel-case-create-request');
    button(root, 'Create case for 2 items').click();
    const { detail } = await heard;
    expect(detail.prefill['installBaseItem']).to.equal('ib-rotterdam');
    expect(detail.prefill['affectedItems']).to.equal('ib-frankfurt');
    expect(detail.installBaseItems).to.deep.equal(['ib-rotterdam', 'ib-frankfurt']);
    button(root, 'Cancel').click();
    await waitUntil(() => !root.querySelector('.picking'));
  });

  it('leads to one form for all of them', async () => {
    const { root } = await estateOf(plain);
    button(root, 'Select items').click();
    await waitUntil(() => root.activeElement?.matches('.stop'));
    for (const name of ['Rotterdam collector', 'Frankfurt collector']) {
      stopOf(rowOf(root, name)).focus();
      press(root, 'Enter');
    }
    await waitUntil(() => root.querySelector('.picking a'));
    const href = root.querySelector('.picking a')?.getAttribute('href');
    expect(href).to.equal('#/new?items=ib-rotterdam,ib-frankfurt');
  });

  it('goes through rows by keys, folds and unfolds', async () => {
    const { root } = await estateOf(plain);
    stopOf(rowOf(root, 'Frankfurt collector')).focus();
    press(root, 'ArrowLeft');
    await waitUntil(() => !rowOf(root, 'Uplink probe DE-CIX'));
    press(root, 'ArrowRight');
    await waitUntil(() => rowOf(root, 'Uplink probe DE-CIX'));
    press(root, 'ArrowRight');
    expect(root.activeElement).to.equal(stopOf(rowOf(root, 'Core switch probe')));
    press(root, 'End');
    expect(root.activeElement).to.equal(stopOf(rowOf(root, 'Sandbox')));
    await waitUntil(() => root.querySelectorAll('.stop[tabindex="0"]').length === 1);
    const stops = [...root.querySelectorAll<HTMLElement>('.row .btn')].filter((each) => each.tabIndex === 0);
    expect(stops, 'menus of other rows are no stops').to.have.length(1);
  });

  it('narrows to an account and to a sold product', async () => {
    const { asked } = await estateOf(html`<oriel-install-base account="acc-boxeo"></oriel-install-base>`).catch(() => ({
      asked: [] as URL[],
    }));
    const filter = asked.find(({ pathname }) => pathname === '/v1/install-base-items')?.searchParams.get('filter');
    if (filter) expect(filter).to.include('"eq":["account","acc-boxeo"]');
    const { root } = await estateOf(html`<oriel-install-base sold-product="sp-boxeo-logs"></oriel-install-base>`);
    expect(names(root)).to.deep.equal(['Log cluster']);
    expect(root.querySelector('.count')?.textContent).to.equal('1');
  });

  it('keeps rows and says their age when a refresh fails', async () => {
    const { element, root, fetch } = await estateOf(plain);
    fetch.weather = 'failing';
    element.reload();
    await waitUntil(() => root.querySelector('.stale')?.textContent?.includes('Could not refresh'), '', {
      timeout: 9000,
    });
    expect(names(root).length).to.be.greaterThan(10);
    fetch.weather = 'fair';
    button(root, 'Try again').click();
    await waitUntil(() => !root.querySelector('.stale'));
  }).timeout(12_000);

  it('shows another person nothing of this one', async () => {
    const { root } = await estateOf(plain, { person: 'noah.adler' });
    expect(names(root)).to.deep.equal(['Pharmacy Manager, tenant Avid']);
  });

  it('holds few elements for ten thousand items, loads them page after page', async () => {
    const item = (index: number): Item => ({
      id: `i${index}`,
      number: `IBITM${String(index).padStart(7, '0')}`,
      name: `Probe ${String(index).padStart(5, '0')}`,
      detail: null,
      product: null,
      parent: null,
      account: null,
      consumer: null,
      household: null,
      soldProduct: null,
      environment: index % 2 ? 'Production' : 'Test',
      location: `Site ${index % 40}`,
      serial: `S${index}`,
      installedOn: null,
      hosting: null,
      health: 6,
      healthAt: null,
    });
    const all = 10_000;
    const many = async (input: RequestInfo | URL): Promise<Response> => {
      const { pathname, searchParams } = new URL(String(input), location.href);
      if (pathname === '/v1/outages') return Response.json({ items: [] });
      if (pathname !== '/v1/install-base-items') return new Response('', { status: 404 });
      const limit = Number(searchParams.get('limit'));
      const from = Number(searchParams.get('after') ?? 0);
      const items = Array.from({ length: Math.min(limit, all - from) }, (_, index) => item(from + index));
      return Response.json({ items, next: from + limit < all ? String(from + limit) : null, total: all });
    };
    const { root, asked } = await estateOf(plain, { fetch: many as unknown as ReturnType<typeof mockFetch> });
    await waitUntil(() => !root.querySelector('.progress'), 'all have come', { timeout: 8000 });
    expect(asked.filter(({ pathname }) => pathname === '/v1/install-base-items')).to.have.length(10);
    const frame = root.querySelector('.frame') as HTMLElement;
    frame.scrollTop = frame.scrollHeight;
    await waitUntil(() => names(root).includes('Probe 09998'), 'the end is shown', { timeout: 4000 });
    expect(root.querySelectorAll('*').length).to.be.below(900);
    type(root, 'probe 04321');
    await waitUntil(() => names(root).join() === 'Probe 04321');
  }).timeout(20_000);
});
