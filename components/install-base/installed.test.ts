import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { mockFetch } from 'oriel/mock';
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import { estateOf, names, rowOf, worsen } from '../../test/browser/estate-page.js';

describe('oriel-install-base, items of several products', () => {
  it('narrows to the second product of an item as to its first; what others change is not taken in', async () => {
    const { root, fetch, asked } = await estateOf(
      html`<oriel-install-base sold-product="sp-boxeo-archive"></oriel-install-base>`,
    );
    expect(names(root)).to.deep.equal(['Log cluster']);
    await waitUntil(() => root.querySelector('.live'), 'the stream is up');
    const before = asked.length;
    await worsen(fetch, 'ib-malmo', 2);
    await worsen(fetch, 'ib-logs', 3);
    await waitUntil(() => rowOf(root, 'Log cluster').textContent?.includes('Minor'));
    expect(asked.slice(before).some(({ search }) => search.includes('ib-malmo'))).to.equal(true);
    expect(names(root)).to.deep.equal(['Log cluster']);
  });

  it('names every product of an item, each a way to it', async () => {
    const { element, root } = await estateOf(
      html`<oriel-install-base selected="ib-logs" product-href="#/products/{id}"></oriel-install-base>`,
    );
    await waitUntil(() => root.querySelector('.products'));
    const links = [...root.querySelectorAll<HTMLAnchorElement>('.products a')];
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).to.deep.equal([
      ['ACME Log Analytics', '#/products/sp-boxeo-logs'],
      ['ACME Log Archive', '#/products/sp-boxeo-archive'],
    ]);
    expect(root.querySelector('.products')?.textContent).to.include('50 GB a day');
    expect(root.querySelector('.facts dt')?.textContent).to.equal('Products');
    element.addEventListener('oriel-record-select', (event) => event.preventDefault(), { once: true });
    const heard = oneEvent(element, 'oriel-record-select');
    links[1]?.click();
    expect((await heard).detail).to.deep.equal({
      table: 'soldProduct',
      id: 'sp-boxeo-archive',
      name: 'ACME Log Archive',
    });
  });
});

/** The backend of the demo, whose items tell nothing of themselves but what `said` gives. */
const plainItems = (said: (at: number) => Partial<Item>): ReturnType<typeof mockFetch> => {
  const fetch = mockFetch();
  const heard = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const answer = await fetch(input, init);
    if (!String(input).includes('/v1/install-base-items?')) return answer;
    const body = (await answer.json()) as { items: Item[] };
    const bare = { parent: null, environment: null, health: 7, healthAt: null, location: null, serial: null };
    const items = body.items.map((item, at) => ({ ...item, ...bare, ...said(at) }));
    return Response.json({ ...body, items });
  };
  return Object.assign(heard, { weather: fetch.weather, opsKey: fetch.opsKey, store: fetch.store });
};
const labels = (root: ShadowRoot, selector: string) =>
  [...root.querySelectorAll<HTMLElement>(selector)].map((each) => each.textContent?.trim());

describe('oriel-install-base, items of which little is known', () => {
  const tag = html`<oriel-install-base></oriel-install-base>`;

  it('shows no health and no environment where nothing is known of any', async () => {
    const { root } = await estateOf(tag, { fetch: plainItems((at) => ({ location: at ? 'Bremen' : 'Hamburg' })) });
    expect(root.querySelectorAll('.health')).to.have.length(0);
    expect(root.querySelectorAll('.row.group')).to.have.length(0);
    expect(labels(root, '[role=columnheader]')).to.deep.equal(['Item', 'Number', 'Location', 'Actions']);
    expect(labels(root, '.wide .filter')).to.deep.equal(['Location']);
    expect(root.querySelector('.stop')?.hasAttribute('aria-describedby')).to.equal(false);
  });

  it('offers no filter where nothing could be chosen', async () => {
    const { root } = await estateOf(tag, { fetch: plainItems(() => ({})) });
    await waitUntil(() => root.querySelector('.search'), 'the search comes');
    expect(root.querySelectorAll('.filter')).to.have.length(0);
  });

  it('shows the health of all as soon as that of one is known, and their environments', async () => {
    const { root } = await estateOf(tag, {
      fetch: plainItems((at) => (at ? {} : { health: 2, environment: 'Production' })),
    });
    expect(labels(root, '.group-name')).to.deep.equal(['Production', 'Without environment']);
    expect(root.querySelectorAll('.row:not(.group) .health')).to.have.length(names(root).length);
    expect(labels(root, '.wide .filter')).to.deep.equal(['Health']);
  });

  it('tells two of one name apart on a narrow page', async () => {
    const name = 'Barista 4000 Professional espresso machine';
    const { root } = await estateOf(tag, {
      width: 336,
      fetch: plainItems((at) => ({ name, serial: `BX-${at}`, location: at ? 'Hamburg, harbour office' : null })),
    });
    const [first, second] = [...root.querySelectorAll<HTMLElement>('.row')];
    const open = second?.querySelector<HTMLElement>('.open');
    expect(open?.scrollWidth).to.equal(open?.clientWidth);
    expect(open?.scrollHeight).to.equal(open?.clientHeight);
    const seen = (row?: HTMLElement) =>
      [...(row?.querySelectorAll<HTMLElement>('.c-serial, .c-location') ?? [])]
        .filter((cell) => cell.checkVisibility() && cell.scrollWidth <= cell.clientWidth)
        .map((cell) => cell.textContent);
    expect(seen(first)).to.deep.equal(['BX-0']);
    expect(seen(second)).to.deep.equal(['Hamburg, harbour office', 'BX-1']);
  });
});
