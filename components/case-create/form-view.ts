/** The form as it stands: notices, who it is for, fields, buttons. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatMoment, formatTime } from '../../src/ui/format.js';
import { check, lock, offline, user, warn } from '../../src/ui/icons.js';
import { translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { banner } from '../parts/banner.js';
import { type FieldIds, field as frame } from '../parts/field.js';
import { segmented } from '../parts/segmented.js';
import type { OrielCaseCreate } from './case-create.js';
import type { caseCreateStrings } from './case-create.strings.js';
import type { Desk } from './desk.js';
import { controlId, controlSelector, type FieldContext, faultText, renderField } from './fields.js';
import type { Form } from './form.js';
import type { Links } from './links.js';

type Words = typeof caseCreateStrings.en;

/** Stands where a part will be that is on its way, as high as it. */
const placeholder = (ids: FieldIds): TemplateResult => html`<span class="box placeholder" id=${ids.id}></span>`;

const failureText = (desk: Desk, t: Words, ui: typeof uiStrings.en): string => {
  const { error, drafts } = desk;
  if (error?.code === 'too-many-requests') return t.tooManyRequests(error.retryAfter ?? 60);
  if (error?.code === 'forbidden') return t.refused;
  const safe = drafts.status === 'saved' || drafts.status === 'saving' ? t.failedText : t.failedUnsaved;
  return error?.uncertain ? `${ui.noAnswer} ${safe}` : safe;
};

const renderWaiting = (desk: Desk, onAnother?: () => void): unknown => {
  const waiting = desk.sender.waiting.value;
  if (!waiting || waiting.entries.length === 0) return nothing;
  return waiting.render({ signedOut: desk.signedOut, onEdit: (entry) => void desk.edit(entry), onAnother });
};

/** At most two: the most pressing first. */
const renderNotices = (desk: Desk, form: Form, c: FieldContext, element: OrielCaseCreate): TemplateResult => {
  const { t, locale } = c;
  const ui = translate(locale, uiStrings);
  const { summary, error, drafts } = desk;
  const notices: TemplateResult[] = [];
  const saved = drafts.status === 'saved' || drafts.status === 'saving';
  if (summary && summary.names.length + summary.others.length > (summary.others.length > 0 ? 0 : 1)) {
    const link = (name: string): TemplateResult => {
      const field = form.field(name);
      const fault = form.faults[name];
      const text = name === 'contact' && !field ? t.choosePerson : field && fault ? faultText(fault, field, c) : name;
      return html`<li><a
          href="#${controlId(name)}"
          @click=${(event: Event) => {
            event.preventDefault();
            element.shadowRoot?.querySelector<HTMLElement>(controlSelector(name, form))?.focus();
          }}
        >${text}</a></li>`;
    };
    notices.push(
      html`<div class="summary" tabindex="-1" role="group" aria-labelledby="summary-title">${banner({
        tone: 'danger',
        title: html`<span id="summary-title">${t.summary(summary.names.length + summary.others.length)}</span>`,
        text: html`<ul>${summary.names.map(link)}${summary.others.map((text) => html`<li>${text}</li>`)}</ul>`,
      })}</div>`,
    );
  }
  if (error && desk.online && !desk.signedOut) {
    notices.push(
      html`<div class="failure" tabindex="-1" role="group" aria-labelledby="failure-title">${banner({
        tone: 'danger',
        title: html`<span id="failure-title">${t.failedTitle}</span>`,
        text: html`${failureText(desk, t, ui)}${error.reference ? html`<p class="meta">${ui.reference(error.reference)}</p>` : nothing}`,
      })}</div>`,
    );
  }
  if (desk.signedOut)
    notices.push(
      html`<div class="sign-in" tabindex="-1" role="group" aria-label=${t.signInTitle}>${banner({
        tone: 'info',
        icon: user,
        title: t.signInTitle,
        text: saved || !form.dirty ? t.signInText : t.signInUnsaved,
      })}</div>`,
    );
  else if (!desk.online)
    notices.push(
      banner({
        tone: 'warning',
        icon: offline,
        title: ui.offline,
        text: desk.held ? t.heldText : t.offlineText,
        role: 'status',
      }),
    );
  else if (desk.restoredAt && !error) {
    notices.push(
      banner({
        tone: 'info',
        title: t.draft.restoredTitle,
        text: t.draft.restored(formatMoment(locale, new Date(desk.restoredAt))),
        end: html`<button type="button" class="btn" @click=${() => desk.askDiscard(true)}>${t.discard}</button>`,
      }),
    );
  }
  return html`<div class="notices">${renderWaiting(desk)}${notices.slice(0, 2)}</div>`;
};

const renderWho = (desk: Desk, form: Form, c: FieldContext): unknown => {
  const { t, locale } = c;
  const { locked, hidden } = desk.party.given;
  if (hidden || desk.party.all.length === 0 || form.field('contact') || form.field('consumer')) return nothing;
  const id = controlId('contact');
  const party = desk.party.chosen;
  if (locked && party) {
    return frame(
      { id, label: t.who },
      () => html`<output class="locked" id=${id}>${party.name}${lock}<span class="vh">${t.lockedHere}</span></output>`,
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
      value: desk.party.forOther ? 'other' : 'me',
      onChange: (value) => desk.choose(value === 'other'),
    });
    if (!desk.party.forOther) return choice;
    const person: FieldIds = { ...ids, id, label: `${id}-label` };
    return html`${choice}<div class="who"><span class="vh" id="${id}-label">${t.person}</span>${
      desk.references
        .get()
        ?.renderParty(locale, desk.party.all, party, person, t.choosePerson, (chosen) => desk.choose(true, chosen)) ??
      placeholder(person)
    }</div>`;
  });
};

