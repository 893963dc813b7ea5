import { expect } from '@open-wc/testing';
import type { Module } from '../contract/module.js';
import type { PageRegistry } from '../contract/page.js';

class Known extends HTMLElement {
  static readonly observedAttributes = [
    ...['href', 'create-href', 'columns', 'page-size', 'theme', 'density', 'paging'],
    ...['accent', 'radius', 'font', 'heading-font'],
  ];
}
const add = (tag: string, attributes: Record<string, string> = {}, into: ParentNode = document.body): HTMLElement => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  into.append(element);
  return element;
};

describe('check of the page', () => {
  const said: string[] = [];
  const { warn } = console;
  before(async () => {
    console.warn = (text: string) => said.push(text);
    customElements.define('oriel-case-list', Known);
    const page = globalThis as unknown as Record<symbol, PageRegistry>;
    page[Symbol.for('oriel')] = { config: { module: 'mine' }, tokens: {} };
    const { defaultHost } = await import('../state/host.js');
    defaultHost().module = {
      name: 'mine',
      appearance: { theme: 'dark', accent: '#7a1f3d', surface: 'whit', headingFont: '16px' },
    } as Module;
    add('oriel-case-list', { accent: 'brwn', radius: 'big', font: '12px', 'heading-font': 'Georgia, serif' });
    add('oriel-case-list', { accent: 'var(--mine)', radius: '0', font: 'Inter' });
    add('oriel-case-list', { href: '/case?case={numbr}&id={id}', 'create-href': '/new?{id}' });
    add('oriel-case-list', { hreff: '/x', colums: 'number', 'page-size': 'abc', density: 'cosy', theme: 'drak' });
    add('oriel-case-list', { columns: 'number subject', hreff: '/y' });
    const fine = {
      id: 'a',
      class: 'b',
      slot: 'c',
      lang: 'de',
      dir: 'ltr',
      hidden: '',
      'data-x': '1',
      'aria-label': 'd',
    };
    add('oriel-case-list', { ...fine, style: '', 'x-data': '', '@click': '', theme: 'dark', columns: 'number state' });
    const flow = add('oriel-module', { flow: '' });
    add('oriel-case-list', { 'cancel-href': '#/' }, flow);
    add('oriel-case-lst');
    add('other-element', { hreff: '/x' });
    add('script', {
      src: 'https://a.example/oriel.js',
      type: 'text/plain',
      'data-token-ulr': '/t',
      'data-theme': 'drak',
      'data-accent': 'brwn',
    });
    add('script', { src: 'https://b.example/oriel.js', type: 'text/plain', 'data-csp': '1' });
    await import('./check.js');
  });
  after(() => {
    console.warn = warn;
  });
  const heard = (text: string): string[] => said.filter((one) => one.includes(text));

  it('names the nearest attribute, once for each mistake', () => {
    expect(heard('“hreff”')).to.deep.equal(['Oriel: <oriel-case-list> has no attribute “hreff”. Did you mean “href”?']);
    expect(heard('“colums”')[0]).to.include('“columns”');
  });

  it('names what a value can be', () => {
    expect(heard('“abc”')[0]).to.include('<oriel-case-list page-size>');
    expect(heard('“cosy”')[0]).to.include('compact, comfortable, spacious');
    expect(heard('<oriel-case-list theme>')[0]).to.include('“drak”').and.include('“dark”');
    expect(heard('“subject”')[0]).to.include('<oriel-case-list columns>');
  });

  it('names the nearest tag', () => {
    expect(heard('<oriel-case-lst>')[0]).to.include('“oriel-case-list”');
  });

  it('looks at the script tags, of which there may be one', () => {
    expect(heard('data-token-ulr')[0]).to.include('“token-url”');
    expect(heard('<script data-theme>')[0]).to.include('“dark”');
    expect(heard('Two scripts')[0]).to.include('https://b.example/oriel.js');
  });

  it('says which values of the look no browser takes, where they stand, and a good one', () => {
    expect(heard('<oriel-case-list accent>')[0]).to.include('“brwn” is no colour').and.include('#7a1f3d');
    expect(heard('<oriel-case-list radius>')[0]).to.include('“big” is no length').and.include('8px');
    expect(heard('<oriel-case-list font>')[0]).to.include('“12px” is no font family');
    expect(heard('<script data-accent>')[0]).to.include('“brwn”');
    expect(heard('of the module').map((text) => text.split(':')[1])).to.deep.equal([
      ' appearance.surface of the module',
      ' appearance.headingFont of the module',
    ]);
  });

  it('says what an address is not filled in with, and what it is', () => {
    expect(heard('<oriel-case-list href>')).to.deep.equal([
      'Oriel: <oriel-case-list href>: “{numbr}” is not known. There is: {number}, {id}.',
    ]);
    expect(heard('<oriel-case-list create-href>')[0]).to.include('“{id}”').and.include('Nothing is filled in here');
  });

  it('is silent about everything else', () => {
    expect(said).to.have.length(18);
  });

  it('looks at a widget that comes later', () => {
    const late = add('oriel-case-list', { pagging: 'pages' });
    late.dispatchEvent(new Event('oriel-widget-ready', { bubbles: true, composed: true }));
    expect(heard('“pagging”')[0]).to.include('“paging”');
  });
});
