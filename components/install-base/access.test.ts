import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { demoToken, mockFetch } from 'oriel/mock';
import '../module/define.js';
import './define.js';

/** One open item over the real backend in this page. */
const openItem = async (number: string, person = 'maria.lindqvist', fetch = mockFetch()) => {
  const host = await fixture<HTMLElement>(html`<oriel-module
    name="boxeo-portal"
    .fetch=${fetch as typeof globalThis.fetch}
    .getToken=${() => demoToken('boxeo-portal', person)}
    ><oriel-install-base selected=${number}></oriel-install-base
  ></oriel-module>`);
  const root = host.querySelector('oriel-install-base')?.shadowRoot as ShadowRoot;
  await waitUntil(() => root.querySelector('#detail-cases'), 'the details stand');
  return { root, fetch };
};
const textOf = (root: ShadowRoot) => root.querySelector('.access')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const people = (root: ShadowRoot) => [...root.querySelectorAll('.access .entry bdi')].map((each) => each.textContent);
const said = (root: ShadowRoot) => root.querySelector('.access [role=status].vh')?.textContent;
const options = (root: ShadowRoot) => [...root.querySelectorAll<HTMLElement>('.access [role=option]')];
const labels = (root: ShadowRoot) => options(root).map((each) => each.querySelector('span span')?.textContent?.trim());
const stand = (root: ShadowRoot) => waitUntil(() => root.querySelector('.access .combobox'), 'the list stands');
const add = async (root: ShadowRoot, search: string) => {
  root.querySelector<HTMLElement>('.access .combobox')?.click();
  await waitUntil(() => options(root).length > 0, 'choices');
  const input = root.querySelector('.access .popup input') as HTMLInputElement;
  input.value = search;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await waitUntil(() => labels(root).length === 1, 'one choice');
  options(root)[0]?.click();
};

describe('people with access', () => {
  it('an administrator sees them, adds one and takes one away', async () => {
    const { root } = await openItem('ib-frankfurt');
    await stand(root);
    expect(people(root)).to.deep.equal(['Jonas Weber']);
    expect(textOf(root)).to.include('Everybody at Boxeo sees its items at present.');
    await add(root, 'sofia');
    await waitUntil(() => people(root).length === 2);
    expect(people(root)).to.include('Sofia Nyberg');
    expect(said(root)).to.equal('Sofia Nyberg has access now');
    const remove = root.querySelector<HTMLElement>('[aria-label="Take access from Sofia Nyberg"]');
    remove?.focus();
    remove?.click();
    await waitUntil(() => people(root).length === 1);
    expect(said(root)).to.equal('Sofia Nyberg has no access any more');
    expect(root.activeElement?.closest('.access-add'), 'the focus goes on').to.not.equal(null);
  });

  it('offers only those who are not there yet, and says why one was refused', async () => {
    const { root, fetch } = await openItem('ib-frankfurt');
    await stand(root);
    root.querySelector<HTMLElement>('.access .combobox')?.click();
    await waitUntil(() => options(root).length > 0);
    expect(labels(root)).to.include('Sofia Nyberg').and.not.include('Jonas Weber');
    const store = await fetch.store;
    await store.transact((tx) => tx.update('contact', 'contact-sofia.nyberg', { active: false }));
    options(root)
      .find((each) => each.textContent?.includes('Sofia'))
      ?.click();
    await waitUntil(() => root.querySelector('.access [role=alert]'));
    expect(textOf(root)).to.match(/That was not saved Choose an active contact/);
    expect(people(root)).to.deep.equal(['Jonas Weber']);
  });

  it('says whom the list leaves out once the account restricts its assets', async () => {
    const fetch = mockFetch();
    const store = await fetch.store;
    await store.transact((tx) => tx.update('account', 'acct-boxeo', { restrictAssets: true }));
    const { root } = await openItem('ib-logs', 'maria.lindqvist', fetch);
    await stand(root);
    expect(textOf(root)).to.include('Besides administrators, only these people see the item. Nobody yet');
  });

  it('whoever is no administrator sees no such list', async () => {
    const { root } = await openItem('ib-frankfurt', 'jonas.weber');
    expect(root.querySelector('.detail section')).to.not.equal(null);
    expect(root.querySelector('.access')).to.equal(null);
  });

  it('takes what the pointer does: nothing lies over the details', async () => {
    const { root } = await openItem('ib-frankfurt');
    await stand(root);
    const field = root.querySelector('.access .combobox') as HTMLElement;
    field.scrollIntoView({ block: 'center' });
    const { left, top } = field.getBoundingClientRect();
    expect(root.elementFromPoint(left + 20, top + 10)?.closest('.combobox')).to.equal(field);
  });
});
