/** Hands to use a widget with, and the line that it asks its service over. */
import { fixtureCleanup, waitUntil } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { MockFetch } from 'oriel/mock';

/** A widget on a page. */
interface Page {
  element: LitElement;
  root: ShadowRoot;
}
export interface Asked {
  method: string;
  path: string;
  body: Record<string, unknown> | undefined;
  key: string | undefined;
}
/** How the way to the service behaves from now on. */
export interface Line {
  signedIn: boolean;
  /** So many answers to writes get lost from now on. */
  loseAnswers: number;
  /** What is wrong with whatever is completed from now on, in words that only the server has. */
  refuse?: { pointer: string; code: string; message: string } | undefined;
}

/** The way to a service, and what went over it. */
export const lineTo = (fetch: MockFetch, line: Line) => {
  const asked: Asked[] = [];
  const through = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (!navigator.onLine) throw new TypeError('Failed to fetch');
    const key = (init.headers as Record<string, string>)['Idempotency-Key'];
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : undefined;
    asked.push({ method: init.method ?? 'GET', path: url.pathname, body, key });
    if (!line.signedIn) {
      return Response.json({ type: 'x', title: 'Ended', status: 401, code: 'token-expired' }, { status: 401 });
    }
    if (line.refuse && body?.['as'] === 'complete') {
      const problem = { type: 'x', title: 'Invalid', status: 422, code: 'invalid', errors: [line.refuse] };
      return Response.json(problem, { status: 422 });
    }
    const answer = await fetch(input, init);
    if (init.method !== 'POST' || line.loseAnswers === 0) return answer;
    line.loseAnswers--;
    throw new TypeError('Failed to fetch');
  };
  return { asked, through: through as typeof globalThis.fetch };
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
export const focused = (root: ShadowRoot) => root.activeElement as HTMLElement | null;
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
