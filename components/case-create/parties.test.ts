import { expect, html, waitUntil } from '@open-wc/testing';
import { type MockFetch, mockFetch } from 'oriel/mock';
import {
  button,
  created,
  field,
  fill,
  fillQuestion,
  focused,
  leave,
  one,
  type Page,
  pageOf,
  saved,
  send,
  setOnline,
  soon,
} from '../../test/browser/form-page.js';

const theo = { consumer: 'consumer-theo.whitfield', household: 'home-whitfield' };
const dana = { module: 'calico-tv', person: 'dana.whitfield' };
const petra = { module: 'meridian-dealers', person: 'petra.kessler' };
const device = html`<oriel-case-create case-type="device-problem"></oriel-case-create>`;
const claim = (item?: string) =>
  html`<oriel-case-create case-type="warranty-claim" install-base-item=${item ?? ''}></oriel-case-create>`;

const radios = (root: ShadowRoot) => [...root.querySelectorAll<HTMLInputElement>('[name=field-party]')];
const pickParty = async ({ root, element }: Page, name: string) => {
  const radio = radios(root).find((each) => each.closest('label')?.textContent?.includes(name));
  if (!radio) throw new Error(`nobody called ${name}`);
  radio.click();
  await element.updateComplete;
};
/** Opens the list of a field and answers what stands in it. */
const options = async ({ root }: Page, name: string): Promise<HTMLElement[]> => {
  await soon(root, `#field-${name} button`);
  one(root, `#field-${name} button`).click();
  await waitUntil(() => root.querySelector(`#field-${name} [role=option]`), `${name} is offered`, { timeout: 5000 });
  return [...root.querySelectorAll<HTMLElement>(`#field-${name} [role=option]`)];
};
const choose = async (page: Page, name: string, text: string) => {
  const option = (await options(page, name)).find((each) => each.textContent?.includes(text));
  if (!option) throw new Error(`${name} does not offer ${text}`);
  option.click();
  await page.element.updateComplete;
};
const says = ({ root }: Page, selector: string, text: RegExp) =>
  waitUntil(() => text.test(root.querySelector(selector)?.textContent ?? ''), `${selector} says ${text}`, {
    timeout: 5000,
  });
const chips = (root: ShadowRoot) => [...root.querySelectorAll('.chip bdi')].map(({ textContent }) => textContent);

