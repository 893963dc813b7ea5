import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
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
