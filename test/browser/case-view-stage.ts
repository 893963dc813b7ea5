/** A case view over the real backend in the page, and hands and eyes for its tests. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { nothing, type TemplateResult } from 'lit';
import { demoToken, type MockFetch, mockFetch } from 'oriel/mock';
import type { OpsCase } from '../../src/contract/ops.js';
import '../../components/module/define.js';
import type { OrielCaseView } from '../../components/case-view/case-view.js';
import '../../components/case-view/define.js';

export interface Stage {
  view: OrielCaseView;
  root: ShadowRoot;
  fetch: MockFetch;
  /** `POST /v1/…` with what was sent. */
  sent: { path: string; key: string | null; body: unknown }[];
  /** What a screen reader was told. */
  said: string[];
  /** Type and detail of every event that left the element. */
  told: { type: string; detail: unknown }[];
}

const EVENTS = [
  'case-acted',
  'case-action-request',
  'comment-added',
  'case-queued',
  'record-select',
  'case-list-request',
  'draft-restored',
  'widget-ready',
  'widget-error',
];

export const viewOf = async (
  number: string,
  {
    person = 'maria.lindqvist',
    module = 'boxeo-portal',
    markup,
    fetch = mockFetch(),
    losing = 0,
  }: { person?: string; module?: string; markup?: TemplateResult; fetch?: MockFetch; losing?: number } = {},
): Promise<Stage> => {
  const sent: Stage['sent'] = [];
  let lost = 0;
  const heard = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const answer = fetch(input, init);
    if (init?.method === 'POST')
      sent.push({
        path: new URL(String(input), location.href).pathname,
        key: new Headers(init.headers).get('idempotency-key'),
        body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
      });
    if (init?.method !== 'POST' || lost >= losing) return answer;
    // It arrives, and its answer is lost on the way.
    lost++;
    await answer;
    throw new TypeError('Failed to fetch');
  };
  const told: Stage['told'] = [];
  const host = await fixture<HTMLElement>(html`<oriel-module
    name=${module}
    .fetch=${heard as typeof globalThis.fetch}
    .getToken=${() => demoToken(module, person)}
  ></oriel-module>`);
  for (const name of EVENTS)
    host.addEventListener(`oriel-${name}`, (event) =>
      told.push({ type: event.type, detail: (event as CustomEvent).detail }),
    );
  const place = await fixture<HTMLElement>(
    markup ?? html`<oriel-case-view case=${number || nothing} list-href="#/cases"></oriel-case-view>`,
    {
      parentNode: host,
    },
  );
  const view = place as OrielCaseView;
  const root = view.shadowRoot as ShadowRoot;
  await waitUntil(() => root.querySelector('.stream, .state-view'), 'the case or the words for none stand');
  await waitUntil(() => !root.querySelector('.bone-reply'), 'the place to write has come');
  const said: string[] = [];
  new MutationObserver(() => {
    const text = root.querySelector('[role=status]')?.textContent?.trim();
    if (text && said.at(-1) !== text) said.push(text);
  }).observe(root, { subtree: true, childList: true, characterData: true });
  return { view, root, fetch, sent, said, told };
};

export const text = (root: ParentNode, selector: string): string =>
  root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
export const all = (root: ParentNode, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((each) => each.textContent?.replace(/\s+/g, ' ').trim() ?? '');
export const button = (root: ParentNode, name: string): HTMLElement => {
  const found = [...root.querySelectorAll<HTMLElement>('button, a.btn, [role=menuitem]')].find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent ?? '').trim().startsWith(name),
  );
  if (!found) throw new Error(`No button ${name}`);
  return found;
};
export const type = (root: ShadowRoot, words: string, selector = '#reply'): HTMLTextAreaElement => {
  const field = root.querySelector(selector) as HTMLTextAreaElement;
  field.focus();
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return field;
};
export const seen = (root: ShadowRoot, words: string) => () => text(root, '.stream').includes(words);
export const choose = async (root: ShadowRoot, action: string): Promise<void> => {
  button(root.querySelector('.head') as Element, 'More actions').click();
  button(root, action).click();
  await waitUntil(() => root.querySelector('.dialog[open]'), 'the question stands');
};
const agent = async (
  fetch: MockFetch,
  path: string,
  method: string,
  body?: unknown,
  version?: number,
): Promise<Response> =>
  fetch(`/ops/v1/cases/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${fetch.opsKey}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...(version && { 'if-match': `"${version}"` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
export const answer = async (fetch: MockFetch, number: string, words: string): Promise<void> => {
  expect((await agent(fetch, `${number}/activities`, 'POST', { text: words })).status).to.equal(201);
};
export const change = async (fetch: MockFetch, number: string, body: object): Promise<void> => {
  const { version } = (await (await agent(fetch, number, 'GET')).json()) as OpsCase;
  expect((await agent(fetch, number, 'PATCH', body, version)).status).to.equal(200);
};
