import type { LitElement } from 'lit';

/**
 * What had the focus may be gone after an action: then what matches takes it, else the subject of the case. Nothing is taken
 * from a person who has gone on elsewhere meanwhile.
 */
export const regainFocus = async (element: LitElement, selector?: string): Promise<void> => {
  await element.updateComplete;
  await new Promise(requestAnimationFrame);
  const { shadowRoot, isConnected } = element;
  if (!isConnected || shadowRoot?.activeElement || document.activeElement !== document.body) return;
  const target = (selector && shadowRoot?.querySelector<HTMLElement>(selector)) || shadowRoot?.querySelector('h2');
  if (!target) return;
  target.tabIndex = -1;
  target.focus();
};
