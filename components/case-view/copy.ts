import type { ReactiveControllerHost } from 'lit';
import { wake } from '../../src/ui/wake.js';

const SHOWN = 2000;

/** Copies to the clipboard; says for two seconds that it did. */
export class Copy {
  readonly #host: ReactiveControllerHost;
  #at = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get done(): boolean {
    const left = this.#at + SHOWN - Date.now();
    if (left > 0) wake(this.#host, left);
    return left > 0;
  }

  async take(text: string): Promise<void> {
    await navigator.clipboard?.writeText(text).catch(() => {});
    this.#at = Date.now();
    this.#host.requestUpdate();
  }
}
