/** What a case can be about, and whom it can be for, among many. Loaded when a form has such a choice. */
import { html, nothing } from 'lit';
import type { LookupItem } from '../../src/contract/case-type.js';
import type { Party, PartyReferences } from '../../src/contract/viewer.js';
import { listParties } from '../../src/contract/wire.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import type { Form } from '../form/form.js';
import {
  comboboxWords,
  type Finder,
  itemWords,
  pause,
  References,
  styles as referenceStyles,
  type Table,
} from '../form/references.js';
import { avatar, avatarStyles } from '../parts/avatar.js';
import type { ComboboxChooseEvent, ComboboxOption, OrielPartCombobox } from '../parts/combobox.js';
import type { FieldIds } from '../parts/field.js';
import { caseCreateStrings } from './case-create.strings.js';
import { type ItemsView, renderItems, tell } from './items-view.js';
import { moreStrings } from './more.strings.js';
import { itemsStyles } from './more.styles.js';
import type { PartyChoice } from './party-choice.js';
import { wordsOf } from './who.js';

export const styles = [...referenceStyles, avatarStyles, itemsStyles];

/** The order in which kinds of parties stand in the list. */
const relations: Party['relation'][] = [
  ...(['self', 'household', 'represented', 'colleague', 'customer', 'account', 'consumer', 'organization'] as const),
];

export class CaseReferences extends References {
  /** Whoever was offered, by id. */
  readonly #parties = new Map<string, Party>();

  /** Those of the records that a case for these parties cannot name. */
  async unfit(table: Table, ids: readonly string[], parties: PartyReferences): Promise<string[]> {
    if (ids.length === 0) return [];
    const found = await this.find(table, { filter: { in: ['id', [...ids]] }, limit: ids.length, for: parties });
    return ids.filter((id) => !found.some((item) => item.id === id));
  }

  /** Whom a case can be for, by name or by what it is about. */
  async parties(
    query: { text?: string; soldProduct?: string; installBaseItem?: string },
    signal?: AbortSignal,
  ): Promise<Party[]> {
    const { host, instance } = this.module;
    if (!host) return [];
    return (await host.client.call(listParties, { query }, { instance, ...(signal && { signal }) })).items;
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
      .lookup=${this.finder(locale, 'installBaseItem', { parties: same ?? parties, without: chosen })}
      .value=${null}
      .words=${comboboxWords(locale, choose)}
      labelledby=${ids.label}
      @choose=${({ option, target }: ComboboxChooseEvent) => {
        const added = this.chosen('installBaseItem', option);
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
      .lookup=${search ? this.cached(`parties:${locale.tag}`, finder) : undefined}
      .value=${party.chosen ? option(party.chosen) : null}
      .words=${comboboxWords(locale, t.chooseParty)}
      labelledby=${ids.label}
      describedby=${ids.describedby || nothing}
      ?invalid=${ids.invalid}
      @choose=${({ option: { value } }: ComboboxChooseEvent) => onChoose(found.get(value))}
    ></oriel-part-combobox>`;
  }
}
