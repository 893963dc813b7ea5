declare const __ORIEL_VERSION__: string;
const version = typeof __ORIEL_VERSION__ === 'undefined' ? 'source' : __ORIEL_VERSION__;

/** Registers an element. Quiet when the same version is there already; two versions on one page cannot both be. */
export const define = (tag: string, element: CustomElementConstructor & { version?: string }): void => {
  const there: typeof element | undefined = customElements.get(tag);
  if (there && there.version !== version) {
    console.warn(`<${tag}> of Oriel ${version}: ${there.version} came first.`);
  }
  if (there) return;
  element.version = version;
  customElements.define(tag, element);
};
