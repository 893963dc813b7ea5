/** `<who-sees-what>`: asks the backend why, for everybody and two records. Light DOM, dressed by the page's own style sheet. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Why } from 'oriel/contract';
import { OpsApi } from '../ops/api.js';
import { cases, products, type Shown, sites } from './records.js';
import { rules } from './rules.js';

interface Person {
  id: string;
  name: string;
  detail: string;
  site: string;
}
type Answers = ReadonlyMap<string, Why>;
interface Asked {
  shown: Shown;
  answers: Answers;
}

const find = (list: Shown[], number: string | null): Shown | undefined => list.find((one) => one.number === number);
const [firstCase, firstProduct] = [cases[0], products[0]] as [Shown, Shown];

@customElement('who-sees-what')
export class WhoSeesWhat extends LitElement {
  readonly #api = new OpsApi();
  /** What was asked before, by number: nobody's rights change while one looks. */
  readonly #known = new Map<string, Promise<Answers>>();
  #people: Promise<Person[]> | undefined;

  @state() case = firstCase;
  @state() product = firstProduct;
  @state() people: Person[] = [];
  @state() asked: { case: Asked; product: Asked } | undefined;
  @state() busy = true;
  @state() failed = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const query = new URLSearchParams(location.search);
    this.case = find(cases, query.get('case')) ?? firstCase;
    this.product = find(products, query.get('product')) ?? firstProduct;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const { case: record, product } = this;
    this.busy = true;
    this.failed = false;
    try {
      this.people = await this.#everybody();
      const [ofCase, ofProduct] = await Promise.all([this.#whyOf(record.number), this.#whyOf(product.number)]);
      // Somebody who chose again meanwhile sees the later choice.
      if (record !== this.case || product !== this.product) return;
      this.asked = { case: { shown: record, answers: ofCase }, product: { shown: product, answers: ofProduct } };
      this.busy = false;
    } catch {
      if (record !== this.case || product !== this.product) return;
      this.failed = true;
      this.busy = false;
    }
  }

  #everybody(): Promise<Person[]> {
    this.#people ??= Promise.all(
      Object.keys(sites).map(async (site) => {
        const answer = await fetch(`/demo/${site}/persons`);
        if (!answer.ok) throw new Error(`Nobody said who signs in at ${site}`);
        const { items } = (await answer.json()) as { items: Omit<Person, 'site'>[] };
        return items.map((person) => ({ ...person, site }));
      }),
    ).then((lists) => lists.flat());
    this.#people.catch(() => {
      this.#people = undefined;
    });
    return this.#people;
  }

  #whyOf(number: string): Promise<Answers> {
    const known =
      this.#known.get(number) ??
      Promise.all(this.people.map(async ({ id }) => [id, await this.#api.why(`profile-${id}`, number)] as const)).then(
        (pairs) => new Map(pairs),
      );
    this.#known.set(number, known);
    known.catch(() => this.#known.delete(number));
    return known;
  }

  #choose(what: 'case' | 'product', event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    if (what === 'case') this.case = find(cases, value) ?? firstCase;
    else this.product = find(products, value) ?? firstProduct;
    const url = new URL(location.href);
    url.searchParams.set('case', this.case.number);
    url.searchParams.set('product', this.product.number);
    history.replaceState(null, '', url);
    void this.#ask();
  }

  protected override render(): TemplateResult {
    return html`
      <form class="choice" @submit=${(event: Event) => event.preventDefault()}>
        ${this.#select('case', 'Case', cases, this.case)} ${this.#select('product', 'Product', products, this.product)}
      </form>
      ${this.#answer()}
    `;
  }

  #select(what: 'case' | 'product', label: string, list: Shown[], chosen: Shown): TemplateResult {
    return html`<div>
      <label for=${what}>${label}</label>
      <select id=${what} aria-describedby="${what}-note" @change=${(event: Event) => this.#choose(what, event)}>
        ${Object.entries(sites).map(
          ([site, name]) => html`<optgroup label=${name}>
            ${list
              .filter((one) => one.site === site)
              .map(
                (one) =>
                  html`<option value=${one.number} .selected=${one === chosen}>${one.name}, ${one.number}</option>`,
              )}
          </optgroup>`,
        )}
      </select>
      <p class="note" id="${what}-note">${chosen.note}</p>
    </div>`;
  }

  #answer(): TemplateResult {
    if (this.failed)
      return html`<div class="failed" role="alert">
        <p><b>The rules could not be asked.</b> Nothing was changed.</p>
        <button class="button" type="button" @click=${() => void this.#ask()}>Try again</button>
      </div>`;
    const { asked } = this;
    if (!asked) return html`<p class="sum" role="status">Asking for everybody …</p>`;
    const readers = ({ answers }: Asked): number => [...answers.values()].filter(({ readable }) => readable).length;
    // Whom the records concern comes first.
    const order = [...new Set([asked.case.shown.site, asked.product.shown.site, ...Object.keys(sites)])];
    return html`
      <p class="sum" role="status">
        ${this.busy ? 'Asking …' : `Of ${this.people.length} people, ${readers(asked.case)} can read the case and ${readers(asked.product)} the product.`}
      </p>
      <table role="table" aria-busy=${this.busy ? 'true' : 'false'}>
        <caption class="visually-hidden">Who reads ${asked.case.shown.number} and ${asked.product.shown.number}, and by which rules</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">Person</th>
            <th role="columnheader" scope="col">Case <span>${asked.case.shown.number}</span></th>
            <th role="columnheader" scope="col">Product <span>${asked.product.shown.number}</span></th>
          </tr>
        </thead>
        ${order.map((site) => this.#site(site, asked))}
      </table>
    `;
  }

  #site(site: string, asked: { case: Asked; product: Asked }): TemplateResult {
    const people = this.people.filter((person) => person.site === site);
    const whyCase = (id: string) => asked.case.answers.get(id);
    const whyProduct = (id: string) => asked.product.answers.get(id);
    // Where nobody has anything to do with either, one row says so for all of them.
    const strange = people.every(({ id }) => [whyCase(id), whyProduct(id)].every((why) => why && isNothing(why)));
    const rows = strange
      ? [{ key: people[0]?.id ?? '', name: people.map(({ name }) => name).join(', '), detail: '' }]
      : people.map(({ id, name, detail }) => ({ key: id, name, detail }));
    return html`<tbody role="rowgroup">
      <tr role="row" class="site">
        <th role="rowheader" scope="rowgroup" colspan="3"><a href="/demo/${site}/">${sites[site]}</a></th>
      </tr>
      ${rows.map(
        ({ key, name, detail }) => html`<tr role="row">
          <th role="rowheader" scope="row">${name}${detail ? html`<small>${detail}</small>` : nothing}</th>
          ${cell('Case', whyCase(key))} ${cell('Product', whyProduct(key))}
        </tr>`,
      )}
    </tbody>`;
  }
}

const isNothing = ({ grants, denies }: Why): boolean => grants.length === 0 && denies.length === 0;

const tick = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="m4.5 10.5 3.5 3.5 7.5-8" /></svg>`;
const cross = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M5.5 10h9" /></svg>`;

const rule = (id: string, kind: 'grants' | 'denies'): TemplateResult =>
  html`<li class=${kind}><code>${id}</code> ${rules[id] ?? nothing}</li>`;

const cell = (label: string, why: Why | undefined): TemplateResult => {
  if (!why) return html`<td role="cell">Not asked</td>`;
  const { readable, grants, denies } = why;
  return html`<td role="cell" class=${readable ? 'reads' : 'not'}>
    <p class="verdict"><span class="column">${label}:</span>${readable ? tick : cross}${readable ? 'Reads it' : 'Not there'}</p>
    <ul>
      ${denies.map((id) => rule(id, 'denies'))} ${grants.map((id) => rule(id, 'grants'))}
      ${isNothing(why) ? html`<li><code>G1</code> no rule grants it</li>` : nothing}
    </ul>
  </td>`;
};
