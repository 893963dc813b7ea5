/** One record: what others may see of it, its relations by side, what was done to them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AssociatedProduct, HistoryEntry, OpsRecord, Relation } from 'oriel/contract';
import { dayName, exact, timeOfDay } from '../ops/format.js';
import { icon } from '../ops/icons.js';
import type { OpsRelations } from './relations.js';
import { changesOf, type Side, sentenceOf, sidesOf, stateOf, tableNames } from './words.js';

const linked = ['account', 'contact', 'consumer', 'household', 'soldProduct', 'installBaseItem', 'case'];

const reference = (table: string, { id, name }: { id: string; name: string }): TemplateResult =>
  linked.includes(table)
    ? html`<a href="#${table}/${encodeURIComponent(id)}" dir="auto">${name}</a>`
    : html`<span dir="auto">${name}</span>`;

const relation = (page: OpsRelations, side: Side, each: Relation): TemplateResult => {
  const others = each.ends.filter(({ role }) => role !== side.role);
  const glue = each.kind === 'consumerRelationship' ? ' for ' : ', ';
  const name = others.map((end) => end.name).join(glue);
  const lines = [
    ...others.flatMap(({ detail }) => detail ?? []),
    each.responsibility?.name ?? (side.responsibility ? 'Listed only' : undefined),
    each.primary ? 'Primary household' : undefined,
  ].filter(Boolean);
  return html`<li class="relation">
    <p class="who-else">
      ${others.map((end, index) => html`${index > 0 ? glue : nothing}${reference(end.table, end)}`)}
    </p>
    ${lines.length > 0 ? html`<p class="quiet" dir="auto">${lines.join(', ')}</p>` : nothing}
    <p class="quiet"><span class="state" data-relation=${each.state}>${stateOf(each)}</span></p>
    <p class="does">
      <button
        type="button"
        class="button"
        aria-label="${each.state === 'ended' ? 'Delete' : 'Change'} ${name}"
        @click=${() => page.ask({ what: 'change', relation: each, side })}
      >
        ${each.state === 'ended' ? 'Delete' : 'Change'}
      </button>
      ${
        each.state === 'ended'
          ? nothing
          : html`<button
              type="button"
              class="button"
              aria-label="End ${name}"
              @click=${() => page.ask({ what: 'end', relation: each, side })}
            >
              End
            </button>`
      }
    </p>
  </li>`;
};

const section = (page: OpsRelations, record: OpsRecord, side: Side): TemplateResult => {
  const group = page.groups.find(({ kind }) => kind === side.kind);
  const mine = (group?.items ?? []).filter(({ ends }) =>
    ends.some((end) => end.role === side.role && end.id === record.id),
  );
  const standing = mine.filter(({ state }) => state !== 'ended');
  const ended = mine.filter(({ state }) => state === 'ended');
  const id = `side-${side.kind}-${side.role}`;
  return html`<section class="side" aria-labelledby=${id}>
    <header>
      <h2 id=${id}>${side.title} <small>${standing.length}</small></h2>
      <button
        type="button"
        class="button"
        aria-label="Add ${side.add}"
        @click=${() => page.ask({ what: 'add', side })}
      >
        Add
      </button>
    </header>
    ${
      standing.length > 0
        ? html`<ul>${standing.map((each) => relation(page, side, each))}</ul>`
        : html`<p class="quiet">None</p>`
    }
    ${
      ended.length > 0
        ? html`<details>
            <summary>${ended.length === 1 ? 'One has ended' : `${ended.length} have ended`}</summary>
            <ul>${ended.map((each) => relation(page, side, each))}</ul>
          </details>`
        : nothing
    }
    ${group?.next ? html`<p class="quiet">The latest 200 of ${group.total.toLocaleString('en')} are shown.</p>` : nothing}
  </section>`;
};

const switchWords = {
  restrictAssets: ['Restrict assets', 'Contacts see an item only as its contact, asset contact or authorised party.'],
  restrictContacts: ['Restrict contacts', 'Contacts see a product only as its contact or authorised party.'],
  seesConsumerCases: ['Sees consumers’ cases', 'The account’s side reads cases that also name a consumer.'],
} as const;

const switches = (page: OpsRelations, record: OpsRecord): unknown => {
  const state = record.switches;
  if (!state) return nothing;
  return html`<fieldset class="switches">
    <legend>What the account’s side sees</legend>
    ${(Object.keys(switchWords) as (keyof typeof switchWords)[]).map((name) => {
      const [label, hint] = switchWords[name];
      return html`<label
        ><input
          type="checkbox"
          .checked=${state[name]}
          ?disabled=${page.busy}
          @change=${(event: Event) =>
            page.write(
              `accounts/${record.id}`,
              { [name]: (event.target as HTMLInputElement).checked },
              'Saved. It holds from the next request on.',
              record.version ?? 0,
            )}
        /><span>${label}<small>${hint}</small></span></label
      >`;
    })}
  </fieldset>`;
};

const head = (page: OpsRelations, record: OpsRecord): unknown => {
  if (record.table !== 'household') return nothing;
  const members = page.groups
    .flatMap(({ kind, items }) => (kind === 'householdMember' ? items : []))
    .filter(({ state }) => state === 'inForce')
    .flatMap(({ ends }) => ends.filter(({ role }) => role === 'consumer'));
  return html`<p class="choice">
    <label for="head">Head of the household</label>
    <select
      id="head"
      ?disabled=${page.busy}
      @change=${(event: Event) =>
        page.write(
          `households/${record.id}`,
          { head: (event.target as HTMLSelectElement).value || null },
          'Saved. The head acts for the household from the next request on.',
          record.version ?? 0,
        )}
    >
      <option value="" .selected=${record.head === null}>Nobody</option>
      ${members.map(({ id, name }) => html`<option value=${id} .selected=${record.head?.id === id}>${name}</option>`)}
    </select>
  </p>`;
};

/** Takes an account consumer off a product, whichever way it was on it. */
const off = (page: OpsRelations, body: object, name: string): TemplateResult =>
  html`<button
    type="button"
    class="button"
    aria-label="End ${name}"
    ?disabled=${page.busy}
    @click=${() => page.write('associations/end', body, `${name} is associated no longer.`)}
  >
    End
  </button>`;

