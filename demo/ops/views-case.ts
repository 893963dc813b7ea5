/** One case: head, stream, composer, facts. */

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Attachment, CaseState, OpsActivity, OpsCase, Priority } from 'oriel/contract';
import {
  bytes,
  dayName,
  exact,
  moveNames,
  party,
  priorityNames,
  resolutionCodes,
  stateNames,
  timeOfDay,
} from './format.js';
import { icon } from './icons.js';
import type { OpsDesk } from './ops.js';
import { askButton, askDialog, askedOf } from './views-ask.js';

const attachment = (file: Attachment): TemplateResult => html`
  <a class="file" href=${file.url} download=${file.name}>
    ${file.image ? html`<img src=${file.url} alt="" loading="lazy" />` : nothing}
    <span>${icon('file')}<bdi>${file.name}</bdi><small>${bytes(file.size)}</small>${icon('download')}</span>
  </a>
`;

const entry = (item: OpsActivity, first: boolean): TemplateResult => {
  const time = html`<time datetime=${item.at} title=${exact(item.at)}>${timeOfDay(item.at)}</time>`;
  const dayMark = first ? html`<li class="day"><h2>${dayName(item.at)}</h2></li>` : nothing;
  if (item.kind === 'stateChange')
    return html`${dayMark}
      <li class="change">
        <span class="state" data-state=${item.to ?? nothing}></span>
        <p>
          ${item.author.name} changed the state ${item.from === null ? nothing : html`from ${stateNames[item.from]}`} to
          <b>${item.to === null ? '' : stateNames[item.to]}</b>
        </p>
        ${time}
      </li>`;
  return html`${dayMark}
    <li class="entry" data-kind=${item.workNote ? 'note' : item.author.role}>
      <span class="initials" aria-hidden="true">${item.author.initials}</span>
      <div>
        <p class="by">
          <b>${item.author.name}</b> <span>${item.author.detail ?? (item.author.role === 'customer' ? 'Customer' : '')}</span>
          ${item.workNote ? html`<em>${icon('note')}Work note, not seen by the customer</em>` : nothing}${time}
        </p>
        ${item.text ? html`<p class="text" dir="auto">${item.text}</p>` : nothing}
        ${item.attachments.length > 0 ? html`<div class="files">${item.attachments.map(attachment)}</div>` : nothing}
      </div>
    </li>`;
};

const stream = (activities: OpsActivity[]): TemplateResult => {
  const days = activities.map((item) => new Date(item.at).toDateString());
  return html`<ol class="stream" aria-label="Activity">
    ${repeat(
      activities,
      (item) => item.id,
      (item, index) => entry(item, days[index] !== days[index - 1]),
    )}
  </ol>`;
};

const composer = (desk: OpsDesk, open: OpsCase): TemplateResult => {
  if (open.state === 3 || open.state === 7)
    return html`<p class="ended">${stateNames[open.state]}. Nothing more can be written on this case.</p>`;
  return html`
    <form class="composer" ?data-note=${desk.asNote} @submit=${(event: Event) => desk.send(event)}>
      <div class="tabs" role="group" aria-label="Kind of entry">
        <button type="button" aria-pressed=${desk.asNote ? 'false' : 'true'} @click=${() => desk.write(false)}>Reply</button>
        <button type="button" aria-pressed=${desk.asNote ? 'true' : 'false'} @click=${() => desk.write(true)}>Work note</button>
      </div>
      <textarea
        id="text"
        rows="4"
        maxlength="4000"
        dir="auto"
        aria-label=${desk.asNote ? 'Work note' : `Reply to ${open.contact?.name ?? open.consumer?.name ?? 'the customer'}`}
        .value=${desk.draft}
        @input=${(event: Event) => desk.keep((event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <div class="foot">
        <span>${desk.asNote ? 'Only agents can read it.' : `Everyone on this case can read it. You answer as ${desk.agent}.`}</span>
        <button class="button" ?disabled=${desk.busy || desk.draft.trim() === ''}>${desk.asNote ? 'Add work note' : 'Send reply'}</button>
      </div>
    </form>
  `;
};

const fact = (name: string, value: unknown, detail?: string): TemplateResult =>
  html`<div><dt>${name}</dt><dd>${value}${detail ? html`<small>${detail}</small>` : nothing}</dd></div>`;

