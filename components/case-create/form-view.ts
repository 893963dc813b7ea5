/** The form as it stands: who it is for, fields, buttons. What happens around them comes with the desk. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Field, LookupItem } from '../../src/contract/case-type.js';
import { lock } from '../../src/ui/icons.js';
import { type FieldIds, field as frame } from '../parts/field.js';
import { segmented } from '../parts/segmented.js';
import type { OrielCaseCreate } from './case-create.js';
import type { caseCreateStrings } from './case-create.strings.js';
import type { Desk } from './desk.js';
import { controlId, type FieldContext, renderField } from './fields.js';
import type { Answer, Form } from './form.js';
import type { Later } from './later.js';
import type { Links } from './links.js';
import type { References } from './references.js';
import type { Sheet } from './sheet.js';

export interface FormView {
  element: OrielCaseCreate;
  sheet: Sheet;
  form: Form;
  /** Undefined while it is on its way. */
  desk: Desk | undefined;
  references: Later<References>;
  links: Links;
  t: typeof caseCreateStrings.en;
  /** The page wants no files. */
  noFiles: boolean;
  /** What sends could not be loaded. */
  stuck: boolean;
  onAnswer: (field: Field, answer: Answer) => void;
  onChoose: (forOther: boolean, id?: string) => void;
  onFiles: (files: File[]) => void;
  onSubmit: () => void;
}

/** Stands where a part will be that is on its way, as high as it. */
const placeholder = (ids: FieldIds): TemplateResult => html`<span class="box placeholder" id=${ids.id}></span>`;

const renderWho = ({ element, sheet, form, references, t, onChoose }: FormView): unknown => {
  const { party } = sheet;
  const { locked, hidden } = party.given;
  if (hidden || party.all.length === 0 || form.field('contact') || form.field('consumer')) return nothing;
  const id = controlId('contact');
  const { chosen } = party;
  if (locked && chosen) {
    return frame(
      { id, label: t.who },
      () => html`<output class="locked" id=${id}>${chosen.name}${lock}<span class="vh">${t.lockedHere}</span></output>`,
    );
  }
  const error = form.faults['contact'] && t.choosePerson;
  return frame({ id: `${id}-who`, label: t.who, group: true, ...(error && { error }) }, (ids) => {
    const choice = segmented({
      name: `${id}-who`,
      labelledby: ids.label,
      options: [
        { value: 'me', label: t.myself },
        { value: 'other', label: t.someoneElse },
      ],
      value: party.forOther ? 'other' : 'me',
      onChange: (value) => onChoose(value === 'other'),
    });
    if (!party.forOther) return choice;
    const person: FieldIds = { ...ids, id, label: `${id}-label` };
    return html`${choice}<div class="who"><span class="vh" id="${id}-label">${t.person}</span>${
      references
        .get()
        ?.renderParty(element.locale, party.all, chosen, person, t.choosePerson, (one) => onChoose(true, one)) ??
      placeholder(person)
    }</div>`;
  });
};

/** The words of a record of which only the id is known. */
const resolve = async ({ element, form, references }: FormView, field: Field, id: string): Promise<void> => {
  const item: LookupItem | null | undefined = await (await references.load())?.resolve(field, id);
  if (item === undefined || form.answers[field.name] !== id) return;
  form.answers[field.name] = item;
  element.requestUpdate();
};

const contextOf = (view: FormView): FieldContext => {
  const { element, sheet, form, desk, references, links, t, onAnswer, onFiles } = view;
  const { locale } = element;
  const onLeave = (field: Field): void => {
    sheet.leave(field);
    element.requestUpdate();
  };
  return {
    form,
    locale,
    t,
    onAnswer,
    onLeave,
    onUnreadable: (field, unreadable) => void form.unreadable[unreadable ? 'add' : 'delete'](field.name),
    renderReference: (field, ids) => {
      const answer = form.answers[field.name] ?? null;
      if (typeof answer === 'string' && answer) void resolve(view, field, answer);
      const code = references.get();
      if (!code || form.locked(field.name)) return placeholder(ids);
      const known = typeof answer === 'object' ? answer : null;
      const choose = t.known[field.name] ?? t.pick(field.label);
      return code.render(
        locale,
        field,
        ids,
        known,
        choose,
        (value) => onAnswer(field, value),
        () => onLeave(field),
      );
    },
    renderFiles: (ids) =>
      desk?.files.render(ids, desk.online, onFiles, (id) => desk.removeFile(id)) ?? placeholder(ids),
    renderBelow: (field) =>
      (field.name === 'shortDescription' && desk?.notices.renderHelp(desk, element, links)) || nothing,
  };
};

const renderFoot = ({ element, desk, links, t, stuck }: FormView): TemplateResult => {
  const word = element.words('submit-label', t.submit);
  return html`<div class="foot" part="footer">
    <button type="submit" class="btn primary" aria-disabled=${desk?.busy ? 'true' : nothing}>${
      desk?.notices.submitWord(desk, word) ?? word
    }</button>
    ${desk?.notices.renderDiscardButton(desk) || links.back(t.cancel)}${desk?.notices.renderSaved(desk)}${stuck ? html`<p class="field-error" role="alert">${t.stuck}</p>` : nothing}
  </div>`;
};

export const renderForm = (view: FormView): TemplateResult => {
  const { element, form, desk, noFiles, onFiles, onSubmit } = view;
  const c = contextOf(view);
  const drag = (event: DragEvent): void => {
    // What the file field has taken itself is marked so.
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (event.type === 'drop') onFiles([...event.dataTransfer.files]);
  };
  return html`<div class="notices">${desk?.notices.renderNotices(desk, form, c, element)}</div>
    <form
      part="form"
      novalidate
      autocomplete="on"
      @submit=${(event: Event) => {
        event.preventDefault();
        onSubmit();
      }}
      @paste=${(event: ClipboardEvent) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      }}
      @dragover=${drag}
      @drop=${drag}
      @keydown=${(event: KeyboardEvent) => {
        // From the subject straight into what may answer it.
        if (event.key !== 'ArrowDown' || (event.target as Element).id !== controlId('shortDescription')) return;
        const first = element.shadowRoot?.querySelector<HTMLElement>('.suggestion');
        if (first) event.preventDefault();
        first?.focus();
      }}
    >
      ${renderWho(view)}
      ${form.fields.filter(({ kind }) => kind !== 'file' || !noFiles).map((field) => renderField(field, c))}
      ${renderFoot(view)}
    </form>`;
};
