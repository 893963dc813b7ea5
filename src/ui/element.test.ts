import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import { applyAppearance } from './appearance.js';
import { controls } from './controls.styles.js';
import { OrielElement } from './element.js';
import { defineStrings, setPageLocale } from './localize.js';
import { uiStrings } from './ui.strings.js';

const own = defineStrings('testOnly', { hello: (name: string) => `Hello ${name}` });
class Widget extends OrielElement {
  static override styles = [OrielElement.styles, controls];
  override render() {
    return this.base(
      html`<h2>${this.t(own).hello('Maria')}</h2><p>${this.t(uiStrings).close}</p><button class="btn">A</button>`,
    );
  }
  override firstUpdated() {
    this.ready();
  }
  break() {
    this.fail({ code: 'module-off', message: 'Cases are not available' });
  }
}
customElements.define('test-widget', Widget);

const frame = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
const scheme = (element: Element) => getComputedStyle(element).colorScheme;
const isPanel = (element: Element) => element.matches(':state(panel)');
const widgetIn = (place: Element) => place.querySelector('test-widget') as Widget;
const base = (element: Element) => element.shadowRoot?.querySelector('.base') as HTMLElement;

const page = document.createElement('style');
page.textContent =
  '.test-dark{background:#111416}.test-mid{background:#7aa}.test-light{background:#fff}.test-paper{background:#fafafa}';
before(() => document.head.append(page));
after(() => page.remove());

it('follows the background behind it when a class of the page changes', async () => {
  const place = await fixture<HTMLElement>(html`<div class="test-light"><div><test-widget></test-widget></div></div>`);
  const widget = widgetIn(place);
  expect(scheme(widget)).to.equal('light');
  place.className = 'test-dark';
  await frame();
  expect(scheme(widget)).to.equal('dark');
  expect(isPanel(widget)).to.equal(false);
  place.className = 'test-paper';
  await frame();
  expect(scheme(widget)).to.equal('light');
  expect(isPanel(widget)).to.equal(false);
});

it('looks through transparent ancestors and shadow roots', async () => {
  const place = await fixture<HTMLElement>(html`<div class="test-dark"><section></section></div>`);
  const root = place.querySelector('section')?.attachShadow({ mode: 'open' }) as ShadowRoot;
  root.append(document.createElement('test-widget'));
  const widget = root.firstElementChild as Widget;
  await widget.updateComplete;
  expect(scheme(widget)).to.equal('dark');
});

it('judges a picture behind it by the text that the page puts on it', async () => {
  const place = await fixture<HTMLElement>(html`<div><test-widget></test-widget></div>`);
  place.style.cssText = 'background:linear-gradient(#123,#045);color:white';
  await frame();
  expect(scheme(widgetIn(place))).to.equal('dark');
});

it('stands on a panel where the background guarantees no contrast', async () => {
  const place = await fixture<HTMLElement>(html`<div class="test-mid"><test-widget></test-widget></div>`);
  const widget = widgetIn(place);
  expect(isPanel(widget)).to.equal(true);
  expect(getComputedStyle(base(widget)).borderTopWidth).to.equal('1px');
  expect(getComputedStyle(base(widget)).backgroundColor).not.to.equal('rgba(0, 0, 0, 0)');
});

it('takes the scheme that an attribute names, and paints it where the page is not of it', async () => {
  const place = await fixture<HTMLElement>(
    html`<div class="test-light"><test-widget theme="dark"></test-widget></div>`,
  );
  const widget = widgetIn(place);
  expect(scheme(widget)).to.equal('dark');
  expect(isPanel(widget)).to.equal(true);
  widget.theme = 'light';
  await widget.updateComplete;
  expect(scheme(widget)).to.equal('light');
  expect(isPanel(widget)).to.equal(false);
});

it('inherits the appearance of its module; its own attribute wins', async () => {
  const place = await fixture<HTMLElement>(
    html`<div class="test-light"><test-widget></test-widget><test-widget theme="host" density="spacious"></test-widget></div>`,
  );
  applyAppearance(place, { theme: 'dark', density: 'compact', radius: '11px' });
  await frame();
  const [first, second] = [...place.querySelectorAll('test-widget')] as [Widget, Widget];
  const row = (widget: Widget) => getComputedStyle(base(widget).querySelector('.btn') as Element).minHeight;
  expect(scheme(first)).to.equal('dark');
  expect(scheme(second)).to.equal('light');
  expect(row(first)).to.equal('32px');
  expect(row(second)).to.equal('44px');
  expect(getComputedStyle(base(first).querySelector('.btn') as Element).borderRadius).to.equal('11px');
  applyAppearance(place, {});
  await frame();
  expect(scheme(first)).to.equal('light');
  expect(row(first)).to.equal('36px');
});

