import { html, type TemplateResult } from 'lit';
import type { Case } from '../../src/contract/case.js';
import type { HostController } from '../../src/state/index.js';
import { Later } from '../form/later.js';
import type { Links } from '../form/links.js';
import type { Announcer } from '../parts/announcer.js';
import type { OrielCaseCreate } from './case-create.js';

/** `waiting`: in the outbox of this device · `solved`: an article was enough. */
export type Done =
  | { kind: 'created'; record: Case; earlier: boolean; files: number }
  | { kind: 'waiting' }
  | { kind: 'solved' };

/** What stands in place of the form when it is done. */
export class Outcome {
  done: Done | undefined;
  readonly #element: OrielCaseCreate;
  readonly #module: HostController;
  readonly #announcer: Announcer;
  readonly #code: Later<typeof import('./confirmation.js')>;
  #copied = false;

  constructor(element: OrielCaseCreate, module: HostController, announcer: Announcer) {
    this.#element = element;
    this.#module = module;
    this.#announcer = announcer;
    this.#code = new Later(element, () => import('./confirmation.js'));
  }

  /** Gets its code while there is a line. */
  prepare(): void {
    void this.#code.load();
  }

  /** Undefined while there is nothing in place of the form. */
  render(links: Links, onAnother: () => void): TemplateResult | undefined {
    const { done } = this;
    if (!done || done.kind === 'waiting') return undefined;
    const code = this.#code.get();
    if (!code) return html``;
    const { locale } = this.#element;
    if (done.kind === 'solved') return code.renderSolved(locale, onAnother);
    const { number } = done.record;
    return code.renderConfirmation({
      ...done,
      locale,
      module: this.#module.host?.module,
      copied: this.#copied,
      viewLink: (words) => links.toCase(done.record, 'btn primary', words),
      onCopy: () => void this.#copy(number, code.copiedWord(locale)),
      onAnother,
    });
  }

  async #copy(number: string, said: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(number);
    } catch {
      // Not allowed here: the number can still be selected.
      return;
    }
    this.#copied = true;
    this.#announcer.say(said);
    setTimeout(() => {
      this.#copied = false;
      this.#element.requestUpdate();
    }, 2000);
  }
}