const ownProducts = (page: OpsRelations, record: OpsRecord): unknown => {
  const list = (table: 'soldProduct' | 'installBaseItem', items: AssociatedProduct[]): TemplateResult => html`
    <h3>${tableNames[table][1]} <small>${items.length}</small></h3>
    ${
      items.length > 0
        ? html`<ul>
            ${items.map(
              (each) => html`<li class="relation">
                <p class="who-else">${reference(table, each)}</p>
                <p class="quiet" dir="auto">
                  ${[
                    each.number,
                    each.account?.name ?? 'Private',
                    each.as === 'relatedParty' ? 'Authorised party' : undefined,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </p>
                <p class="does">${each.account ? off(page, { consumer: record.id, [table]: each.id }, each.name) : nothing}</p>
              </li>`,
            )}
          </ul>`
        : html`<p class="quiet">None</p>`
    }
  `;
  if (!page.products) return nothing;
  return html`<section class="side" aria-labelledby="products">
    <header>
      <h2 id="products">Products</h2>
      <button type="button" class="button" aria-label="Associate a product" @click=${() => page.ask({ what: 'associate' })}>Associate</button>
    </header>
    ${list('soldProduct', page.products.soldProducts)}${list('installBaseItem', page.products.installBaseItems)}
  </section>`;
};

