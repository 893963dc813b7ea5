/** What a person writes on a case: text, files, draft, sending, and what waits for the line. */
import type { ReactiveController } from 'lit';
import type { Activity } from '../../src/contract/activity.js';
import type { Case } from '../../src/contract/case.js';
import { addComment } from '../../src/contract/wire.js';
import type { Draft } from '../../src/state/drafts.js';
import {
  caseTags,
  type HostController,
  MutationController,
  type OrielError,
  type Widget,
} from '../../src/state/index.js';
import type { Outbox, OutboxEntry } from '../../src/state/outbox.js';
import type { ReplyFile, ReplyFiles } from './reply-files.js';

/** `CASE_LIMITS.comment` of the contract, whose schemas stay outside the browser. */
const CASE_TEXT_LIMIT = 4000;

export type ReplyProblem = 'empty' | 'tooLong' | 'files';

interface Told {
  /** A reply has arrived at the backend. */
  sent: (activity: Activity) => void;
  /** A reply waits on this device. */
  queued: (key: string) => void;
  restored: (savedAt: number) => void;
  discarded: () => void;
  /** What was sent does not fit the case as it is now. */
  conflict: () => void;
}

interface Sending {
  id: string;
  number: string;
  text: string;
  attachments: string[];
}

export class ReplyController implements ReactiveController {
  text = '';
  /** What keeps it from being sent, found on this side. */
  problem: ReplyProblem | undefined;
  /** Replies to this case that wait for the line. */
  waiting: readonly OutboxEntry[] = [];
  busy = false;
  readonly #element: Widget;
  readonly #module: HostController;
  readonly #told: Told;
  readonly #send: MutationController<Sending, Activity>;
  #record: Case | undefined;
  #draft: Draft | undefined;
  #opening: Promise<Draft | undefined> | undefined;
  #closing: Promise<void> | undefined;
  #prepared: Promise<unknown> | undefined;
  /** Whose reply to which case it is. */
  #of = '';
  #files: ReplyFiles | undefined;
  /** Idempotency key of this reply, the same however often it is sent; that of the draft where there is one. */
  #key: string | undefined;
  #outbox: Outbox | undefined;
  #unwatch: (() => void) | undefined;

