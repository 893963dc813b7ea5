/** What a reader does with the entries: earlier ones, pictures, files. */
import type { LitElement } from 'lit';
import type { Attachment } from '../../src/contract/attachment.js';
import { listActivities } from '../../src/contract/wire.js';
import type { HostController } from '../../src/state/index.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { type ActivityController, load } from './activity.js';
import { earlier } from './earlier.js';
import { handStrings } from './hands.strings.js';

/** Tickets in addresses live five minutes at least. */
const FRESH = 240_000;

export class Entries {
  readonly #element: LitElement & { locale: Locale };
  readonly #module: HostController;
  readonly #activity: ActivityController;
  readonly #say: (text: string) => void;
  readonly #show: (images: readonly Attachment[], index: number) => void;

  constructor(
    element: LitElement & { locale: Locale },
    module: HostController,
    activity: ActivityController,
    say: (text: string) => void,
    show: (images: readonly Attachment[], index: number) => void,
  ) {
    this.#element = element;
    this.#module = module;
    this.#activity = activity;
    this.#say = say;
    this.#show = show;
  }

  async loadEarlier(): Promise<void> {
    const activity = this.#activity;
    const { host, instance } = this.#module;
    const before = activity.log;
    if (!host || !before || activity.earlier === 'loading') return;
    activity.earlier = 'loading';
    this.#element.requestUpdate();
    try {
      const { signal } = new AbortController();
      const entries = load(before.of, { client: host.client, host, instance, signal });
      const latest = () => (activity.log?.of === before.of ? activity.log : undefined);
      const grown = await earlier(entries, () => latest() ?? before);
      const now = latest();
      activity.earlier = undefined;
      if (!now) return;
      activity.query.set({ ...now, ...grown });
      this.#say(
        translate(this.#element.locale, handStrings).earlierShown(grown.entries.length - before.entries.length),
      );
      await this.#element.updateComplete;
      // When its button has gone, the first of what it brought takes the focus.
      if (!grown.next && !this.#element.shadowRoot?.activeElement) this.focus(grown.entries.at(-1)?.id);
    } catch {
      activity.earlier = 'failed';
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

  /** A picture whose ticket ended before it was loaded: new tickets come with the entries. */
  onError({ target }: Event): void {
    const { urls, query } = this.#activity;
    const { src } = target as HTMLImageElement;
    const [id] = [...urls].find(([, url]) => new URL(url, document.baseURI).href === src) ?? [];
    if (!id || !this.#old) return;
    urls.delete(id);
    query.reload();
  }

  /** Pictures open here; a file whose ticket may have ended gets a new one first. */
  open(event: MouseEvent, link: Element): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const href = link.getAttribute('href');
    const activity = this.#activity;
    const { log } = activity;
    for (const entry of log?.entries ?? []) {
      const file = entry.attachments.find((each) => activity.urlOf(each) === href);
      if (!log || !file) continue;
      if (!file.image && !this.#old) return;
      event.preventDefault();
      if (file.image) {
        const images = log.entries.toReversed().flatMap(({ attachments }) => attachments.filter(({ image }) => image));
        this.#show(images, images.indexOf(file));
      } else void this.#download(log.of, entry.id, file);
      return;
    }
  }

  get #old(): boolean {
    return Date.now() - (this.#activity.query.state.at ?? 0) > FRESH;
  }

  async #download(of: string, entry: string, file: Attachment): Promise<void> {
    const { host, instance } = this.#module;
    const query = { filter: { eq: ['id', entry] as [string, string] }, limit: 1, total: false };
    const page = await host?.client
      .call(listActivities, { params: { id: of }, query }, { instance })
      .catch(() => undefined);
    const anchor = document.createElement('a');
    anchor.href = this.#activity.urlOf(page?.items[0]?.attachments.find(({ id }) => id === file.id) ?? file);
    anchor.download = file.name;
    anchor.click();
  }
}