describe('whom a case is for', () => {
  afterEach(leave);

  it('is asked above everything else, oneself first, with who they are', async () => {
    const page = await pageOf(device, dana);
    expect(one(page.root, 'form .field .label').textContent).to.contain('Who is this case for?');
    const rows = radios(page.root).map((radio) => radio.closest('label')?.textContent?.replace(/\s+/g, ' ').trim());
    expect(rows).to.deep.equal([
      'MyselfDana Whitfield',
      'Whitfield householdYour household',
      'Theo WhitfieldWhitfield household',
    ]);
    expect(radios(page.root)[0]?.checked).to.equal(true);
  });

  it('is not asked where there is nobody else', async () => {
    const page = await pageOf(undefined, { person: 'jonas.weber' });
    expect(page.root.textContent).not.to.contain('Who is this case for?');
    await fillQuestion(page);
    expect(await page.element.submit()).to.equal(true);
    expect(created(page)[0]?.body?.['contact']).to.equal('contact-jonas.weber');
  });

  it('decides what may be chosen; what still fits stays when it is for another', async () => {
    const page = await pageOf(device, dana);
    const { root } = page;
    await pickParty(page, 'Theo');
    await choose(page, 'soldProduct', 'Calico app');
    await fill(page, 'shortDescription', 'The tablet is silent');
    await pickParty(page, 'Myself');
    expect(root.querySelector('.dropped'), 'it is in her household').to.equal(null);
    await fill(page, 'description', 'Since noon.');
    await page.element.submit();
    expect(created(page)[0]?.body).to.include({ soldProduct: 'sp-whitfield-app', consumer: 'consumer-dana.whitfield' });
  });

  it('takes a product out that belongs to somebody else, and says so', async () => {
    const page = await pageOf(html`<oriel-case-create case-type="technical-problem"></oriel-case-create>`);
    const { root } = page;
    await choose(page, 'soldProduct', 'ACME Log Analytics');
    await fill(page, 'shortDescription', 'Logs are late');
    await choose(page, 'party', 'Elena Rossi');
    await says(page, '.dropped', /belongs to somebody else: ACME Log Analytics/);
    expect(one(root, '[role=status]').textContent).to.contain('ACME Log Analytics');
    expect(field(root, 'shortDescription').value).to.equal('Logs are late');
    expect(one(root, '#field-soldProduct button').textContent).to.contain('Choose the product');
    const offered = (await options(page, 'soldProduct')).map(({ textContent }) => textContent ?? '');
    expect(offered.length).to.equal(2);
    expect(offered.every((text) => /Silver/.test(text))).to.equal(true);
  });

  it('is searched by name where there are more than are shown', async () => {
    const backend = mockFetch();
    const fetch = (async (input: RequestInfo | URL, init?: RequestInit) => {
      const answer = await backend(input, init);
      if (!String(input).includes('/v1/case-types/')) return answer;
      const body = (await answer.json()) as { viewer: { mayActFor: unknown[] } };
      const viewer = { ...body.viewer, mayActFor: body.viewer.mayActFor.slice(0, 2), moreToActFor: true };
      return Response.json({ ...body, viewer }, { headers: answer.headers });
    }) as MockFetch;
    const page = await pageOf(undefined, { fetch });
    const { root } = page;
    await says(page, 'form', /2 are shown. Search by name to find the others./);
    expect((await options(page, 'party')).length).to.equal(2);
    const search = one<HTMLInputElement>(root, '#field-party [role=combobox]');
    search.value = 'sofia';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await says(page, '#field-party [role=option]', /Sofia Nyberg/);
    one(root, '#field-party [role=option]').click();
    await fillQuestion(page);
    expect(await page.element.submit()).to.equal(true);
    expect(created(page)[0]?.body).to.include({ contact: 'contact-sofia.nyberg', account: 'acct-boxeo' });
  });

  it('goes with the case, and is confirmed', async () => {
    const page = await pageOf(html`<oriel-case-create case-type="billing-question"></oriel-case-create>`, dana);
    await pickParty(page, 'Theo');
    await fillQuestion(page);
    await fill(page, 'category', 'A bill');
    expect(await page.element.submit()).to.equal(true);
    expect(created(page)[0]?.body).to.deep.include(theo);
    await soon(page.root, '.facts');
    expect(one(page.root, '.facts').textContent).to.contain('Theo Whitfield, Whitfield household');
  });

  it('has to be chosen where the viewer is not among them', async () => {
    const page = await pageOf(claim(), petra);
    const { root } = page;
    const groups = async () => {
      await options(page, 'party');
      return [...root.querySelectorAll('#field-party .group')].map(({ textContent }) => textContent);
    };
    expect(await groups()).to.deep.equal(['People in your account', 'Customers']);
  });

  it('is what a prefilled product decides', async () => {
    const page = await pageOf(claim('ib-mx210-04417'), petra);
    await says(page, '#field-party button', /Northline Civil/);
    await says(page, '#field-soldProduct', /Excavator MX 210/);
    expect(field(page.root, 'soldProduct').localName, 'without a second question').to.equal('output');
  });

  it('is what the page says, and can be locked or hidden', async () => {
    const locked = await pageOf(
      html`<oriel-case-create case-type="product-question" contact="contact-elena.rossi" lock="contact"></oriel-case-create>`,
    );
    expect(field(locked.root, 'party').localName).to.equal('output');
    expect(field(locked.root, 'party').textContent).to.contain('Elena Rossi');
    leave();
    const hidden = await pageOf(
      html`<oriel-case-create case-type="product-question" contact="contact-elena.rossi" hide="contact"></oriel-case-create>`,
    );
    expect(hidden.root.querySelector('#field-party')).to.equal(null);
    await fillQuestion(hidden);
    expect(await hidden.element.submit()).to.equal(true);
    expect(created(hidden)[0]?.body).to.include({ contact: 'contact-elena.rossi', account: 'acct-boxeo-italia' });
  });

  it('is kept in the draft, and comes back out of the outbox', async () => {
    const page = await pageOf(device, dana);
    await pickParty(page, 'Theo');
    await fill(page, 'shortDescription', 'Kept for Theo');
    await saved(page.root);
    const { fetch } = page;
    leave();
    const again = await pageOf(device, { ...dana, fetch });
    await soon(again.root, '.notices .banner');
    expect(radios(again.root).find(({ checked }) => checked)?.value).to.equal(`${theo.consumer}/${theo.household}`);
    await choose(again, 'soldProduct', 'Calico app');
    await import('./waiting.js');
    setOnline(false);
    await again.element.updateComplete;
    await again.element.submit();
    await soon(again.root, '.waiting li');
    button(again.root, 'Edit').click();
    await waitUntil(
      () =>
        radios(again.root)
          .find(({ checked }) => checked)
          ?.value.includes('theo'),
      'Theo is back',
    );
    setOnline(true);
    await again.element.updateComplete;
    expect(await again.element.submit()).to.equal(true);
    expect(created(again).at(-1)?.body).to.deep.include({ ...theo, soldProduct: 'sp-whitfield-app' });
  }).timeout(15_000);
});