  constructor(element: Widget, module: HostController, told: Told) {
    this.#element = element;
    this.#module = module;
    this.#told = told;
    this.#send = new MutationController(element, {
      module,
      run: ({ id, text, attachments }, { client, instance, key }) =>
        client.call(
          addComment,
          { params: { id }, body: { text, ...(attachments.length > 0 && { attachments }) } },
          { instance, key },
        ),
      stale: (_, sending) => caseTags(sending),
    });
    element.addController(this);
  }

  hostConnected(): void {
    this.#watch();
    void this.#resume();
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    // Moved within the page it goes on; gone, another tab may take the draft over.
    queueMicrotask(() => {
      if (!this.#element.isConnected) this.#leave();
    });
  }

  get files(): readonly ReplyFile[] {
    return this.#files?.list ?? [];
  }
  get draftStatus(): Draft['status'] {
    return this.#draft?.status ?? 'none';
  }
  get savedAt(): number | undefined {
    return this.#draft?.savedAt;
  }
  get error(): OrielError | undefined {
    return this.#send.error;
  }
  get started(): boolean {
    return this.text.trim() !== '' || this.files.length > 0;
  }
  get tooLongBy(): number {
    return Math.max(0, this.text.length - CASE_TEXT_LIMIT);
  }

  /** The case that is replied to; with another one, or another person, the text of the last is kept as its draft. */
  open(record: Case): void {
    const of = `${this.#module.host?.viewer?.id} ${record.id}`;
    this.#record = record;
    if (of === this.#of) return;
    this.#reset();
    this.#of = of;
    this.#watch();
    void this.#resume();
  }

  /** Takes up what was written before; never over what is being written now. */
  async #resume(): Promise<void> {
    const of = this.#of;
    await this.#closing;
    if (!of || this.#draft || this.#opening || !(await keptSomething())) return;
    const draft = await this.#openDraft();
    const content = await draft?.restore();
    this.#element.requestUpdate();
    if (!content || this.#of !== of || this.started) return;
    this.text = String(content.values.text ?? '');
    this.#told.restored(content.savedAt);
    if (content.files.length > 0)
      (await this.#needFiles()).add(
        content.files.map(({ file }) => file),
        content.files.map(({ id }) => id),
      );
    this.#element.requestUpdate();
  }

  #leave(): void {
    const draft = this.#draft;
    this.#draft = this.#opening = undefined;
    this.#closing = draft?.close();
  }

  /** Fetches what keeps a reply without a line, while there is one. */
  prepare(): void {
    this.#prepared ??= Promise.allSettled([
      import('../../src/state/drafts.js'),
      import('../../src/state/outbox.js'),
      import('./reply-files.js'),
    ]);
  }

  input(text: string): void {
    this.text = text;
    this.problem = undefined;
    if (this.error && !this.error.uncertain) this.#send.reset();
    this.#save();
    this.#element.requestUpdate();
  }

  async attach(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    this.problem = undefined;
    const list = await this.#needFiles().catch(() => undefined);
    if (!list) return;
    const taken = list.add(files);
    const draft = await this.#openDraft();
    for (const { id, file } of taken) void draft?.addFile(id, file);
    this.#save();
  }

  remove(id: string): void {
    this.#files?.remove(id);
    if (this.#draft) void this.#draft.removeFile(id);
    if (this.problem === 'files') this.problem = undefined;
    this.#element.requestUpdate();
  }

  /** Sends, or keeps it to be sent when the line, or the service, is back. Answers false when something must be mended first. */
  async submit(): Promise<boolean> {
    const record = this.#record;
    if (!record || this.busy) return true;
    const text = this.text.trim();
    this.problem = !text && this.files.length === 0 ? 'empty' : this.tooLongBy > 0 ? 'tooLong' : undefined;
    if (this.#files?.refused) this.problem ??= 'files';
    this.#element.requestUpdate();
    if (this.problem) return false;
    this.busy = true;
    try {
      await this.#settleKey();
      const offline = () => !navigator.onLine || this.#module.host?.online === false;
      if (!offline()) {
        this.#files?.retry();
        await this.#files?.settled();
        if (!offline() && this.#files?.failed) {
          this.problem = 'files';
          return false;
        }
      }
      if (offline()) return await this.#queue(record, text);
      const attachments = this.#files?.ready.map(({ id }) => id) ?? [];
      const sent = await this.#send.run({ id: record.id, number: record.number, text, attachments }, this.#keyNow);
      if (sent) {
        await this.#done();
        this.#told.sent(sent);
        return true;
      }
      // Whether it has arrived or not: its key goes with it.
      if ((offline() || this.error?.temporary) && (await this.#queue(record, text))) return true;
      const code = this.error?.code;
      // An attempt whose answer was lost had arrived: what was changed since is another reply.
      if (code === 'idempotency-key-reused') this.#key = crypto.randomUUID();
      if (
        code === 'idempotency-key-reused' ||
        code === 'state-conflict' ||
        code === 'version-conflict' ||
        code === 'forbidden'
      )
        this.#told.conflict();
      return false;
    } finally {
      this.busy = false;
      this.#element.requestUpdate();
    }
  }

  async discard(): Promise<void> {
    await this.#done();
    this.#told.discarded();
  }

  /** Throws away one that waits, or takes it back into the field. */
  async takeBack(entry: OutboxEntry, edit: boolean): Promise<void> {
    const submit = edit ? await entry.submit() : undefined;
    await this.#outbox?.discard(entry.key);
    if (submit?.kind !== 'comment') return;
    // It may have arrived, with its answer lost: by its key the backend knows it again.
    if (!this.started) this.#key = submit.key;
    this.input([this.text.trim(), submit.body.text].filter(Boolean).join('\n\n'));
    await this.attach(submit.files ?? []);
  }

  get #keyNow(): string {
    this.#key ??= this.#draft?.key ?? crypto.randomUUID();
    return this.#key;
  }

  /** The key survives with the draft: so its opening is waited for, but not for a storage that hangs. */
  async #settleKey(): Promise<void> {
    if (this.#key || this.#draft) return;
    await Promise.race([this.#opening, new Promise((resolve) => setTimeout(resolve, 1000))]);
  }

  async #queue({ id }: Case, text: string): Promise<boolean> {
    const { host, instance } = this.#module;
    if (!host) return false;
    const key = this.#keyNow;
    try {
      const { openOutbox } = await import('../../src/state/outbox.js');
      this.#outbox = await openOutbox(host);
      this.#listen();
      await this.#outbox.add({
        kind: 'comment',
        case: id,
        key,
        instance,
        body: { text, attachments: this.#files?.ready.map((each) => each.id) ?? [] },
        files: this.#files?.unsent ?? [],
      });
    } catch {
      // Nothing can be kept on this device: the text stays where it is, and is sent by hand when the line is back.
      return false;
    }
    await this.#done();
    this.#told.queued(key);
    return true;
  }

  async #done(): Promise<void> {
    this.text = '';
    this.problem = undefined;
    this.#files?.clear();
    this.#key = undefined;
    this.#send.reset();
    await this.#draft?.clear();
    this.#element.requestUpdate();
  }

  #reset(): void {
    this.#leave();
    this.text = '';
    this.problem = undefined;
    this.#files?.clear();
    this.#key = undefined;
    this.#send.reset();
    this.waiting = [];
    // Another person has another outbox.
    this.#unwatch?.();
    this.#unwatch = this.#outbox = undefined;
  }

  #save(): void {
    void this.#openDraft().then((draft) => {
      if (this.started) draft?.save({ text: this.text });
      else void draft?.clear();
    });
  }

  /** Settles with nothing where this device cannot keep anything. */
  #openDraft(): Promise<Draft | undefined> {
    const record = this.#record;
    const of = this.#of;
    const { host, instance } = this.#module;
    if (!record || !host) return Promise.resolve(undefined);
    this.#opening ??= import('../../src/state/drafts.js')
      .then(({ openDraft }) => openDraft(host, instance, `case-view:${record.id}`))
      .then(
        (draft) => {
          if (this.#of !== of || !this.#element.isConnected) return undefined;
          this.#draft = draft;
          draft.onChange = () => this.#element.requestUpdate();
          return draft;
        },
        () => {
          this.#opening = undefined;
          return undefined;
        },
      );
    return this.#opening;
  }

  async #needFiles(): Promise<ReplyFiles> {
    const { ReplyFiles } = await import('./reply-files.js');
    this.#files ??= new ReplyFiles({
      host: () => this.#module.host,
      instance: () => this.#module.instance,
      changed: () => this.#element.requestUpdate(),
    });
    return this.#files;
  }

  /** Looks for what waits since another visit; asks for nothing when nothing does. */
  #watch(): void {
    const { host } = this.#module;
    if (!host?.viewer || !this.#record || this.#unwatch || !waitsSomething()) return;
    void import('../../src/state/outbox.js')
      .then(({ openOutbox }) => openOutbox(host))
      .then((outbox) => {
        this.#outbox = outbox;
        this.#listen();
      })
      .catch(() => {});
  }

  #listen(): void {
    const outbox = this.#outbox;
    if (!outbox || this.#unwatch) return;
    const read = (): void => {
      const record = this.#record;
      this.waiting = outbox.entries.filter(
        (entry) => entry.kind === 'comment' && (entry.case === record?.id || entry.case === record?.number),
      );
      this.#element.requestUpdate();
    };
    this.#unwatch = outbox.subscribe((sent) => {
      const mine = sent?.kind === 'comment' && this.waiting.some(({ key }) => key === sent.key);
      read();
      if (mine && sent?.kind === 'comment') this.#told.sent(sent.result);
    });
    read();
  }
}

/** Whether anything of ours was ever kept in this browser; looks without creating anything. */
const keptSomething = async (): Promise<boolean> => {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === 'oriel');
  } catch {
    return false;
  }
};
const waitsSomething = (): boolean => {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith('oriel-outbox-'));
  } catch {
    return false;
  }
};
