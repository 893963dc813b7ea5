/** Files of a reply: judged, uploaded at once, one after the other, and tried again. Loaded when the first one is chosen. */
import type { Attachment } from '../../src/contract/attachment.js';
import type { Host, OrielError } from '../../src/state/index.js';
import { asOrielError, upload } from '../../src/state/index.js';

/** Why a file is not taken: `size`, `type`, `count`, `empty` by the module's limits, `offline` until the line is back, or refused. */
export type FileProblem = 'size' | 'type' | 'count' | 'empty' | 'offline' | 'failed';

export interface ReplyFile {
  readonly id: string;
  readonly file: File;
  status: 'waiting' | 'uploading' | 'done' | 'failed';
  /** Part that was sent, 0 to 1. */
  progress: number;
  problem?: FileProblem | undefined;
  error?: OrielError | undefined;
  attachment?: Attachment | undefined;
}

interface Options {
  host: () => Host | undefined;
  instance: () => string | undefined;
  changed: () => void;
}

/** `image/*`, `application/pdf`; a browser that does not know the type leaves it to the backend, which looks inside. */
const accepts = (types: readonly string[], type: string): boolean =>
  !type ||
  types.length === 0 ||
  types.some((each) => each === type || (each.endsWith('/*') && type.startsWith(each.slice(0, -1))));

export class ReplyFiles {
  list: readonly ReplyFile[] = [];
  readonly #options: Options;
  readonly #stops = new Map<string, AbortController>();
  #running: Promise<void> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.list.some(({ status }) => status === 'waiting' || status === 'uploading');
  }
  get ready(): Attachment[] {
    return this.list.flatMap(({ attachment }) => attachment ?? []);
  }
  /** Files that are still here alone: what goes into the outbox. */
  get unsent(): File[] {
    return this.list
      .filter(({ attachment, problem }) => !attachment && (!problem || problem === 'offline'))
      .map(({ file }) => file);
  }
  /** Some can never be sent: too large, of a wrong kind. */
  get refused(): boolean {
    return this.list.some(({ problem }) => problem && problem !== 'offline' && problem !== 'failed');
  }
  /** Some did not arrive. */
  get failed(): boolean {
    return this.list.some(({ status }) => status === 'failed');
  }

  /** Takes files; answers those that will be sent. `ids` names them as a draft did. */
  add(files: readonly File[], ids: readonly string[] = []): ReplyFile[] {
    const limits = this.#options.host()?.module?.attachments;
    const taken: ReplyFile[] = [];
    for (const [index, file] of files.entries()) {
      const count = this.list.filter(({ status }) => status !== 'failed').length;
      const problem: FileProblem | undefined = !limits
        ? undefined
        : file.size > limits.maxBytes
          ? 'size'
          : file.size === 0
            ? 'empty'
            : !accepts(limits.types, file.type)
              ? 'type'
              : count >= limits.maxCount
                ? 'count'
                : undefined;
      const id = ids[index] ?? crypto.randomUUID();
      const entry: ReplyFile = { id, file, status: problem ? 'failed' : 'waiting', progress: 0, problem };
      this.list = [...this.list, entry];
      if (!problem) taken.push(entry);
    }
    this.#options.changed();
    this.#start();
    return taken;
  }

  remove(id: string): void {
    this.#stops.get(id)?.abort();
    this.list = this.list.filter((entry) => entry.id !== id);
    this.#options.changed();
  }

  /** Tries those again that failed on the way. */
  retry(): void {
    for (const entry of this.list) {
      const again = entry.problem === 'failed' || entry.problem === 'offline';
      if (again) Object.assign(entry, { status: 'waiting', problem: undefined, error: undefined, progress: 0 });
    }
    this.#options.changed();
    this.#start();
  }

  /** Settles when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  clear(): void {
    for (const stop of this.#stops.values()) stop.abort();
    this.list = [];
    this.#options.changed();
  }

  #start(): void {
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
    });
  }

  async #work(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) await this.#send(next);
  }

  #next(): ReplyFile | undefined {
    return this.list.find(({ status }) => status === 'waiting');
  }

  async #send(entry: ReplyFile): Promise<void> {
    const { host, instance, changed } = this.#options;
    const client = host()?.client;
    const stop = new AbortController();
    this.#stops.set(entry.id, stop);
    entry.status = 'uploading';
    changed();
    try {
      if (!client) throw new Error('No module');
      entry.attachment = await upload(client, entry.file, {
        // Kept with the draft, so that a file that was sent before is not sent twice.
        key: entry.id,
        instance: instance(),
        signal: stop.signal,
        progress: (part) => {
          entry.progress = part;
          changed();
        },
      });
      entry.status = 'done';
      entry.progress = 1;
    } catch (reason) {
      const error = asOrielError(reason);
      entry.status = 'failed';
      entry.error = error;
      entry.problem =
        error.kind === 'network' && !navigator.onLine
          ? 'offline'
          : error.code === 'too-large'
            ? 'size'
            : error.code === 'unsupported-type'
              ? 'type'
              : 'failed';
    } finally {
      this.#stops.delete(entry.id);
      changed();
    }
  }
}
