/**
 * What was submitted without a connection: kept encrypted on this device, sent once and in order when the line is back, also
 * after the browser was closed. One tab sends; the idempotency keys make sure that a second try has no second effect.
 */
import { asOrielError, OrielError } from '../client/error.js';
import { caseTags } from '../client/tags.js';
import { upload } from '../client/upload.js';
import type { BodyOf, ResultOf } from '../contract/routes.js';
import { addComment, createCase } from '../contract/wire.js';
import type { Host } from './host.js';
import { Vault, VaultError } from './vault.js';

type Submit =
  | { kind: 'case'; body: BodyOf<'createCase'> }
  /** `case` is the id or number of the case replied to. */
  | { kind: 'comment'; case: string; body: BodyOf<'addComment'> };

export type OutboxSubmit = Submit & {
  /** Idempotency key of the draft. */
  key: string;
  instance?: string | undefined;
  /** Files that are not uploaded yet; they are sent before, and joined to `body.attachments`. */
  files?: readonly File[];
};

export interface OutboxEntry {
  key: string;
  kind: Submit['kind'];
  case?: string | undefined;
  /** First words, to recognise it by. */
  text: string;
  /** How many files go with it. */
  files: number;
  /** ms. */
  at: number;
  /** `failed`: the backend said no; it waits for the person to change or discard it. */
  state: 'waiting' | 'sending' | 'failed';
  error?: OrielError | undefined;
  /** Asks for it as it was, to put it back into a form. */
  submit: () => Promise<OutboxSubmit>;
}
/** Tells of one that was sent. */
export type Sent = { key: string } & (
  | { kind: 'case'; result: ResultOf<'createCase'> }
  | { kind: 'comment'; result: ResultOf<'addComment'> }
);

interface Note {
  name: string;
  type: string;
  lastModified: number;
  /** Id that the backend gave, once uploaded. */
  id?: string;
}
interface Kept {
  submit: Submit;
  instance?: string | undefined;
  notes: Note[];
  refusal?: { problem: OrielError['problem']; message: string };
}

const boxes = new WeakMap<Host, { viewer: string; box: Promise<Outbox> }>();

/** The outbox of the person who is signed in; one per module on the page. Rejects with `VaultError` where nothing can be kept. */
export const openOutbox = (host: Host): Promise<Outbox> => {
  const { viewer } = host;
  if (!viewer) return Promise.reject(new VaultError('denied'));
  const known = boxes.get(host);
  if (known?.viewer === viewer.id) return known.box;
  void known?.box.then((box) => box.close());
  const box = Vault.open(viewer.draftKey, [host.module?.name ?? host.name ?? '', viewer.id, 'outbox']).then(
    async (vault) => {
      if (host.viewer?.id !== viewer.id) throw new VaultError('denied');
      const opened = new Outbox(host, vault);
      await opened.load();
      return opened;
    },
  );
  boxes.set(host, { viewer: viewer.id, box });
  box.catch(() => boxes.delete(host));
  return box;
};

export class Outbox {
  entries: readonly OutboxEntry[] = [];
  readonly #host: Host;
  readonly #vault: Vault;
  readonly #watchers = new Set<(sent?: Sent) => void>();
  readonly #stop = new AbortController();
  readonly #others = globalThis.BroadcastChannel && new BroadcastChannel('oriel-outbox');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: string | undefined;
  #pauses = 0;
  #running = false;
  readonly #deaf: () => void;
  readonly #unaware: () => void;

