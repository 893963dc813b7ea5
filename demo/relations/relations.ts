/**
 * `<ops-relations>`: who stands how to whom, as a customer service manager keeps it: found by name, added, changed, ended,
 * with what was done before. Light DOM, dressed as the desk is.
 */
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type {
  ConsumerProducts,
  HistoryEntry,
  LookupItem,
  OpsLookupTable,
  OpsRecord,
  RecordTable,
  Relation,
  RelationGroup,
} from 'oriel/contract';
import { OpsApi, Refused, wordsOf } from '../ops/api.js';
import { Once } from '../ops/once.js';
import { type Answers, dialogs } from './dialogs.js';
import './lookup.js';
import { recordPane } from './views-record.js';
import { searchPane } from './views-search.js';
import { type Side, tableOrder } from './words.js';

/** What is asked before something is written. */
export type Question =
  | { what: 'add'; side: Side }
  | { what: 'change'; relation: Relation; side: Side }
  | { what: 'end'; relation: Relation; side: Side }
  | { what: 'associate' };

export interface Found {
  table: RecordTable;
  items: LookupItem[];
}

@customElement('ops-relations')
export class OpsRelations extends LitElement {
  #api = new OpsApi();
  #end = new AbortController();
  #typing: ReturnType<typeof setTimeout> | undefined;
  #searching = new AbortController();
  #reading = 0;
  #finders = new Map<string, (search: string) => Promise<LookupItem[]>>();
  #once = new Once();

