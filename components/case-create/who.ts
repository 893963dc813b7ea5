/** Whom the case is for: above everything else, where there is somebody else. */
import { html, nothing } from 'lit';
import type { Party } from '../../src/contract/viewer.js';
import { lock } from '../../src/ui/icons.js';
import { translate } from '../../src/ui/localize.js';
import { controlId } from '../form/fields.js';
import { formStrings } from '../form/form.strings.js';
import { field as frame } from '../parts/field.js';
import { radioList } from '../parts/radio-list.js';
import type { caseCreateStrings } from './case-create.strings.js';
import type { FormView } from './form-view.js';

/** Few enough to be seen at once. */
const FEW = 4;

/** Name and second line, which says who they are. */
export const wordsOf = (
  { kind, name, detail, relation }: Party,
  t: typeof caseCreateStrings.en,
): { label: string; detail: string } => {
  if (kind === 'self') return { label: t.myself, detail: name };
  // Who is named with a household or an account says enough by that.
  const known = kind === 'contact' || (kind === 'consumer' && relation === 'household') ? '' : t.relations[relation];
  return { label: name, detail: [known, detail].filter(Boolean).join(', ') };
};

export const renderWho = ({ element, sheet, form, desk, references, t, onChoose }: FormView): unknown => {
  const { party } = sheet;
  if (!sheet.asksParty) return nothing;
  const id = controlId('party');
  const { list, chosen } = party;
  if (chosen && (party.given.locked || list.length === 1)) {
    return frame(
      { id, label: t.who },
      () =>
        html`<output class="locked" id=${id}><bdi>${wordsOf(chosen, t).label}</bdi>${lock}<span class="vh">${translate(element.locale, formStrings).lockedHere}</span></output>`,
    );
  }
  const fault = form.faults['party'];
  const error = fault && (fault.code === 'server' ? fault.message : t.chooseParty);
  return html`${frame({ id: `${id}-who`, label: t.who, group: true, ...(error && { error }) }, (ids) =>
    list.length <= FEW && !party.more
      ? radioList({
          ...{ name: id, labelledby: ids.label, describedby: ids.describedby, invalid: ids.invalid },
          options: list.map((one) => ({ value: one.id, ...wordsOf(one, t) })),
          value: chosen?.id ?? '',
          onChange: (value) => onChoose(list.find((one) => one.id === value)),
        })
      : (references.get()?.renderParty(element.locale, party, { ...ids, id }, onChoose) ??
        html`<span class=${chosen ? 'box placeholder person' : 'box placeholder'} id=${id}></span>`),
  )}${desk?.notices.renderDropped(desk)}`;
};
