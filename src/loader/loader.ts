/**
 * Finds `oriel-*` tags now and later and loads only their code, with the token beside it. Shares no code with the elements:
 * what it tells them lies in the registry of `contract/page.ts`. Every byte here is loaded by every page.
 */
import type { PageConfig, PageRegistry } from '../contract/page.js';

export const page = (): PageRegistry => {
  const place = globalThis as { [key: symbol]: PageRegistry | undefined };
  const key = Symbol.for('oriel');
  place[key] ??= { config: {}, tokens: {} };
  return place[key];
};

/** Settings of the page's default module; at any time. A new `token`, `tokenUrl`, `getToken` or `profile` starts a new session. */
export const configure = (config: PageConfig): void => {
  const { apply } = page();
  if (apply) apply(config);
  else Object.assign(page().config, config);
};

/** Asks for a token while the code is on its way. A failure is the elements' to tell, when they ask again. */
const ask = (address: string | null | undefined): void => {
  const { tokens } = page();
  if (!address) return;
  const url = new URL(address, document.baseURI).href;
  if (url in tokens) return;
  const answer = fetch(url, { method: 'POST' }).then((response) => (response.ok ? response.json() : undefined));
  answer.catch(() => {});
  tokens[url] = answer;
};

/** In a flow only one of the three is shown first: the address tells which (see `components/module/route.ts`). */
const waits = (element: Element): boolean => {
  const rest = location.hash.replace(/^#\/(cases(\/|$))?/, '');
  const first = rest ? (rest === 'new' ? 'create' : 'view') : 'list';
  return element.localName.includes('case-') && !element.localName.endsWith(first);
};

/**
 * Loads the elements inside `root`, and those that come later. The document is looked through first of all; call it with a
 * shadow root whose content is not to be seen from there. `import` of a tag loads its code.
 */
export const start = (
  table: Record<string, () => Promise<unknown>>,
): ((root?: Document | ShadowRoot | Element) => void) => {
  const asked = new Set<string>();

  const fetchCode = (element: Element): void => {
    const tag = element.localName;
    near.unobserve(element);
    const { config } = page();
    const own = element.closest('oriel-module[token-url]');
    if (own) ask(own.getAttribute('token-url'));
    else if (!config.token && !config.getToken) ask(config.tokenUrl);
    if (asked.has(tag)) return;
    asked.add(tag);
    table[tag]?.().catch(() => {
      // The line was lost: asked again when it is back.
      asked.delete(tag);
      addEventListener('online', () => fetchCode(element), { once: true });
    });
  };
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) fetchCode(target);
    },
    { rootMargin: '600px' },
  );
  const see = (element: Element): void => {
    const tag = element.localName;
    if (!table[tag] || asked.has(tag)) return;
    if (element.closest('oriel-module[flow]:not(:defined)') && waits(element)) {
      void customElements.whenDefined('oriel-module').then(() => near.observe(element));
    } else if (tag === 'oriel-module' || (element.getClientRects()[0]?.top ?? Infinity) < 2 * innerHeight)
      fetchCode(element);
    else near.observe(element);
  };
  const look = (root: ParentNode): void => {
    if (root instanceof Element) see(root);
    root.querySelectorAll(':not(:defined)').forEach(see);
  };
  const later = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) look(node);
  });
  return (root = document) => {
    look(root);
    later.observe(root, { childList: true, subtree: true });
    // What was mistyped is told once the page has long been drawn.
    setTimeout(() => table['check']?.().catch(() => {}), 4000);
  };
};
