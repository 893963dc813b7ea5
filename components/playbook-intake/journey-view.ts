/** A run as it stands: title, stages, notices, the question, the way on. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { RunActivity } from '../../src/contract/playbook.js';
import { formatNumber, formatTime } from '../../src/ui/format.js';
import { check, clock, offline, ok, skipped } from '../../src/ui/icons.js';
import { translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { banner } from '../parts/banner.js';
import { dialogStyles } from '../parts/dialog.js';
import { signInButton } from '../parts/sign-in.js';
import { renderActivity } from '../playbook/activity-view.js';
import type { Answering } from '../playbook/answering.js';
import { askedStyles } from '../playbook/asked.styles.js';
import { headingId } from '../playbook/heading.js';
import { playbookStrings } from '../playbook/playbook.strings.js';
import { activitiesOf, applying } from '../playbook/run.js';
import { saidOf } from '../playbook/said.js';
import { renderDelete, renderEnding } from './ending.js';
import type { Journey } from './journey.js';
import { journeyStyles } from './journey.styles.js';
import { renderReview } from './review-view.js';
import { renderStages } from './stages.js';
import { stagesStyles } from './stages.styles.js';

export const styles = [...askedStyles, dialogStyles, stagesStyles, journeyStyles];

type Words = typeof playbookStrings.en;

const renderSaved = ({ courier, edits, notebook, element: { locale } }: Journey, t: Words): unknown => {
  if (courier.busy) return html`<span class="saved meta">${t.saving}</span>`;
  if (edits.length > 0)
    return courier.waits
      ? html`<span class="saved meta ${notebook.keeps ? '' : 'warning'}">${notebook.keeps ? t.kept : t.unsaved}</span>`
      : nothing;
  if (courier.savedAt === undefined) return nothing;
  return html`<span class="saved meta">${check}${t.savedAt(formatTime(locale.tag, new Date(courier.savedAt)))}</span>`;
};

const renderHeader = (journey: Journey, title: string, t: Words): TemplateResult => {
  const about =
    journey.run &&
    activitiesOf(journey.run).flatMap(({ kind, names }) => (kind === 'product' ? Object.values(names ?? {}) : []))[0];
  return html`<header class="head journey-head" part="header">
    <div>
      <h2 tabindex="-1"><bdi>${title}</bdi></h2>
      ${about ? html`<p class="lead"><bdi>${about}</bdi></p>` : nothing}
    </div>
    <div class="head-end">
      ${renderSaved(journey, t)}
      ${renderLater(journey, t)}
    </div>
  </header>`;
};

/** At most one: the most pressing. */
const renderNotice = (journey: Journey, t: Words): unknown => {
  const { element, error, notebook, courier } = journey;
  const ui = translate(element.locale, uiStrings);
  if (error?.code === 'not-found')
    return banner({
      tone: 'warning',
      title: t.gone,
      text: t.goneText,
      role: 'alert',
      focusable: true,
      actions: html`<button type="button" class="btn" @click=${() => journey.again()}>${t.another}</button>`,
    });
  if (error)
    return banner({
      tone: 'danger',
      title: t.failed,
      role: 'alert',
      focusable: true,
      text: error.reference ? ui.reference(error.reference) : undefined,
    });
  if (journey.signedOut)
    return banner({
      tone: 'warning',
      title: t.signInTitle,
      text: notebook.keeps ? t.signInText : t.heldText,
      role: 'alert',
      focusable: true,
      actions: signInButton(element, journey.module.host),
    });
  if (!journey.online) {
    const activity = journey.activity;
    const last = activity && journey.answering(activity).pending;
    const text =
      activity?.kind === 'review' ? t.offlineSubmit : last ? t.offlineEnd : notebook.keeps ? t.offlineText : t.heldText;
    return banner({ tone: 'info', icon: offline, title: t.offlineTitle, text, role: 'status', focusable: true });
  }
  if (courier.error && journey.edits.length > 0)
    return banner({
      tone: 'warning',
      title: t.failed,
      role: 'status',
      focusable: true,
      actions: html`<button type="button" class="btn" @click=${() => void courier.push()}>${ui.tryAgain}</button>`,
    });
  return journey.moved ? banner({ tone: 'info', title: t.movedOn, role: 'status' }) : nothing;
};

/** Both answers side by side; which one counts is the person’s to say. */
const renderConflict = (journey: Journey, answering: Answering, t: Words): unknown => {
  const { conflict, activity } = answering;
  if (!conflict) return nothing;
  const { locale } = journey.element;
  const said = (one: RunActivity): string =>
    saidOf(locale, one)
      .map(({ words }) => words)
      .filter((words) => words !== t.notAnswered)
      .join(', ') || t.notAnswered;
  const mine = { ...activity, answers: answering.answers, state: 'complete' as const };
  return html`<div class="conflict" tabindex="-1">${banner({
    tone: 'warning',
    title: t.changedElsewhere,
    role: 'alert',
    text: html`<dl class="both">
      <div><dt>${t.yours}</dt><dd><bdi>${said(mine)}</bdi></dd></div>
      <div><dt>${t.theirs}</dt><dd><bdi>${said({ ...conflict, state: 'complete' })}</bdi></dd></div>
    </dl>`,
    actions: html`<button type="button" class="btn" @click=${() => journey.settle(answering, true)}>${t.keepMine}</button
      ><button type="button" class="btn" @click=${() => journey.settle(answering, false)}>${t.takeTheirs}</button>`,
  })}</div>`;
};

