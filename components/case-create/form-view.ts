/** The form as it stands: who it is for, fields, buttons. What happens around them comes with the desk. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../src/contract/case-type.js';
import type { Party } from '../../src/contract/viewer.js';
import { translate } from '../../src/ui/localize.js';
import { controlId, type FieldContext, placeholder, renderField } from '../form/fields.js';
import type { Answer, Form } from '../form/form.js';
import { formStrings } from '../form/form.strings.js';
import type { Later } from '../form/later.js';
import type { Links } from '../form/links.js';
import type { OrielCaseCreate } from './case-create.js';
import type { caseCreateStrings } from './case-create.strings.js';
import type { Desk } from './desk.js';
import type { CaseReferences } from './references.js';
import type { Sheet } from './sheet.js';
import { renderWho } from './who.js';

export interface FormView {
  element: OrielCaseCreate;
  sheet: Sheet;
  form: Form;
  /** Undefined while it is on its way. */
  desk: Desk | undefined;
  references: Later<CaseReferences>;
  links: Links;
  t: typeof caseCreateStrings.en;
  /** The page wants no files. */
  noFiles: boolean;
  /** What sends could not be loaded. */
  stuck: boolean;
  onAnswer: (field: Field, answer: Answer) => void;
  onChoose: (party: Party | undefined) => void;
  /** Another item is affected, or one of them no longer. */
  onItems: (change: (form: Form) => void, said?: string) => void;
  onFiles: (files: File[]) => void;
  onSubmit: () => void;
}

/** The words of a record of which only the id is known. */
const resolve = async ({ element, form, references }: FormView, field: Field, id: string): Promise<void> => {
  const item = await (await references.load())?.resolve(field.table, id);
  if (item === undefined || form.answers[field.name] !== id) return;
  form.learn(field.name, item);
  element.requestUpdate();
};

/** Further items, below the field of the first; without such a field all of them, above the others. */
const renderItems = (view: FormView, asked: boolean): unknown => {
  const { element, form, sheet, references, t, onItems } = view;
  if (asked ? !form.answers['installBaseItem'] : form.items.length === 0 || form.given.hide.has('installBaseItem'))
    return nothing;
  return references.get()?.renderItems({
    ...{ locale: element.locale, form, asked, parties: sheet.parties, t, onItems },
    account: sheet.writer?.account?.id,
  });
};

const contextOf = (view: FormView): FieldContext => {
  const { element, sheet, form, desk, references, links, onAnswer, onFiles } = view;
  const { locale } = element;
  const onLeave = (field: Field): void => {
    sheet.leave(field);
    element.requestUpdate();
  };
  return {
    form,
    locale,
    onAnswer,
    onLeave,
    onUnreadable: (field, unreadable) => void form.unreadable[unreadable ? 'add' : 'delete'](field.name),
    renderReference: (field, ids) => {
      const answer = form.answers[field.name] ?? null;
      if (typeof answer === 'string' && answer) void resolve(view, field, answer);
      const code = references.get();
      if (!code || form.locked(field.name)) return placeholder(ids);
      const known = typeof answer === 'object' ? answer : null;
      const words = translate(locale, formStrings);
      const choose = words.known[field.name] ?? words.pick(field.label);
      const use = { onAnswer: (value: Answer) => onAnswer(field, value), onLeave: () => onLeave(field) };
      return code.render(locale, field, ids, known, choose, sheet.parties, use);
    },
    renderFiles: (ids) =>
      desk?.files.render(ids, desk.online, onFiles, (id) => desk.removeFile(id)) ?? placeholder(ids),
    renderBelow: (field) =>
      field.name === 'shortDescription'
        ? desk?.notices.renderHelp(desk, element, links)
        : field.name === 'installBaseItem'
          ? renderItems(view, true)
          : nothing,
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
      ${form.field('installBaseItem') ? nothing : renderItems(view, false)}
      ${form.fields.filter(({ kind }) => kind !== 'file' || !noFiles).map((field) => renderField(field, c))}
      ${renderFoot(view)}
    </form>`;
};
