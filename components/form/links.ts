/** Ways out of the form: to a case, back to the list. Intents come first, real links stand behind them. */
import { html, nothing, type TemplateResult } from 'lit';
import { CaseListRequestEvent } from '../../src/events/case-list-request.js';
import { CaseSelectEvent } from '../../src/events/case-select.js';
import type { HostController, Widget } from '../../src/state/index.js';
import { addressOf } from '../parts/address.js';

interface Named {
  id: string;
  number: string;
}

export class Links {
  readonly #element: Widget;
  readonly #module: HostController;

  constructor(element: Widget, module: HostController) {
    this.#element = element;
    this.#module = module;
  }

  /** With `flow` on the module the intents are answered, whether or not there is an address. */
  get #flow(): boolean {
    return this.#element.closest('oriel-module[flow]') !== null;
  }

  toCase({ id, number }: Named, look: string, content: unknown): TemplateResult | typeof nothing {
    const href = addressOf(this.#module.setting('href'), { id, number });
    const select = (event: Event): void => {
      if (!this.#element.dispatchEvent(new CaseSelectEvent({ id, number }))) event.preventDefault();
    };
    if (href) {
      return html`<a class=${look} href=${href} @click=${select}>${content}</a>`;
    }
    return this.#flow ? html`<button type="button" class=${look} @click=${select}>${content}</button>` : nothing;
  }

  back(content: unknown): TemplateResult | typeof nothing {
    const href = this.#module.setting('cancel-href');
    const leave = (event: Event): void => {
      if (!this.#element.dispatchEvent(new CaseListRequestEvent())) event.preventDefault();
    };
    if (href) return html`<a class="btn plain" href=${href} @click=${leave}>${content}</a>`;
    return this.#flow ? html`<button type="button" class="btn plain" @click=${leave}>${content}</button>` : nothing;
  }
}
