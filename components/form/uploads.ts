/** Files on their way: judged by the module's limits, sent two at a time before the case, each once however often it is tried. */
import type { Attachment, AttachmentLimits } from '../../src/contract/attachment.js';
import { asOrielError, type HostController, type OrielError, upload } from '../../src/state/index.js';

export interface Upload {
  /** Also the idempotency key of the upload. */
  readonly id: string;
  readonly file: File;
  /** `refused`: it can never be attached · `failed`: it can be tried again. */
  state: 'waiting' | 'sending' | 'done' | 'failed' | 'refused';
  /** Part that is sent, 0 to 1; undefined where the browser cannot tell. */
  part?: number | undefined;
  attachment?: Attachment | undefined;
  reason?: 'size' | 'type' | 'count' | 'empty' | undefined;
  error?: OrielError | undefined;
}

const AT_ONCE = 2;
/** True when the limits name the type; a file whose type the browser does not know is left to the backend. */
const accepted = (type: string, types: readonly string[]): boolean =>
  !type ||
  types.some((one) => one === '*/*' || one === type || (one.endsWith('/*') && type.startsWith(one.slice(0, -1))));

export class Uploads {
  items: Upload[] = [];
  readonly #module: HostController;
  readonly #changed: (done?: Upload) => void;
  readonly #stops = new Map<string, AbortController>();
  #waiting = new Set<() => void>();

  constructor(module: HostController, changed: (done?: Upload) => void) {
    this.#module = module;
    this.#changed = changed;
  }

  get limits(): AttachmentLimits | undefined {
    return this.#module.host?.module?.attachments;
  }
  /** Ids to name in the case. */
  get ids(): string[] {
    return this.items.flatMap(({ attachment }) => attachment?.id ?? []);
  }
  /** Accepted, but not on the server yet. */
  get unsent(): Upload[] {
    return this.items.filter(({ state }) => state === 'waiting' || state === 'sending' || state === 'failed');
  }
  /** What cannot go with the case: refused, or failed while the line is up. */
  get wrong(): Upload[] {
    return this.items.filter(({ state }) => state === 'refused' || state === 'failed');
  }

  /** Takes files; `kept` are from a draft and keep their ids. Answers those that were accepted. */
  add(files: readonly File[], kept?: readonly string[]): Upload[] {
    const added = files.map((file, index): Upload => {
      const reason = this.#reason(file, index);
      return { id: kept?.[index] ?? crypto.randomUUID(), file, state: reason ? 'refused' : 'waiting', reason };
    });
    this.items = [...this.items, ...added];
    this.#changed();
    if (!kept) this.pump();
    return added.filter(({ state }) => state !== 'refused');
  }

  /** Takes one away, also while it is sent. */
  remove(id: string): void {
    this.items = this.items.filter((item) => item.id !== id);
    this.#stops.get(id)?.abort();
    this.#stops.delete(id);
    // Room again for one that was one too many.
    for (const item of this.items) {
      if (item.reason === 'count' && this.#count() < (this.limits?.maxCount ?? 0))
        Object.assign(item, { state: 'waiting', reason: undefined });
    }
    this.#changed();
    this.pump();
  }

  retry(id: string): void {
    const item = this.items.find((one) => one.id === id);
    if (item?.state === 'failed') item.state = 'waiting';
    this.#changed();
    this.pump();
  }

  clear(): void {
    this.items = [];
    for (const stop of this.#stops.values()) stop.abort();
    this.#stops.clear();
    this.#changed();
  }

  /** Settles when nothing is on its way any more, or nothing can be: offline, signed out. */
  settled(): Promise<void> {
    this.pump();
    return this.#stops.size === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.add(resolve));
  }

  /** Starts what waits, as far as it may: call it too when the line or the person is back. */
  pump(): void {
    const { host } = this.#module;
    if (host?.online && host.session !== 'signed-out') {
      for (const item of this.items) {
        if (this.#stops.size >= AT_ONCE) break;
        if (item.state === 'waiting') void this.#send(item);
      }
    }
    if (this.#stops.size > 0) return;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  #count(): number {
    return this.items.filter(({ state }) => state !== 'refused').length;
  }

  #reason(file: File, before: number): Upload['reason'] {
    const { limits } = this;
    if (!limits) return undefined;
    if (file.size > limits.maxBytes) return 'size';
    if (file.size === 0) return 'empty';
    if (!accepted(file.type, limits.types)) return 'type';
    return this.#count() + before >= limits.maxCount ? 'count' : undefined;
  }

  async #send(item: Upload): Promise<void> {
    const { host, instance } = this.#module;
    if (!host) return;
    const stop = new AbortController();
    this.#stops.set(item.id, stop);
    Object.assign(item, { state: 'sending', part: undefined, error: undefined });
    this.#changed();
    try {
      item.attachment = await upload(host.client, item.file, {
        key: item.id,
        instance,
        signal: stop.signal,
        progress: (part) => {
          item.part = part;
          this.#changed();
        },
      });
      item.state = 'done';
    } catch (reason) {
      const error = asOrielError(reason);
      // Without a line or a person it waits for them; anything else is the file's own trouble.
      const wait = error.status === 401 || !host.online;
      const never = error.code === 'too-large' || error.code === 'unsupported-type';
      item.state = wait ? 'waiting' : never || error.code === 'invalid' ? 'refused' : 'failed';
      if (error.code === 'too-large') item.reason = 'size';
      if (error.code === 'unsupported-type') item.reason = 'type';
      item.error = error;
    }
    if (this.#stops.get(item.id) === stop) this.#stops.delete(item.id);
    this.#changed(item.state === 'done' && !stop.signal.aborted ? item : undefined);
    this.pump();
  }
}