it('leaves out what is not valid', async () => {
  const widget = await fixture<Widget>(
    html`<test-widget accent="red;}body{color:red" surface="nope" radius="many" font="1px }"></test-widget>`,
  );
  for (const name of ['accent', 'surface', 'radius', 'font']) {
    expect(getComputedStyle(widget).getPropertyValue(`--oriel-${name}`), name).to.equal('');
  }
  expect(widget.getAttribute('style')).to.equal(null);
});

it('takes font and size of the page, within 14 and 18 px', async () => {
  const place = await fixture<HTMLElement>(html`<div><test-widget></test-widget></div>`);
  place.style.font = '40px Georgia';
  await frame();
  const style = getComputedStyle(base(widgetIn(place)));
  expect(style.fontSize).to.equal('18px');
  expect(style.fontFamily).to.equal('Georgia');
});

it('speaks the closest language, and the new one when it changes', async () => {
  const place = await fixture<HTMLElement>(html`<div lang="de"><test-widget></test-widget></div>`);
  const widget = widgetIn(place);
  await widget.updateComplete;
  const said = () => base(widget).querySelector('p')?.textContent;
  expect(said()).to.equal('Schließen');
  place.lang = 'ar';
  await frame();
  await widget.updateComplete;
  expect(said()).to.equal('إغلاق');
  expect(base(widget).dir).to.equal('rtl');
  place.lang = 'xx';
  await frame();
  await widget.updateComplete;
  expect(said()).to.equal('Close');
  expect(base(widget).lang).to.equal('en-GB');
});

it('stretches every string in the pseudo-locale, also those of functions', async () => {
  const place = await fixture<HTMLElement>(html`<div lang="en-XA"><test-widget></test-widget></div>`);
  await widgetIn(place).updateComplete;
  expect(base(widgetIn(place)).textContent).to.match(
    /\[He\u0301llo\u0301 Ma\u0301ri\u0301a\u0301~+\].*\[Clo\u0301se\u0301~+\]/,
  );
});

it('obeys a language that the site forces, and falls back to that of the module', async () => {
  const { lang } = document.documentElement;
  try {
    document.documentElement.removeAttribute('lang');
    setPageLocale({ fallback: 'de' });
    expect((await fixture<Widget>(html`<test-widget></test-widget>`)).locale.pack).to.equal('de');
    document.documentElement.lang = 'en';
    expect((await fixture<Widget>(html`<test-widget></test-widget>`)).locale.pack).to.equal('en');
    setPageLocale({ force: 'ar', fallback: 'de' });
    expect((await fixture<Widget>(html`<test-widget></test-widget>`)).locale.pack).to.equal('ar');
  } finally {
    setPageLocale({});
    document.documentElement.lang = lang;
  }
});

it('says once that it is ready, and what went wrong', async () => {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  let times = 0;
  place.addEventListener('oriel-widget-ready', () => times++);
  const widget = document.createElement('test-widget') as Widget;
  place.append(widget);
  await widget.updateComplete;
  widget.requestUpdate();
  await widget.updateComplete;
  expect(times).to.equal(1);
  setTimeout(() => widget.break());
  const { detail } = await oneEvent(place, 'oriel-widget-error');
  expect(detail).to.deep.equal({ code: 'module-off', message: 'Cases are not available' });
});

it('is not shown while hidden, whatever the page says of its display', async () => {
  const place = await fixture<HTMLElement>(html`<div><test-widget></test-widget></div>`);
  const rule = document.createElement('style');
  rule.textContent = 'test-widget { display: block; min-block-size: 100svh; }';
  place.append(rule);
  const widget = widgetIn(place);
  widget.hidden = true;
  expect(getComputedStyle(widget).display).to.equal('none');
  widget.hidden = false;
  expect(getComputedStyle(widget).display).to.equal('block');
});

it('never widens the page, whatever is hidden at the end of a cut line', async () => {
  const place = await fixture<HTMLElement>(html`<div><test-widget></test-widget></div>`);
  place.style.width = '320px';
  const line = document.createElement('p');
  line.style.cssText = 'overflow:hidden;white-space:nowrap';
  line.append('long '.repeat(100));
  const hidden = document.createElement('span');
  hidden.className = 'vh';
  hidden.textContent = 'unread';
  line.append(hidden);
  base(widgetIn(place)).append(line);
  expect(hidden.getBoundingClientRect().right, 'the text ends far outside').to.be.greaterThan(window.innerWidth);
  expect(document.documentElement.scrollWidth).to.equal(document.documentElement.clientWidth);
});
