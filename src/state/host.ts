/** What a module hands down to its widgets: client, session, configuration, viewer, locale, appearance. */
import { Client } from '../client/client.js';
import { OrielError } from '../client/error.js';
import type { GetToken, TokenAnswer } from '../client/token.js';
import type { LiveEvent } from '../contract/event.js';
import type { Appearance, ComponentInstance, Module } from '../contract/module.js';
import type { PageConfig, PageRegistry } from '../contract/page.js';
import type { Included } from '../contract/routes.js';
import type { Viewer } from '../contract/viewer.js';

export type SessionState = 'unknown' | 'signed-in' | 'signed-out';

/**
 * Something is stale: named by tags, or everything (`all`); `anew`: it belongs to another profile, and nothing of it may stay.
 * `event` when somebody else changed it.
 */
export interface Change {
  readonly tags?: readonly string[];
  readonly all?: true;
  readonly anew?: boolean;
  readonly event?: LiveEvent;
}

export const registry = (): PageRegistry => {
  const place = globalThis as { [key: symbol]: PageRegistry | undefined };
  const key = Symbol.for('oriel');
  place[key] ??= { config: {}, tokens: {} };
  return place[key];
};

export class Host {
  readonly client: Client;
  /** Name of the module, as the page says it. */
  name: string | undefined;
  session: SessionState = 'unknown';
  module: Module | undefined;
  viewer: Viewer | undefined;
  /** What the page asks for; see `locale` and `appearance` for what holds. */
  config: PageConfig = {};
  online = globalThis.navigator?.onLine !== false;
  /** True while the stream of live events is up. */
  live = false;
  readonly #instances = new Map<string, ComponentInstance | null>();
  readonly #watchers = new Set<() => void>();
  readonly #hearers = new Set<(change: Change) => void>();
  #stop: AbortController | undefined;
  #told: ((told: boolean) => void) | undefined;

