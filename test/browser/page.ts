/** A page to stand on, and ways to look into it. */

/** Every element below `root`, through open shadow roots. */
export function* deep(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* deep(element.shadowRoot);
  }
}

/** What can be read below `root`, digits apart (clocks go on), in document order. */
export const readable = (root: ParentNode): string => {
  const texts: string[] = [];
  const walk = (node: Node): void => {
    if (node instanceof Text) texts.push(node.data);
    if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return;
    if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
    else for (const child of node.childNodes) walk(child);
    if (node instanceof ShadowRoot) for (const child of node.host.childNodes) walk(child);
  };
  walk(root as unknown as Node);
  return texts.join(' ').replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
};

export const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

type Updating = Element & { updateComplete?: Promise<unknown> };

/** Resolves when nothing has changed below `root` for a few frames, or after `limit` ms when something always does. */
export async function settled(root: ParentNode, limit = 3000): Promise<void> {
  const end = performance.now() + limit;
  let last = '';
  for (let still = 0; still < 4 && performance.now() < end; ) {
    const elements = [...deep(root)] as Updating[];
    await Promise.race([Promise.all(elements.map((element) => element.updateComplete)), frame().then(frame)]);
    await frame();
    const busy = elements.some((element) => element.getAttribute('aria-busy') === 'true');
    const look = `${elements.length} ${readable(root).length} ${elements.filter((e) => e.isConnected).length} ${busy}`;
    still = look === last && !busy ? still + 1 : 0;
    last = look;
    // A scene that shows waiting stays busy: then the calm of the tree has to do.
    if (busy && performance.now() > end - limit / 2) break;
  }
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  html { background: #fff; color: #16191d; color-scheme: light; }
  html[data-page='dark'] { background: #14171b; color: #eceef1; color-scheme: dark; }
  body { margin: 0; font: 15px/1.6 sans-serif; }
  h1 { margin: 8px; font-size: 20px; }
`);
document.adoptedStyleSheets.push(sheet);

/**
 * A page as a careful site owner writes it: title, language, one main landmark with a heading. All of axe's rules
 * about pages hold, so that none has to be switched off. Answers the place where a scene is staged.
 */
export function openPage({ theme = 'light', lang = 'en', dir = 'ltr', width = 1280 } = {}): HTMLElement {
  document.title = 'A partner site';
  Object.assign(document.documentElement, { lang, dir });
  document.documentElement.dataset['page'] = theme;
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = 'Support';
  const place = document.createElement('div');
  place.style.width = `${width}px`;
  main.append(heading, place);
  document.body.append(main);
  return place;
}

export function closePage(place: HTMLElement): void {
  place.closest('main')?.remove();
  document.documentElement.removeAttribute('data-page');
  Object.assign(document.documentElement, { lang: 'en', dir: 'ltr' });
}
