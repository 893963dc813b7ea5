import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Navigation = EventTarget;

/** What a parameter of the page's address says: the record to show, followed while the address changes. */
export class PageParam implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #name: () => string | undefined;
  #stop: AbortController | undefined;

  constructor(host: ReactiveControllerHost, name: () => string | undefined) {
    this.#host = host;
    this.#name = name;
    host.addController(this);
  }

  /** The name `case` is a parameter of the query, `#case` one of the hash. */
  get value(): string | undefined {
    const name = this.#name();
    if (!name) return undefined;
    const [text, key] = name.startsWith('#') ? [location.hash.slice(1), name.slice(1)] : [location.search, name];
    return new URLSearchParams(text).get(key) ?? undefined;
  }

  hostConnected(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const look = (): void => {
      if (this.#name()) this.#host.requestUpdate();
    };
    for (const type of ['popstate', 'hashchange']) addEventListener(type, look, { signal });
    // Where the browser tells of `history.pushState`, the page's own router is followed too.
    (globalThis as { navigation?: Navigation }).navigation?.addEventListener('currententrychange', look, { signal });
  }

  hostDisconnected(): void {
    this.#stop?.abort();
  }
}
