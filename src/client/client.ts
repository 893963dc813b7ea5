/** The typed client: one function over an injected fetch. */
import type { LiveEvent } from '../contract/event.js';
import type { BodyOf, ParamsOf, QueryOf, ResultOf, RouteName } from '../contract/routes.js';
import type { Wire } from '../contract/wire-types.js';
import { problemOf, read } from './answer.js';
import { mismatch } from './conforms.js';
import { asOrielError, OrielError } from './error.js';
import { type GetToken, Session } from './token.js';
import { backoff, isOffline, pause } from './wait.js';

type Part<K extends string, V> = V extends undefined
  ? { [P in K]?: undefined }
  : Record<never, never> extends V
    ? { [P in K]?: V }
    : { [P in K]: V };
/** What an operation takes: `params` of the path, `query`, `body`; `form` for an upload. */
export type Input<N extends RouteName> = Part<'params', ParamsOf<N>> &
  Part<'query', QueryOf<N>> &
  Part<'body', BodyOf<N>> & { form?: FormData };

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Component instance in whose name the request is made. */
  instance?: string | undefined;
  /** Idempotency key of a write; made here when left out. Give it to repeat a write whose fate is unknown. */
  key?: string | undefined;
  /** Version that was read, for writes that need `If-Match`. */
  version?: number | undefined;
  /** Milliseconds for one attempt: 10 s to read, 30 s to write unless said. */
  timeout?: number | undefined;
  /** Attempts in all, 3 unless said. */
  attempts?: number | undefined;
  /** In place of the client's own, for this call. */
  fetch?: typeof fetch | undefined;
}

export interface ClientOptions {
  /** Origin of the API, `https://support.example`; empty for the page's own. */
  api?: string | undefined;
  getToken: GetToken;
  /** Id of one of the person's own profiles; without it, that of the token or the oldest. */
  profile?: string | undefined;
  fetch?: typeof fetch | undefined;
}

/** `session`: somebody is signed in, or nobody · `event`: something changed · `reset`: events were missed, everything may have changed · `live`: the stream is up or down. */
export type Notice =
  | { type: 'session'; signedIn: boolean }
  | { type: 'event'; event: LiveEvent; tags: string[] }
  | { type: 'reset' }
  | { type: 'live'; live: boolean };

export class Client {
  readonly api: string;
  readonly session: Session;
  readonly fetch: typeof fetch;
  /** True while requests go by the browser's own fetch. */
  readonly native: boolean;
  /**
   * Last live event that is known. Before the stream is up it comes from the first answer (header `Oriel-Event`), so that
   * what happens between the two is not missed.
   */
  cursor = '';
  /** Whom it asks as; another one makes answers to what was asked before unwanted. */
  profile: string | undefined;
  #listeners = new Set<(notice: Notice) => void>();
  #stream: AbortController | undefined;

  constructor(options: ClientOptions) {
    this.api = (options.api ?? '').replace(/\/+$/, '');
    this.native = !options.fetch;
    this.profile = options.profile;
    // Called late, so that whatever replaces the page's fetch after us is used too.
    this.fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
    this.session = new Session(options.getToken, (signedIn) => this.notify({ type: 'session', signedIn }));
  }

  /** The header that names the profile. */
  get as(): Record<string, string> {
    return this.profile ? { 'Oriel-Profile': encodeURIComponent(this.profile) } : {};
  }

  /** Absolute address of what an answer names relative to the API: `attachment.url`. */
  url(path: string): string {
    return /^https?:/.test(path) ? path : this.api + path;
  }

