/**
 * What the loader and the elements tell each other, on `globalThis[Symbol.for('oriel')]`: the loader is so small that it shares
 * no code with them. Types only.
 */
import type { Appearance } from './module.js';

export type PageToken = string | { token: string; expiresAt?: string } | null | undefined;

/** Settings of a module on a page, from a script tag, `configure()` or `<oriel-module>`. */
export interface PageConfig {
  /** Name of the module. */
  module?: string | undefined;
  /** Origin of the API. */
  api?: string | undefined;
  /** Address on the host site that answers `POST` with `{token, expiresAt}`. */
  tokenUrl?: string | undefined;
  /** Instead of `tokenUrl`: the page's own way to a token. */
  getToken?: (() => PageToken | Promise<PageToken>) | undefined;
  /** A token that the page was served with: saves the first trip. */
  token?: PageToken;
  /** Id of one of the person's own profiles; default: that of the token, or the oldest. Another one starts a new session. */
  profile?: string | undefined;
  locale?: string | undefined;
  appearance?: Appearance | undefined;
  fetch?: typeof fetch | undefined;
}

export interface PageRegistry {
  /** Settings of the default module. */
  config: PageConfig;
  /** Answers of token addresses that were asked beside the code; taken once. */
  tokens: Record<string, Promise<PageToken> | undefined>;
  /** Called with new settings of the default module, once elements are there. */
  apply?: (config: PageConfig) => void;
}
