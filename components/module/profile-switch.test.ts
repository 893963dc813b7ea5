import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { demoToken, mockFetch } from 'oriel/mock';
import 'oriel/define/case-create';
import 'oriel/define/case-list';
import type { ProfileChangeEvent } from '../../src/events/profile-change.js';
import './define.js';
import type { OrielModule } from './module.js';

const agency = 'profile-eleanor.voss';
const client = 'profile-eleanor.voss-client';
const commission = /Commission statement/;
const beneficiary = /Name my sister/;

interface Page {
  module: OrielModule;
  /** Profile that each request named. */
  asked: (string | null)[];
  heard: ProfileChangeEvent[];
  text: () => string;
  line: () => string;
  button: () => HTMLButtonElement;
  items: () => HTMLElement[];
  /** How the way to the service behaves: `hold` keeps answers back until it settles. */
  way: { refuse?: string; hold?: Promise<void> };
}

const shadow = (root: ParentNode, tag: string): ShadowRoot | null => root.querySelector(tag)?.shadowRoot ?? null;
/** As it is read: without marks of direction. */
const plain = (element: Element | null | undefined): string =>
  (element?.textContent ?? '')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const words = (root: ShadowRoot | null): string => plain(root?.querySelector('.base'));

const open = async (person = 'eleanor.voss', profile?: string, inside = html`<oriel-case-list></oriel-case-list>`) => {
  const asked: Page['asked'] = [];
  const way: Page['way'] = {};
  const service = mockFetch();
  const through = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const name = new Headers(init.headers).get('oriel-profile');
    asked.push(name);
    if (name && name === way.refuse) {
      const errors = [{ pointer: 'Oriel-Profile', code: 'not-found', message: 'Name another' }];
      return Response.json({ type: 'x', title: 'No', status: 403, code: 'forbidden', errors }, { status: 403 });
    }
    await way.hold;
    return service(input, init);
  };
  const module = await fixture<OrielModule>(html`<oriel-module
    name="harbor-insurance"
    profile=${profile ?? ''}
    profile-switch
    .fetch=${through as typeof fetch}
    .getToken=${() => demoToken('harbor-insurance', person)}
    >${inside}</oriel-module
  >`);
  const root = (): ShadowRoot | null => shadow(module.shadowRoot as ShadowRoot, 'oriel-part-profile-switch');
  const heard: ProfileChangeEvent[] = [];
  module.addEventListener('oriel-profile-change', (event) => heard.push(event));
  return {
    module,
    asked,
    heard,
    way,
    text: () => words(shadow(module, 'oriel-case-list')),
    line: () => words(root()),
    button: () => root()?.querySelector('.btn') as HTMLButtonElement,
    items: () => [...(root()?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])],
  } satisfies Page;
};
const comes = (what: () => unknown, why: string): Promise<void> => waitUntil(what, why, { timeout: 6000 });
const shows = (page: Page, rows: RegExp): Promise<void> => comes(() => rows.test(page.text()), `${rows} is shown`);
const choose = async (page: Page, index: number): Promise<void> => {
  await comes(page.button, 'there is something to choose');
  page.button().click();
  page.items()[index]?.click();
};

