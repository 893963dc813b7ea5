/** Several items for one case: boxes before the names, and the bar that says how many are picked. */
import { html, nothing, type TemplateResult } from 'lit';
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import type { OrielElement } from '../../src/ui/element.js';
import { moreStrings } from './more.strings.js';

export class Picking {
  /** True while rows are picked instead of opened. */
  active = false;
  readonly #element: OrielElement;
  /** In the order in which they were picked: the first one is what the case is about. */
  #picked = new Map<string, Item>();

  constructor(element: OrielElement) {
    this.#element = element;
  }

  get items(): Item[] {
    return [...this.#picked.values()];
  }

  begin(item?: Item): void {
    this.active = true;
    this.#picked = new Map(item ? [[item.id, item]] : []);
    this.#element.requestUpdate();
  }

  readonly end = (): void => {
    this.active = false;
    this.#picked.clear();
    this.#element.requestUpdate();
  };

  #toggle(item: Item): void {
    if (!this.#picked.delete(item.id)) this.#picked.set(item.id, item);
    this.#element.requestUpdate();
  }

  /** In place of the link of a row. */
  readonly row = (item: Item): { box: TemplateResult; picked: boolean } => {
    const picked = this.#picked.has(item.id);
    const box = html`<label class="pick"
      ><input class="open box-pick" type="checkbox" tabindex="-1" .checked=${picked} @change=${() => this.#toggle(item)} /><span
        class="cut"
        dir="auto"
        >${item.name}</span
      ></label
    >`;
    return { box, picked };
  };

  renderBar(mayCreate: boolean, href: string | undefined, onCreate: (event: Event) => void): TemplateResult {
    const t = this.#element.t(moreStrings);
    const count = this.#picked.size;
    const create =
      href && count
        ? html`<a class="btn primary" href=${href} @click=${onCreate}>${t.createFor(count)}</a>`
        : html`<button class="btn primary" ?disabled=${count === 0} @click=${onCreate}>
            ${count ? t.createFor(count) : t.create}
          </button>`;
    return html`<div class="picking" part="picking" role="group" aria-label=${t.select}>
      <span class="label" aria-live="polite">${t.selected(count)}</span>
      ${mayCreate ? create : nothing}
      <button class="btn quiet" @click=${this.end}>${t.endSelect}</button>
    </div>`;
  }
}
