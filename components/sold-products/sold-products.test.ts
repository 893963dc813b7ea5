import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import { demoToken, mockFetch } from 'oriel/mock';
import type { SoldProductSummary } from '../../src/contract/product.js';
import { checks } from '../../test/browser/checks.js';
import '../module/define.js';
import { scenes } from './sold-products.demo.js';
import type { OrielSoldProducts } from './sold-products.js';
import './define.js';

type Answer = (url: URL, next: () => Promise<Response>) => Promise<Response>;

/** The element over the real backend in this page, as one person of a module; `answer` may stand in between. */
const productsOf = async (
  markup: TemplateResult,
  { person = 'maria.lindqvist', module = 'boxeo-portal', width = 960, answer }: Partial<Options> = {},
) => {
  const fetch = mockFetch();
  const asked: URL[] = [];
  const heard = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    asked.push(url);
    const next = () => fetch(input, init);
    return answer ? answer(url, next) : next();
  };
  const host = await fixture<HTMLElement>(html`<oriel-module
    name=${module}
    .fetch=${heard as typeof globalThis.fetch}
    .getToken=${() => demoToken(module, person)}
    >${markup}</oriel-module
  >`);
  host.style.display = 'block';
  host.style.width = `${width}px`;
  const element = host.querySelector('oriel-sold-products') as OrielSoldProducts;
  const root = element.shadowRoot as ShadowRoot;
  await waitUntil(() => root.querySelector('.row oriel-part-menu, .state-view'), 'rows and what stands beside them');
  return { element, root, asked };
};
interface Options {
  person: string;
  module: string;
  width: number;
  answer: Answer;
}

const names = (root: ShadowRoot) => [...root.querySelectorAll('.row .open')].map((each) => each.textContent ?? '');
const row = (root: ShadowRoot, text: string) =>
  [...root.querySelectorAll<HTMLElement>('.row')].find((each) =>
    each.textContent?.replace(/\s+/g, ' ').includes(text),
  ) as HTMLElement;
const open = (root: ShadowRoot, text: string) => row(root, text).querySelector<HTMLElement>('.open') as HTMLElement;
const button = (root: ParentNode, name: string) =>
  [...root.querySelectorAll<HTMLElement>('button, a')].find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent ?? '').trim().startsWith(name),
  ) as HTMLElement;
const type = (root: ShadowRoot, text: string) => {
  const input = root.querySelector('input[type=search]') as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
};
const detail = (root: ShadowRoot) => root.querySelector<HTMLElement>('.split-detail');
const loaded = (root: ShadowRoot) => waitUntil(() => root.querySelector('.installed'), 'the detail has come');
const plain = html`<oriel-sold-products create-href="#/new?product={id}"></oriel-sold-products>`;
const answering = (items: SoldProductSummary[]): Answer => {
  return async (url, next) => {
    if (url.pathname !== '/v1/sold-products') return next();
    const body = await (await next()).json();
    return Response.json({ ...body, items, next: null });
  };
};
const one = (id: string, more: Partial<SoldProductSummary> = {}): SoldProductSummary => ({
  id,
  number: id.toUpperCase(),
  name: `Product ${id}`,
  detail: null,
  product: null,
  parent: null,
  account: null,
  consumer: null,
  household: null,
  optional: false,
  quantity: 1,
  startDate: null,
  endDate: null,
  state: 'active',
  serviceOffering: null,
  entitlement: null,
  ...more,
});