describe('profile switch', () => {
  afterEach(() => fixtureCleanup());

  it('says nothing to a person with one profile, and holds its space all the same', async () => {
    const page = await open('claire.donnelly');
    await shows(page, /Water through/);
    expect(page.line()).to.equal('');
    expect(page.module.shadowRoot?.querySelector('oriel-part-profile-switch')?.getBoundingClientRect().height).to.equal(
      48,
    );
    expect(customElements.get('oriel-part-profile-switch'), 'its code was not asked for').to.equal(undefined);
  });

  it('says as whom one is here, and offers the others', async () => {
    const page = await open();
    await comes(page.button, 'the line');
    expect(page.line()).to.match(/^You are here as Eleanor Voss, Harbor Insurance Agency/);
    expect(page.items().map((item) => [plain(item), item.ariaChecked])).to.deep.equal([
      ['Eleanor Voss, Harbor Insurance Agency', 'true'],
      ['Eleanor Voss, Private customer', 'false'],
    ]);
    expect(page.button().ariaLabel).to.equal('Change profile');
  });

  it('changes everything: nothing of the one before stays while the next is on its way', async () => {
    const page = await open();
    await shows(page, commission);
    let release = (): void => {};
    await choose(page, 1);
    await comes(() => page.asked.includes(client), 'the backend is asked first');
    await comes(() => page.module.host.viewer?.id === client, 'another viewer');
    page.way.hold = new Promise((resolve) => {
      release = resolve;
    });
    await comes(() => !commission.test(page.text()), 'the rows are gone');
    expect(page.text()).not.to.match(commission);
    release();
    await shows(page, beneficiary);
    expect(page.text()).not.to.match(commission);
    expect(page.heard.map(({ detail, cancelable }) => [detail, cancelable])).to.deep.equal([
      [{ id: client, kind: 'consumer', name: 'Eleanor Voss' }, true],
    ]);
    expect(page.line()).to.match(/You are here as Eleanor Voss, Private customer/);
    expect(page.line(), 'announced').to.match(/You are now here as Eleanor Voss, Private customer/);
    const before = page.asked.length;
    page.module.host.stale({ all: true });
    await comes(() => page.asked.length > before, 'asked again');
    expect(new Set(page.asked.slice(before))).to.deep.equal(new Set([client]));
  });

  it('goes by keyboard, and the focus is back on the button', async () => {
    const page = await open();
    await comes(page.button, 'the line');
    page.button().focus();
    const press = (key: string): void => {
      const target = (page.button().getRootNode() as ShadowRoot).activeElement;
      target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    };
    press('ArrowUp');
    await comes(() => page.items()[1]?.matches(':focus'), 'the last one has the focus');
    (page.items()[1] as HTMLElement).click();
    await shows(page, beneficiary);
    expect(page.button().matches(':focus')).to.equal(true);
  });

  it('leaves it to a page that prevents the event', async () => {
    const page = await open();
    page.module.addEventListener('oriel-profile-change', (event) => event.preventDefault());
    await choose(page, 1);
    await comes(() => page.heard.length === 1, 'heard');
    expect(page.asked).not.to.include(client);
    expect(page.line()).to.match(/Harbor Insurance Agency/);
  });

  it('says so when the backend refuses, and everything stays', async () => {
    const page = await open();
    await shows(page, commission);
    page.way.refuse = client;
    await choose(page, 1);
    await comes(() => /You cannot be here as that/.test(page.line()), 'the refusal');
    expect(page.text()).to.match(commission);
    expect(page.module.host.viewer?.id).to.equal(agency);
  });

  it('begins as the page says, and goes on without a choice that no longer holds', async () => {
    const kept = await open('eleanor.voss', client);
    await shows(kept, beneficiary);
    expect(new Set(kept.asked)).to.deep.equal(new Set([client]));
    fixtureCleanup();
    const lost = await open('eleanor.voss', 'of-nobody');
    await shows(lost, commission);
    expect(lost.module.host.client.profile).to.equal(undefined);
  });

  it('follows its attribute', async () => {
    const page = await open();
    await shows(page, commission);
    page.module.profile = client;
    await shows(page, beneficiary);
    expect(page.text()).not.to.match(commission);
    page.module.removeAttribute('profile');
    await shows(page, commission);
  });

  it('drops an answer that comes too late', async () => {
    const page = await open();
    await shows(page, commission);
    let release = (): void => {};
    page.way.hold = new Promise((resolve) => {
      release = resolve;
    });
    page.module.host.stale(['cases']);
    await comes(() => page.asked.length > 1, 'asked as the one before');
    page.module.host.configure({ profile: client });
    delete page.way.hold;
    await shows(page, beneficiary);
    release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(page.text()).to.match(beneficiary).and.not.to.match(commission);
    expect(page.module.host.viewer?.id).to.equal(client);
  });

  it('shows nobody the draft of another profile, and gives it back to its writer', async () => {
    const form = html`<oriel-case-create case-type="question"></oriel-case-create>`;
    const page = await open('eleanor.voss', undefined, form);
    const subject = () =>
      shadow(page.module, 'oriel-case-create')?.querySelector<HTMLInputElement>('#field-shortDescription');
    await comes(subject, 'the form');
    const field = subject() as HTMLInputElement;
    field.value = 'For the agency alone';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await comes(() => /Draft saved/.test(words(shadow(page.module, 'oriel-case-create'))), 'kept');
    await choose(page, 1);
    await comes(() => page.module.host.viewer?.id === client && subject()?.value === '', 'an empty form');
    await choose(page, 0);
    await comes(() => subject()?.value === 'For the agency alone', 'the draft of its writer');
    page.module.querySelector('oriel-case-create')?.reset();
  });
});
