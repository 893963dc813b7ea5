/** What the items can be filtered by: their health, their location. */
import { html, type TemplateResult } from 'lit';
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import type { OrielElement } from '../../src/ui/element.js';
import { choice, Filters, type FilterView } from '../parts/filters.js';
import { health } from '../parts/health.js';
import { healthWords } from '../parts/health.strings.js';
import { strings } from './install-base.strings.js';
import { moreStrings } from './more.strings.js';

interface Picked {
  health: readonly number[];
  /** Empty: without location. */
  location: readonly string[];
}

const NONE: Picked = { health: [], location: [] };
const LEVELS = [1, 2, 3, 4, 5, 6, 7];

const toggled = <T>(values: readonly T[], value: T): T[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

export class ItemFilters {
  readonly #element: OrielElement;
  readonly #items: () => readonly Item[];
  readonly #filters: Filters<Picked>;
  #places: { of: readonly Item[]; names: string[] } = { of: [], names: [] };

  /** `changed` is called when something was chosen or cleared; `items` answers what locations there are. */
  constructor(element: OrielElement, items: () => readonly Item[], changed: () => void) {
    this.#element = element;
    this.#items = items;
    this.#filters = new Filters({ element, none: NONE, changed });
  }

  get active(): number {
    return this.#filters.active;
  }
  /** Says what is chosen; the same text for the same choice. */
  get key(): string {
    return this.active ? JSON.stringify(this.#filters.picked) : '';
  }
  get match(): ((item: Item) => boolean) | undefined {
    if (!this.active) return undefined;
    const { health: levels, location: places } = this.#filters.picked;
    return (item) =>
      (levels.length === 0 || levels.includes(item.health)) &&
      (places.length === 0 || places.includes(item.location ?? ''));
  }

  clear(): void {
    this.#filters.clear();
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

  #healthView(): FilterView {
    const { levels } = this.#element.t(healthWords);
    const { locale } = this.#element;
    const filters = this.#filters;
    const chosen = filters.picked.health;
    const change = (level: number) => () => filters.pick('health', toggled(filters.picked.health, level));
    return {
      label: this.#element.t(strings).health,
      chosen: LEVELS.filter((level) => chosen.includes(level)).map((level) => levels[level]),
      choices: () =>
        LEVELS.map((level) =>
          choice(html`<span dir="auto">${health(locale, level)}</span>`, chosen.includes(level), change(level)),
        ),
    };
  }

  #locationView(): FilterView {
    const t = this.#element.t(strings);
    const filters = this.#filters;
    const chosen = filters.picked.location;
    const change = (place: string) => () => filters.pick('location', toggled(filters.picked.location, place));
    return {
      label: t.location,
      chosen: chosen.map((place) => place || t.noLocation),
      choices: () =>
        this.#locations.map((place) =>
          choice(html`<span dir="auto">${place || t.noLocation}</span>`, chosen.includes(place), change(place)),
        ),
    };
  }

  /** Without `health` nothing is known of any. */
  render(health: boolean): TemplateResult {
    const words = this.#element.t(moreStrings);
    const view = (name: keyof Picked): FilterView => (name === 'health' ? this.#healthView() : this.#locationView());
    const offered = (name: keyof Picked): boolean => (name === 'health' ? health : this.#locations.some(Boolean));
    return this.#filters.render({ words, view, offered });
  }
}
