import { LitElement } from 'lit';

/**
 * A part that holds behaviour. It renders into the shadow root of its widget, with that widget's styles, so that labels,
 * descriptions and what they name live in one root; a widget adds the part's styles to its own.
 */
export abstract class Part extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

let count = 0;
/** An id that is unique in the page. */
export const newId = (): string => `o${++count}`;

/** Registers a part once; another copy of Oriel on the page may have been first. */
export const definePart = (tag: string, part: CustomElementConstructor): void => {
  if (!customElements.get(tag)) customElements.define(tag, part);
};
