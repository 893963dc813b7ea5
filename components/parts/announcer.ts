import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/**
 * One polite live region per widget. The host renders `announcer.render()` once, always; `say()` speaks a result once:
 * the text goes away again, so that the same words can be said a second time and nobody finds them by reading on.
 */
export class Announcer implements ReactiveController {
  #host: ReactiveControllerHost;
  #text = '';
  #timer = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#text = '';
  }

  say(text: string): void {
    clearTimeout(this.#timer);
    this.#text = text;
    this.#host.requestUpdate();
    this.#timer = setTimeout(() => {
      this.#text = '';
      this.#host.requestUpdate();
    }, 3000) as unknown as number;
  }

  render(): TemplateResult {
    return html`<div class="vh" role="status">${this.#text}</div>`;
  }
}
