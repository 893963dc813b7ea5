/** The filters of a list as buttons, and the panel that each of them opens. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { OrielElement } from '../../src/ui/element.js';
import { chevronDown, filter as filterIcon, x } from '../../src/ui/icons.js';

/** What is chosen, by the name of the filter; an empty list for nothing. */
export type Picked<P> = { readonly [Name in keyof P]: readonly unknown[] };

export interface FilterView {
  /** “State” */
  label: string;
  /** Words of what is chosen in it. */
  chosen: readonly unknown[];
  /** What can be chosen: each a `choice`. */
  choices: () => unknown;
}

export interface FilterWords {
  filters: string;
  /** “Filters · 2” */
  filtersActive: (count: number) => string;
  /** “State: Open, New” */
  active: (label: string, chosen: string) => string;
  /** “3 chosen” */
  severalChosen: (count: number) => string;
  /** “Clear State” */
  clear: (label: string) => string;
}

export interface FilterOptions<P> {
  element: OrielElement;
  /** Nothing chosen, the filters in the order of their buttons. */
  none: P;
  /** Called when something was chosen or cleared. */
  changed: () => void;
  /** What the panel needs is loaded when one is opened. */
  load?: () => Promise<unknown>;
}

export interface FilterRendering<P> {
  words: FilterWords;
  view: (name: keyof P & string) => FilterView;
  /** Whether the filter says anything about these rows; default: yes. */
  offered?: (name: keyof P & string) => boolean;
  /** What stands after the buttons. */
  beside?: unknown;
}

/** One of what can be chosen: a box, or with the name of a group one of several that exclude each other. */
export const choice = (label: unknown, checked: boolean, change: () => void, group?: string): TemplateResult =>
  html`<label class="choice"
    ><input type=${group ? 'radio' : 'checkbox'} name=${group ?? nothing} .checked=${checked} @change=${change} />${label}</label
  >`;

/** Keeps what is chosen and which panel is open. Needs `filterStyles`, `filterPanelStyles` and `popupStyles`. */
export class Filters<P extends Picked<P>> {
  picked: P;
  readonly #options: FilterOptions<P>;
  readonly #all: readonly (keyof P & string)[];
  #open: string | undefined;
  /** What the panel holds; it keeps it while it fades away. */
  #names: readonly (keyof P & string)[] = [];

  constructor(options: FilterOptions<P>) {
    this.#options = options;
    this.picked = options.none;
    this.#all = Object.keys(options.none) as (keyof P & string)[];
  }

  /** How many filters are active. */
  get active(): number {
    return this.#all.filter((name) => this.#isActive(name)).length;
  }

  #isActive(name: keyof P): boolean {
    return this.picked[name].length > 0;
  }

  pick<Name extends keyof P>(name: Name, values: P[Name]): void {
    this.#take({ ...this.picked, [name]: values });
  }

  clear(): void {
    this.#take(this.#options.none);
  }

  #take(picked: P): void {
    this.picked = picked;
    this.#options.changed();
  }

  async #show(key: string, names: readonly (keyof P & string)[], button: HTMLElement): Promise<void> {
    const { element, load } = this.#options;
    await load?.();
    const popup = element.renderRoot.querySelector<HTMLElement>('.filters-popup');
    this.#open = this.#open === key ? undefined : key;
    if (this.#open) this.#names = names;
    element.requestUpdate();
    await element.updateComplete;
    if (!this.#open) return popup?.hidePopover();
    popup?.showPopover({ source: button });
    popup?.querySelector('input')?.focus();
  }

  #onToggle = (event: ToggleEvent): void => {
    if (event.newState === 'open') return;
    this.#open = undefined;
    this.#options.element.requestUpdate();
  };

  #renderButton(key: string, names: readonly (keyof P & string)[], look: string, content: unknown): TemplateResult {
    return html`<button
      class="btn filter ${look}"
      aria-haspopup="dialog"
      aria-expanded=${this.#open === key}
      @click=${(event: Event) => this.#show(key, names, event.currentTarget as HTMLElement)}
    >
      ${content}
    </button>`;
  }

  /** A filter names its value once it is active, and carries its own way out. */
  #renderFilter(name: keyof P & string, { label, chosen }: FilterView, words: FilterWords): TemplateResult {
    const on = this.#isActive(name);
    const value = chosen.length > 2 ? words.severalChosen(chosen.length) : chosen.join(', ');
    const content = on ? html`<span class="cut">${words.active(label, value)}</span>` : html`${label}${chevronDown}`;
    // One template for both, so that the button an open panel hangs on stays the same element.
    return html`<span class="wide filter-group"
      >${this.#renderButton(name, [name], on ? 'chosen' : '', content)}
      ${
        on
          ? html`<button
              class="btn only clear"
              aria-label=${words.clear(label)}
              @click=${() => this.pick(name, this.#options.none[name])}
            >
              ${x}
            </button>`
          : nothing
      }</span
    >`;
  }

  render({ words, view, offered = () => true, beside = nothing }: FilterRendering<P>): TemplateResult {
    const { active } = this;
    const names = this.#all.filter((name) => offered(name) || this.#isActive(name));
    if (names.length === 0) return html`${beside}`;
    const all = html`${filterIcon}${active ? words.filtersActive(active) : words.filters}`;
    return html`${names.map((name) => this.#renderFilter(name, view(name), words))}
      ${this.#renderButton('all', names, `narrow ${active ? 'chosen' : ''}`, all)} ${beside}
      <div class="popup filters-popup" popover role="dialog" aria-label=${words.filters} @toggle=${this.#onToggle}>
        ${this.#names.map((name) => {
          const { label, choices } = view(name);
          return html`<fieldset><legend class="meta">${label}</legend>${choices()}</fieldset>`;
        })}
      </div>`;
  }
}

export const filterPanelStyles = css`
  .narrow.filter > .icon:first-child {
    margin-inline: -4px 2px;
  }
  .popup fieldset {
    margin: 0;
    padding: 4px 8px;
    border: 0;
    min-inline-size: 0;
  }
  .popup legend {
    padding: 4px 0;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: var(--o-control);
    cursor: pointer;
  }
  .choice input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    accent-color: var(--o-fill);
  }
`;
