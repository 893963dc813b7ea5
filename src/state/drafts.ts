/**
 * What a person writes survives reload, crash, sign-out and a lost connection: kept on this device, encrypted, per module,
 * instance, person and form. Nothing is touched before the first key is pressed; several tabs do not disturb each other.
 */
import type { Host } from './host.js';
import { fromBase64, toBase64, Vault, VaultError, vaultExists } from './vault.js';

export interface DraftFile {
  /** Name of the file inside its draft, chosen by the form. */
  id: string;
  file: File;
}

export interface DraftContent {
  /** Whatever the form keeps; JSON. */
  values: Record<string, unknown>;
  /** Idempotency key of the submit, the same for the life of the draft. */
  key: string;
  /** ms. */
  savedAt: number;
  files: DraftFile[];
}

/** `none`: nothing written yet · `saving` · `saved` · `denied` or `full`: this device keeps nothing, say so. */
export type DraftStatus = 'none' | 'saving' | 'saved' | 'denied' | 'full';

interface FileNote {
  id: string;
  name: string;
  type: string;
  size: number;
  lastModified: number;
}
interface Record_ {
  values: Record<string, unknown>;
  key: string;
  files: FileNote[];
}

/** Saved this long after a key at the latest: with encryption and disk it stays within half a second. */
const DELAY = 250;
const KEEP = 30 * 24 * 3600_000;
/** Longest text for the last moment; beyond it the last regular save stands. */
const LAST_MOMENT = 60_000;
const utf8 = new TextEncoder();

/** Names the draft of a form: `openDraft(host, instance, 'case-create:product-case')`. Rejects while nobody is signed in. */
export const openDraft = async (host: Host, instance: string | undefined, form: string): Promise<Draft> => {
  const { viewer, module } = host;
  if (!viewer) throw new VaultError('denied');
  const vault = await Vault.open(viewer.draftKey, [module?.name ?? host.name ?? '', instance ?? '', viewer.id, form]);
  return new Draft(vault);
};

