/** The column at the start: records by name or number. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../ops/icons.js';
import { logo } from '../ops/views-list.js';
import type { Found, OpsRelations } from './relations.js';
import { tableNames } from './words.js';

/** Of each kind of record; more come when the search says more. */
const SHOWN = 5;

const group = (page: OpsRelations, { table, items }: Found): TemplateResult => html`
  <h2>${tableNames[table][1]}</h2>
  <ul class="rows">
    ${items.slice(0, SHOWN).map(
      ({ id, label, detail }) => html`<li>
        <a class="row" href="#${table}/${encodeURIComponent(id)}" aria-current=${page.place === `${table}/${id}` ? 'true' : nothing}>
          <span class="subject" dir="auto">${label}</span>
          ${detail ? html`<span class="party" dir="auto">${detail}</span>` : nothing}
        </a>
      </li>`,
    )}
  </ul>
  ${items.length > SHOWN ? html`<p class="rest">More match: type more of the name.</p>` : nothing}
`;

const results = (page: OpsRelations): TemplateResult => {
  if (page.searchError)
    return html`<div class="hollow" role="alert">
      ${icon('alert')}<b>Nothing could be looked up</b>
      <p>${page.searchError}</p>
      <button class="button" type="button" @click=${() => page.look()}>Try again</button>
    </div>`;
  if (!page.found) return html`<div class="bones" aria-hidden="true">${[1, 2, 3, 4].map(() => html`<i></i>`)}</div>`;
  if (page.found.length === 0)
    return html`<div class="hollow">
      ${icon('search')}<b>Nothing matches “${page.search}”</b>
      <p>Names and numbers were searched.</p>
    </div>`;
  return html`${page.found.map((each) => group(page, each))}`;
};

export const searchPane = (page: OpsRelations): TemplateResult => html`
  <section class="list" aria-label="Records">
    <header>
      ${logo}
      <a class="over" href="/demo/ops/">Cases</a>
      <div class="search">
        ${icon('search')}
        <input
          type="search"
          aria-label="Search records"
          placeholder="Account, person, product, number"
          autocomplete="off"
          .value=${page.search}
          @input=${(event: Event) => page.type((event.target as HTMLInputElement).value)}
        />
      </div>
    </header>
    <div class="scroll">${results(page)}</div>
  </section>
`;
