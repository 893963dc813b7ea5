/** The two columns at the start: sidebar with queues, and the list of cases. */

import { html, nothing, type TemplateResult } from 'lit';
import type { CaseSummary } from 'oriel/contract';
import { agents } from './api.js';
import { ago, exact, party, priorityNames, queues, stateNames } from './format.js';
import { icon } from './icons.js';
import type { OpsDesk } from './ops.js';

export const logo = html`<a class="logo" href="/"
  ><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <path d="M4 20V8.6C4 5.9 6.9 4 12 4s8 1.9 8 4.6V20" /><path d="M2.5 20h19M9 4.3V20M15 4.3V20M4 12h16" /></svg
  >Oriel</a
>`;

export const sidebar = (desk: OpsDesk): TemplateResult => html`
  <div class="sidebar">
    ${logo}
    <nav aria-label="Queues">
      ${queues.map(
        (
          queue,
        ) => html`<button type="button" class="queue" aria-current=${queue.id === desk.queue ? 'true' : 'false'} @click=${() => desk.choose(queue.id)}>
          ${queue.name}
        </button>`,
      )}
    </nav>
    <a class="queue" href="/demo/relations/">Relations</a>
    <div class="who">
      <label for="agent">You answer as</label>
      <select id="agent" @change=${(event: Event) => desk.signIn((event.target as HTMLSelectElement).value)}>
        ${agents.map((name) => html`<option .selected=${name === desk.agent}>${name}</option>`)}
      </select>
    </div>
    <p class="keys">
      <span><kbd>/</kbd> search</span><span><kbd>j</kbd> <kbd>k</kbd> next, previous</span><span><kbd>r</kbd> reply, <kbd>n</kbd> work note</span>
    </p>
  </div>
`;

const row = (desk: OpsDesk, item: CaseSummary): TemplateResult => html`
  <li>
    <a class="row" href="#${item.number}" aria-current=${item.number === desk.number ? 'true' : nothing}>
      <span class="subject">${item.shortDescription}</span>
      <span class="meta">
        <span class="state" data-state=${item.state ?? nothing}>${item.state === undefined ? '' : stateNames[item.state]}</span>
        ${item.priority && item.priority < 3 ? html`<span class=${item.priority === 1 ? 'critical' : ''}>${priorityNames[item.priority]}</span>` : nothing}
        <bdi>${item.number}</bdi>
        ${item.updatedAt ? html`<time datetime=${item.updatedAt} title=${exact(item.updatedAt)}>${ago(item.updatedAt)}</time>` : nothing}
      </span>
      <span class="party">${party(item)}</span>
    </a>
  </li>
`;

const rows = (desk: OpsDesk): TemplateResult => {
  if (desk.listError && desk.items.length === 0)
    return html`<div class="hollow" role="alert">
      ${icon('alert')}<b>The cases could not be loaded</b>
      <p>${desk.listError}</p>
      <button class="button" type="button" @click=${() => desk.reload()}>Try again</button>
    </div>`;
  if (desk.total === undefined)
    return html`<div class="bones" aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<i></i>`)}</div>`;
  if (desk.items.length === 0)
    return html`<div class="hollow">
      ${icon(desk.search ? 'search' : 'inbox')}<b>${desk.search ? html`No case matches “${desk.search}”` : 'Nothing in this queue'}</b>
      <p>${desk.search ? 'Number, subject and description were searched.' : 'New cases appear here by themselves.'}</p>
    </div>`;
  return html`
    <ul class="rows">
      ${desk.items.map((item) => row(desk, item))}
    </ul>
    <p class="more">
      ${desk.next ? html`<button class="button" type="button" @click=${() => desk.more()}>Show 50 more</button>` : nothing}
      <span>${desk.items.length.toLocaleString('en')} of ${desk.total.toLocaleString('en')}</span>
    </p>
  `;
};

export const listPane = (desk: OpsDesk): TemplateResult => {
  const queue = queues.find((each) => each.id === desk.queue);
  return html`
    <section class="list" aria-label="Cases">
      <header>
        <nav class="narrow way" aria-label="Oriel">${logo}<a href="/demo/relations/">Relations</a></nav>
        <h1>${queue?.name} <small>${desk.total?.toLocaleString('en') ?? ''}</small></h1>
        <span class="live" data-live=${desk.live}>${desk.live ? 'Live' : 'Reconnecting'}</span>
        <div class="narrow">
          <label for="queue">Queue</label>
          <select id="queue" @change=${(event: Event) => desk.choose((event.target as HTMLSelectElement).value)}>
            ${queues.map((each) => html`<option value=${each.id} .selected=${each.id === desk.queue}>${each.name}</option>`)}
          </select>
          <label for="agent-narrow">You answer as</label>
          <select id="agent-narrow" @change=${(event: Event) => desk.signIn((event.target as HTMLSelectElement).value)}>
            ${agents.map((name) => html`<option .selected=${name === desk.agent}>${name}</option>`)}
          </select>
        </div>
        <div class="search">
          ${icon('search')}
          <input
            type="search"
            aria-label="Search cases"
            placeholder="Number, subject, description"
            autocomplete="off"
            .value=${desk.search}
            @input=${(event: Event) => desk.find((event.target as HTMLInputElement).value)}
          />
        </div>
      </header>
      <div class="scroll">${rows(desk)}</div>
    </section>
  `;
};