  @state() search = '';
  @state() found: Found[] | undefined;
  @state() searchError = '';
  @state() place = '';
  @state() record: OpsRecord | undefined;
  @state() groups: RelationGroup[] = [];
  @state() history: HistoryEntry[] = [];
  @state() more: string | null = null;
  @state() products: ConsumerProducts | undefined;
  @state() error = '';
  @state() question: Question | undefined;
  @state() answers: Answers = {};
  @state() responsibilities: LookupItem[] = [];
  @state() problem = '';
  @state() busy = false;
  @state() said = '';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', () => this.#goto(), { signal: this.#end.signal });
    this.#goto();
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end.abort();
  }

  // Search

  type(text: string): void {
    this.search = text.trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.look(), 200);
  }

  async look(): Promise<void> {
    this.#searching.abort();
    this.#searching = new AbortController();
    const { signal } = this.#searching;
    try {
      const found = await Promise.all(
        tableOrder.map(async (table) => ({ table, items: await this.#lookUp(table, this.search, signal) })),
      );
      if (signal.aborted) return;
      this.found = found.filter(({ items }) => items.length > 0);
      this.searchError = '';
    } catch (error) {
      if (!signal.aborted) this.searchError = wordsOf(error);
    }
  }

  async #lookUp(table: OpsLookupTable, search: string, signal?: AbortSignal): Promise<LookupItem[]> {
    const query = new URLSearchParams({ search });
    const answer = await this.#api.read<{ items: LookupItem[] }>(`lookups/${table}?${query}`, signal);
    return answer.items;
  }

  /** The same function for the same table, so that a field keeps what it found. */
  finder(table: OpsLookupTable): (search: string) => Promise<LookupItem[]> {
    const known = this.#finders.get(table) ?? ((search: string) => this.#lookUp(table, search));
    this.#finders.set(table, known);
    return known;
  }

  // Record

  #goto(): void {
    const place = decodeURIComponent(location.hash.slice(1));
    if (place === this.place) return;
    this.place = place;
    this.record = undefined;
    this.groups = [];
    this.history = [];
    this.products = undefined;
    this.error = '';
    this.said = '';
    if (place) void this.read().then(() => this.#focusRecord());
  }

  async read(): Promise<void> {
    const reading = ++this.#reading;
    const [table = '', id = ''] = this.place.split('/');
    const path = `records/${encodeURIComponent(table)}/${encodeURIComponent(id)}`;
    try {
      const [record, { groups }, history, products] = await Promise.all([
        this.#api.read<OpsRecord>(path),
        this.#api.read<{ groups: RelationGroup[] }>(`${path}/relations?limit=200`),
        this.#api.read<{ items: HistoryEntry[]; next: string | null }>(`${path}/history?limit=20`),
        table === 'consumer'
          ? this.#api.read<ConsumerProducts>(`consumers/${encodeURIComponent(id)}/products`)
          : undefined,
      ]);
      if (reading !== this.#reading) return;
      Object.assign(this, { record, groups, history: history.items, more: history.next, products, error: '' });
    } catch (error) {
      if (reading !== this.#reading) return;
      this.error = error instanceof Refused && error.status === 404 ? 'There is no such record' : wordsOf(error);
    }
  }

  async earlier(): Promise<void> {
    if (!this.record || !this.more) return;
    const { table, id } = this.record;
    const query = new URLSearchParams({ limit: '20', after: this.more });
    const path = `records/${table}/${encodeURIComponent(id)}/history?${query}`;
    try {
      const { items, next } = await this.#api.read<{ items: HistoryEntry[]; next: string | null }>(path);
      this.history = [...this.history, ...items];
      this.more = next;
    } catch (error) {
      this.error = wordsOf(error);
    }
  }

  async #focusRecord(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('.case h1')?.focus({ preventScroll: true });
    this.querySelector('.case')?.scrollTo(0, 0);
  }

  // Writing

  async ask(question: Question): Promise<void> {
    this.answers =
      question.what === 'change'
        ? {
            startDate: question.relation.startDate ?? '',
            endDate: question.relation.endDate ?? '',
            responsibility: question.relation.responsibility?.id ?? '',
            primary: question.relation.primary === true,
          }
        : {};
    this.problem = '';
    this.question = question;
    if ('side' in question && question.side.responsibility)
      this.responsibilities = await this.#lookUp('responsibility', '').catch(() => []);
    await this.updateComplete;
    const dialog = this.querySelector<HTMLDialogElement>('#question');
    if (dialog && !dialog.open) dialog.showModal();
    dialog?.querySelector<HTMLElement>('select, input, .primary')?.focus();
  }

  answer(answers: Answers): void {
    this.answers = { ...this.answers, ...answers };
  }

  leave(): void {
    this.querySelector<HTMLDialogElement>('#question')?.close();
    this.question = undefined;
  }

  /** Sends once, however often it is pressed; says what came of it. `false` leaves the dialog open with what is wrong. */
  async write(path: string, body: object, words: string, version?: number): Promise<boolean> {
    if (this.busy) return false;
    const what = `${version} ${path} ${JSON.stringify(body)}`;
    this.busy = true;
    this.problem = '';
    this.said = '';
    try {
      await this.#once.send(what, (key) => this.#api.write(path, body, key, version));
      this.leave();
      await this.read();
      this.said = words;
      await this.updateComplete;
      // What was pressed may be gone: then the record takes the focus.
      if (document.activeElement === document.body) this.querySelector<HTMLElement>('.case h1')?.focus();
      return true;
    } catch (error) {
      this.problem = `${wordsOf(error)}.`.replace(/\.\.$/, '.');
      // A switch or a choice that was refused stands again as it is; what was typed stays, over what is there now.
      if (!this.question) await this.read();
      else if (error instanceof Refused && error.problem.code === 'version-conflict') this.#meet(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Somebody else changed the relation that is being changed: the next send is about what they made of it. */
  #meet({ problem }: Refused): void {
    const relation = problem.current as Relation | undefined;
    if (!relation || this.question?.what !== 'change') return;
    this.question = { ...this.question, relation };
    const days = [relation.startDate ?? 'always', relation.endDate ?? 'open'].join(' to ');
    this.problem = `Somebody changed it in the meantime. It says now: ${days}${relation.responsibility ? `, ${relation.responsibility.name}` : ''}. Yours is still below; save again to replace theirs.`;
  }

  protected override render(): TemplateResult {
    return html`<main class="desk relations" ?data-case=${this.place !== ''}>
      ${searchPane(this)}${recordPane(this)}${dialogs(this)}
    </main>`;
  }
}