  constructor(config: PageConfig) {
    this.client = new Client({ ...config, getToken: this.#token });
    this.config = config;
    this.name = config.module;
    this.client.subscribe((notice) => {
      if (notice.type === 'session') this.#signed(notice.signedIn);
      else if (notice.type === 'live') {
        this.live = notice.live;
        this.#changed();
      } else if (notice.type === 'reset') this.stale({ all: true });
      else this.stale(notice);
    });
  }

  /** BCP 47 tag that the page or the module asks for; undefined leaves it to the document. */
  get locale(): string | undefined {
    return this.config.locale ?? (globalThis.document?.documentElement.lang ? undefined : this.module?.locale);
  }
  /** The module's appearance with the page's over it. */
  get appearance(): Appearance {
    return { ...this.module?.appearance, ...this.config.appearance };
  }

  /**
   * Other settings. A new `token`, `tokenUrl`, `getToken` or `profile` starts a new session and everything is asked for again;
   * with another profile nothing of the one before stays meanwhile.
   */
  configure(config: PageConfig): void {
    const signIn = 'token' in config || 'tokenUrl' in config || 'getToken' in config;
    const { client } = this;
    this.config = { ...this.config, ...config };
    const { profile } = this.config;
    if (signIn && this.#told) this.#told(true);
    else if (signIn) this.signedIn();
    if (profile !== client.profile) {
      client.profile = profile;
      this.#begin(true);
    }
    this.#told = undefined;
    this.#changed();
  }

  /** The page's login changed: forget the person and ask again. */
  signedIn(): void {
    this.client.session.replace();
    this.session = 'unknown';
    this.#begin();
  }

  #begin(anew = false): void {
    this.client.close();
    this.client.cursor = '';
    this.viewer = undefined;
    this.stale({ all: true, anew });
  }

  /** The instance of that name, once an answer has carried it. */
  instance(name: string | null | undefined): ComponentInstance | undefined {
    return this.#instances.get(name ?? '') ?? undefined;
  }

  /** What a first request adds to its answer: `{with: 'module,viewer'}` until it is known, then nothing. */
  include(instance?: string | null): { with?: string } {
    const known = this.module && (!instance || this.#instances.has(instance));
    const parts = [...(known ? [] : ['module']), ...(this.viewer ? [] : ['viewer'])];
    return parts.length > 0 ? { with: parts.join() } : {};
  }

  /** Takes module, instance and viewer out of an answer that carries them; answers the rest. */
  absorb<T extends Included>(answer: T, instance?: string | null): Omit<T, 'module' | 'viewer'> {
    const { module, viewer, ...rest } = answer;
    if (module) {
      this.module = module;
      if (instance) this.#instances.set(instance, module.instance);
    }
    if (viewer) {
      this.viewer = viewer;
      sendWaiting(this);
    }
    if (module || viewer) this.#changed();
    return rest;
  }

  /** Says that something is stale: queries that show it ask again. */
  stale(change: Change | readonly string[]): void {
    const told = Array.isArray(change) ? { tags: change } : (change as Change);
    for (const hear of this.#hearers) hear(told);
  }
  /** Hears what gets stale; answers the function that ends it. */
  onStale(hear: (change: Change) => void): () => void {
    this.#hearers.add(hear);
    return () => void this.#hearers.delete(hear);
  }
  /**
   * Hears that something here has changed; answers the function that ends it. Only while somebody hears does the host listen
   * to the page and keep the stream of live events.
   */
  subscribe(watch: () => void): () => void {
    if (!this.#stop) {
      this.#stop = new AbortController();
      const { signal } = this.#stop;
      const line = (): void => {
        this.online = navigator.onLine;
        this.#changed();
      };
      line();
      for (const type of ['online', 'offline']) addEventListener(type, line, { signal });
    }
    this.#watchers.add(watch);
    return () => {
      this.#watchers.delete(watch);
      // A widget that is moved leaves and comes back at once.
      setTimeout(() => this.#watchers.size || this.dispose());
    };
  }

  /** Stops listening; a later `subscribe` starts again. */
  dispose(): void {
    this.#stop?.abort();
    this.#stop = undefined;
    this.client.close();
  }

  #changed(): void {
    for (const watch of this.#watchers) watch();
  }

  #signed(signedIn: boolean): void {
    const session = signedIn ? 'signed-in' : 'signed-out';
    if (session === this.session) return;
    this.session = session;
    if (!signedIn) this.viewer = undefined;
    this.#changed();
  }

  readonly #token: GetToken = async (): Promise<TokenAnswer> => {
    const { token, getToken, tokenUrl } = this.config;
    if (token !== undefined) {
      // Good once: when it has run out there must be another way to the next one. Null stays: nobody is signed in.
      if (token) this.config.token = undefined;
      return token;
    }
    if (getToken) return getToken();
    if (!tokenUrl) {
      // The page's own script may come after us.
      const told = await new Promise<boolean>((resolve) => {
        this.#told = resolve;
        setTimeout(resolve, 3000, false);
      });
      this.#told = undefined;
      if (told) return this.#token();
      throw new OrielError('setup', 'No way to a token');
    }
    const address = new URL(tokenUrl, globalThis.document?.baseURI).href;
    const { tokens } = registry();
    const started = tokens[address];
    if (started) {
      tokens[address] = undefined;
      const early = await started.catch(() => undefined);
      if (early) return early;
    }
    const response = await (this.config.fetch ?? fetch)(address, { method: 'POST' });
    // The login of the site has ended: nobody is signed in. Other refusals do not pass, an overload does.
    if (response.status === 401 || response.status === 403) return null;
    if (!response.ok)
      throw new OrielError(response.status < 429 ? 'setup' : 'network', `${address} answered ${response.status}`);
    return (await response.json()) as TokenAnswer;
  };
}

/** What was submitted without a connection, on an earlier page, is sent as soon as its person is known. */
const sendWaiting = (host: Host): void => {
  try {
    if (!Object.keys(localStorage).some((name) => name.startsWith('oriel-outbox-'))) return;
  } catch {
    return;
  }
  import('./outbox.js').then(({ openOutbox }) => openOutbox(host)).catch(() => {});
};

let standard: Host | undefined;
/** The module of widgets that no `<oriel-module>` contains: made from the script tag or `configure()` when first needed. */
export const defaultHost = (): Host => {
  if (!standard) {
    const page = registry();
    const host = new Host(page.config);
    standard = host;
    page.apply = (config) => host.configure(config);
  }
  return standard;
};
