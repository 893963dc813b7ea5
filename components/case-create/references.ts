/** Choices among many records: products, items, people. Loaded when a form has one. */
import { html, nothing } from 'lit';
import type { Field, LookupItem } from '../../src/contract/case-type.js';
import type { Party, PartyReferences } from '../../src/contract/viewer.js';
import { listParties, lookup } from '../../src/contract/wire.js';
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
  type OrielPartCombobox,
} from '../parts/combobox.js';
import { comboboxStyles } from '../parts/combobox.styles.js';
import type { FieldIds } from '../parts/field.js';
import { health, healthStyles } from '../parts/health.js';
import { popupStyles } from '../parts/popup.js';
import { caseCreateStrings } from './case-create.strings.js';
import type { Answer, Form } from './form.js';
import { type ItemsView, renderItems, tell } from './items-view.js';
import { moreStrings } from './more.strings.js';
import { itemsStyles } from './more.styles.js';
import type { PartyChoice } from './party-choice.js';
import { wordsOf } from './who.js';

export const styles = [popupStyles, comboboxStyles, avatarStyles, healthStyles, itemsStyles];

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

/** The order in which kinds of parties stand in the list. */
const relations: Party['relation'][] = [
  ...(['self', 'household', 'represented', 'colleague', 'customer', 'account', 'consumer', 'organization'] as const),
];
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
type Finder = (query: string, signal: AbortSignal) => Promise<ComboboxOption[]>;
/** A few keys are one question. */
const pause = (query: string): Promise<unknown> | undefined =>
  query ? new Promise((resolve) => setTimeout(resolve, 150)) : undefined;

/** One per form: what was found keeps its words. */
export class References {
  readonly #module: HostController;
  readonly #finders = new Map<string, Finder>();
  readonly #named = new Map<string, Promise<LookupItem | null>>();
  /** Whoever was offered, by id. */
  readonly #parties = new Map<string, Party>();
  /** What was offered last, by table and id. */
  readonly #items = new Map<string, LookupItem>();

  constructor(module: HostController) {
    this.#module = module;
    defineCombobox();
  }

  forget(): void {
    this.#named.clear();
  }

