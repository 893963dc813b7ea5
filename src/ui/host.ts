/**
 * What the widgets take from the page around them, live: the background they stand on and the language.
 * All widgets share one set of observers; a change of the page is looked at once per frame.
 */
import { onAppearance } from './appearance.js';

export interface HostAware extends HTMLElement {
  /** The page around the element may have changed. */
  hostChanged(): void;
}

const members = new Set<HostAware>();
let waiting = false;
const changed = () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    for (const member of members) member.hostChanged();
  });
};

/** Parent in the flat tree: slot, shadow host or plain parent. */
export const parentOf = (node: Element): Element | null => {
  // The root of a tree that is not in the document is an element, and may have a property `host` of its own.
  const root = node.getRootNode();
  return node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
};

let observer: MutationObserver | undefined;
let stop: AbortController;
const start = () => {
  stop = new AbortController();
  const { signal } = stop;
  observer = new MutationObserver(changed);
  observer.observe(document.head, { childList: true });
  // Late style sheets, and backgrounds that fade.
  document.addEventListener('load', changed, { capture: true, signal });
  document.addEventListener('transitionend', changed, { capture: true, signal });
  matchMedia('(prefers-color-scheme:dark)').addEventListener('change', changed, { signal });
  onAppearance(changed, signal);
  return observer;
};

/** Follows the ancestors of `member`: any attribute of theirs may carry a theme class, a `lang` or a `dir`. */
export const join = (member: HostAware): void => {
  members.add(member);
  const watch = observer ?? start();
  for (let node: Element | null = parentOf(member); node; node = parentOf(node))
    watch.observe(node, { attributes: true });
};

export const leave = (member: HostAware): void => {
  members.delete(member);
  if (members.size) return;
  // The last widget is gone: the page is left as it was found.
  observer?.disconnect();
  observer = undefined;
  stop?.abort();
};

const translucent = /(^rgba.*,|\/) 0(\.[0-4]\d*)?\)$/;

/** True when `element` is shown in a dark scheme. */
export const isDark = (element: Element): boolean => {
  const scheme = getComputedStyle(element).colorScheme;
  return /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia('(prefers-color-scheme:dark)').matches);
};

/**
 * Colour of the nearest painted ancestor (more than half opaque), the page's own canvas when there is none.
 * A picture without a colour tells nothing: then the colour that the page chose for its text there decides.
 */
export const backgroundOf = (element: Element): string => {
  for (let node = parentOf(element); node; node = parentOf(node)) {
    const style = getComputedStyle(node);
    if (!translucent.test(style.backgroundColor)) return style.backgroundColor;
    if (style.backgroundImage !== 'none') return `oklch(from ${style.color} calc(1 - round(l)) 0 0)`;
  }
  // A `<meta name="color-scheme">` is in no computed style, but the text of a page without a colour follows it.
  const root = document.documentElement;
  return isDark(root) || getComputedStyle(root).color === 'rgb(255, 255, 255)' ? '#121212' : '#fff';
};
