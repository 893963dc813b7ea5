import type { ReactiveController } from 'lit';
import type { Client } from '../client/client.js';
import { asOrielError, type OrielError } from '../client/error.js';
import { type Async, idle } from './async.js';
import type { Change, Host } from './host.js';
import type { HostController, Widget } from './host-controller.js';

export interface QueryContext {
  readonly client: Client;
  readonly host: Host;
  readonly signal: AbortSignal;
  /** Name of the component instance, for `CallOptions.instance`. */
  readonly instance: string | undefined;
}

export interface QueryOptions<A extends readonly unknown[], T> {
  module: HostController;
  /** What the query depends on; asked before every update. Undefined: nothing to ask, the state is `idle`. */
  args: () => A | undefined;
  run: (args: A, context: QueryContext) => Promise<T>;
  /** True when a good answer has nothing to show. */
  empty?: (value: T) => boolean;
  /** What makes it stale: `cases`, `case:<id>`. It is then asked again, and the old value stays meanwhile. */
  tags?: (args: A, value: T | undefined) => readonly string[];
  /** True when a live event tells nothing that is not in the value already (an own write comes back as an event). */
  known?: (value: T, change: Change) => boolean;
  /** Starts the live stream after the first answer. */
  live?: boolean;
  /** Called with each good answer, before the update. */
  done?: (value: T) => void;
  /** Called when the person acts as another profile: all that is kept beside the value goes too. */
  forget?: () => void;
}

/**
 * Owns one question to the backend: asks when its arguments change, aborts when the element goes away and resumes when it
 * comes back, drops late answers, asks again when something makes it stale, when the device is online or visible again, and
 * after a failure that may pass.
 */
export class QueryController<A extends readonly unknown[], T> implements ReactiveController {
  state: Async<T> = idle;
  readonly #element: Widget;
  readonly #options: QueryOptions<A, T>;
  #args: A | undefined;
  #abort: AbortController | undefined;
  #stop: AbortController | undefined;
  #end: (() => void) | undefined;
  #failures = 0;
  #retryAt = 0;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #missed = false;

  constructor(element: Widget, options: QueryOptions<A, T>) {
    this.#element = element;
    this.#options = options;
    element.addController(this);
    options.module.onFound(() => {
      if (this.state.at) this.#drop();
      this.#missed = true;
      this.#adopt();
    });
  }

  /** Last good value. */
  get value(): T | undefined {
    return this.state.value;
  }
  get error(): OrielError | undefined {
    return this.state.error;
  }
  /** Seconds until it asks again by itself after a failure; 0 when it does not. */
  get retryIn(): number {
    return this.#ticker ? Math.max(0, Math.ceil((this.#retryAt - Date.now()) / 1000)) : 0;
  }

  /** What stays while it is asked again. */
  get #old() {
    const { value, at } = this.state;
    return { value, at };
  }

  hostConnected(): void {
    const stop = new AbortController();
    this.#stop = stop;
    const { signal } = stop;
    const wake = (): void => {
      if (document.hidden || !navigator.onLine) return;
      if (this.#missed || (this.state.status === 'failed' && this.state.error.temporary)) this.reload();
    };
    addEventListener('online', wake, { signal });
    document.addEventListener('visibilitychange', wake, { signal });
    this.#adopt();
  }

  hostDisconnected(): void {
    this.#stop?.abort();
    this.#abort?.abort();
    if (this.state.status === 'loading') this.#missed = true;
    // One that is moved comes back at once; one that stays away hears nothing, and asks when it is back.
    setTimeout(() => {
      if (this.#element.isConnected) return;
      this.#end?.();
      this.#quiet();
      this.#missed = true;
    });
  }

  hostUpdate(): void {
    const { module, args } = this.#options;
    const next = args();
    if (!next) {
      this.#args = undefined;
      this.#abort?.abort();
      this.#quiet();
      this.state = idle;
      return;
    }
    const same =
      this.#args?.length === next.length && next.every((value, index) => Object.is(value, this.#args?.[index]));
    if (same && !(this.#missed && module.host)) return;
    this.#args = next;
    this.#missed = true;
    this.state = { ...this.#old, status: 'loading' };
    if (module.host) void this.#run();
  }

  /** Asks again now; what is shown stays. */
  reload(): void {
    this.#missed = false;
    if (!this.#args || !this.#options.module.host) return;
    this.state = { ...this.#old, status: 'loading' };
    this.#element.requestUpdate();
    void this.#run();
  }

  /** Puts in what a mutation answered, so that it need not be asked for. */
  set(value: T): void {
    this.#settle(value);
  }

  #adopt(): void {
    const { host } = this.#options.module;
    if (!host || !this.#element.isConnected || !this.#stop) return;
    this.#end?.();
    this.#end = host.onStale((change) => this.#hear(change));
    if (this.#options.live && this.state.value !== undefined) host.client.listen();
    this.#element.requestUpdate();
  }

  /** What is known was told to another session: nothing of it stays. */
  #drop(): void {
    this.#abort?.abort();
    if (this.state.at) this.#options.forget?.();
    this.state = { status: 'loading' };
  }

  #hear(change: Change): void {
    const { tags, known } = this.#options;
    const { value } = this.state;
    if (change.anew) this.#drop();
    if (!this.#args) return;
    if (!change.all) {
      const mine = tags?.(this.#args, value) ?? [];
      if (!change.tags?.some((tag) => mine.includes(tag))) return;
      if (change.event && value !== undefined && known?.(value, change)) return;
    }
    if (document.hidden) {
      this.#missed = true;
      return;
    }
    // Several changes in a row are one question.
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#element.isConnected && this.reload(), change.event ? 120 : 0);
  }

  async #run(): Promise<void> {
    const { module, run, live } = this.#options;
    const { host } = module;
    const args = this.#args;
    if (!host || !args) return;
    this.#missed = false;
    this.#quiet();
    clearTimeout(this.#soon);
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const { signal } = abort;
    try {
      const value = await run(args, { client: host.client, host, signal, instance: module.instance });
      if (signal.aborted) return;
      this.#failures = 0;
      this.#settle(value);
      if (live) host.client.listen();
    } catch (reason) {
      if (signal.aborted) return;
      const error = asOrielError(reason);
      this.state = { ...this.#old, status: 'failed', error };
      this.#element.requestUpdate();
      if (error.temporary) this.#later(error);
    }
  }

  #settle(value: T): void {
    this.#quiet();
    this.state = { status: this.#options.empty?.(value) ? 'empty' : 'ready', value, at: Date.now() };
    this.#options.done?.(value);
    this.#element.requestUpdate();
  }

  #later(error: OrielError): void {
    // 5 seconds, 10, 20, 40, 60, 60, …
    this.#retryAt = Date.now() + Math.max(error.retryAfter ?? 0, Math.min(60, 5 * 2 ** this.#failures++)) * 1000;
    this.#ticker = setInterval(() => {
      if (Date.now() < this.#retryAt) this.#element.requestUpdate();
      // Nobody waits at a hidden page, and no question passes an offline line: both wake us when they end.
      else if (!document.hidden && navigator.onLine) this.reload();
    }, 1000);
  }

  #quiet(): void {
    clearInterval(this.#ticker);
    this.#ticker = undefined;
  }
}
