import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import type { PageRegistry } from '../contract/page.js';
import { configure, start } from './loader.js';

const registry = (): PageRegistry =>
  (globalThis as unknown as Record<symbol, PageRegistry>)[Symbol.for('oriel')] as PageRegistry;
let loaded: string[] = [];
let asked: string[] = [];
let failing = false;
let place: HTMLElement;
let count = 0;
const original = globalThis.fetch;

/** Names of three elements that nobody knows yet. */
const tags = () => {
  count++;
  return ['one', 'two', 'three'].map((word) => `oriel-test-${word}-${count}`) as [string, string, string];
};
const table = (names: string[]) =>
  Object.fromEntries(
    names.map((tag) => [
      tag,
      async () => {
        loaded.push(tag);
        if (failing) throw new TypeError('cut');
        customElements.define(tag, class extends HTMLElement {});
      },
    ]),
  );

describe('loader', () => {
  beforeEach(() => {
    loaded = [];
    asked = [];
    failing = false;
    configure({});
    registry().config = {};
    registry().tokens = {};
    delete registry().apply;
    globalThis.fetch = (async (input: RequestInfo | URL, init?: RequestInit) => {
      asked.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return new Response('{"token":"t"}');
    }) as typeof fetch;
    place = document.createElement('div');
    document.body.prepend(place);
    scrollTo(0, 0);
  });
  afterEach(() => {
    globalThis.fetch = original;
    place.remove();
  });
  const put = (tag: string, into: ParentNode = place): Element => {
    const element = document.createElement(tag);
    into.append(element);
    return element;
  };

  it('asks for nothing before a tag is seen', async () => {
    registry().config = { tokenUrl: '/token' };
    start(table(tags()))();
    await aTimeout(30);
    expect([loaded, asked]).to.deep.equal([[], []]);
  });

  it('loads what is there and what comes later, each once, with one token beside it', async () => {
    const names = tags();
    const [one, two] = names;
    registry().config = { tokenUrl: '/token' };
    put(one);
    put(one);
    start(table(names))();
    expect(loaded, 'at once').to.deep.equal([one]);
    const wrapper = document.createElement('section');
    put(two, wrapper);
    place.append(wrapper);
    await waitUntil(() => loaded.length === 2);
    expect(loaded).to.deep.equal([one, two]);
    expect(asked).to.deep.equal(['POST /token']);
    expect(await registry().tokens[new URL('/token', document.baseURI).href]).to.deep.equal({ token: 't' });
  });

  it('waits with what is far below until it is near', async () => {
    const names = tags();
    const space = document.createElement('div');
    space.style.height = `${innerHeight * 4}px`;
    place.append(space);
    put(names[0]);
    start(table(names))();
    await aTimeout(100);
    expect(loaded).to.deep.equal([]);
    scrollTo(0, innerHeight * 2.5);
    await waitUntil(() => loaded.length === 1);
  });

  it('looks into a shadow root when it is told to', async () => {
    const names = tags();
    const root = place.attachShadow({ mode: 'open' });
    const load = start(table(names));
    load();
    put(names[0], root);
    await aTimeout(20);
    expect(loaded).to.deep.equal([]);
    load(root);
    expect(loaded).to.deep.equal([names[0]]);
    put(names[1], root);
    await waitUntil(() => loaded.length === 2);
  });

  it('asks again when the line is back', async () => {
    const names = tags();
    failing = true;
    put(names[0]);
    start(table(names))();
    await aTimeout(10);
    failing = false;
    dispatchEvent(new Event('online'));
    expect(loaded).to.deep.equal([names[0], names[0]]);
    await customElements.whenDefined(names[0]);
  });

  it('asks for no token when the page has given one, or a way to one', async () => {
    const names = tags();
    configure({ tokenUrl: '/token', getToken: () => 't' });
    put(names[0]);
    start(table(names))();
    await aTimeout(10);
    expect(asked).to.deep.equal([]);
  });

  it('hands new settings to the elements once they are there', () => {
    configure({ locale: 'de' });
    expect(registry().config.locale).to.equal('de');
    const heard: unknown[] = [];
    registry().apply = (config) => heard.push(config);
    configure({ locale: 'ar' });
    expect(heard).to.deep.equal([{ locale: 'ar' }]);
  });
});
