/** What stands around the fields while something happens: notices, the buttons' words, dialogs. Loaded with the desk. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatMoment, formatTime } from '../../src/ui/format.js';
import { check, info, offline, user, warn } from '../../src/ui/icons.js';
import { translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { controlId, controlSelector, type FieldContext, faultText } from '../form/fields.js';
import type { Form } from '../form/form.js';
import type { Links } from '../form/links.js';
import { banner } from '../parts/banner.js';
import { signInWord } from '../parts/sign-in.js';
import type { OrielCaseCreate } from './case-create.js';
import { caseCreateStrings } from './case-create.strings.js';
import type { Desk } from './desk.js';
import { moreStrings } from './more.strings.js';

type Words = typeof moreStrings.en;

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
  const { locale } = c;
  const t = translate(locale, moreStrings);
  const ui = translate(locale, uiStrings);
  const { summary, error, drafts } = desk;
  const notices: TemplateResult[] = [];
  const saved = drafts.status === 'saved' || drafts.status === 'saving';
  if (summary && summary.names.length + summary.others.length > (summary.others.length > 0 ? 0 : 1)) {
    const link = (name: string): TemplateResult => {
      const field = form.field(name);
      const fault = form.faults[name];
      const text =
        fault && !field
          ? fault.code === 'server'
            ? fault.message
            : translate(locale, caseCreateStrings).chooseParty
          : field && fault
            ? faultText(fault, field, c)
            : name;
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
  return html`${renderWaiting(desk)}${notices.slice(0, 2)}`;
};

/** What was taken out, below what brought it about. */
const renderDropped = ({ fitting, locale }: Desk): unknown =>
  fitting.dropped.length > 0
    ? html`<p class="dropped">${info}<span>${translate(locale, moreStrings).dropped(fitting.dropped.join(', '))}</span></p>`
    : nothing;

const renderSaved = (desk: Desk): unknown => {
  const { locale } = desk;
  const t = translate(locale, moreStrings);
  const { status, savedAt, filesLost } = desk.drafts;
  if (status === 'denied' || status === 'full') return html`<p class="saved warning">${warn}${t.draft[status]}</p>`;
  if (!savedAt) return nothing;
  return html`<p class="saved">${check}${t.draft.saved(formatTime(locale.tag, new Date(savedAt)))}${filesLost ? html` ${t.draft.filesLost}` : nothing}</p>`;
};

/** What the button does now. */
const submitWord = ({ locale, busy, files, signedOut, online, error }: Desk, word: string): string => {
  const t = translate(locale, moreStrings);
  if (busy) return busy === 'files' && files.items.some(({ state }) => state !== 'done') ? t.uploadingFirst : t.sending;
  if (signedOut) return signInWord(locale);
  if (!online) return t.submitOffline;
  return error ? translate(locale, uiStrings).tryAgain : word;
};

/** Without a sign-in, what stands here may not be meant for the next person. */
const renderDiscardButton = (desk: Desk): unknown =>
  desk.signedOut &&
  desk.dirty &&
  html`<button type="button" class="btn plain" @click=${() => desk.askDiscard(true)}>${
    translate(desk.locale, moreStrings).discard
  }</button>`;

const helpView = (desk: Desk, element: OrielCaseCreate, links: Links) => ({
  dirty: desk.dirty,
  caseLink: (item: { id: string; number: string }, content: unknown) => links.toCase(item, 'suggestion', content),
  onSolved: () => desk.solved(),
  onLeave: () => element.shadowRoot?.querySelector<HTMLElement>(`#${controlId('shortDescription')}`)?.focus(),
});
const renderHelp = (desk: Desk, element: OrielCaseCreate, links: Links): unknown =>
  desk.suggestions.value?.renderList(helpView(desk, element, links));

/** Rendered always, open or not, so that the focus returns to where it came from. */
const renderDialogs = (desk: Desk, element: OrielCaseCreate, links: Links): TemplateResult =>
  html`${desk.suggestions.value?.renderDialog(helpView(desk, element, links))}${desk.discardCode.value?.renderDiscard(
    desk.locale,
    translate(desk.locale, moreStrings).discard,
    desk.discarding,
    () => void desk.discard(),
    () => desk.askDiscard(false),
  )}`;

/** What the form and the element ask the desk for. */
export const notices = {
  renderNotices,
  renderDropped,
  renderSaved,
  submitWord,
  renderDiscardButton,
  renderHelp,
  renderDialogs,
  renderWaiting,
};