const ownConsumer = (page: OpsRelations, record: OpsRecord): unknown => {
  if ((record.table !== 'soldProduct' && record.table !== 'installBaseItem') || !record.account) return nothing;
  return html`<section class="side" aria-labelledby="own-consumer">
    <header>
      <h2 id="own-consumer">Account consumer</h2>
      <button type="button" class="button" aria-label="Associate a consumer" @click=${() => page.ask({ what: 'associate' })}>Associate</button>
    </header>
    ${
      record.consumer
        ? html`<ul>
            <li class="relation">
              <p class="who-else">${reference('consumer', record.consumer)}</p>
              <p class="quiet">Further ones are related parties.</p>
              <p class="does">${off(page, { consumer: record.consumer.id, [record.table]: record.id }, record.consumer.name)}</p>
            </li>
          </ul>`
        : html`<p class="quiet">None</p>`
    }
  </section>`;
};

const entry = (each: HistoryEntry, first: boolean): TemplateResult => html`
  ${first ? html`<li class="day"><h3>${dayName(each.at)}</h3></li>` : nothing}
  <li class="change">
    <p><b>${each.actor}</b> ${sentenceOf(each)}${each.changes.length > 0 ? html`<small>${changesOf(each)}</small>` : nothing}</p>
    <time datetime=${each.at} title=${exact(each.at)}>${timeOfDay(each.at)}</time>
  </li>
`;

const history = (page: OpsRelations): TemplateResult => {
  const days = page.history.map(({ at }) => new Date(at).toDateString());
  return html`<section class="side history" aria-labelledby="history">
    <header><h2 id="history">History</h2></header>
    ${
      page.history.length > 0
        ? html`<ol class="stream">${page.history.map((each, index) => entry(each, days[index] !== days[index - 1]))}</ol>`
        : html`<p class="quiet">Nothing was changed since the record moved in.</p>`
    }
    ${page.more ? html`<p><button type="button" class="button" @click=${() => page.earlier()}>Show earlier ones</button></p>` : nothing}
  </section>`;
};

const nothingOpen = (page: OpsRelations): TemplateResult => {
  if (page.error)
    return html`<div class="hollow" role="alert">${icon('alert')}<b>${page.error}</b><a class="button" href="#">Back to the search</a></div>`;
  if (page.place) return html`<div class="bones tall" aria-hidden="true"><i></i><i></i><i></i></div>`;
  return html`<div class="hollow">${icon('inbox')}<b>Choose a record</b><p>Who stands how to it, and what was changed, appears here.</p></div>`;
};

const facts = (record: OpsRecord): TemplateResult => html`<p class="number">
  <span>${tableNames[record.table][0]}</span>${record.detail ? html`<bdi>${record.detail}</bdi>` : nothing}
  ${record.accountPath ? html`<bdi title="Account path">${record.accountPath.slice(1, -1).replaceAll('/', ' / ')}</bdi>` : nothing}
  ${record.account ? html`<span>${reference('account', record.account)}</span>` : nothing}
  ${record.consumer && record.table === 'case' ? html`<span>${reference('consumer', record.consumer)}</span>` : nothing}
</p>`;

export const recordPane = (page: OpsRelations): TemplateResult => {
  const { record } = page;
  if (!record) return html`<section class="case" aria-label="Record">${nothingOpen(page)}</section>`;
  return html`<section class="case" aria-label=${record.name}>
    <header>
      <a class="back" href="#">${icon('back')}Records</a>
      ${facts(record)}
      <h1 tabindex="-1" dir="auto">${record.name}</h1>
      ${page.problem && !page.question ? html`<p class="notice" role="alert">${icon('alert')}${page.problem}</p>` : nothing}
      ${page.error ? html`<p class="notice" role="alert">${icon('alert')}${page.error}</p>` : nothing}
      <p class="said" role="status">${page.said}</p>
    </header>
    <div class="sides">
      ${switches(page, record)}${head(page, record)}${ownConsumer(page, record)}${ownProducts(page, record)}
      ${sidesOf(record.table).map((side) => section(page, record, side))}
      ${history(page)}
    </div>
  </section>`;
};
