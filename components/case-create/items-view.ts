/** Further items that are affected: each can be taken away, more can be added. */
import { html, nothing, type TemplateResult } from 'lit';
import type { LookupItem } from '../../src/contract/case-type.js';
import type { PartyReferences } from '../../src/contract/viewer.js';
import { controlStrings } from '../../src/ui/control.strings.js';
import { x } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { wordStrings } from '../../src/ui/words.strings.js';
import { controlId } from '../form/fields.js';
import type { Form } from '../form/form.js';
import type { ComboboxOption } from '../parts/combobox.js';
import { type FieldIds, field as frame } from '../parts/field.js';
import type { caseCreateStrings } from './case-create.strings.js';
import { moreStrings } from './more.strings.js';

export interface ItemsView {
  locale: Locale;
  form: Form;
  /** The type asks for the first of them, above. */
  asked: boolean;
  parties: PartyReferences;
  /** Account of the viewer, which goes without saying. */
  account: string | undefined;
  t: typeof caseCreateStrings.en;
  /** `said`: what was done, for those who do not see it; without it only words have come. */
  onItems: (change: (form: Form) => void, said?: string) => void;
}

/** The words of one that was known by its id alone; null: it is not there for this person. */
export const tell = (form: Form, id: string, item: LookupItem | null): void => {
  form.items = form.items.flatMap((one) => (one.id === id ? (item ?? []) : one));
};
const add = (form: Form, item: LookupItem): void => {
  if (form.item?.id === item.id || form.items.some(({ id }) => id === item.id)) return;
  form.items = [...form.items, item];
  form.dirty = true;
};
/** Where it is the one that the case is about, the next one takes its place. */
const remove = (form: Form, id: string): void => {
  form.items = form.items.filter((item) => item.id !== id);
  form.set('installBaseItem', form.item?.id === id ? null : (form.answers['installBaseItem'] ?? null));
};

/** The contract's own limit, with the first one. */
const MOST = 50;

/** What follows from the item and has no field of its own. */
const renderFacts = ({ form, account, locale }: ItemsView): unknown => {
  const { item } = form;
  const t = translate(locale, moreStrings).items;
  const sold = item?.soldProduct;
  const facts = [
    sold && !form.field('soldProduct') ? [t.product, sold.name] : undefined,
    item?.product && !form.field('product') && item.product.name !== sold?.name
      ? [t.model, item.product.name]
      : undefined,
    item?.account && item.account.id !== account ? [t.account, item.account.name] : undefined,
  ].filter((fact) => fact !== undefined);
  if (facts.length === 0) return nothing;
  return html`<dl class="follows meta">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>`;
};

export const renderItems = (
  view: ItemsView,
  words: (locale: Locale, item: LookupItem) => Pick<ComboboxOption, 'detail' | 'mark'>,
  picker: (ids: FieldIds, choose: string, onAdd: (item: LookupItem) => void) => unknown,
): TemplateResult => {
  const { form, locale, asked, onItems } = view;
  const t = translate(locale, moreStrings).items;
  const fixed = form.fixed('installBaseItem');
  const shown = [...(asked || !form.item ? [] : [form.item]), ...form.items];
  const id = controlId('affectedItems');
  const chip = (item: LookupItem): TemplateResult => {
    const { mark, detail } = words(locale, item);
    const onRemove = (event: Event): void => {
      const list = (event.currentTarget as HTMLElement).closest('.items');
      onItems((of) => remove(of, item.id), t.removed(item.label));
      // The button that had the focus is gone with its item.
      setTimeout(() => list?.querySelector<HTMLElement>('button')?.focus());
    };
    return html`<li class="chip">
      <span class="two"><bdi>${item.label}</bdi><span class="meta">${mark} <span dir="auto">${detail}</span></span></span>${
        fixed
          ? nothing
          : html`<button
              type="button"
              class="btn only"
              aria-label=${translate(locale, controlStrings).removeFile(item.label)}
              @click=${onRemove}
            >${x}</button>`
      }
    </li>`;
  };
  const known = shown.filter(({ label }) => label);
  const more = asked && !fixed && form.items.length < MOST - 1;
  const list =
    known.length === 0 && !more
      ? nothing
      : frame(
          {
            id,
            label: asked ? t.further : t.all,
            group: true,
            ...(asked && { note: translate(locale, wordStrings).optional }),
          },
          (ids) =>
            html`${
              known.length > 0 ? html`<ul class="chips">${known.map(chip)}</ul>` : nothing
            }${more ? picker(ids, t.add, (item) => onItems((of) => add(of, item), t.added(item.label))) : nothing}`,
        );
  return html`<div class="items">${renderFacts(view)}${list}</div>`;
};
