/** What stands in place of the questions: submitted, left for later, solved; and the question before a draft is deleted. */
import { html, type nothing, type TemplateResult } from 'lit';
import { ok } from '../../src/ui/icons.js';
import { translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { dialog } from '../parts/dialog.js';
import type { playbookStrings } from '../playbook/playbook.strings.js';
import type { Journey } from './journey.js';

type Words = typeof playbookStrings.en;

const frame = (title: unknown, text: unknown, actions: unknown): TemplateResult =>
  html`<div class="confirmation" part="confirmation">
    <span class="mark">${ok}</span>
    <h2 tabindex="-1">${title}</h2>
    <p class="lead">${text}</p>
    <div class="actions">${actions}</div>
  </div>`;

const button = (look: string, words: string, press: () => void): TemplateResult =>
  html`<button type="button" class=${look} @click=${press}>${words}</button>`;

export const renderEnding = (journey: Journey, t: Words): TemplateResult => {
  const { ending, run, links, module } = journey;
  if (ending === 'submitted' && run)
    return frame(
      t.createdTitle(run.case.number),
      html`<bdi>${module.host?.module?.support.promise ?? ''}</bdi> ${t.createdText}`,
      html`${links.toCase(run.case, 'btn primary', t.view)}${button('btn', t.another, () => journey.again())}`,
    );
  if (ending === 'solved')
    return frame(
      t.solvedTitle,
      t.solvedText,
      html`${button('btn', t.another, () => journey.again())}${links.back(t.back)}`,
    );
  return html`${frame(
    t.laterTitle,
    t.laterText,
    html`${button('btn primary', t.resume, () => journey.resume())}${button('btn plain', t.delete, () => journey.ask(true))}${links.back(t.back)}`,
  )}${renderDelete(journey, t)}`;
};

export const renderDelete = (journey: Journey, t: Words): TemplateResult | typeof nothing =>
  dialog({
    open: journey.asking,
    id: 'delete-title',
    title: t.deleteTitle,
    content: html`<p>${t.deleteText}</p>`,
    actions: html`${button('btn', t.deleteNo, () => journey.ask(false))}${button('btn danger', t.deleteYes, () => void journey.abandon())}`,
    close: translate(journey.element.locale, uiStrings).close,
    onClose: () => journey.ask(false),
  });
