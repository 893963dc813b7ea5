/**
 * Oriel for bundlers. Importing it does nothing: `load()` looks for `oriel-*` tags and loads what it finds; or import
 * `oriel/define/case-list` and register what you use.
 */
import { elements } from './loader/elements.js';
import { start } from './loader/loader.js';

export type { CallOptions, Client, ClientOptions, GetToken } from './client/index.js';
export { createClient, OrielError } from './client/index.js';
export type * from './contract/index.js';
export type { PageConfig } from './contract/page.js';
export type * from './events/index.js';
export { configure } from './loader/loader.js';

/** Context of the module around an element, for own widgets: a consumer of `@lit/context` gets the `Host`. */
export { hostContext } from './state/context.js';
export type { Host } from './state/host.js';

/** Adds a language, or replaces one: `addLocale('fr', () => import('./fr.js'))`. */
export { addLocale } from './ui/localize.js';

let loader: ReturnType<typeof start> | undefined;
/** Loads the elements in the document, or in a shadow root, now and later. */
export const load = (root?: Document | ShadowRoot | Element): void => {
  loader ??= start(elements);
  loader(root);
};
