/** Hands to bring an element of a scene into a situation, as a person and their connection would. */
import { HostRequestEvent } from '../src/state/context.js';
import type { Host } from '../src/state/index.js';

export const handsOf = (tag: keyof HTMLElementTagNameMap & `oriel-${string}`) => {
  const widget = (root: HTMLElement) => {
    const element = root.querySelector(tag) as (HTMLElement & { updateComplete: Promise<boolean> }) | null;
    if (!element?.shadowRoot) throw new Error(`The scene has no ${tag}`);
    return { element, shadow: element.shadowRoot };
  };
  const find = <T extends HTMLElement>(root: HTMLElement, selector: string): T => {
    const found = widget(root).shadow.querySelector<T>(selector);
    if (!found) throw new Error(`The scene has no ${selector}`);
    return found;
  };
  /** Waits until something stands, as a person would. */
  const until = async (root: HTMLElement, selector: string): Promise<void> => {
    for (let left = 100; left > 0; left--) {
      if (widget(root).shadow.querySelector(selector)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${selector} did not come`);
  };
  return {
    find,
    until,
    /** Presses the first that can be seen, of those with that text where one is named. */
    press: (root: HTMLElement, selector: string, text = ''): void => {
      const found = [...widget(root).shadow.querySelectorAll<HTMLElement>(selector)].find(
        (each) => each.checkVisibility() && each.textContent?.includes(text),
      );
      if (!found) throw new Error(`The scene has no ${selector} ${text}`);
      found.click();
    },
    type: async (root: HTMLElement, name: string, text: string): Promise<void> => {
      const control = find<HTMLInputElement>(root, `#field-${name}`);
      control.value = text;
      control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await widget(root).element.updateComplete;
    },
    choose: (root: HTMLElement, files: File[]): void => {
      const transfer = new DataTransfer();
      for (const file of files) transfer.items.add(file);
      const input = find<HTMLInputElement>(root, '.drop input');
      input.files = transfer.files;
      input.dispatchEvent(new Event('change'));
    },
    /** The module around the widget, in a situation that only time or the network brings about. */
    change: async (root: HTMLElement, what: Partial<Pick<Host, 'online' | 'session'>>): Promise<void> => {
      const { element } = widget(root);
      element.dispatchEvent(new HostRequestEvent(element, (host) => Object.assign(host, what)));
      (element as unknown as { requestUpdate: () => void }).requestUpdate();
      await element.updateComplete;
    },
  };
};
