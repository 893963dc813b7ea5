/** Choices among many records: products, items, people. Loaded when a form has one. */
import { html, nothing } from 'lit';
import type { Field, LookupItem } from '../../src/contract/case-type.js';
import type { PartyReferences } from '../../src/contract/viewer.js';
import { lookup } from '../../src/contract/wire.js';
import type { HostController } from '../../src/state/index.js';
import { controlStrings } from '../../src/ui/control.strings.js';
import { product, server, user } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { wordStrings } from '../../src/ui/words.strings.js';
import {
  type ComboboxChooseEvent,
  type ComboboxOption,
  type ComboboxWords,
  defineCombobox,
} from '../parts/combobox.js';
import { comboboxStyles } from '../parts/combobox.styles.js';
import type { FieldIds } from '../parts/field.js';
import { health, healthStyles } from '../parts/health.js';
import { popupStyles } from '../parts/popup.js';
import type { Answer } from './form.js';

export const styles = [popupStyles, comboboxStyles, healthStyles];

export type Table = NonNullable<Field['table']>;
const icons: Partial<Record<Table, unknown>> = {
  soldProduct: product,
  product,
  installBaseItem: server,
  contact: user,
  consumer: user,
};
const MOST = 50;

export const comboboxWords = (locale: Locale, choose: string): ComboboxWords => {
  const t = translate(locale, controlStrings);
  return {
    choose,
    search: t.search,
    searching: t.searching,
    none: (query) => (query ? t.nothingFound(query) : translate(locale, wordStrings).none),
  };
};
/** Where it is and, when something is known, how it is. */
export const itemWords = (locale: Locale, item: LookupItem): Pick<ComboboxOption, 'detail' | 'mark'> => {
  const { detail, location } = item;
  const place = location && !detail?.includes(location) ? location : undefined;
  const words = [detail, place].filter(Boolean).join(', ');
  const known = item.health !== undefined && item.health < 7;
  return { ...(words && { detail: words }), ...(known && { mark: health(locale, item.health ?? 7) }) };
};
const optionOf = (locale: Locale, item: LookupItem, table: Table): ComboboxOption => ({
  value: item.id,
  label: item.label,
  ...itemWords(locale, item),
  icon: icons[table],
});

/** Tables of which a case may name only what is of whom it is for. */
const bound = new Set(['soldProduct', 'installBaseItem', 'product']);
/** What is worst off comes first: that is what somebody is looking for. */
const order: Partial<Record<Table, string[]>> = { installBaseItem: ['health', 'name'] };

interface Use {
  onAnswer: (answer: Answer) => void;
  onLeave: () => void;
}
/** What a list offers. */
interface Asked {
  /** Whom the case is for, where that decides. */
  parties?: PartyReferences | undefined;
  /** Words of the choice of nothing. */
  none?: string | undefined;
  /** Ids that are chosen already. */
  without?: string[];
}
export type Finder = (query: string, signal: AbortSignal) => Promise<ComboboxOption[]>;
/** A few keys are one question. */
export const pause = (query: string): Promise<unknown> | undefined =>
  query ? new Promise((resolve) => setTimeout(resolve, 150)) : undefined;

/** One per form: what was found keeps its words. */
export class References {
  protected readonly module: HostController;
  readonly #finders = new Map<string, Finder>();
  readonly #named = new Map<string, Promise<LookupItem | null>>();
  /** What was offered last, by table and id. */
  readonly #items = new Map<string, LookupItem>();

  constructor(module: HostController) {
    this.module = module;
    defineCombobox();
  }

  forget(): void {
    this.#named.clear();
  }

  /** The words of a record that the page or a draft names by its id; null when it is not there for this person. */
  resolve(table: Table | undefined, id: string): Promise<LookupItem | null | undefined> {
    const key = `${table}:${id}`;
    const named =
      this.#named.get(key) ?? this.find(table, { filter: { eq: ['id', id] }, limit: 1 }).then(([item]) => item ?? null);
    this.#named.set(key, named);
    // After a failure it is asked for again when the form is next rendered, not at once.
    return named.catch(() => void setTimeout(() => this.#named.delete(key), 5000));
  }

  /** The second line of a record. */
  detailOf(locale: Locale, item: LookupItem): string | undefined {
    return itemWords(locale, item).detail;
  }

  /** All that can be chosen, when that is few enough to be seen at once. */
  async few(table: Table, most: number): Promise<LookupItem[] | undefined> {
    const found = await this.find(table, { limit: most + 1, ...(order[table] && { order: order[table] }) });
    return found.length <= most ? found : undefined;
  }

  render(
    locale: Locale,
    field: Field,
    ids: FieldIds,
    answer: Answer,
    choose: string,
    parties: PartyReferences,
    { onAnswer, onLeave }: Use,
  ) {
    const table = field.table as Table;
    const value = answer && typeof answer === 'object' ? optionOf(locale, answer, table) : null;
    const none = field.required ? undefined : translate(locale, wordStrings).none;
    return html`<oriel-part-combobox
      id=${ids.id}
      .lookup=${this.finder(locale, table, { parties: bound.has(field.name) ? parties : undefined, none })}
      .value=${value}
      .words=${comboboxWords(locale, choose)}
      labelledby=${ids.label}
      describedby=${ids.describedby || nothing}
      ?invalid=${ids.invalid}
      @choose=${({ option }: ComboboxChooseEvent) => onAnswer(this.chosen(table, option))}
      @leave=${onLeave}
    ></oriel-part-combobox>`;
  }

  protected chosen(table: Table, { value, label, detail }: ComboboxOption): Answer {
    if (!value) return null;
    return this.#items.get(`${table}:${value}`) ?? { id: value, label, ...(detail && { detail }) };
  }

  protected async find(table: Table | undefined, query: object, signal?: AbortSignal): Promise<LookupItem[]> {
    const { host, instance } = this.module;
    if (!host || !table) return [];
    const page = await host.client.call(
      lookup,
      { params: { table }, query: { total: false, ...query } },
      { instance, ...(signal && { signal }) },
    );
    for (const item of page.items) this.#items.set(`${table}:${item.id}`, item);
    return page.items;
  }

  /** The same function for the same question, so that nothing is looked up again because of a rendering. */
  protected cached(key: string, finder: Finder): Finder {
    const known = this.#finders.get(key) ?? finder;
    this.#finders.set(key, known);
    return known;
  }
  protected finder(locale: Locale, table: Table, asked: Asked): Finder {
    const { parties, none, without } = asked;
    const people = table === 'contact' || table === 'consumer';
    return this.cached(`${locale.tag}:${table}:${JSON.stringify(asked)}`, async (query, signal) => {
      await pause(query);
      if (signal.aborted) return [];
      const wanted = query ? (people ? { contains: ['name', query] } : { text: query }) : undefined;
      const others = without?.length ? { not: { in: ['id', without] } } : undefined;
      const filter = wanted && others ? { and: [wanted, others] } : (wanted ?? others);
      const items = await this.find(
        table,
        {
          limit: MOST,
          ...(order[table] && { order: order[table] }),
          ...(parties && { for: parties }),
          ...(filter && { filter }),
        },
        signal,
      );
      const options = items.map((item) => optionOf(locale, item, table));
      return none && !query ? [{ value: '', label: none }, ...options] : options;
    });
  }
}