describe('oriel-sold-products', () => {
  checks('oriel-sold-products', scenes);

  it('asks once for rows, module and viewer together', async () => {
    const { asked } = await productsOf(plain);
    const lists = asked.filter(({ pathname }) => pathname === '/v1/sold-products');
    expect(lists).to.have.length(1);
    expect(lists[0]?.searchParams.get('with')).to.equal('module,viewer');
  });

  it('asks only for the account that is named', async () => {
    const { root, asked } = await productsOf(html`<oriel-sold-products account="boxeo-italia"></oriel-sold-products>`);
    expect(asked[0]?.searchParams.get('filter')).to.contain('boxeo-italia');
    expect(root.querySelectorAll('.row').length).to.be.lessThan(5);
  });

  it('puts components below their bundle, with level, place and what it holds', async () => {
    const { root } = await productsOf(plain);
    const bundle = row(root, 'ACME Network Operations');
    expect(bundle.getAttribute('aria-expanded')).to.equal('true');
    const part = row(root, 'ACME Log Archive');
    expect(part.getAttribute('aria-level')).to.equal('2');
    expect(part.getAttribute('aria-setsize')).to.equal('4');
    bundle.querySelector<HTMLElement>('.chevron')?.click();
    await waitUntil(() => !names(root).includes('ACME Log Archive'));
  });

  it('says the state in words, with the day that matters', async () => {
    const { root } = await productsOf(plain, {
      answer: answering([
        one('a', { state: 'inPreparation', startDate: '2027-02-01', endDate: '2028-01-31' }),
        one('b', { endDate: '2027-12-31', startDate: '2025-01-01' }),
        one('c', { startDate: '2025-01-01' }),
        one('d', { state: 'expired', endDate: '2026-09-30' }),
      ]),
    });
    const states = [...root.querySelectorAll('.row .c-state')].map((each) =>
      each.textContent?.trim().replace(/\s+/g, ' '),
    );
    expect(states).to.deep.equal([
      'In preparation From 1 Feb 2027',
      'Active Until 31 Dec 2027',
      'Active Since 1 Jan 2025',
      'Expired Since 30 Sept 2026',
    ]);
  });

  it('has no column of entitlements where nobody has one', async () => {
    const { root } = await productsOf(plain);
    expect(root.querySelector('.c-entitlement')).not.to.equal(null);
    const other = await productsOf(plain, { answer: answering([one('a')]) });
    expect(other.root.querySelector('.c-entitlement')).to.equal(null);
  });

  it('finds a component with its bundle, and says how many', async () => {
    const { root } = await productsOf(plain);
    type(root, 'DEVELOPMENT network');
    await waitUntil(() => names(root).length === 2);
    expect(names(root)).to.deep.equal(['ACME Network Operations', 'ACME Network Monitoring']);
    expect(row(root, 'ACME Network Operations').classList.contains('dim')).to.equal(true);
    expect(root.querySelector('.count')?.textContent).to.equal('1');
    await waitUntil(() => root.querySelector('[role=status]')?.textContent === '1 product found');
  });

  it('says what was searched for when nothing matches, and clears it', async () => {
    const { root } = await productsOf(plain);
    type(root, 'no such thing');
    await waitUntil(() =>
      root.querySelector('.state-view')?.textContent?.includes('No product matches “no such thing”'),
    );
    button(root, 'Clear search and filters').click();
    await waitUntil(() => names(root).length === 11);
    expect((root.activeElement as HTMLInputElement).type).to.equal('search');
  });

  it('filters by state and names it, until it is cleared', async () => {
    const { root } = await productsOf(plain);
    button(root.querySelector('.tools') as HTMLElement, 'State').click();
    button(root.querySelector('.tools') as HTMLElement, 'Expired').click();
    await waitUntil(() => names(root).join() === 'Traffic Insights');
    expect(button(root, 'State: Expired')).to.be.instanceOf(HTMLElement);
    button(root, 'Clear State').click();
    await waitUntil(() => names(root).length === 11);
  });

  it('sorts among siblings by a column head, both ways', async () => {
    const { root } = await productsOf(plain);
    expect(root.querySelector('[aria-sort=ascending]')?.textContent?.trim()).to.equal('Product');
    button(root.querySelector('.columns') as HTMLElement, 'Product').click();
    await waitUntil(() => names(root)[0] === 'Traffic Insights');
    button(root.querySelector('.columns') as HTMLElement, 'Quantity').click();
    await waitUntil(() => root.querySelector('.c-quantity[aria-sort=ascending]'));
    button(root.querySelector('.columns') as HTMLElement, 'Quantity').click();
    await waitUntil(() => names(root)[0] === 'ACME Edge Probe');
  });

  it('stands in groups with heads and counts', async () => {
    const { root } = await productsOf(html`<oriel-sold-products group-by="account"></oriel-sold-products>`);
    const heads = [...root.querySelectorAll('.group')].map((each) => each.textContent?.trim().replace(/\s+/g, ' '));
    expect(heads).to.deep.equal(['Boxeo 9', 'Boxeo Italia 2']);
  });

  it('opens the detail with Enter, and goes back to the row with Escape', async () => {
    const { element, root } = await productsOf(plain);
    row(root, 'ACME Access Gateway').querySelector<HTMLElement>('.stop')?.focus();
    await sendKeys({ press: 'Enter' });
    await loaded(root);
    expect(element.selected).to.equal('sp-boxeo-gateway');
    expect(detail(root)?.matches(':focus')).to.equal(true);
    expect(row(root, 'ACME Access Gateway').getAttribute('aria-selected')).to.equal('true');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !detail(root));
    await waitUntil(() => root.activeElement?.closest('.row') === row(root, 'ACME Access Gateway'));
  });

  it('takes the place of the tree where it is narrow, with a way back', async () => {
    const { root } = await productsOf(plain, { width: 400 });
    open(root, 'ACME Access Gateway').click();
    await loaded(root);
    expect(root.querySelector('.split-list')?.checkVisibility()).to.equal(false);
    expect(root.querySelector('h2')?.checkVisibility()).to.equal(false);
    await waitUntil(() => root.activeElement?.matches('.split-back'));
    button(root, 'Products').click();
    await waitUntil(() => root.activeElement?.closest('.row') === row(root, 'ACME Access Gateway'));
  });

  it('says in the detail what is granted, installed and open', async () => {
    const { root } = await productsOf(
      html`<oriel-sold-products
        selected="sp-boxeo-monitoring-prod"
        item-href="/i/{number}"
        case-href="/c/{number}"
      ></oriel-sold-products>`,
    );
    await loaded(root);
    const text = detail(root)?.textContent?.replace(/\s+/g, ' ') ?? '';
    for (const words of ['Part of ACME Network Operations', 'CNTR0010042', 'On-site visits', '3 of 4 left', '24 × 7'])
      expect(text).to.contain(words);
    const bar = detail(root)?.querySelector('progress') as HTMLProgressElement;
    expect([bar.value, bar.max]).to.deep.equal([12, 20]);
    expect(detail(root)?.querySelector('a[href="/i/IBITM0001013"]')?.textContent).to.equal('Frankfurt collector');
    expect(detail(root)?.querySelector('a[href^="/c/CS"]')).not.to.equal(null);
    expect(row(root, 'ACME Network Monitoring Platinum, Production').matches('.selected')).to.equal(true);
  });

  it('opens the product that the address of the page names', async () => {
    try {
      location.hash = 'product=SP0001001';
      const { root } = await productsOf(html`<oriel-sold-products selected-param="#product"></oriel-sold-products>`);
      await loaded(root);
      expect(row(root, 'ACME Network Monitoring Platinum, Production').matches('.selected')).to.equal(true);
    } finally {
      location.hash = '';
    }
  });

  it('has no column for tiers and no room for chevrons where there are none', async () => {
    const { root } = await productsOf(plain, { answer: answering([one('box'), one('plan')]) });
    expect(root.querySelector('.c-tier')).to.equal(null);
    expect(root.querySelector('.tree')?.matches('.flat')).to.equal(true);
    const bundled = await productsOf(plain);
    expect(bundled.root.querySelector('.columns .c-tier')).not.to.equal(null);
    expect(bundled.root.querySelector('.tree')?.matches('.flat')).to.equal(false);
  });

  it('asks the page before it opens a product', async () => {
    const { element, root } = await productsOf(plain);
    element.addEventListener('oriel-record-select', (event) => event.preventDefault(), { once: true });
    const heard = oneEvent(element, 'oriel-record-select');
    open(root, 'Traffic Insights').click();
    expect((await heard).detail).to.deep.equal({
      table: 'soldProduct',
      id: 'sp-boxeo-insights',
      name: 'Traffic Insights',
    });
    expect(element.selected).to.equal(undefined);
  });

  it('links to a page of the product by the template', async () => {
    const { root } = await productsOf(html`<oriel-sold-products href="/p/{number}"></oriel-sold-products>`);
    expect(open(root, 'ACME Access Gateway').getAttribute('href')).to.equal('/p/SP0001004');
    expect(row(root, 'ACME Access Gateway').hasAttribute('aria-selected')).to.equal(false);
  });

  it('wants a case about the product, from row, menu and detail', async () => {
    const { element, root } = await productsOf(plain);
    element.addEventListener('oriel-case-create-request', (event) => event.preventDefault());
    const gateway = row(root, 'ACME Access Gateway');
    expect(gateway.querySelector('.quick')?.getAttribute('href')).to.equal('#/new?product=sp-boxeo-gateway');
    for (const from of [() => gateway.querySelector<HTMLElement>('.quick'), () => button(gateway, 'Create case')]) {
      const heard = oneEvent(element, 'oriel-case-create-request');
      from()?.click();
      expect((await heard).detail.prefill).to.deep.equal({ soldProduct: 'sp-boxeo-gateway' });
    }
    open(root, 'ACME Access Gateway').click();
    await loaded(root);
    const heard = oneEvent(element, 'oriel-case-create-request');
    button(detail(root) as HTMLElement, 'Create case').click();
    expect((await heard).detail.prefill).to.deep.equal({ soldProduct: 'sp-boxeo-gateway' });
  });

  it('wants a service, with what can be requested', async () => {
    const { element, root } = await productsOf(plain);
    open(root, 'ACME Access Gateway').click();
    await loaded(root);
    const heard = oneEvent(element, 'oriel-service-request');
    button(detail(root) as HTMLElement, 'Request a service').click();
    expect((await heard).detail).to.deep.equal({
      soldProduct: 'sp-boxeo-gateway',
      number: 'SP0001004',
      catalogItems: ['catalog-more-users'],
    });
  });

  it('offers no service where there is none to request, and no case without an address for it', async () => {
    const { root } = await productsOf(html`<oriel-sold-products></oriel-sold-products>`);
    open(root, 'Traffic Insights').click();
    await loaded(root);
    expect(root.textContent).not.to.include('Request a service');
    expect(button(root, 'Create case')).to.equal(undefined);
    expect(root.querySelector('.quick')).to.equal(null);
  });

  it('shows the installed items from the menu of the row', async () => {
    const { root } = await productsOf(plain);
    const items = [...row(root, 'ACME Access Gateway').querySelectorAll<HTMLElement>('.item')];
    items.find((each) => each.textContent?.includes('Show installed items'))?.click();
    await waitUntil(() => root.activeElement?.matches('.installed'));
  });

  it('says that a product is not here', async () => {
    const { root } = await productsOf(html`<oriel-sold-products selected="sp-of-nobody"></oriel-sold-products>`);
    await waitUntil(() => detail(root)?.textContent?.includes('This product is not here'));
  });

  it('keeps what it shows when it cannot be refreshed', async () => {
    let broken = false;
    const { element, root } = await productsOf(plain, {
      answer: (_, next) => (broken ? Promise.reject(new TypeError('Failed to fetch')) : next()),
    });
    broken = true;
    element.reload();
    // The client tries again by itself before it gives up.
    const told = () => root.querySelector('.banner')?.textContent?.includes('Could not refresh');
    await waitUntil(told, 'says that it is old', { timeout: 8000 });
    expect(names(root)).to.have.length(11);
  }).timeout(10_000);

  it('opens what the chosen product is part of, also among many', async () => {
    const items = Array.from({ length: 60 }, (_, n) =>
      one(`p${n}`, { parent: n % 20 ? { id: `p${n - (n % 20)}`, name: 'x' } : null }),
    );
    const { root } = await productsOf(html`<oriel-sold-products selected="p25"></oriel-sold-products>`, {
      answer: answering(items),
    });
    expect(names(root)).to.include('Product p25');
    expect(names(root)).not.to.include('Product p5');
  });

  it('sorts by a list of words where there is no room for column heads', async () => {
    const { root } = await productsOf(plain, { width: 400 });
    const order = root.querySelector('.order select') as HTMLSelectElement;
    expect(order.checkVisibility()).to.equal(true);
    order.value = 'state';
    order.dispatchEvent(new Event('change', { bubbles: true }));
    const place = (name: string) => names(root).indexOf(name);
    await waitUntil(() => place('ACME Log Archive') === place('ACME Network Operations') + 1);
  });

  it('holds 10,000 products in a frame, and very long names in one line', async () => {
    const long = 'A product whose name was written by somebody who had all the time in the world '.repeat(4);
    const items = Array.from({ length: 10_000 }, (_, n) =>
      one(`p${n}`, { name: n ? `Product ${n}` : long, parent: n % 20 ? { id: `p${n - (n % 20)}`, name: 'x' } : null }),
    );
    const { root } = await productsOf(plain, { answer: answering(items), width: 320 });
    await waitUntil(() => root.querySelector('.frame .row'));
    expect(root.querySelectorAll('.row').length).to.be.lessThan(40);
    expect(root.querySelector('.count')?.textContent).to.equal('10,000');
    type(root, 'time in the world');
    await waitUntil(() => names(root).length === 1);
    const only = root.querySelector('.row') as HTMLElement;
    expect(only.scrollWidth).to.be.at.most(only.clientWidth);
  });

  it('takes no space without products when it is told so', async () => {
    const fetch = mockFetch({ weather: 'empty' });
    const host = await fixture<HTMLElement>(html`<oriel-module
      name="boxeo-portal"
      .fetch=${fetch}
      .getToken=${() => demoToken('boxeo-portal', 'maria.lindqvist')}
      ><oriel-sold-products hide-when-empty></oriel-sold-products
    ></oriel-module>`);
    const element = host.querySelector('oriel-sold-products') as OrielSoldProducts;
    await oneEvent(element, 'oriel-widget-ready');
    expect(element.offsetHeight).to.equal(0);
  });
});
