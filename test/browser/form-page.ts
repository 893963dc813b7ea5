/** `<oriel-case-create>` over the real backend in the page, and hands to use it with. */
import { fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { demoToken, type MockFetch, mockFetch } from 'oriel/mock';
import '../../components/module/define.js';
import type { OrielCaseCreate } from '../../components/case-create/case-create.js';
import '../../components/case-create/define.js';

interface Request_ {
  method: string;
  path: string;
  body: Record<string, unknown> | undefined;
  key: string | undefined;
}
export interface Page {
  element: OrielCaseCreate;
  root: ShadowRoot;
  fetch: MockFetch;
  asked: Request_[];
  /** Events of the widget: name, then detail. */
  heard: [type: string, detail: unknown][];
  /** How the way to the service behaves from now on. */
  way: { signedIn: boolean; loseAnswers: number; person: string };
}

const events = 'created create-failed queued draft-restored draft-discarded'
  .split(' ')
  .map((name) => `oriel-${/draft/.test(name) ? '' : 'case-'}${name}`);
export const question = html`<oriel-case-create case-type="product-question" hide="soldProduct" href="/cases/{number}"></oriel-case-create>`;

/** A form over the real backend in this page. `fetch` of an earlier page keeps its data. */
export const pageOf = async (
  markup: TemplateResult = question,
  { person = 'maria.lindqvist', module = 'boxeo-portal', fetch = mockFetch() } = {},
): Promise<Page> => {
  const asked: Request_[] = [];
  const way = { signedIn: true, loseAnswers: 0, person };
  const through = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (!navigator.onLine) throw new TypeError('Failed to fetch');
    const key = (init.headers as Record<string, string>)['Idempotency-Key'];
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : undefined;
    asked.push({ method: init.method ?? 'GET', path: url.pathname, body, key });
    if (!way.signedIn) {
      return Response.json({ type: 'x', title: 'Ended', status: 401, code: 'token-expired' }, { status: 401 });
    }
    const answer = await fetch(input, init);
    if (url.pathname !== '/v1/cases' || init.method !== 'POST' || way.loseAnswers === 0) return answer;
    way.loseAnswers--;
    throw new TypeError('Failed to fetch');
  };
  const host = await fixture<HTMLElement>(html`<oriel-module
    name=${module}
    .fetch=${through as typeof globalThis.fetch}
    .getToken=${() => (way.signedIn ? demoToken(module, way.person) : null)}
    >${markup}</oriel-module
  >`);
  const element = host.querySelector('oriel-case-create') as OrielCaseCreate;
  const heard: Page['heard'] = [];
  for (const type of events)
    element.addEventListener(type, (event) => heard.push([type, (event as CustomEvent).detail]));
  const root = element.shadowRoot as ShadowRoot;
  await waitUntil(() => root.querySelector('form, .state-view'), 'the form stands', { timeout: 5000 });
  return { element, root, fetch, asked, heard, way };
};
export const one = <T extends HTMLElement>(root: ShadowRoot, selector: string): T => {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
export const soon = (root: ShadowRoot, selector: string) =>
  waitUntil(() => root.querySelector(selector), `${selector} comes`, { timeout: 5000 });
export const field = (root: ShadowRoot, name: string) => one<HTMLInputElement>(root, `#field-${name}`);
export const fill = async ({ root, element }: Page, name: string, text: string) => {
  const control = field(root, name);
  control.value = text;
  const type = control.localName === 'select' ? 'change' : 'input';
  control.dispatchEvent(new InputEvent(type, { bubbles: true, composed: true }));
  await element.updateComplete;
};
export const fillQuestion = async (page: Page) => {
  await fill(page, 'shortDescription', 'How are alerts sent?');
  await fill(page, 'description', 'I would like to know it.');
};
export const pick = async ({ root, element }: Page, name: string, value: string) => {
  one(root, `input[name=field-${name}][value='${value}']`).click();
  await element.updateComplete;
};
export const button = (root: ShadowRoot, text: string) => {
  const found = [...root.querySelectorAll<HTMLButtonElement>('button, a')].find(
    (each) =>
      each.checkVisibility() && (each.getAttribute('aria-label') ?? each.textContent ?? '').trim().startsWith(text),
  );
  if (!found) throw new Error(`no button ${text}`);
  return found;
};
export const send = (root: ShadowRoot) => one(root, '[type=submit]').click();
export const focused = (root: ShadowRoot) => root.activeElement as HTMLElement | null;
export const created = ({ asked }: Page) =>
  asked.filter(({ method, path }) => method === 'POST' && path === '/v1/cases');
/** Cases of the viewer with that subject, as the backend has them. */
export const stored = async ({ fetch }: Page, subject: string): Promise<number> => {
  const { token } = await demoToken('boxeo-portal', 'maria.lindqvist');
  const filter = encodeURIComponent(JSON.stringify({ eq: ['shortDescription', subject] }));
  const answer = await fetch(`/v1/cases?filter=${filter}`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { total: number }).total;
};
export const saved = (root: ShadowRoot) =>
  waitUntil(() => root.querySelector('.saved .icon'), 'the draft is saved', { timeout: 5000 });
export const setOnline = (online: boolean) => {
  Object.defineProperty(navigator, 'onLine', { get: () => online, configurable: true });
  dispatchEvent(new Event(online ? 'online' : 'offline'));
};
export const choose = async ({ root }: Page, ...files: File[]) => {
  await soon(root, '.drop input');
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  const input = one<HTMLInputElement>(root, '.drop input');
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
};
export const log = (name = 'relay.txt', text = 'since 06:30') => new File([text], name, { type: 'text/plain' });

/** Counts what is kept on the device while `work` goes on: test files share one origin, so nothing can be said of all that is there. */
export const keptDuring = async (work: () => Promise<unknown>): Promise<number> => {
  const { put } = IDBObjectStore.prototype;
  let count = 0;
  IDBObjectStore.prototype.put = function (...row: Parameters<typeof put>) {
    count++;
    return put.apply(this, row);
  };
  try {
    await work();
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  return count;
};

/** Takes the page away. What it kept is encrypted with a key that only its own backend hands out. */
export const leave = (): void => {
  fixtureCleanup();
  setOnline(true);
};