describe('the items of a case', () => {
  afterEach(leave);
  const several = html`<oriel-case-create
    case-type="technical-problem"
    install-base-items="ib-frankfurt,ib-rotterdam,ib-malmo"
  ></oriel-case-create>`;

  it('stand worst first, with health and place', async () => {
    const page = await pageOf(html`<oriel-case-create case-type="technical-problem"></oriel-case-create>`);
    const [, first] = await options(page, 'installBaseItem');
    expect(first?.textContent?.replace(/\s+/g, ' ')).to.match(/Uplink probe DE-CIX .*Frankfurt, DE Critical/);
    first?.click();
    await page.element.updateComplete;
    expect(field(page.root, 'soldProduct').localName).to.equal('output');
    expect(field(page.root, 'soldProduct').textContent).to.contain('ACME Network Monitoring');
    expect(one(page.root, '.follows').textContent).to.contain('Network Monitoring');
    const [none] = await options(page, 'installBaseItem');
    none?.click();
    await page.element.updateComplete;
    expect(field(page.root, 'soldProduct').localName, 'asked again').to.equal('oriel-part-combobox');
  });

  it('are several, of which each can be taken away and more can be added', async () => {
    const page = await pageOf(several);
    const { root } = page;
    await waitUntil(() => chips(root).length === 2, 'two more', { timeout: 5000 });
    expect(chips(root)).to.deep.equal(['Rotterdam collector', 'Malmö collector']);
    await says(page, '#field-installBaseItem button', /Frankfurt collector/);
    button(root, 'Remove Rotterdam').click();
    await page.element.updateComplete;
    expect(chips(root)).to.deep.equal(['Malmö collector']);
    await waitUntil(() => focused(root)?.closest('.items'), 'the focus stays here');
    const offered = (await options(page, 'affectedItems')).map(({ textContent }) => textContent ?? '');
    expect(
      offered.some((text) => /Frankfurt collector|Malmö collector/.test(text)),
      'what is chosen',
    ).to.equal(false);
    one(root, '#field-affectedItems button.combobox').click();
    await page.element.updateComplete;
    await choose(page, 'affectedItems', 'Alert relay');
    expect(chips(root)).to.deep.equal(['Malmö collector', 'Alert relay']);
    await fillQuestion(page);
    expect(await page.element.submit()).to.equal(true);
    expect(created(page)[0]?.body).to.deep.include({
      installBaseItem: 'ib-frankfurt',
      soldProduct: 'sp-boxeo-monitoring-prod',
      affectedItems: ['ib-malmo', 'ib-relay'],
    });
    await soon(root, '.facts');
    expect(one(root, '.facts').textContent).to.match(/Frankfurt collector.*Alert relay.*Malmö collector/s);
  });

  it('are named after the case was created, one too', async () => {
    const page = await pageOf(html`<oriel-case-create
      case-type="technical-problem"
      install-base-item="ib-frankfurt"
    ></oriel-case-create>`);
    await says(page, '#field-installBaseItem button', /Frankfurt collector/);
    await fillQuestion(page);
    expect(await page.element.submit()).to.equal(true);
    await soon(page.root, '.facts');
    expect(one(page.root, '.facts').textContent).to.match(/Network Monitoring.*Frankfurt collector/s);
  });

  it('move up when the first is taken out', async () => {
    const page = await pageOf(several);
    await waitUntil(() => chips(page.root).length === 2, 'two more', { timeout: 5000 });
    const [none] = await options(page, 'installBaseItem');
    none?.click();
    await says(page, '#field-installBaseItem button', /Rotterdam collector/);
    expect(chips(page.root)).to.deep.equal(['Malmö collector']);
  });

  it('go with a type that asks for none, and come from the address of the page', async () => {
    history.replaceState(null, '', '?items=ib-frankfurt,ib-rotterdam');
    const page = await pageOf(
      html`<oriel-case-create case-type="product-question" hide="soldProduct" items-param="items"></oriel-case-create>`,
    );
    history.replaceState(null, '', location.pathname);
    await waitUntil(() => chips(page.root).length === 2, 'both', { timeout: 5000 });
    await fillQuestion(page);
    expect(await page.element.submit()).to.equal(true);
    expect(created(page)[0]?.body).to.deep.include({
      installBaseItem: 'ib-frankfurt',
      affectedItems: ['ib-rotterdam'],
    });
  });

  it('leave it to the address of the page which product it is about, too', async () => {
    history.replaceState(null, '', '?product=sp-boxeo-gateway');
    const page = await pageOf(
      html`<oriel-case-create case-type="technical-problem" product-param="product"></oriel-case-create>`,
    );
    history.replaceState(null, '', location.pathname);
    await says(page, '#field-soldProduct button', /ACME Access Gateway/);
  });

  it('leave with whom they belong to', async () => {
    const page = await pageOf(several);
    await waitUntil(() => chips(page.root).length === 2, 'two more', { timeout: 5000 });
    await choose(page, 'party', 'Elena Rossi');
    await says(page, '.dropped', /Frankfurt collector, Rotterdam collector, Malmö collector/);
    expect(chips(page.root)).to.deep.equal([]);
    send(page.root);
    await soon(page.root, '#field-soldProduct-error');
  });
});