const renderSaved = (desk: Desk, c: FieldContext): unknown => {
  const { t, locale } = c;
  const { status, savedAt, filesLost } = desk.drafts;
  if (status === 'denied' || status === 'full') return html`<p class="saved warning">${warn}${t.draft[status]}</p>`;
  if (!savedAt) return nothing;
  return html`<p class="saved">${check}${t.draft.saved(formatTime(locale.tag, new Date(savedAt)))}${filesLost ? html` ${t.draft.filesLost}` : nothing}</p>`;
};

const renderFoot = (element: OrielCaseCreate, desk: Desk, c: FieldContext, links: Links): TemplateResult => {
  const { t, locale } = c;
  const { busy, signedOut, online, error } = desk;
  const label = busy
    ? busy === 'files' && desk.files.items.some(({ state }) => state !== 'done')
      ? t.uploadingFirst
      : t.sending
    : signedOut
      ? t.signIn
      : !online
        ? t.submitOffline
        : error
          ? translate(locale, uiStrings).tryAgain
          : element.words('submit-label', t.submit);
  const discards = signedOut && desk.dirty;
  return html`<div class="foot" part="footer">
    <button type="submit" class="btn primary" aria-disabled=${busy ? 'true' : nothing}>${label}</button>
    ${
      discards
        ? html`<button type="button" class="btn plain" @click=${() => desk.askDiscard(true)}>${t.discard}</button>`
        : links.back(t.cancel)
    }${renderSaved(desk, c)}
  </div>`;
};

export const renderForm = (
  element: OrielCaseCreate,
  desk: Desk,
  links: Links,
  form: Form,
  t: Words,
): TemplateResult => {
  // Waiting alone: the form comes back with Edit, or for another case.
  if (desk.outcome.done?.kind === 'waiting') return html`${renderWaiting(desk, () => void desk.another())}`;
  const { locale } = element;
  const c: FieldContext = {
    form,
    locale,
    t,
    onAnswer: (field, answer) => desk.answer(field, answer),
    onLeave: (field) => desk.leave(field),
    onUnreadable: (field, unreadable) => void form.unreadable[unreadable ? 'add' : 'delete'](field.name),
    renderReference: (field, ids) => {
      const answer = form.answers[field.name] ?? null;
      const known = typeof answer === 'object' ? answer : null;
      if (typeof answer === 'string' && answer) void desk.resolve(field, answer);
      const code = desk.references.get();
      if (!code || form.locked(field.name)) return placeholder(ids);
      return code.render(
        locale,
        field,
        ids,
        known,
        t.known[field.name] ?? t.pick(field.label),
        (value) => desk.answer(field, value),
        () => desk.leave(field),
      );
    },
    renderFiles: (ids) =>
      desk.files.render(
        ids,
        desk.online,
        (files) => void desk.addFiles(files),
        (id) => desk.removeFile(id),
      ) ?? placeholder(ids),
    renderBelow: (field) =>
      field.name === 'shortDescription'
        ? (desk.suggestions.value?.renderList(suggestionsView(element, desk, links)) ?? nothing)
        : nothing,
  };
  const drag = (event: DragEvent): void => {
    // What the file field has taken itself is marked so.
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (event.type === 'drop') void desk.addFiles([...event.dataTransfer.files]);
  };
  return html`${renderNotices(desk, form, c, element)}
    <form
      part="form"
      novalidate
      autocomplete="on"
      @submit=${(event: Event) => {
        event.preventDefault();
        void desk.submit();
      }}
      @paste=${(event: ClipboardEvent) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        void desk.addFiles(files);
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
      ${renderWho(desk, form, c)}
      ${form.fields.filter(({ kind }) => kind !== 'file' || !desk.files.hidden).map((field) => renderField(field, c))}
      ${renderFoot(element, desk, c, links)}
    </form>`;
};

/** Rendered always, open or not, so that the focus returns to where it came from. */
export const renderDialogs = (element: OrielCaseCreate, desk: Desk, links: Links, t: Words): TemplateResult => {
  const { value: suggestions } = desk.suggestions;
  return html`${suggestions?.renderDialog(suggestionsView(element, desk, links))}${desk.discardCode.value?.renderDiscard(
    element.locale,
    t.discard,
    desk.discarding,
    () => void desk.discard(),
    () => desk.askDiscard(false),
  )}`;
};

const suggestionsView = (element: OrielCaseCreate, desk: Desk, links: Links) => ({
  dirty: desk.dirty,
  caseLink: (item: { id: string; number: string }, content: unknown) => links.toCase(item, 'suggestion', content),
  onSolved: () => desk.solved(),
  onLeave: () => element.shadowRoot?.querySelector<HTMLElement>(`#${controlId('shortDescription')}`)?.focus(),
});
