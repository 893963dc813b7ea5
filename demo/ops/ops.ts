/** `<ops-desk>`: the demo's support agents at work. Light DOM, so that the page's own style sheet dresses it. */

import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CaseState, CaseSummary, Filter, OpsActivity, OpsCase, OpsCaseUpdate } from 'oriel/contract';
import { agents, OpsApi, Refused, wordsOf } from './api.js';
import { Asking } from './asking.js';
import { queues, stateNames } from './format.js';
import { listen } from './live.js';
import { Once } from './once.js';
import { casePane } from './views-case.js';
import { listPane, sidebar } from './views-list.js';

const PAGE = 50;

@customElement('ops-desk')
export class OpsDesk extends LitElement {
  #api = new OpsApi();
  #end = new AbortController();
  #listing = new AbortController();
  #typing: ReturnType<typeof setTimeout> | undefined;
  #refresh: ReturnType<typeof setTimeout> | undefined;
  #drafts = new Map<string, string>();
  #once = new Once();
  readonly asking = new Asking(this, this.#api, async (words) => {
    await this.#readCase();
    if (words) this.said = words;
  });

  @state() agent = recall('agent') ?? agents[0];
  @state() queue = recall('queue') ?? 'all-open';
  @state() search = '';
  @state() items: CaseSummary[] = [];
  @state() total: number | undefined;
  @state() next: string | null = null;
  @state() listError = '';
  @state() live = false;
  @state() number = '';
  @state() open: OpsCase | undefined;
  @state() activities: OpsActivity[] = [];
  @state() caseError = '';
  @state() asNote = false;
  @state() draft = '';
  @state() busy = false;
  @state() notice = '';
  @state() said = '';
  @state() moving: CaseState | undefined;
  @state() moveError = '';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#api.agent = this.agent;
    const { signal } = this.#end;
    addEventListener('hashchange', () => this.#goto(), { signal });
    addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.#goto();
    void listen(
      this.#api,
      {
        event: (event) => {
          this.#soon();
          if (event.type === 'item-changed') return;
          if (event.number === this.number && event.version !== this.open?.version) void this.#readCase();
          else if (event.number === this.number && event.type === 'activity-created') void this.#readCase();
        },
        reset: () => {
          this.#soon();
          if (this.number) void this.#readCase();
        },
        online: (live) => {
          this.live = live;
        },
      },
      signal,
    );
    void this.reload();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end.abort();
  }

  // List

  choose(queue: string): void {
    this.queue = queue;
    remember('queue', queue);
    this.#clear();
    void this.reload();
  }

  find(text: string): void {
    this.search = text.trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.reload(), 200);
  }

  signIn(name: string): void {
    this.agent = name;
    this.#api.agent = name;
    remember('agent', name);
  }

  async reload(limit = PAGE): Promise<void> {
    this.#listing.abort();
    this.#listing = new AbortController();
    const { signal } = this.#listing;
    try {
      const page = await this.#api.list({ filter: this.#filter(), limit }, signal);
      if (signal.aborted) return;
      this.items = page.items;
      this.total = page.total ?? page.items.length;
      this.next = page.next;
      this.listError = '';
    } catch (error) {
      if (!signal.aborted) this.listError = wordsOf(error);
    }
  }

  async more(): Promise<void> {
    if (!this.next) return;
    try {
      const page = await this.#api.list({ filter: this.#filter(), limit: PAGE, after: this.next });
      const known = new Set(this.items.map((item) => item.id));
      this.items = [...this.items, ...page.items.filter((item) => !known.has(item.id))];
      this.next = page.next;
    } catch (error) {
      this.listError = wordsOf(error);
    }
  }

  #filter(): Filter {
    const states = queues.find((each) => each.id === this.queue)?.states ?? [];
    const filter: Filter = { in: ['state', states] };
    return this.search ? { and: [filter, { text: this.search }] } : filter;
  }

  /** Several events in a row cost one reading. */
  #soon(): void {
    clearTimeout(this.#refresh);
    this.#refresh = setTimeout(() => void this.reload(Math.min(200, Math.max(PAGE, this.items.length))), 80);
  }

  #clear(): void {
    this.items = [];
    this.total = undefined;
    this.next = null;
  }

  // Case

  #goto(): void {
    const number = decodeURIComponent(location.hash.slice(1));
    if (number === this.number) return;
    this.number = number;
    this.open = undefined;
    this.activities = [];
    this.caseError = '';
    this.notice = '';
    this.said = '';
    this.asNote = false;
    this.draft = this.#drafts.get(number) ?? '';
    if (number) void this.#readCase().then(() => this.#focusCase());
  }

  async #readCase(): Promise<void> {
    const number = this.number;
    try {
      const [open, activities] = await Promise.all([this.#api.get(number), this.#api.activities(number)]);
      if (number !== this.number) return;
      if (this.open && activities.length > this.activities.length) this.said = 'The case has changed';
      this.open = open;
      this.activities = activities;
      this.caseError = '';
    } catch (error) {
      if (number !== this.number) return;
      if (this.open) this.notice = `Could not refresh. ${wordsOf(error)}.`;
      else this.caseError = error instanceof Refused && error.status === 404 ? `No case ${number}` : wordsOf(error);
    }
  }

  async #focusCase(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('.case h1')?.focus({ preventScroll: true });
    this.querySelector('.case')?.scrollTo(0, 0);
  }

  keep(text: string): void {
    this.draft = text;
    this.#drafts.set(this.number, text);
  }

  write(asNote: boolean): void {
    this.asNote = asNote;
    this.querySelector<HTMLElement>('#text')?.focus();
  }

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const number = this.number;
    const text = this.draft.trim();
    if (!text || this.busy) return;
    const workNote = this.asNote;
    const sent = await this.#write(`${number} ${workNote} ${text}`, (key) =>
      this.#api.comment(number, { text, workNote }, key),
    );
    if (!sent) return;
    this.#drafts.delete(number);
    if (number === this.number) this.draft = '';
    this.said = workNote ? 'Work note added' : 'Reply sent';
    await this.#readCase();
  }

  async change(patch: OpsCaseUpdate): Promise<boolean> {
    const { open } = this;
    if (!open) return false;
    const done = await this.#write(`${open.id} ${open.version} ${JSON.stringify(patch)}`, (key) =>
      this.#api.update(open.number, open.version, patch, key),
    );
    if (done && patch.state !== undefined) this.said = `The state is now ${stateNames[patch.state]}`;
    await this.#readCase();
    return done;
  }

  async #write(what: string, work: (key: string) => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    this.notice = '';
    try {
      await this.#once.send(what, work);
      return true;
    } catch (error) {
      const lost = error instanceof Refused && error.status === 412;
      this.notice = lost
        ? 'Somebody changed the case in the meantime. Look again, then repeat.'
        : `Not saved. ${wordsOf(error)}.`;
      return false;
    } finally {
      this.busy = false;
    }
  }

  // Moves between states

  async move(to: CaseState): Promise<void> {
    if (to !== 6 && to !== 3 && to !== 7) {
      await this.change({ state: to });
      return;
    }
    this.moving = to;
    this.moveError = '';
    await this.updateComplete;
    this.querySelector<HTMLDialogElement>('#move')?.showModal();
    this.querySelector<HTMLElement>('#move textarea, #move .primary')?.focus();
  }

  async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const to = this.moving;
    if (to === undefined || this.busy) return;
    const resolutionCode = this.querySelector<HTMLSelectElement>('#code')?.value;
    const resolutionNotes = this.querySelector<HTMLTextAreaElement>('#notes')?.value.trim();
    const done = await this.change(to === 6 ? { state: to, resolutionCode, resolutionNotes } : { state: to });
    if (done) this.leave();
    else this.moveError = this.notice;
  }

  leave(): void {
    this.querySelector<HTMLDialogElement>('#move')?.close();
    this.moving = undefined;
  }

  #onKey(event: KeyboardEvent): void {
    const at = event.target as HTMLElement;
    const typing = at.matches('input, textarea, select') || this.querySelector('dialog[open]') !== null;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && at.id === 'text') {
      at.closest('form')?.requestSubmit();
    } else if (event.key === 'Escape' && typing && !at.closest('dialog')) {
      at.blur();
    } else if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    } else if (event.key === '/') {
      event.preventDefault();
      this.querySelector<HTMLElement>('input[type=search]')?.focus();
    } else if (event.key === 'j' || event.key === 'k') {
      const index = this.items.findIndex((item) => item.number === this.number);
      const next = this.items[index + (event.key === 'j' ? 1 : -1)] ?? (index < 0 ? this.items[0] : undefined);
      if (next) location.hash = next.number;
    } else if (event.key === 'Escape' && this.number) {
      location.hash = '';
    } else if ((event.key === 'r' || event.key === 'n') && this.open) {
      event.preventDefault();
      this.write(event.key === 'n');
    }
  }

  protected override render(): TemplateResult {
    return html`<main class="desk" ?data-case=${this.number !== ''}>${sidebar(this)}${listPane(this)}${casePane(this)}</main>`;
  }
}

/** What this agent chose, for this tab. */
function recall(name: string): string | undefined {
  try {
    return sessionStorage.getItem(`desk-${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}
function remember(name: string, value: string): void {
  try {
    sessionStorage.setItem(`desk-${name}`, value);
  } catch {
    // Storage is switched off: the choice lives until the page is left.
  }
}
