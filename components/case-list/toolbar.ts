/** The filters of the list as buttons: what they need comes in, what was done goes out. The panels load when one is opened. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Filter } from '../../src/contract/query.js';
import type { OrielElement } from '../../src/ui/element.js';
import { chevronDown, filter, x } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { caseWords } from '../parts/case-words.strings.js';
import { strings } from './case-list.strings.js';
import type { FilterName, Picked } from './filters.js';
import { moreStrings } from './more.strings.js';

const NONE: Picked = { state: [], priority: [], opened: '' };
const FILTERS: readonly FilterName[] = ['opened', 'state', 'priority'];
/** Orders of the button that stands for the column heads where there is no room for them. */
const ORDERS = {
  '-updatedAt': 'lastUpdated',
  '-openedAt': 'newest',
  openedAt: 'oldest',
  priority: 'byPriority',
} as const;

const isPicked = (picked: Picked, name: FilterName): boolean => picked[name].length > 0;

/** “State: Open, New”, or how many when they are many. */
const chosen = (locale: Locale, picked: Picked, name: FilterName): string => {
  const t = translate(locale, strings);
  const more = translate(locale, moreStrings);
  const words = translate(locale, caseWords);
  if (name === 'opened') return more.active(t.opened, picked.opened && more[picked.opened]);
  const labels = name === 'state' ? words.states : words.priorities;
  const values = picked[name];
  const value = values.length > 2 ? more.severalChosen(values.length) : values.map((key) => labels[key]).join(', ');
  return more.active(t[name], value);
};

/** What is chosen in the filters, and their buttons. The panel they open loads when it is first wanted. */
export class FilterBar {
  readonly #element: OrielElement;
  readonly #changed: () => void;
  #panel?: typeof import('./filters.js');
  #picked = NONE;
  #open: FilterName | 'all' | undefined;
  /** What the panel holds; it keeps it while it fades away. */
  #names: readonly FilterName[] = [];

  /** `changed` is called when something was chosen or cleared. */
  constructor(element: OrielElement, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
  }

  get active(): number {
    return FILTERS.filter((name) => isPicked(this.#picked, name)).length;
  }
  /** What is chosen, in the query language. */
  get filter(): Filter | undefined {
    return this.#panel?.toFilter(this.#picked);
  }

  clear(): void {
    this.#pick(NONE);
  }

  #pick(picked: Picked): void {
    this.#picked = picked;
    this.#element.requestUpdate();
    this.#changed();
  }

  async #show(name: FilterName | 'all', button: HTMLElement): Promise<void> {
    const element = this.#element;
    this.#panel ??= await import('./filters.js');
    const popup = element.renderRoot.querySelector<HTMLElement>('.popup');
    this.#open = this.#open === name ? undefined : name;
    if (this.#open) this.#names = name === 'all' ? FILTERS : [name];
    element.requestUpdate();
    await element.updateComplete;
    if (!this.#open) return popup?.hidePopover();
    popup?.showPopover({ source: button });
    popup?.querySelector('input')?.focus();
  }

  #onToggle = (event: ToggleEvent): void => {
    if (event.newState === 'open') return;
    this.#open = undefined;
    this.#element.requestUpdate();
  };

  /** A filter names its value once it is active, and carries its own way out. */
  render(order: string, sort: (order: string) => void): TemplateResult {
    const { locale } = this.#element;
    const t = translate(locale, strings);
    const more = translate(locale, moreStrings);
    const { active } = this;
    const button = (name: FilterName | 'all', kind: string, content: unknown) =>
      html`<button
        class="btn filter ${kind}"
        aria-haspopup="dialog"
        aria-expanded=${this.#open === name}
        @click=${(event: Event) => this.#show(name, event.currentTarget as HTMLElement)}
      >
        ${content}
      </button>`;
    return html`${FILTERS.map((name) => {
      const on = isPicked(this.#picked, name);
      // One template for both, so that the button an open panel hangs on stays the same element.
      return html`<span class="wide filter-group"
          >${button(name, on ? 'chosen' : '', on ? chosen(locale, this.#picked, name) : html`${t[name]}${chevronDown}`)}
          ${
            on
              ? html`<button
                  class="btn only clear"
                  aria-label=${more.clear(t[name])}
                  @click=${() => this.#pick({ ...this.#picked, [name]: NONE[name] })}
                >
                  ${x}
                </button>`
              : nothing
          }</span
        >`;
    })}
      ${button('all', `narrow ${active ? 'chosen' : ''}`, html`${filter}${active ? more.filtersActive(active) : more.filters}`)}
      <label class="btn filter narrow order">
        <span class="vh">${more.sortBy}</span>
        <select @change=${(event: Event) => sort((event.target as HTMLSelectElement).value)}>
          ${Object.entries(ORDERS).map(
            ([value, label]) => html`<option value=${value} ?selected=${value === order}>${more[label]}</option>`,
          )}
        </select>
        ${chevronDown}
      </label>
      <div class="popup" popover role="dialog" aria-label=${more.filters} @toggle=${this.#onToggle}>
        ${this.#panel?.renderPanel(locale, this.#names, this.#picked, (picked) => this.#pick(picked))}
      </div>`;
  }
}
