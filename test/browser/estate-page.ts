/** `<oriel-install-base>` over the real backend in this page, for the tests of it. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { demoToken, mockFetch } from 'oriel/mock';
import type { OrielInstallBase } from '../../components/install-base/install-base.js';
import '../../components/install-base/define.js';
import '../../components/module/define.js';

/** As one person of a module. */
export const estateOf = async (
  markup: TemplateResult,
  { person = 'maria.lindqvist', width = 1000, fetch = mockFetch() } = {},
) => {
  const asked: URL[] = [];
  const heard = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    asked.push(new URL(input instanceof Request ? input.url : String(input), location.href));
    return fetch(input, init);
  };
  const host = await fixture<HTMLElement>(html`<oriel-module
    name="boxeo-portal"
    .fetch=${heard as typeof globalThis.fetch}
    .getToken=${() => demoToken('boxeo-portal', person)}
    >${markup}</oriel-module
  >`);
  const element = host.querySelector('oriel-install-base') as OrielInstallBase;
  element.style.width = `${width}px`;
  const root = element.shadowRoot as ShadowRoot;
  await waitUntil(
    () => root.querySelector('.row .open') && root.querySelector('[role=status]'),
    'rows and tools stand',
  );
  return { element, root, fetch, asked };
};
export const rowOf = (root: ShadowRoot, name: string) =>
  [...root.querySelectorAll<HTMLElement>('.row:not(.group)')].find(
    (row) => row.querySelector('.name')?.textContent?.trim() === name,
  ) as HTMLElement;
export const names = (root: ShadowRoot) =>
  [...root.querySelectorAll('.row:not(.group) .name')].map((each) => each.textContent?.trim());
/** What the operator's alert does to an item: another health, and the event that tells of it. */
export const worsen = async (fetch: ReturnType<typeof mockFetch>, id: string, health: number) => {
  const store = await fetch.store;
  const at = new Date().toISOString();
  await store.transact(async (tx) => {
    await tx.update('installBaseItem', id, { health, healthAt: at });
    tx.emit({
      id: crypto.randomUUID(),
      type: 'item-changed',
      case: null,
      item: id,
      number: '',
      version: 1,
      at,
      internal: false,
    });
  });
};
