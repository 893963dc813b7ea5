import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import type { Appearance, ComponentInstance, Module } from '../contract/module.js';
import { defaultHost, Host, registry } from './host.js';
import { HostController } from './host-controller.js';
import { provideHost } from './provide-host.js';

class Widget extends LitElement {
  static override properties = {
    instance: {},
    pageSize: { attribute: 'page-size' },
    hideSearch: { type: Boolean, attribute: 'hide-search' },
    appearance: { attribute: false },
  };
  declare instance?: string;
  declare pageSize?: string;
  declare hideSearch?: boolean;
  declare appearance?: Appearance;
  readonly module = new HostController(this);
  seen: (Appearance | undefined)[] = [];
  protected override willUpdate(): void {
    this.seen.push(this.appearance);
  }
  override render() {
    return html``;
  }
}
customElements.define('test-host-widget', Widget);

const module = (instance: ComponentInstance | null, more: Partial<Module> = {}): Module => ({
  name: 'm',
  title: '',
  locale: 'de',
  appearance: { accent: 'red' },
  support: { name: '' },
  attachments: { maxBytes: 1, maxCount: 1, types: [] },
  caseTypes: [],
  instance,
  ...more,
}); // prettier-ignore
const instance = (attributes: ComponentInstance['attributes']): ComponentInstance => ({
  name: 'i',
  element: 'e',
  attributes,
});

describe('host controller', () => {
  let place: HTMLElement;
  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
  });
  afterEach(() => place.remove());
  const put = (attributes: Record<string, string> = {}): Widget => {
    const widget = document.createElement('test-host-widget') as Widget;
    for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
    place.append(widget);
    return widget;
  };

  it('takes an attribute before the instance, and the instance before what is built in', () => {
    const host = new Host({});
    provideHost(place, () => host);
    const widget = put({ instance: 'i' });
    expect(widget.module.setting('page-size', '10')).to.equal('10');
    host.absorb({ module: module(instance({ 'page-size': '25', 'hide-search': true })) }, 'i');
    expect(widget.module.setting('page-size', '10')).to.equal('25');
    expect(widget.module.setting('hide-search', false)).to.equal(true);
    widget.pageSize = '50';
    expect(widget.module.setting('page-size', '10')).to.equal('50');
  });

  it('asks with its first request for module and viewer, and then for what is not known yet', () => {
    const host = new Host({});
    expect(host.include('i')).to.deep.equal({ with: 'module,viewer' });
    const rest = host.absorb({ items: [1], module: module(instance({})), viewer: { id: 'v' } as never }, 'i');
    expect(rest).to.deep.equal({ items: [1] });
    expect(host.include('i')).to.deep.equal({});
    expect(host.include('other')).to.deep.equal({ with: 'module' });
    expect(host.include()).to.deep.equal({});
  });

  it('dresses a widget without a module element in the look and language of the default module', async () => {
    registry().config = { appearance: { accent: 'blue' }, locale: 'ar', getToken: () => 't' };
    const widget = put();
    expect(widget.module.host).to.equal(defaultHost());
    await widget.updateComplete;
    expect(widget.seen, 'with the first update, not after it').to.deep.equal([{ accent: 'blue' }]);
    expect(widget.lang).to.equal('ar');
    registry().apply?.({ locale: 'de', appearance: { accent: 'green' } });
    await widget.updateComplete;
    expect(widget.appearance).to.deep.equal({ accent: 'green' });
    expect(widget.lang).to.equal('de');
  });

  it('leaves the language that the page gave to a widget', () => {
    registry().apply?.({ locale: 'ar' });
    expect(put({ lang: 'fr' }).lang).to.equal('fr');
  });

  it('leaves look and language to a module element, and adds the look of the instance', async () => {
    const host = new Host({ appearance: { accent: 'blue' }, locale: 'ar' });
    provideHost(place, () => host);
    const widget = put({ instance: 'i' });
    host.absorb({ module: module(instance({ density: 'compact', 'heading-font': 'serif', order: 'x' })) }, 'i');
    await widget.updateComplete;
    expect(widget.appearance).to.deep.equal({ density: 'compact', headingFont: 'serif' });
    expect(widget.lang).to.equal('');
  });

  it('forgets the person when the site’s login changes, and keeps the module', () => {
    const host = new Host({ getToken: () => 't' });
    host.absorb({ module: module(null), viewer: { id: 'v' } as never });
    host.signedIn();
    expect(host.viewer).to.equal(undefined);
    expect(host.session).to.equal('unknown');
    expect(host.module?.name).to.equal('m');
  });

  it('says that there is no way to a token, and takes one that comes after all', async () => {
    const { setTimeout: original } = window;
    // The wait for the page's own script is over at once.
    window.setTimeout = ((work: (told: boolean) => void, ms: number, told: boolean) =>
      original(work, ms === 3000 ? 0 : ms, told)) as typeof setTimeout;
    const host = new Host({});
    try {
      const { code, temporary } = await host.client.session.token().catch((reason) => reason);
      expect([code, temporary]).to.deep.equal(['setup', false]);
      let stale = false;
      host.onStale(({ all }) => {
        stale = all === true;
      });
      host.configure({ getToken: () => 't' });
      expect(stale, 'what was refused is asked again').to.equal(true);
      expect(await host.client.session.token()).to.equal('t');
    } finally {
      window.setTimeout = original;
    }
  });

  it('takes a token of null as nobody signed in, and an address that is not there as a mistake', async () => {
    const nobody = await new Host({ token: null }).client.session.token().catch((reason) => reason);
    expect(nobody.code).to.equal('unauthenticated');
    for (const [status, code] of [
      [404, 'setup'],
      [503, 'network'],
      [401, 'unauthenticated'],
    ] as const) {
      const answer = async () => new Response('', { status });
      const host = new Host({ tokenUrl: '/token', fetch: answer as typeof fetch });
      const error = await host.client.session.token().catch((reason) => reason);
      expect(error.code).to.equal(code);
      if (status !== 401) expect(error.message).to.equal(`${location.origin}/token answered ${status}`);
    }
  });

  it('listens to the page only while a widget is there', async () => {
    const host = new Host({});
    provideHost(place, () => host);
    const widget = put();
    let updates = 0;
    host.subscribe(() => updates++)();
    dispatchEvent(new Event('offline'));
    expect(host.online).to.equal(navigator.onLine);
    widget.remove();
    await new Promise((resolve) => setTimeout(resolve, 5));
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    dispatchEvent(new Event('offline'));
    Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
    expect(host.online, 'nobody told it').to.equal(true);
    expect(updates).to.equal(0);
  });
});