  constructor(host: Host, vault: Vault) {
    this.#host = host;
    this.#vault = vault;
    addEventListener('online', () => this.send(), { signal: this.#stop.signal });
    // The stream of events is up again: so is the service.
    this.#unaware = host.client.subscribe((notice) => {
      if (notice.type === 'live' && notice.live) this.send();
    });
    // What waits here is sent by no other profile, not even when its turn comes in this moment.
    this.#deaf = host.onStale(({ anew }) => {
      if (!anew) return;
      boxes.delete(host);
      this.close();
    });
    if (this.#others) this.#others.onmessage = () => void this.load();
  }

  /** Hears changes; `sent` when one has arrived. Answers the function that ends it. */
  subscribe(watch: (sent?: Sent) => void): () => void {
    this.#watchers.add(watch);
    return () => void this.#watchers.delete(watch);
  }

  /** Reads what waits, and starts to send it. */
  async load(): Promise<void> {
    await this.#read();
    this.send();
  }

  /** Keeps a submit. Settles when it is on the disk: from then on it cannot be lost. */
  async add({ key, instance, files = [], ...submit }: OutboxSubmit): Promise<void> {
    const at = Date.now();
    const notes: Note[] = files.map(({ name, type, lastModified }) => ({ name, type, lastModified }));
    await Promise.all(files.map((file, index) => this.#vault.putFile(`${key}/${index}`, at, file)));
    await this.#vault.put('outbox', key, at, { submit, instance, notes } satisfies Kept);
    this.#mark(true);
    await this.#read();
    this.#tell();
    this.send();
  }

  /** Throws one away that was not sent. */
  async discard(key: string): Promise<void> {
    if (this.#sending === key) return;
    await this.#remove(key);
    await this.#read();
    this.#tell();
  }

  /** Tries now. */
  send(): void {
    clearTimeout(this.#timer);
    if (this.#running || this.#stop.signal.aborted || !this.entries.some(({ state }) => state === 'waiting')) return;
    this.#running = true;
    const work = () => this.#sendAll();
    const done = navigator.locks
      ? navigator.locks.request(`oriel-outbox-${this.#vault.scope}`, { signal: this.#stop.signal }, work)
      : work();
    done.then(
      (again) => {
        this.#running = false;
        if (again)
          this.#timer = setTimeout(
            () => this.send(),
            Math.min(60_000, 2000 * 2 ** this.#pauses++) * (0.75 + Math.random() / 2),
          );
        else this.#pauses = 0;
      },
      () => {
        this.#running = false;
      },
    );
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#deaf();
    this.#unaware();
    this.#stop.abort();
    this.#others?.close();
  }

  /** In order, one after the other; answers true when some must wait. */
  async #sendAll(): Promise<boolean> {
    // Another tab may have sent while we waited for our turn.
    await this.#read();
    for (const { id: key, at, value } of await this.#vault.list<Kept>('outbox')) {
      if (value.refusal) continue;
      if (this.#stop.signal.aborted || !navigator.onLine) return true;
      this.#sending = key;
      await this.#read();
      try {
        await this.#sendOne(key, at, value);
      } catch (reason) {
        const error = asOrielError(reason);
        // Signed out: it waits for the person to come back. An answer that we cannot read may have been a success.
        if (error.uncertain || error.temporary || error.status === 401)
          return error.status !== 401 && !this.#stop.signal.aborted;
        await this.#vault.put('outbox', key, at, {
          ...value,
          refusal: { problem: error.problem, message: error.message },
        } satisfies Kept);
      } finally {
        this.#sending = undefined;
        await this.#read();
      }
    }
    return false;
  }

  async #sendOne(key: string, at: number, kept: Kept): Promise<void> {
    const { submit, instance, notes } = kept;
    const { client } = this.#host;
    const { signal } = this.#stop;
    for (const [index, note] of notes.entries()) {
      if (note.id) continue;
      const file = await this.#vault.file(`${key}/${index}`, note.name, note.type, note.lastModified);
      if (!file) continue;
      note.id = (await upload(client, file, { key: `${key}-${index}`, instance, signal })).id;
      // The same key must always carry the same body, also after a restart: so the id is kept before it is used.
      await this.#vault.put('outbox', key, at, kept);
    }
    const ids = [...(submit.body.attachments ?? []), ...notes.flatMap(({ id }) => id ?? [])];
    const attachments = ids.length > 0 ? { attachments: ids } : {};
    const options = { key, instance, signal };
    const sent: Sent =
      submit.kind === 'case'
        ? {
            key,
            kind: 'case',
            result: await client.call(createCase, { body: { ...submit.body, ...attachments } }, options),
          }
        : {
            key,
            kind: 'comment',
            result: await client.call(
              addComment,
              { params: { id: submit.case }, body: { ...submit.body, ...attachments } },
              options,
            ),
          };
    await this.#remove(key);
    this.#sending = undefined;
    await this.#read(sent);
    this.#tell();
    this.#host.stale(
      sent.kind === 'case'
        ? caseTags(sent.result)
        : ['cases', ...(submit.kind === 'comment' ? [`case:${submit.case}`] : [])],
    );
  }

  /** Other tabs look again. */
  #tell(): void {
    if (!this.#stop.signal.aborted) this.#others?.postMessage('');
  }

  async #remove(key: string): Promise<void> {
    const kept = (await this.#vault.list<Kept>('outbox')).find(({ id }) => id === key);
    await this.#vault.delete('outbox', [key]);
    await this.#vault.delete('files', kept?.value.notes.map((_, index) => `${key}/${index}`) ?? []);
  }

  /** Says, where every page sees it at once, that something waits here; of whom and what stays hidden. */
  #mark(waits: boolean): void {
    const place = `oriel-outbox-${this.#vault.scope}`;
    try {
      if (waits) localStorage.setItem(place, '1');
      else localStorage.removeItem(place);
    } catch {
      // Denied: then it is sent when a form is used again.
    }
  }

  async #read(sent?: Sent): Promise<void> {
    const rows = await this.#vault.list<Kept>('outbox');
    if (rows.length === 0) this.#mark(false);
    this.entries = rows.map(({ id: key, at, value }) => {
      const { submit, refusal, instance, notes } = value;
      return {
        key,
        at,
        kind: submit.kind,
        case: submit.kind === 'comment' ? submit.case : undefined,
        text: (submit.kind === 'case' ? submit.body.shortDescription : submit.body.text).slice(0, 160),
        files: notes.length + (submit.body.attachments?.length ?? 0),
        state: this.#sending === key ? 'sending' : refusal ? 'failed' : 'waiting',
        error: refusal && new OrielError('problem', refusal.message, refusal.problem),
        submit: async () => {
          const files = await Promise.all(
            notes.map((note, index) => this.#vault.file(`${key}/${index}`, note.name, note.type, note.lastModified)),
          );
          return { ...submit, key, instance, files: files.filter((file) => file !== undefined) };
        },
      };
    });
    for (const watch of this.#watchers) watch(sent);
  }
}
