/** The filters as buttons, and the panel they open. */
import { html, nothing, type TemplateResult } from 'lit';
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import type { OrielElement } from '../../src/ui/element.js';
import { chevronDown, filter, x } from '../../src/ui/icons.js';
import { health } from '../parts/health.js';
import { healthWords } from '../parts/health.strings.js';
import { strings } from './install-base.strings.js';
import { moreStrings } from './more.strings.js';

type FilterName = 'health' | 'location';
interface Picked {
  health: readonly number[];
  /** Empty: without location. */
  location: readonly string[];
}

const NONE: Picked = { health: [], location: [] };
const FILTERS: readonly FilterName[] = ['health', 'location'];
const LEVELS = [1, 2, 3, 4, 5, 6, 7];

const toggled = <T>(values: readonly T[], value: T): T[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

export class Filters {
  readonly #element: OrielElement;
  readonly #changed: () => void;
  readonly #items: () => readonly Item[];
  #picked = NONE;
  #open: FilterName | 'all' | undefined;
  /** What the panel holds; it keeps it while it fades away. */
  #names: readonly FilterName[] = [];
  #places: { of: readonly Item[]; names: string[] } = { of: [], names: [] };

  /** `changed` is called when something was chosen or cleared; `items` answers what locations there are. */
  constructor(element: OrielElement, items: () => readonly Item[], changed: () => void) {
    this.#element = element;
    this.#items = items;
    this.#changed = changed;
  }

  get active(): number {
    return FILTERS.filter((name) => this.#picked[name].length > 0).length;
  }
  /** Says what is chosen; the same text for the same choice. */
  get key(): string {
    return this.active ? JSON.stringify(this.#picked) : '';
  }
  get match(): ((item: Item) => boolean) | undefined {
    if (!this.active) return undefined;
    const levels = this.#picked.health;
    const places = this.#picked.location;
    return (item) =>
      (levels.length === 0 || levels.includes(item.health)) &&
      (places.length === 0 || places.includes(item.location ?? ''));
  }

  clear(): void {
    this.#pick(NONE);
  }

  #pick(picked: Picked): void {
    this.#picked = picked;
    this.#changed();
  }

  get #locations(): string[] {
    const of = this.#items();
    if (of !== this.#places.of) {
      const { compare } = new Intl.Collator(this.#element.locale.tag, { numeric: true });
      // Those without come last.
      const order = (a: string, b: string): number => Number(!a) - Number(!b) || compare(a, b);
      this.#places = { of, names: [...new Set(of.map(({ location }) => location ?? ''))].sort(order) };
    }
    return this.#places.names;
  }

  async #show(name: FilterName | 'all', button: HTMLElement): Promise<void> {
    const element = this.#element;
    const popup = element.renderRoot.querySelector<HTMLElement>('.filters-popup');
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

  #chosen(name: FilterName): string {
    const t = this.#element.t(strings);
    const more = this.#element.t(moreStrings);
    const words = this.#element.t(healthWords).levels;
    const values =
      name === 'health'
        ? LEVELS.filter((level) => this.#picked.health.includes(level)).map((level) => words[level])
        : this.#picked.location.map((place) => place || t.noLocation);
    return more.active(t[name], values.length > 2 ? more.severalChosen(values.length) : values.join(', '));
  }

  #renderPanel(): TemplateResult {
    const t = this.#element.t(strings);
    const { locale } = this.#element;
    const choice = (checked: boolean, label: unknown, change: () => void): TemplateResult =>
      html`<label class="choice"><input type="checkbox" .checked=${checked} @change=${change} /><span dir="auto">${label}</span></label>`;
    const body = {
      health: () =>
        LEVELS.map((level) =>
          choice(this.#picked.health.includes(level), health(locale, level), () =>
            this.#pick({ ...this.#picked, health: toggled(this.#picked.health, level) }),
          ),
        ),
      location: () =>
        this.#locations.map((place) =>
          choice(this.#picked.location.includes(place), place || t.noLocation, () =>
            this.#pick({ ...this.#picked, location: toggled(this.#picked.location, place) }),
          ),
        ),
    };
    return html`${this.#names.map(
      (name) => html`<fieldset><legend class="meta">${t[name]}</legend>${body[name]()}</fieldset>`,
    )}`;
  }

  /** A filter names its value once it is active, and carries its own way out. */
  render(): TemplateResult {
    const t = this.#element.t(strings);
    const more = this.#element.t(moreStrings);
    const { active } = this;
    const button = (name: FilterName | 'all', kind: string, content: unknown): TemplateResult =>
      html`<button
        class="btn filter ${kind}"
        aria-haspopup="dialog"
        aria-expanded=${this.#open === name}
        @click=${(event: Event) => this.#show(name, event.currentTarget as HTMLElement)}
      >
        ${content}
      </button>`;
    return html`${FILTERS.map((name) => {
      const on = this.#picked[name].length > 0;
      // One template for both, so that the button an open panel hangs on stays the same element.
      return html`<span class="wide filter-group"
          >${button(name, on ? 'chosen' : '', on ? html`<span class="cut">${this.#chosen(name)}</span>` : html`${t[name]}${chevronDown}`)}
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
      <div class="popup filters-popup" popover role="dialog" aria-label=${more.filters} @toggle=${this.#onToggle}>
        ${this.#renderPanel()}
      </div>`;
  }
}
