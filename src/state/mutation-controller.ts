import type { ReactiveController } from 'lit';
import type { Client } from '../client/client.js';
import { asOrielError, type OrielError } from '../client/error.js';
import { type Async, idle } from './async.js';
import type { Host } from './host.js';
import type { HostController, Widget } from './host-controller.js';

export interface MutationContext {
  readonly client: Client;
  readonly host: Host;
  readonly signal: AbortSignal;
  readonly instance: string | undefined;
  /** Idempotency key: the same again while the same input is repeated after an uncertain failure. */
  readonly key: string;
}

export interface MutationOptions<I, R> {
  module: HostController;
  run: (input: I, context: MutationContext) => Promise<R>;
  /** What it makes stale once done. */
  stale?: (result: R, input: I) => readonly string[];
}

/** Owns one kind of change: its state, one at a time, never twice. It goes on when the element is taken away. */
export class MutationController<I, R> implements ReactiveController {
  state: Async<R> = idle;
  /** Input of the last run. */
  input: I | undefined;
  readonly #element: Widget;
  readonly #options: MutationOptions<I, R>;
  #key: string | undefined;
  #of = '';
  #running: Promise<R | undefined> | undefined;

  constructor(element: Widget, options: MutationOptions<I, R>) {
    this.#element = element;
    this.#options = options;
    element.addController(this);
  }

  hostConnected(): void {}

  get running(): boolean {
    return this.#running !== undefined;
  }
  get error(): OrielError | undefined {
    return this.state.error;
  }

  /** Answers the result, or undefined after a failure (then `state.error` tells) or when nobody waits for it. While one runs, answers that one. */
  run(input: I, key?: string): Promise<R | undefined> {
    this.#running ??= this.#run(input, key).finally(() => {
      this.#running = undefined;
      this.#element.requestUpdate();
    });
    return this.#running;
  }

  /** Forgets the last outcome. */
  reset(): void {
    if (this.#running) return;
    this.state = idle;
    this.#element.requestUpdate();
  }

  async #run(input: I, given?: string): Promise<R | undefined> {
    const { module, run, stale } = this.#options;
    const { host } = module;
    const of = JSON.stringify(input) ?? '';
    if (given) this.#key = given;
    else if (!this.#key || of !== this.#of) this.#key = crypto.randomUUID();
    this.#of = of;
    this.input = input;
    this.state = { status: 'loading', value: this.state.value, at: this.state.at };
    this.#element.requestUpdate();
    try {
      if (!host) throw new Error('No module');
      const { signal } = new AbortController();
      const result = await run(input, { client: host.client, host, signal, instance: module.instance, key: this.#key });
      this.#key = undefined;
      this.state = { status: 'ready', value: result, at: Date.now() };
      const tags = stale?.(result, input);
      if (tags?.length) host.stale(tags);
      return result;
    } catch (reason) {
      const error = asOrielError(reason);
      // A clear no ends this attempt; what is sent next is another request.
      if (!error.uncertain) this.#key = undefined;
      // Another profile was chosen: nobody here waits for the answer any more.
      this.state =
        error.kind === 'aborted' ? idle : { status: 'failed', value: this.state.value, at: this.state.at, error };
      return undefined;
    }
  }
}