const renderFoot = (journey: Journey, activity: RunActivity, t: Words): TemplateResult => {
  const { run, busy, previous, element } = journey;
  const review = activity.kind === 'review';
  const number = (value: number): string => formatNumber(element.locale.tag, value);
  const counted = run ? applying(run).filter(({ optional }) => !optional) : [];
  const place = counted.findIndex(({ id }) => id === activity.id) + 1;
  const words = review ? (busy === 'submitting' ? t.submitting : element.words('submit-label', t.submit)) : t.goOn;
  return html`<div class="foot" part="footer">
    ${previous ? html`<button type="button" class="btn" @click=${() => journey.back()}>${t.back}</button>` : nothing}
    <button type="submit" class="btn primary" aria-disabled=${busy ? 'true' : nothing}>${words}</button>
    ${
      activity.skippable || activity.optional
        ? html`<button type="button" class="btn plain" @click=${() => void journey.goOn('skip')}>${t.skip}</button>`
        : nothing
    }
    <span class="meta place">${
      review
        ? t.becomes(run?.case.number ?? '')
        : place > 0
          ? t.step(number(place), number(counted.length), !!run?.progress.open)
          : nothing
    }</span>
    ${renderLater(journey, t)}
  </div>`;
};

/** The way out stands in the head, and where that is narrow below everything. */
const renderLater = (journey: Journey, t: Words): TemplateResult =>
  html`<button type="button" class="btn later" @click=${() => void journey.finishLater()}>${t.later}</button>`;

/** What is offered beside what is asked. */
const renderOffers = (journey: Journey, t: Words): unknown => {
  const { run, stage, at, activity } = journey;
  const near = activity?.kind === 'review' && run ? activitiesOf(run) : (stage?.activities ?? []);
  const offers = near.filter(
    ({ id, optional, state }) =>
      optional &&
      id !== at &&
      (state === 'ready' || state === 'inProgress' || (state === 'skipped' && activity?.kind === 'review')),
  );
  if (offers.length === 0) return nothing;
  return html`<div class="offers">
    <p class="meta">${t.alsoPossible}</p>
    <ul>${offers.map(({ id, title }) => html`<li><button type="button" class="link" @click=${() => journey.change(id)}>${title}</button></li>`)}</ul>
  </div>`;
};

const renderAsked = (journey: Journey, activity: RunActivity, t: Words): TemplateResult => {
  const answering = journey.answering(activity);
  const review = activity.kind === 'review';
  return html`<section class="activity" part="activity" data-id=${activity.id} aria-labelledby=${headingId(activity.id)}>
    ${renderConflict(journey, answering, t)}
    ${keyed(
      activity.id,
      html`<form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void (review ? journey.submit() : journey.goOn());
        }}
      >
        ${review ? renderReview(journey, activity, renderOffers(journey, t)) : renderActivity(journey, journey.tools, answering)}
        ${renderFoot(journey, activity, t)}
      </form>`,
    )}
    ${review ? nothing : renderOffers(journey, t)}
  </section>`;
};

const icons: Partial<Record<RunActivity['state'], TemplateResult>> = { complete: ok, pending: clock, ready: clock };

/** Another activity of the stage, folded to a line. */
const renderFolded = (journey: Journey, activity: RunActivity, t: Words): TemplateResult => {
  const { id, title, state } = activity;
  const done = state === 'complete';
  const open = state === 'ready' || state === 'inProgress' || state === 'error';
  const said = done
    ? saidOf(journey.element.locale, activity)
        .map(({ words }) => words)
        .join(', ')
    : '';
  return html`<div class="folded ${done ? 'done' : ''}">
    ${icons[state] ?? skipped}
    <div><p class=${done ? 'label' : ''}><bdi>${title}</bdi></p>${said ? html`<p class="meta"><bdi>${said}</bdi></p>` : nothing}</div>
    ${
      done || state === 'skipped' || open
        ? html`<button type="button" class="link" aria-label=${open ? `${t.open}: ${title}` : t.changeOf(title)} @click=${() => journey.change(id)}>${open ? t.open : t.change}</button>`
        : html`<span class="meta">${t.states[state]}</span>`
    }
  </div>`;
};

const renderBody = (journey: Journey, t: Words): unknown => {
  const { activity, stage, element } = journey;
  if (!activity || !stage) return nothing;
  const stacked = element.words('activity-view', 'focused') === 'stacked' && activity.kind !== 'review';
  if (!stacked) return renderAsked(journey, activity, t);
  const those = stage.activities.filter(({ state }) => state !== 'cancelled');
  return html`<div class="stack">${those.map((each) =>
    each.id === activity.id ? renderAsked(journey, each, t) : renderFolded(journey, each, t),
  )}</div>`;
};

export const renderJourney = (journey: Journey, title: string): TemplateResult => {
  const { element, run, stage, ending } = journey;
  const { locale } = element;
  const t = translate(locale, playbookStrings);
  if (ending) return renderEnding(journey, t);
  if (!run) return html``;
  const vertical = element.words('orientation', 'horizontal') === 'vertical';
  const most = Math.max(1, Number(journey.module.setting('visible-stages', '5')) || 5);
  const hidden = journey.module.setting('hide-stages', false) || run.stages.length < 2;
  return html`${renderHeader(journey, title, t)}
    <div class=${vertical && !hidden ? 'way vertical' : 'way'}>
      ${hidden ? nothing : renderStages({ locale, run, current: stage, at: journey.at, vertical, most })}
      <div class="going">
        <div class="notices">${renderNotice(journey, t)}</div>
        ${renderBody(journey, t)}
      </div>
    </div>
    ${renderDelete(journey, t)}`;
};