  notify(notice: Notice): void {
    for (const listener of this.#listeners) listener(notice);
  }

  /** Hears notices; answers the function that ends it. */
  subscribe(listener: (notice: Notice) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Starts the one stream of live events, if it does not run. */
  listen(): void {
    if (this.#stream) return;
    const stop = new AbortController();
    this.#stream = stop;
    import('./stream.js').then(
      ({ stream }) => stream(this, stop.signal),
      () => {
        this.#stream = undefined;
      },
    );
  }

  /** Ends the stream; a later `listen` resumes where it ended. */
  close(): void {
    if (!this.#stream) return;
    this.#stream.abort();
    this.#stream = undefined;
    this.notify({ type: 'live', live: false });
  }

  /**
   * Carries out one operation. Reads and writes with a key are repeated after a failure that may pass;
   * an expired token is renewed once. Rejects with an `OrielError` only.
   */
  async call<N extends RouteName>(route: Wire<N>, input: Input<N>, options: CallOptions = {}): Promise<ResultOf<N>> {
    const {
      params = {},
      query = {},
      body,
      form,
    } = input as { params?: object; query?: object; body?: unknown; form?: FormData };
    const { profile } = this;
    const headers: Record<string, string> = { Accept: 'application/json', ...this.as };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (route.idempotent) headers['Idempotency-Key'] = options.key ?? crypto.randomUUID();
    if (route.versioned && options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
    if (options.instance) headers['Oriel-Instance'] = options.instance;
    const init: RequestInit = { method: route.method, headers, credentials: 'omit' };
    if (form) init.body = form;
    else if (body !== undefined) init.body = JSON.stringify(body);
    const text = await this.send(fill(route.path, params as Record<string, unknown>) + search(query), init, {
      repeatable: route.method === 'GET' || !!route.idempotent,
      ...options,
    });
    if (profile !== this.profile) throw aborted();
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw new OrielError('contract', `${route.path}: is not JSON`, undefined, { cause });
    }
    const wrong = route.shape && mismatch(route.shape, value);
    if (wrong) throw new OrielError('contract', `${route.path}: unexpected ${wrong}`);
    return value as ResultOf<N>;
  }

  /** Sends until there is an answer that settles it; answers its text. */
  async send(path: string, init: RequestInit, options: CallOptions & { repeatable: boolean }): Promise<string> {
    const { signal, attempts = 3, repeatable } = options;
    let refused: string | undefined;
    for (let attempt = 0; ; ) {
      try {
        const token = await this.session.token(refused);
        try {
          return await this.#attempt(path, init, token, options);
        } catch (reason) {
          if ((reason as OrielError).status !== 401 || refused) throw reason;
          refused = token;
        }
      } catch (reason) {
        const error = asOrielError(reason);
        const wait = (error.retryAfter ?? 0) * 1000;
        // A write with the same key that is still being carried out ends soon, with the answer we want.
        const passing = error.temporary || error.code === 'idempotency-key-in-use';
        if (!passing || !repeatable || isOffline() || ++attempt >= attempts || wait > 5000) {
          if (error.status === 401) this.notify({ type: 'session', signedIn: false });
          throw error;
        }
        await pause(Math.max(wait, backoff(attempt - 1)));
      }
      if (signal?.aborted) throw aborted();
    }
  }

  async #attempt(
    path: string,
    init: RequestInit,
    token: string,
    { signal, fetch = this.fetch, timeout = init.method === 'GET' ? 10_000 : 30_000 }: CallOptions,
  ): Promise<string> {
    const late = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(this.api + path, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), Authorization: `Bearer ${token}` },
        signal: signal ? AbortSignal.any([signal, late]) : late,
      });
      this.cursor ||= response.headers.get('Oriel-Event') ?? '';
      const text = await read(response);
      if (!response.ok) throw problemOf(response, text);
      return text;
    } catch (reason) {
      if (signal?.aborted) throw aborted();
      throw late.aborted ? new OrielError('timeout', `${path}: no answer in ${timeout} ms`) : asOrielError(reason);
    }
  }
}

const aborted = (): OrielError => new OrielError('aborted', 'aborted');

const fill = (path: string, params: Record<string, unknown>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));

const search = (query: object): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value == null) continue;
    parameters.set(
      name,
      Array.isArray(value) ? value.join() : typeof value === 'object' ? JSON.stringify(value) : String(value),
    );
  }
  const text = parameters.toString();
  return text && `?${text}`;
};

/** A client of one module on one backend. */
export const createClient = (options: ClientOptions): Client => new Client(options);