export class Draft {
  status: DraftStatus = 'none';
  /** ms of the last save. */
  savedAt: number | undefined;
  /** Called after status or time have changed. */
  onChange: (() => void) | undefined;
  /** Idempotency key to submit with. */
  key = crypto.randomUUID() as string;
  readonly #vault: Vault;
  #id = crypto.randomUUID() as string;
  #values: Record<string, unknown> | undefined;
  #files = new Map<string, FileNote>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #dirty = false;
  #closed = new AbortController();
  #held: (() => void) | undefined;
  #pad: { counter: Uint8Array; stream: Uint8Array } | undefined;

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  /** The newest draft of this form that no other tab works on; it is taken over. Undefined when there is none. */
  async restore(): Promise<DraftContent | undefined> {
    try {
      const rows = (await vaultExists()) ? await this.#vault.list<Record_>('drafts') : [];
      const late = await this.#lastMoments();
      const found = [
        ...late.map(({ id, at, value }) => ({ id, at, value, late: true })),
        ...rows.map(({ id, at, value }) => ({ id, at, value, late: false })),
      ].sort((a, b) => b.at - a.at);
      for (const { id, at, value, late } of found) {
        if (!(await this.#hold(id))) continue;
        this.#id = id;
        this.key = value.key;
        this.#values = value.values;
        this.savedAt = at;
        const files: DraftFile[] = [];
        for (const note of value.files) {
          const place = `${id}/${note.id}`;
          const file = await this.#vault.file(place, note.name, note.type, note.lastModified).catch(() => undefined);
          if (!file) continue;
          this.#files.set(note.id, note);
          files.push({ id: note.id, file });
        }
        this.#begin();
        this.#dirty = late;
        this.#set('saved');
        if (late) await this.flush();
        return { values: value.values, key: value.key, savedAt: at, files };
      }
    } catch (reason) {
      this.#fail(reason);
    }
    return undefined;
  }

  /** Takes what the form holds now; it is kept shortly after. Call it on every input. */
  save(values: Record<string, unknown>): void {
    this.#values = values;
    this.#dirty = true;
    if (this.status === 'none') this.#begin();
    if (this.status === 'none' || this.status === 'saved') this.#set('saving');
    this.#timer ??= setTimeout(() => void this.flush(), DELAY);
  }

  /** Keeps a chosen file with the draft. False when the browser has no room for it: the text is kept all the same. */
  async addFile(id: string, file: File): Promise<boolean> {
    if (this.status === 'none') this.#begin();
    try {
      await this.#vault.putFile(`${this.#id}/${id}`, Date.now(), file);
      const { name, type, size, lastModified } = file;
      this.#files.set(id, { id, name, type, size, lastModified });
      this.save(this.#values ?? {});
      return true;
    } catch {
      return false;
    }
  }

  async removeFile(id: string): Promise<void> {
    this.#files.delete(id);
    this.save(this.#values ?? {});
    await this.#vault.delete('files', [`${this.#id}/${id}`]).catch(() => {});
  }

  /** Settles when all that was taken is on the disk, or cannot be. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** After a submit, or when its writer throws it away: nothing stays. The next key starts another draft. */
  async clear(): Promise<void> {
    this.#end();
    const ids = [...this.#files.keys()].map((id) => `${this.#id}/${id}`);
    const id = this.#id;
    this.#values = undefined;
    this.#files.clear();
    this.#dirty = false;
    await this.#writing;
    this.#forget();
    this.#id = crypto.randomUUID();
    this.key = crypto.randomUUID();
    this.savedAt = undefined;
    this.#set('none');
    try {
      if (!(await vaultExists())) return;
      await this.#vault.delete('drafts', [id]);
      await this.#vault.delete('files', ids);
    } catch {
      // What cannot be reached now is swept when it is old.
    }
  }

  /** When the form goes away: what is written stays, and another tab may take it over. */
  async close(): Promise<void> {
    if (this.#dirty) await this.flush();
    this.#end();
  }

  #begin(): void {
    this.#closed = new AbortController();
    const { signal } = this.#closed;
    if (!this.#held) void this.#hold(this.#id);
    void this.#refill();
    const leaving = (): void => {
      if (this.#dirty) this.#saveNow();
      void this.flush();
    };
    addEventListener('pagehide', leaving, { signal });
    document.addEventListener('visibilitychange', () => document.hidden && leaving(), { signal });
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#closed.abort();
    this.#held?.();
    this.#held = undefined;
  }

  async #write(): Promise<void> {
    if (!this.#dirty || !this.#values) return;
    this.#dirty = false;
    const at = Date.now();
    try {
      const first = this.savedAt === undefined;
      await this.#vault.put('drafts', this.#id, at, this.#record(this.#values));
      this.savedAt = at;
      this.#forget();
      if (first) await Vault.sweep(at - KEEP);
      this.#set(this.#dirty ? 'saving' : 'saved');
    } catch (reason) {
      this.#dirty = true;
      this.#fail(reason);
    }
  }

  #record(values: Record<string, unknown>): Record_ {
    return { values, key: this.key, files: [...this.#files.values()] };
  }

  #fail(reason: unknown): void {
    this.#set(reason instanceof VaultError ? reason.reason : 'denied');
  }

  #set(status: DraftStatus): void {
    this.status = status;
    this.onChange?.();
  }

  /** Marks a draft as being worked on; the browser lifts the mark when the tab ends, however it ends. */
  #hold(id: string): Promise<boolean> {
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      // A form that was just closed on this page needs a moment to let go.
      navigator.locks
        .request(`oriel-draft-${id}`, { signal: AbortSignal.timeout(150) }, () => {
          this.#held?.();
          resolve(true);
          return new Promise<void>((release) => {
            this.#held = release;
          });
        })
        .catch(() => resolve(false));
    });
  }

  // When a page goes, nothing that waits is waited for: encryption would come too late. So a stretch of key stream lies
  // ready, and the text is joined with it on the spot. Each stretch is used once.

  get #place(): string {
    return `oriel-${this.#vault.scope}-`;
  }

  async #refill(): Promise<void> {
    try {
      this.#pad ??= await this.#vault.keyStream(LAST_MOMENT);
    } catch {
      // Then the last regular save stands.
    }
  }

  #saveNow(): void {
    const pad = this.#pad;
    if (!pad || !this.#values) return;
    const text = utf8.encode(JSON.stringify({ at: Date.now(), value: this.#record(this.#values) }));
    if (text.length > LAST_MOMENT) return;
    this.#pad = undefined;
    try {
      localStorage.setItem(this.#place + this.#id, `${toBase64(pad.counter)}.${toBase64(join(text, pad.stream))}`);
    } catch {
      // Denied or full.
    }
    void this.#refill();
  }

  async #lastMoments(): Promise<{ id: string; at: number; value: Record_ }[]> {
    const found: { id: string; at: number; value: Record_ }[] = [];
    try {
      for (const place of Object.keys(localStorage).filter((name) => name.startsWith(this.#place))) {
        const [counter = '', sealed = ''] = (localStorage.getItem(place) ?? '').split('.');
        const content = fromBase64(sealed);
        const { stream } = await this.#vault.keyStream(content.length, fromBase64(counter));
        try {
          const told = JSON.parse(new TextDecoder().decode(join(content, stream))) as { at: number; value: Record_ };
          found.push({ id: place.slice(this.#place.length), ...told });
        } catch {
          localStorage.removeItem(place);
        }
      }
    } catch {
      // Denied.
    }
    return found;
  }

  #forget(): void {
    try {
      localStorage.removeItem(this.#place + this.#id);
    } catch {
      // Denied.
    }
  }
}

const join = (text: Uint8Array, stream: Uint8Array): Uint8Array =>
  text.map((byte, index) => byte ^ (stream[index] ?? 0));
