/** The filters of the list as buttons, and the order where there are no column heads. */
import type { TemplateResult } from 'lit';
import type { Filter } from '../../src/contract/query.js';
import type { OrielElement } from '../../src/ui/element.js';
import { caseWords } from '../parts/case-words.strings.js';
import { Filters, type FilterView } from '../parts/filters.js';
import { orderSelect } from '../parts/order-select.js';
import { strings } from './case-list.strings.js';
import type { FilterName, Picked } from './filters.js';
import { moreStrings } from './more.strings.js';

const NONE: Picked = { opened: [], state: [], priority: [] };
/** Orders of the select that stands for the column heads where there is no room for them. */
const ORDERS = [
  ['-updatedAt', 'lastUpdated'],
  ['-openedAt', 'newest'],
  ['openedAt', 'oldest'],
  ['priority', 'byPriority'],
] as const;

export class CaseFilters {
  readonly #element: OrielElement;
  readonly #filters: Filters<Picked>;
  /** What can be chosen loads when the first panel is opened. */
  #panel?: typeof import('./filters.js');

  /** `changed` is called when something was chosen or cleared. */
  constructor(element: OrielElement, changed: () => void) {
    this.#element = element;
    const load = async (): Promise<void> => {
      this.#panel ??= await import('./filters.js');
    };
    this.#filters = new Filters({ element, none: NONE, changed, load });
  }

  get active(): number {
    return this.#filters.active;
  }
  /** What is chosen, in the query language. */
  get filter(): Filter | undefined {
    return this.#panel?.toFilter(this.#filters.picked);
  }

  clear(): void {
    this.#filters.clear();
  }

  #chosen(name: FilterName): readonly unknown[] {
    const { opened, state, priority } = this.#filters.picked;
    const more = this.#element.t(moreStrings);
    const words = this.#element.t(caseWords);
    if (name === 'opened') return opened.map((span) => more[span]);
    return name === 'state' ? state.map((key) => words.states[key]) : priority.map((key) => words.priorities[key]);
  }

  #view(name: FilterName): FilterView {
    const { locale } = this.#element;
    return {
      label: this.#element.t(strings)[name],
      chosen: this.#chosen(name),
      choices: () => this.#panel?.renderChoices(locale, name, this.#filters),
    };
  }

  render(order: string, onSort: (order: string) => void): TemplateResult {
    const words = this.#element.t(moreStrings);
    const options = ORDERS.map(([value, word]) => [value, words[word]] as const);
    return this.#filters.render({
      words,
      view: (name) => this.#view(name),
      beside: orderSelect({ label: words.sortBy, order, options, onSort }),
    });
  }
}