  /** The words of a record that the page or a draft names by its id; null when it is not there for this person. */
  resolve(table: Table | undefined, id: string): Promise<LookupItem | null | undefined> {
    const key = `${table}:${id}`;
    const named =
      this.#named.get(key) ??
      this.#find(table, { filter: { eq: ['id', id] }, limit: 1 }).then(([item]) => item ?? null);
    this.#named.set(key, named);
    // After a failure it is asked for again when the form is next rendered, not at once.
    return named.catch(() => void setTimeout(() => this.#named.delete(key), 5000));
  }

  /** Those of the records that a case for these parties cannot name. */
  async unfit(table: Table, ids: readonly string[], parties: PartyReferences): Promise<string[]> {
    if (ids.length === 0) return [];
    const found = await this.#find(table, { filter: { in: ['id', [...ids]] }, limit: ids.length, for: parties });
    return ids.filter((id) => !found.some((item) => item.id === id));
  }

  /** Whom a case can be for, by name or by what it is about. */
  async parties(
    query: { text?: string; soldProduct?: string; installBaseItem?: string },
    signal?: AbortSignal,
  ): Promise<Party[]> {
    const { host, instance } = this.#module;
    if (!host) return [];
    return (await host.client.call(listParties, { query }, { instance, ...(signal && { signal }) })).items;
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
      .lookup=${this.#finder(locale, table, { parties: bound.has(field.name) ? parties : undefined, none })}
      .value=${value}
      .words=${words(locale, choose)}
      labelledby=${ids.label}
      describedby=${ids.describedby || nothing}
      ?invalid=${ids.invalid}
      @choose=${({ option }: ComboboxChooseEvent) => onAnswer(this.#chosen(table, option))}
      @leave=${onLeave}
    ></oriel-part-combobox>`;
  }

  renderItems(view: ItemsView): unknown {
    const { locale, form, parties, onItems } = view;
    const learn = (id: string, take: (of: Form, item: LookupItem | null) => void): void =>
      void this.resolve('installBaseItem', id).then((item) => item !== undefined && onItems((of) => take(of, item)));
    for (const { id, label } of form.items) if (!label) learn(id, (of, item) => tell(of, id, item));
    const first = form.answers['installBaseItem'];
    if (!view.asked && typeof first === 'string') learn(first, (of, item) => of.learn('installBaseItem', item));
    const { item } = form;
    const chosen = [item, ...form.items].flatMap((one) => one?.id ?? []);
    // All of them belong to the one that the first belongs to.
    const same = item && {
      ...parties,
      ...(item.account && { account: item.account.id }),
      ...(item.household && { household: item.household.id }),
    };
    return renderItems(
      view,
      itemWords,
      (ids, choose, onAdd) => html`<oriel-part-combobox
      id=${ids.id}
      .lookup=${this.#finder(locale, 'installBaseItem', { parties: same ?? parties, without: chosen })}
      .value=${null}
      .words=${words(locale, choose)}
      labelledby=${ids.label}
      @choose=${({ option, target }: ComboboxChooseEvent) => {
        const added = this.#chosen('installBaseItem', option);
        (target as OrielPartCombobox).value = null;
        if (added && typeof added === 'object') onAdd(added);
      }}
    ></oriel-part-combobox>`,
    );
  }

  renderParty(locale: Locale, party: PartyChoice, ids: FieldIds, onChoose: (party: Party | undefined) => void) {
    const t = translate(locale, caseCreateStrings);
    const { groups } = translate(locale, moreStrings);
    const found = this.#parties;
    for (const one of party.list) found.set(one.id, one);
    const option = (one: Party): ComboboxOption => ({
      value: one.id,
      ...wordsOf(one, t),
      icon: avatar(one.initials),
      ...(one.kind !== 'self' && { group: groups[one.relation] }),
    });
    const sorted = (some: readonly Party[]): ComboboxOption[] =>
      [...some].sort((a, b) => relations.indexOf(a.relation) - relations.indexOf(b.relation)).map(option);
    const finder: Finder = async (query, signal) => {
      await pause(query);
      if (signal.aborted) return [];
      const some = query ? await this.parties({ text: query }, signal) : party.list;
      for (const one of some) found.set(one.id, one);
      return sorted(some);
    };
    const search = party.more && !party.fitting;
    return html`${search ? html`<p class="meta">${translate(locale, moreStrings).moreParties(party.all.length)}</p>` : nothing}<oriel-part-combobox
      id=${ids.id}
      class="person"
      .options=${search ? undefined : sorted(party.list)}
      .lookup=${search ? this.#cached(`parties:${locale.tag}`, finder) : undefined}
      .value=${party.chosen ? option(party.chosen) : null}
      .words=${words(locale, t.chooseParty)}
      labelledby=${ids.label}
      describedby=${ids.describedby || nothing}
      ?invalid=${ids.invalid}
      @choose=${({ option: { value } }: ComboboxChooseEvent) => onChoose(found.get(value))}
    ></oriel-part-combobox>`;
  }

  #chosen(table: Table, { value, label, detail }: ComboboxOption): Answer {
    if (!value) return null;
    return this.#items.get(`${table}:${value}`) ?? { id: value, label, ...(detail && { detail }) };
  }

  async #find(table: Table | undefined, query: object, signal?: AbortSignal): Promise<LookupItem[]> {
    const { host, instance } = this.#module;
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
  #cached(key: string, finder: Finder): Finder {
    const known = this.#finders.get(key) ?? finder;
    this.#finders.set(key, known);
    return known;
  }
  #finder(locale: Locale, table: Table, asked: Asked): Finder {
    const { parties, none, without } = asked;
    const people = table === 'contact' || table === 'consumer';
    return this.#cached(`${locale.tag}:${table}:${JSON.stringify(asked)}`, async (query, signal) => {
      await pause(query);
      if (signal.aborted) return [];
      const wanted = query ? (people ? { contains: ['name', query] } : { text: query }) : undefined;
      const others = without?.length ? { not: { in: ['id', without] } } : undefined;
      const filter = wanted && others ? { and: [wanted, others] } : (wanted ?? others);
      const items = await this.#find(
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