const facts = (desk: OpsDesk, open: OpsCase): TemplateResult => html`
  <aside class="facts" aria-label="Details">
    <h2>Details</h2>
    <dl>
      <div>
        <dt><label for="priority">Priority</label></dt>
        <dd>
          <select
            id="priority"
            ?disabled=${desk.busy || open.state === 3 || open.state === 7}
            @change=${(event: Event) => desk.change({ priority: Number((event.target as HTMLSelectElement).value) as Priority })}
          >
            ${([1, 2, 3, 4] as const).map((value) => html`<option value=${value} .selected=${value === open.priority}>${priorityNames[value]}</option>`)}
          </select>
        </dd>
      </div>
      ${fact('Customer', party(open))} ${fact('Site', open.module)}
      ${open.soldProduct ? fact('Product', open.soldProduct.name, open.soldProduct.detail) : open.product ? fact('Product', open.product.name) : nothing}
      ${open.installBaseItem ? fact('Install base item', open.installBaseItem.name, open.installBaseItem.detail) : nothing}
      ${fact('Opened by', open.openedBy.name, exact(open.openedAt))} ${open.category ? fact('Category', open.category) : nothing}
      ${open.dueAt ? fact('Target for resolution', exact(open.dueAt)) : nothing}
      ${open.escalation > 0 ? fact('Escalation', ['Normal', 'Moderate', 'High', 'Overdue'][open.escalation]) : nothing}
      ${open.resolutionCode ? fact('Resolution', open.resolutionCode, open.resolutionNotes ?? undefined) : nothing}
      ${open.rating ? fact('Rating', `${open.rating} of 5`) : nothing}
      ${open.relatedParties.length > 0 ? fact('Related parties', open.relatedParties.map((each) => `${each.name}, ${each.responsibility}`).join('; ')) : nothing}
    </dl>
    <p class="onward"><a href="/demo/relations/#case/${open.id}">Relations and parties</a></p>
  </aside>
`;

/** Moves that need an answer first: a solution, or a last look. */
const dialog = (desk: OpsDesk, open: OpsCase): TemplateResult => {
  const to = desk.moving ?? 6;
  return html`
    <dialog id="move" aria-labelledby="move-title" @close=${() => desk.leave()}>
      <form method="dialog" @submit=${(event: Event) => desk.confirm(event)}>
        <h2 id="move-title">${to === 6 ? 'Propose a solution' : `${moveNames[to]}?`}</h2>
        ${
          to === 6
            ? html`<p class="hint">The customer reads the notes, then accepts or rejects.</p>
                <label for="code">Resolution code</label>
                <select id="code">
                  ${resolutionCodes.map((code) => html`<option>${code}</option>`)}
                </select>
                <label for="notes">Resolution notes</label>
                <textarea id="notes" rows="5" maxlength="4000" required dir="auto" aria-describedby="move-error"></textarea>`
            : html`<p class="hint">${open.number} ends here; the customer can still read it.</p>`
        }
        <p class="error" id="move-error" role="alert">${desk.moveError}</p>
        <div class="foot">
          <button class="button" type="button" @click=${() => desk.leave()}>Back</button>
          <button class="button primary" ?disabled=${desk.busy}>${moveNames[to]}</button>
        </div>
      </form>
    </dialog>
  `;
};

export const casePane = (desk: OpsDesk): TemplateResult => {
  const open = desk.open;
  if (!open)
    return html`<section class="case" aria-label="Case">
      ${
        desk.caseError
          ? html`<div class="hollow" role="alert">${icon('alert')}<b>${desk.caseError}</b><p>It may have been opened on another host.</p><a class="button" href="#">Back to the list</a></div>`
          : desk.number
            ? html`<div class="bones tall" aria-hidden="true"><i></i><i></i><i></i></div>`
            : html`<div class="hollow">${icon('inbox')}<b>Choose a case</b><p>Its stream, details and what can be done with it appear here.</p></div>`
      }
    </section>`;
  const moves = open.transitions.filter((state): state is CaseState => state !== open.state);
  return html`
    <section class="case" aria-label="Case ${open.number}">
      <header>
        <a class="back" href="#">${icon('back')}Cases</a>
        <p class="number"><bdi>${open.number}</bdi><span class="state" data-state=${open.state}>${stateNames[open.state]}</span></p>
        <h1 tabindex="-1" dir="auto">${open.shortDescription}</h1>
        <div class="moves">
          <div role="group" aria-label="Change the state">
            ${moves.map(
              (state) =>
                html`<button class="button ${state === 6 ? 'primary' : ''}" type="button" ?disabled=${desk.busy} @click=${() => desk.move(state)}>
                  ${open.state === 6 && state === 10 ? 'Reopen case' : moveNames[state]}
                </button>`,
            )}
          </div>
          ${askButton(desk.asking, open)}
        </div>
        ${desk.notice ? html`<p class="notice" role="alert">${icon('alert')}${desk.notice}</p>` : nothing}
      </header>
      <div class="body">
        <div class="talk">
          <p class="text description" dir="auto">${open.description}</p>
          ${askedOf(open)} ${stream(desk.activities)} ${composer(desk, open)}
        </div>
        ${facts(desk, open)}
      </div>
      ${dialog(desk, open)} ${askDialog(desk.asking, open)}
      <p class="visually-hidden" role="status">${desk.said}</p>
    </section>
  `;
};
