import type { RowWindow } from '../parts/row-window.js';

/** Arrow keys go from row to row; everything else stays the browser's. */
export const moveByKey = (
  event: KeyboardEvent,
  root: ParentNode,
  total: number,
  window: RowWindow | undefined,
): void => {
  const row = (event.target as Element).closest<HTMLElement>('.row, .frame');
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -total, End: total }[event.key];
  if (!row || !step || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (window) {
    window.go(window.at + step, total);
    return;
  }
  const links = [...root.querySelectorAll<HTMLElement>('.open')];
  const at = links.findIndex((link) => row.contains(link)) + step;
  links[Math.max(0, Math.min(links.length - 1, at))]?.focus();
};
