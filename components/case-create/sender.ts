import type { Case } from '../../src/contract/case.js';
import type { BodyOf } from '../../src/contract/routes.js';
import { createCase } from '../../src/contract/wire.js';
import { CaseCreateFailedEvent } from '../../src/events/case-create-failed.js';
import { CaseCreatedEvent } from '../../src/events/case-created.js';
import { CaseQueuedEvent } from '../../src/events/case-queued.js';
import {
  caseTags,
  type HostController,
  MutationController,
  type OrielError,
  type Widget,
} from '../../src/state/index.js';
import type { OrielElement } from '../../src/ui/element.js';
import { Later } from '../form/later.js';
import type { Announcer } from '../parts/announcer.js';

type Body = BodyOf<'createCase'>;

/** What a form hands over to be sent. */
export interface Submission {
  body: Body;
  /** Idempotency key, the same for the life of the draft. */
  key: string;
  /** Body that went with the key before and may have arrived. */
  sent: string | null;
  /** Files that are not on the server yet. */
  files: readonly File[];
}

export type Sent =
  | { kind: 'created'; record: Case; earlier: boolean }
  | { kind: 'queued' }
  /** It stands in the form still, and goes by itself when the line is back: this browser keeps nothing. */
  | { kind: 'held' }
  /** Another profile was chosen meanwhile: the answer is for the one before, who has the draft and its key. */
  | { kind: 'unwanted' }
  | { kind: 'failed'; error: OrielError };

/** Sends a case, once: now, or when the device is online again. */
export class Sender {
  readonly waiting: Later<import('./waiting.js').Waiting>;
  readonly #element: Widget;
  readonly #module: HostController;
  readonly #create: MutationController<Body, Case>;

  constructor(
    element: OrielElement & Widget,
    module: HostController,
    announcer: Announcer,
    onSent: (sent: { key: string; record: Case }) => void,
  ) {
    this.#element = element;
    this.#module = module;
    this.#create = new MutationController<Body, Case>(element, {
      module,
      run: (body, { client, instance, key }) => client.call(createCase, { body }, { instance, key }),
      stale: caseTags,
    });
    this.waiting = new Later(element, async () => {
      const code = await import('./waiting.js');
      const waiting = new code.Waiting(element, announcer, (sent) => {
        if (sent) onSent(sent);
        element.requestUpdate();
      });
      return Object.assign(waiting, { styles: code.styles });
    });
  }

  get error(): OrielError | undefined {
    return this.#create.error;
  }
  forget(): void {
    this.#create.reset();
  }

  /** Looks for what waits from an earlier visit; loads nothing when nothing does. */
  async look(): Promise<void> {
    const { host } = this.#module;
    let waits = !!this.waiting.value;
    try {
      waits ||= Object.keys(localStorage).some((name) => name.startsWith('oriel-outbox-'));
    } catch {
      // Denied: then nothing was kept either.
    }
    if (waits && host?.viewer) await (await this.waiting.load())?.open(host).catch(() => {});
  }

  async send(submission: Submission): Promise<Sent> {
    const { body, key, sent } = submission;
    let record = await this.#create.run(body, key);
    let { error } = this.#create;
    const earlier = error?.code === 'idempotency-key-reused' && sent !== null;
    if (earlier) {
      // The first attempt had arrived, although its answer had not: its own body gets that answer.
      record = await this.#create.run(JSON.parse(sent) as Body, key);
      error = this.#create.error;
    }
    if (record) {
      this.#element.dispatchEvent(new CaseCreatedEvent({ id: record.id, number: record.number }));
      return { kind: 'created', record, earlier };
    }
    if (!error) return { kind: 'unwanted' };
    this.#element.dispatchEvent(new CaseCreateFailedEvent({ code: error.code }));
    return { kind: 'failed', error };
  }

  /** Leaves it to the outbox of this device. */
  async queue({ body, key, files }: Submission): Promise<Sent> {
    const { host, instance } = this.#module;
    try {
      if (!host || this.#module.setting('no-drafts', false)) throw new Error('Nowhere to leave it');
      const waiting = await this.waiting.load();
      if (!waiting) throw new Error('The code could not be loaded');
      await waiting.open(host);
      await waiting.add({ kind: 'case', body, key, instance, files });
    } catch {
      return { kind: 'held' };
    }
    this.#element.dispatchEvent(new CaseQueuedEvent({ key }));
    return { kind: 'queued' };
  }
}
