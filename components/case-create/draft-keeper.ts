import type { ReactiveController } from 'lit';
import type { LookupItem } from '../../src/contract/case-type.js';
import type { Party } from '../../src/contract/viewer.js';
import type { Draft, DraftContent } from '../../src/state/drafts.js';
import type { HostController, Widget } from '../../src/state/index.js';

/** What stands in a draft besides its files. */
export interface Kept {
  answers: Record<string, unknown>;
  /** Further items that are affected. */
  items: readonly LookupItem[];
  /** Whom the case is for; null while nobody is chosen. */
  party: Party | null;
  /** Body that was sent with the draft's key and may have arrived. */
  sent: string | null;
}

/** Kept drafts are encrypted in a database of this name; it is not even looked into before it exists. */
const somethingKept = async (): Promise<boolean> => {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === 'oriel');
  } catch {
    return false;
  }
};

/** Drafts of this page that are being let go: another form takes them up after that. */
let leaving: Promise<unknown> = Promise.resolve();

/** Ties a form to its draft on this device. The code for it is loaded with the first key, or when something may be there. */
export class DraftKeeper implements ReactiveController {
  /** Key to submit with, the same for the life of the draft. */
  get key(): string {
    this.#own ??= crypto.randomUUID();
    return this.#draft?.key ?? this.#own;
  }
  /** Of a case that is taken back out of the outbox. */
  set key(key: string) {
    this.#own = key;
    if (this.#draft) this.#draft.key = key;
  }
  get status(): Draft['status'] {
    return this.#refused ? 'denied' : (this.#draft?.status ?? 'none');
  }
  get savedAt(): number | undefined {
    return this.#draft?.savedAt;
  }
  /** Files that found no room on this device. */
  filesLost = false;
  readonly #element: Widget;
  readonly #module: HostController;
  #draft: Draft | undefined;
  #opening: Promise<Draft | undefined> | undefined;
  #own: string | undefined;
  #of = '';
  #values: Kept | undefined;
  #refused = false;
  /** Counts how often a draft was let go. */
  #left = 0;

  constructor(element: Widget, module: HostController) {
    this.#element = element;
    this.#module = module;
    element.addController(this);
  }

  /** The page wants nothing kept on this device. */
  get off(): boolean {
    return this.#module.setting('no-drafts', false);
  }
  hostConnected(): void {}
  hostDisconnected(): void {
    void this.leave();
  }

  /** What was written earlier, and is not being written in another tab. `form` names the draft. */
  async restore(form: string): Promise<DraftContent | undefined> {
    this.#of = form;
    if (this.off) return undefined;
    await leaving;
    if (!(await somethingKept())) return undefined;
    const draft = await this.#open();
    return this.#values ? undefined : draft?.restore();
  }

  /** Takes what the form holds; call it with every change. */
  save(form: string, values: Kept): void {
    this.#of = form;
    this.#values = values;
    if (this.off) return;
    if (this.#draft) this.#draft.save(values as unknown as Record<string, unknown>);
    else
      void this.#open().then(
        (draft) => this.#values && draft?.save(this.#values as unknown as Record<string, unknown>),
      );
  }

  async addFile(id: string, file: File): Promise<void> {
    if (this.off) return;
    const draft = await this.#open();
    if (draft && !(await draft.addFile(id, file))) {
      this.filesLost = true;
      this.#element.requestUpdate();
    }
  }
  async removeFile(id: string): Promise<void> {
    await this.#draft?.removeFile(id);
  }

  /** Settles when all is on the disk. */
  async flush(): Promise<void> {
    await (await this.#opening)?.flush();
  }

  /** Sent or thrown away: nothing stays, and what comes next has another key. */
  async clear(): Promise<void> {
    this.#values = undefined;
    this.#own = undefined;
    this.filesLost = false;
    const draft = await this.#opening;
    await draft?.clear();
  }

  /** The draft stays for its writer, here it is let go. */
  async leave(): Promise<void> {
    const draft = this.#draft;
    this.#left++;
    this.#draft = this.#opening = this.#values = this.#own = undefined;
    this.#refused = false;
    leaving = Promise.all([leaving, draft?.close()]);
    await leaving;
  }

  #open(): Promise<Draft | undefined> {
    const { host, instance } = this.#module;
    const left = this.#left;
    this.#opening ??= (async () => {
      try {
        const { openDraft } = await import('../../src/state/drafts.js');
        if (!host) return undefined;
        const draft = await openDraft(host, instance, this.#of);
        // Let go before it was there: what is typed by now is for another one.
        if (left !== this.#left) return undefined;
        // What was sent before the draft was there went with this key.
        if (this.#own) draft.key = this.#own;
        draft.onChange = () => this.#element.requestUpdate();
        this.#draft = draft;
        this.#refused = false;
      } catch {
        // Tried again with the next key: the code or the person may be back.
        this.#opening = undefined;
        this.#refused = !!host?.viewer && navigator.onLine;
      }
      this.#element.requestUpdate();
      return this.#draft;
    })();
    return this.#opening;
  }
}
