/** Choices among many records: products, items, people. Loaded when a form has one. */
import { html, nothing } from 'lit';
import type { Field, LookupItem } from '../../src/contract/case-type.js';
import type { Party } from '../../src/contract/viewer.js';
import { lookup } from '../../src/contract/wire.js';
import type { HostController } from '../../src/state/index.js';
import { controlStrings } from '../../src/ui/control.strings.js';
import { product, server, user } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { wordStrings } from '../../src/ui/words.strings.js';
import { avatar, avatarStyles } from '../parts/avatar.js';
import {
  type ComboboxChooseEvent,
  type ComboboxOption,
  type ComboboxWords,
  defineCombobox,
} from '../parts/combobox.js';
import { comboboxStyles } from '../parts/combobox.styles.js';
import type { FieldIds } from '../parts/field.js';
import { popupStyles } from '../parts/popup.js';
import type { Answer } from './form.js';

export const styles = [popupStyles, comboboxStyles, avatarStyles];

type Table = NonNullable<Field['table']>;
const icons: Partial<Record<Table, unknown>> = {
  soldProduct: product,
  product,
  installBaseItem: server,
  contact: user,
  consumer: user,
};
const MOST = 50;

const words = (locale: Locale, choose: string): ComboboxWords => {
  const t = translate(locale, controlStrings);
  return {
    choose,
    search: t.search,
    searching: t.searching,
    none: (query) => (query ? t.nothingFound(query) : translate(locale, wordStrings).none),
  };
};
const optionOf = ({ id, label, detail }: LookupItem, table: Table): ComboboxOption => ({
  value: id,
  label,
  ...(detail && { detail }),
  icon: icons[table],
});

/** One per form: what was found keeps its words. */
export class References {
  readonly #module: HostController;
  readonly #finders = new Map<string, (query: string, signal: AbortSignal) => Promise<ComboboxOption[]>>();
  readonly #named = new Map<string, Promise<LookupItem | null>>();

  constructor(module: HostController) {
    this.#module = module;
    defineCombobox();
  }

  forget(): void {
    this.#named.clear();
  }

  /** The words of a record that the page or a draft names by its id; null when it is not there for this person. */
  resolve(field: Field, id: string): Promise<LookupItem | null | undefined> {
    const key = `${field.name}:${id}`;
    const named =
      this.#named.get(key) ??
      this.#find(field, { filter: { eq: ['id', id] }, limit: 1 }).then(([item]) => item ?? null);
    this.#named.set(key, named);
    // After a failure it is asked for again when the form is next rendered, not at once.
    return named.catch(() => void setTimeout(() => this.#named.delete(key), 5000));
  }

  render(
    locale: Locale,
    field: Field,
    ids: FieldIds,
    answer: Answer,
    choose: string,
    onAnswer: (answer: Answer) => void,
    onLeave: () => void,
  ) {
    const table = field.table as Table;
    const value = answer && typeof answer === 'object' ? optionOf(answer, table) : null;
    const none = translate(locale, wordStrings).none;
    return html`<oriel-part-combobox
      id=${ids.id}
      .lookup=${this.#finder(field, field.required ? undefined : none)}
      .value=${value}
      .words=${words(locale, choose)}
      labelledby=${ids.label}
      describedby=${ids.describedby || nothing}
      ?invalid=${ids.invalid}
      @choose=${({ option }: ComboboxChooseEvent) =>
        onAnswer(
          option.value
            ? { id: option.value, label: option.label, ...(option.detail && { detail: option.detail }) }
            : null,
        )}
      @leave=${onLeave}
    ></oriel-part-combobox>`;
  }

  renderParty(
    locale: Locale,
    parties: readonly Party[],
    chosen: Party | undefined,
    ids: FieldIds,
    choose: string,
    onChoose: (id: string) => void,
  ) {
    const option = ({ id, name, initials, detail }: Party): ComboboxOption => ({
      value: id,
      label: name,
      ...(detail && { detail }),
      icon: avatar(initials),
    });
    return html`<oriel-part-combobox
      id=${ids.id}
      class="person"
      .options=${parties.map(option)}
      .value=${chosen ? option(chosen) : null}
      .words=${words(locale, choose)}
      labelledby=${ids.label}
      describedby=${ids.describedby || nothing}
      ?invalid=${ids.invalid}
      @choose=${({ option }: ComboboxChooseEvent) => onChoose(option.value)}
    ></oriel-part-combobox>`;
  }

  async #find(field: Field, query: object, signal?: AbortSignal): Promise<LookupItem[]> {
    const { host, instance } = this.#module;
    if (!host || !field.table) return [];
    const page = await host.client.call(
      lookup,
      { params: { table: field.table }, query: { total: false, ...query } },
      { instance, ...(signal && { signal }) },
    );
    return page.items;
  }

  /** The same function for the same field, so that nothing is looked up again because of a rendering. */
  #finder(field: Field, none: string | undefined) {
    const key = `${field.name}:${none ?? ''}`;
    const found = this.#finders.get(key);
    if (found) return found;
    const people = field.table === 'contact' || field.table === 'consumer';
    const finder = async (query: string, signal: AbortSignal): Promise<ComboboxOption[]> => {
      // A few keys are one question.
      if (query) await new Promise((resolve) => setTimeout(resolve, 150));
      if (signal.aborted) return [];
      const items = await this.#find(
        field,
        { limit: MOST, ...(query && { filter: people ? { contains: ['name', query] } : { text: query } }) },
        signal,
      );
      const options = items.map((item) => optionOf(item, field.table as Table));
      return none && !query ? [{ value: '', label: none }, ...options] : options;
    };
    this.#finders.set(key, finder);
    return finder;
  }
}
