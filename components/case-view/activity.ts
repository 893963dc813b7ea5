/** The entries of the case on the page: asked for, kept, told when new ones come, their files opened. */
import type { LitElement } from 'lit';
import type { Attachment } from '../../src/contract/attachment.js';
import type { Case } from '../../src/contract/case.js';
import { listActivities } from '../../src/contract/wire.js';
import { type HostController, type QueryContext, QueryController } from '../../src/state/index.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { caseWords } from '../parts/case-words.strings.js';
import { earlier, type LoadEntries, type Log, PAGE, refresh } from './activity-log.js';
import { Arrivals } from './arrivals.js';
import { strings } from './case-view.strings.js';

/** A log with the case it belongs to (as it was asked for), and the version of the case that it knows for sure. */
export type CaseLog = Log & { of: string; version: number };

interface Surroundings {
  id: () => string | undefined;
  record: () => Case | undefined;
  say: (text: string) => void;
  /** Shows pictures, beginning with one. */
  show: (images: readonly Attachment[], index: number) => void;
}

/** Tickets in addresses live five minutes at least. */
const FRESH = 240_000;

export class ActivityController {
  readonly arrivals: Arrivals;
  readonly query: QueryController<readonly [string], CaseLog>;
  /** How it went with earlier entries. */
  earlier: 'loading' | 'failed' | undefined;
  readonly #element: LitElement & { locale: Locale };
  readonly #module: HostController;
  readonly #around: Surroundings;
  readonly #urls = new Map<string, string>();

  constructor(element: LitElement & { locale: Locale }, module: HostController, around: Surroundings) {
    this.#element = element;
    this.#module = module;
    this.#around = around;
    this.arrivals = new Arrivals(element);
    this.query = new QueryController(element, {
      module,
      args: () => {
        const id = around.id();
        return id ? ([id] as const) : undefined;
      },
      run: async ([id], context) => {
        const version = around.record()?.version ?? 0;
        return { of: id, version, ...(await refresh(load(id, context), () => this.#of(id))) };
      },
      tags: ([id]) => [`case:${id}`, ...(around.record() ? [`case:${around.record()?.id}`] : [])],
      known: (log, { event }) => log.version >= (event?.version ?? Number.POSITIVE_INFINITY),
      done: (log) => this.#tell(log),
    });
  }

  /** The log of the case asked for. */
  get log(): CaseLog | undefined {
    return this.#of(this.#around.id());
  }

  reload(): void {
    this.query.reload();
  }

  async loadEarlier(): Promise<void> {
    const { host, instance } = this.#module;
    const before = this.log;
    if (!host || !before || this.earlier === 'loading') return;
    this.earlier = 'loading';
    this.#element.requestUpdate();
    try {
      const { signal } = new AbortController();
      const entries = load(before.of, { client: host.client, host, instance, signal });
      const grown = await earlier(entries, () => this.#of(before.of) ?? before);
      const now = this.#of(before.of);
      this.earlier = undefined;
      if (!now) return;
      this.query.set({ ...now, ...grown });
      this.#around.say(this.#t.earlierShown(grown.entries.length - before.entries.length));
      await this.#element.updateComplete;
      // When its button has gone, the first of what it brought takes the focus.
      if (!grown.next && !this.#element.shadowRoot?.activeElement) this.focus(grown.entries.at(-1)?.id);
    } catch {
      this.earlier = 'failed';
    }
    this.#element.requestUpdate();
  }

  /** Leads to an entry: focus and view. */
  focus(id: string | undefined): void {
    const target = id && this.#element.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest' });
  }

  /** The address by which a picture was first shown stays, so that it is not loaded again with each new ticket. */
  urlOf(file: Attachment): string {
    const { client } = this.#module.host ?? {};
    if (!client) return '';
    const kept = (file.image && this.#urls.get(file.id)) || client.url(file.url);
    if (file.image) this.#urls.set(file.id, kept);
    return kept;
  }

  /** A picture whose ticket ended before it was loaded: new tickets come with the entries. */
  readonly onError = {
    capture: true,
    handleEvent: ({ target }: Event): void => {
      const { src } = target as HTMLImageElement;
      const [id] = [...this.#urls].find(([, url]) => new URL(url, document.baseURI).href === src) ?? [];
      if (!id || Date.now() - (this.query.state.at ?? 0) < FRESH) return;
      this.#urls.delete(id);
      this.reload();
    },
  };

  /** Pictures open here; a file whose ticket may have ended gets a new one first. */
  async onClick(event: MouseEvent): Promise<void> {
    const link = (event.target as Element).closest('.attachments a');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const href = link.getAttribute('href');
    const { log } = this;
    for (const entry of log?.entries ?? []) {
      const file = entry.attachments.find((each) => this.urlOf(each) === href);
      if (!log || !file) continue;
      if (file.image) {
        event.preventDefault();
        const images = log.entries.toReversed().flatMap(({ attachments }) => attachments.filter(({ image }) => image));
        this.#around.show(images, images.indexOf(file));
      } else if (Date.now() - (this.query.state.at ?? 0) > FRESH) {
        event.preventDefault();
        await this.#download(log.of, entry.id, file);
      }
      return;
    }
  }

  async #download(of: string, entry: string, file: Attachment): Promise<void> {
    const { host, instance } = this.#module;
    const query = { filter: { eq: ['id', entry] as [string, string] }, limit: 1, total: false };
    const page = await host?.client
      .call(listActivities, { params: { id: of }, query }, { instance })
      .catch(() => undefined);
    const anchor = document.createElement('a');
    anchor.href = this.urlOf(page?.items[0]?.attachments.find(({ id }) => id === file.id) ?? file);
    anchor.download = file.name;
    anchor.click();
  }

  #of(id: string | undefined): CaseLog | undefined {
    const { value } = this.query;
    return value?.of === id ? value : undefined;
  }

  get #t() {
    return translate(this.#element.locale, strings);
  }

  /** What others added is said once. */
  #tell(log: CaseLog): void {
    const came = this.arrivals.take(log.of, log.entries);
    const { states } = translate(this.#element.locale, caseWords);
    const writer = came.findLast(({ kind }) => kind === 'comment' || kind === 'attachment');
    const moved = came.findLast(({ kind }) => kind === 'stateChange')?.to;
    const words = [
      writer && this.#t.replyFrom(writer.author.name),
      moved != null && this.#t.newState(states[moved] ?? ''),
    ];
    const text = words.filter(Boolean).join('. ');
    if (text) this.#around.say(text);
  }
}

const load =
  (id: string, { client, signal, instance }: QueryContext): LoadEntries =>
  (after) =>
    client.call(
      listActivities,
      { params: { id }, query: { order: ['-at'], limit: PAGE, ...(after && { after }) } },
      { signal, instance },
    );
