import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import { CaseCreateRequestEvent } from '../../src/events/case-create-request.js';
import { CaseSelectEvent } from '../../src/events/case-select.js';
import { defaultHost, HostController, registry } from '../../src/state/index.js';
import './define.js';
import type { OrielModule } from './module.js';

/** A widget that shows what it was handed down. */
class Probe extends LitElement {
  static override properties = { instance: {} };
  declare instance?: string;
  readonly module = new HostController(this);
  override render() {
    return html`<h2>${this.localName}</h2><a href="#/cases/CS1">row</a>`;
  }
}
customElements.define('test-widget', class extends Probe {});
for (const view of ['list', 'create', 'view']) customElements.define(`oriel-case-${view}`, class extends Probe {});
const probe = (root: ParentNode, tag = 'test-widget'): Probe => root.querySelector(tag) as Probe;

describe('oriel-module', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('hands one client and session to all widgets inside', async () => {
    const module = await fixture<OrielModule>(
      html`<oriel-module name="boxeo-portal" api="https://api.example" .getToken=${() => 't'}><p><test-widget></test-widget></p><div><test-widget></test-widget></div></oriel-module>`,
    );
    const [one, two] = [...module.querySelectorAll<Probe>('test-widget')];
    expect(one!.module.host).to.equal(module.host);
    expect(two!.module.host).to.equal(module.host);
    expect(module.host.client.api).to.equal('https://api.example');
    expect(module.host).not.to.equal(defaultHost());
  });

  it('reaches widgets in the shadow roots of others, and those that come later', async () => {
    const module = await fixture<OrielModule>(html`<oriel-module name="m"><div></div></oriel-module>`);
    const root = module.querySelector('div')!.attachShadow({ mode: 'open' });
    const widget = document.createElement('test-widget') as Probe;
    root.append(widget);
    expect(widget.module.host).to.equal(module.host);
  });

  it('is found by widgets that were there before it was defined', async () => {
    // What an undefined module means: the widget waits, and does not turn to the default module.
    const place = document.createElement('div');
    const foreign = document.implementation.createHTMLDocument().createElement('oriel-module');
    place.append(foreign);
    const widget = document.createElement('test-widget') as Probe;
    foreign.append(widget);
    document.body.append(place);
    customElements.upgrade(place);
    await waitUntil(() => widget.module.host);
    expect(widget.module.host).to.equal((foreign as OrielModule).host);
    place.remove();
  });

  it('is the page’s default module where it says nothing of its own', async () => {
    const module = await fixture<OrielModule>(
      html`<oriel-module accent="red"><test-widget></test-widget></oriel-module>`,
    );
    expect(probe(module).module.host).to.equal(defaultHost());
  });

  it('lets the inner of two have its widgets', async () => {
    const outer = await fixture<OrielModule>(
      html`<oriel-module name="a"><oriel-module name="b"><test-widget></test-widget></oriel-module></oriel-module>`,
    );
    expect(probe(outer).module.host).to.equal(outer.querySelector('oriel-module')!.host);
  });

  it('gives its widgets another module when its name changes', async () => {
    const module = await fixture<OrielModule>(html`<oriel-module name="a"><test-widget></test-widget></oriel-module>`);
    const first = probe(module).module.host;
    module.name = 'b';
    await module.updateComplete;
    expect(probe(module).module.host).to.equal(module.host);
    expect(module.host).not.to.equal(first);
    expect(module.host.name).to.equal('b');
  });

  it('asks the page for a token by the newest way given, once', async () => {
    let asked = 0;
    const module = await fixture<OrielModule>(html`<oriel-module name="a"></oriel-module>`);
    const token = module.host.client.session.token();
    module.getToken = () => {
      asked++;
      return 'late';
    };
    expect(await token).to.equal('late');
    expect(await module.host.client.session.token()).to.equal('late');
    expect(asked).to.equal(1);
  });

  it('takes the token that a loader asked for beside the code', async () => {
    const address = new URL('/login', document.baseURI).href;
    registry().tokens[address] = Promise.resolve({ token: 'early' });
    const module = await fixture<OrielModule>(html`<oriel-module name="a" token-url="/login"></oriel-module>`);
    expect(await module.host.client.session.token()).to.equal('early');
  });

  it('sets language and direction on itself, and leaves what the page has set', async () => {
    const module = await fixture<OrielModule>(html`<oriel-module locale="ar"></oriel-module>`);
    expect([module.lang, module.dir]).to.deep.equal(['ar', 'rtl']);
    module.locale = 'de';
    await module.updateComplete;
    expect([module.lang, module.dir]).to.deep.equal(['de', 'ltr']);
    const own = await fixture<OrielModule>(html`<oriel-module locale="ar" lang="de"></oriel-module>`);
    expect(own.lang).to.equal('de');
  });

  it('hands its look down, over that of the module', async () => {
    const module = await fixture<OrielModule>(
      html`<oriel-module name="m" accent="rgb(1, 2, 3)" density="compact"><p></p></oriel-module>`,
    );
    const style = () => getComputedStyle(module.querySelector('p')!);
    expect(style().getPropertyValue('--oriel-accent')).to.equal('rgb(1, 2, 3)');
    expect(style().getPropertyValue('--oriel-density')).to.equal('-1');
    const answer = {
      name: 'm',
      title: '',
      locale: 'en',
      appearance: { accent: 'red', radius: '9px' },
      support: { name: '' },
      attachments: { maxBytes: 1, maxCount: 1, types: [] },
      caseTypes: [],
      instance: null,
    };
    module.host.absorb({ module: answer });
    expect(style().getPropertyValue('--oriel-radius')).to.equal('9px');
    expect(style().getPropertyValue('--oriel-accent')).to.equal('rgb(1, 2, 3)');
    module.removeAttribute('accent');
    await module.updateComplete;
    expect(style().getPropertyValue('--oriel-accent')).to.equal('red');
  });

  it('takes no space of its own', async () => {
    const module = await fixture(html`<oriel-module></oriel-module>`);
    expect(getComputedStyle(module).display).to.equal('contents');
  });

  describe('flow', () => {
    const stage = async (hash = ''): Promise<OrielModule> => {
      history.replaceState(null, '', location.pathname + location.search + hash);
      const module = await fixture<OrielModule>(
        html`<oriel-module name="m" flow>
          <h1>Support</h1>
          <oriel-case-list></oriel-case-list><oriel-case-create></oriel-case-create><oriel-case-view></oriel-case-view>
        </oriel-module>`,
      );
      // The rest of the router comes lazily.
      await import('./flow.js');
      await aTimeout(0);
      return module;
    };
    const shown = (module: OrielModule) =>
      ['list', 'create', 'view'].filter((view) => !probe(module, `oriel-case-${view}`).hidden).join();
    const goes = (module: OrielModule, view: string): Promise<void> => waitUntil(() => shown(module) === view, view);

    it('shows what the address says, and only that asks the backend', async () => {
      const module = await stage('#/cases/CS0001001');
      expect(shown(module)).to.equal('view');
      expect(probe(module, 'oriel-case-view').getAttribute('case')).to.equal('CS0001001');
      expect(probe(module, 'oriel-case-view').module.host).to.equal(module.host);
      expect(probe(module, 'oriel-case-list').module.host).to.equal(undefined);
      location.hash = '#/cases';
      await goes(module, 'list');
      expect(probe(module, 'oriel-case-list').module.host).to.equal(module.host);
    });

    it('goes back and forward with the browser', async () => {
      const module = await stage();
      expect(shown(module)).to.equal('list');
      location.hash = '#/cases/new';
      await goes(module, 'create');
      location.hash = '#/CS2';
      await goes(module, 'view');
      history.back();
      await goes(module, 'create');
      history.back();
      await goes(module, 'list');
    });

    it('begins the form with what was asked for, and the next one as the page has it', async () => {
      const module = await stage();
      const list = probe(module, 'oriel-case-list');
      const form = probe(module, 'oriel-case-create');
      form.setAttribute('prefill', 'priority=2');
      const prefill = { installBaseItem: 'a', affectedItems: 'b,c' };
      list.dispatchEvent(new CaseCreateRequestEvent({ prefill, installBaseItems: ['a', 'b', 'c'] }));
      await goes(module, 'create');
      expect(JSON.parse(form.getAttribute('prefill') ?? '')).to.deep.equal(prefill);
      list.dispatchEvent(new CaseCreateRequestEvent({ prefill: {} }));
      expect(form.getAttribute('prefill')).to.equal('priority=2');
    });

    it('opens a case that was selected, unless the page prevents it', async () => {
      const module = await stage();
      const list = probe(module, 'oriel-case-list');
      const prevent = (event: Event): void => event.preventDefault();
      document.addEventListener('oriel-case-select', prevent);
      list.dispatchEvent(new CaseSelectEvent({ id: '1', number: 'CS1' }));
      await aTimeout(20);
      document.removeEventListener('oriel-case-select', prevent);
      expect(shown(module)).to.equal('list');
      expect(
        list.dispatchEvent(new CaseSelectEvent({ id: '1', number: 'CS1' })),
        'the widget follows its link',
      ).to.equal(false);
      await goes(module, 'view');
      expect(location.hash).to.equal('#/cases/CS1');
    });

    it('gives its widgets real links, and keeps those of the page', async () => {
      const module = await stage();
      expect(probe(module, 'oriel-case-list').getAttribute('href')).to.equal('#/cases/{number}');
      expect(probe(module, 'oriel-case-view').getAttribute('list-href')).to.equal('#/cases');
    });

    it('puts the focus on the title of what it shows, and back on the row one came from', async () => {
      const module = await stage();
      location.hash = '#/cases/CS1';
      const view = probe(module, 'oriel-case-view');
      await waitUntil(() => view.shadowRoot?.activeElement?.localName === 'h2');
      history.back();
      const list = probe(module, 'oriel-case-list');
      await waitUntil(() => list.shadowRoot?.activeElement?.localName === 'a');
    });

    it('leaves hashes alone that are not its own', async () => {
      const module = await stage('#/cases/CS1');
      location.hash = '#contact';
      await aTimeout(20);
      expect(shown(module)).to.equal('view');
    });
  });
});
