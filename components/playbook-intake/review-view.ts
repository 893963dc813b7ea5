/** All answers before the submit. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RunActivity } from '../../src/contract/playbook.js';
import { alert } from '../../src/ui/icons.js';
import { translate } from '../../src/ui/localize.js';
import { banner } from '../parts/banner.js';
import { checkbox } from '../parts/field.js';
import { richText } from '../parts/rich-text.js';
import { headingId } from '../playbook/heading.js';
import { playbookStrings } from '../playbook/playbook.strings.js';
import { activitiesOf, applying, isOpen } from '../playbook/run.js';
import { saidOf } from '../playbook/said.js';
import type { Journey } from './journey.js';

/** What is settled and has something to say, in order. */
const answered = (journey: Journey): RunActivity[] =>
  journey.run
    ? applying(journey.run).filter(
        ({ kind, state, optional }) =>
          kind !== 'review' && (state === 'complete' || (state === 'skipped' && !optional)) && kind !== 'instruction',
      )
    : [];

const renderRow = (journey: Journey, activity: RunActivity): TemplateResult[] => {
  const { locale } = journey.element;
  const t = translate(locale, playbookStrings);
  return saidOf(locale, activity).map(
    ({ label, words }) =>
      html`<div>
        <dt><bdi>${label}</bdi></dt>
        <dd><bdi>${words}</bdi></dd>
        <dd class="change">
          <button type="button" class="link" aria-label=${t.changeOf(label)} @click=${() => journey.change(activity.id)}>${t.change}</button>
        </dd>
      </div>`,
  );
};

const renderMissing = (journey: Journey): unknown => {
  const { missing, run } = journey;
  const asked = missing.filter(({ pointer }) => pointer !== '/confirmed');
  if (asked.length === 0 || !run) return nothing;
  const t = translate(journey.element.locale, playbookStrings);
  // What waits for one of these is asked again after it.
  const open = activitiesOf(run).filter(
    (each) => isOpen(each) && asked.some(({ pointer }) => pointer === `/activities/${each.id}`),
  );
  const lines =
    open.length > 0
      ? open.map(
          ({ id, title }) =>
            html`<button type="button" class="link" @click=${() => journey.change(id)}>${title}</button>`,
        )
      : asked.map(({ message }) => message);
  return banner({
    tone: 'danger',
    title: t.missingTitle(lines.length),
    role: 'alert',
    focusable: true,
    text: html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
  });
};

export const renderReview = (journey: Journey, review: RunActivity, offers: unknown): TemplateResult => {
  const t = translate(journey.element.locale, playbookStrings);
  const { id, title, text, confirm } = review;
  const unconfirmed = journey.missing.some(({ pointer }) => pointer === '/confirmed');
  return html`<h3 class="asked" id=${headingId(id)} tabindex="-1"><bdi>${title || t.review}</bdi></h3>
    ${text ? richText(text) : nothing}
    ${renderMissing(journey)}
    <dl class="review" part="review">${answered(journey).map((activity) => renderRow(journey, activity))}</dl>
    ${offers}
    ${
      confirm
        ? html`<div class="confirm">
            ${checkbox({
              label: html`<bdi>${confirm}</bdi>`,
              checked: journey.confirmed,
              invalid: unconfirmed,
              describedby: unconfirmed ? 'confirm-error' : '',
              onChange: (checked) => {
                journey.confirmed = checked;
                journey.missing = [];
                journey.element.requestUpdate();
              },
            })}
            ${unconfirmed ? html`<p class="field-error" id="confirm-error">${alert}<span>${t.confirmFirst}</span></p>` : nothing}
          </div>`
        : nothing
    }`;
};
