/** `<oriel-case-create>` over the real backend in the page, and hands to use it with. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { demoToken, type MockFetch, mockFetch } from 'oriel/mock';
import '../../components/module/define.js';
import type { OrielCaseCreate } from '../../components/case-create/case-create.js';
import '../../components/case-create/define.js';
import { type Asked, fill, type Line, lineTo, one } from './hands.js';

export * from './hands.js';

export interface Page {
  element: OrielCaseCreate;
  root: ShadowRoot;
  fetch: MockFetch;
  asked: Asked[];
  /** Events of the widget: name, then detail. */
  heard: [type: string, detail: unknown][];
  /** How the way to the service behaves from now on. */
  way: Line & { person: string };
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
  const way = { signedIn: true, loseAnswers: 0, person };
  const { asked, through } = lineTo(fetch, way);
  const host = await fixture<HTMLElement>(html`<oriel-module
    name=${module}
    .fetch=${through}
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
export const fillQuestion = async (page: Page) => {
  await fill(page, 'shortDescription', 'How are alerts sent?');
  await fill(page, 'description', 'I would like to know it.');
};
export const send = (root: ShadowRoot) => one(root, '[type=submit]').click();
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
