/** What can be done with the case: intent, question where it ends something, the act itself, and what it tells. */
import type { LitElement } from 'lit';
import type { Attachment } from '../../src/contract/attachment.js';
import type { Case, CaseAction } from '../../src/contract/case.js';
import { actOnCase } from '../../src/contract/wire.js';
import { CaseActedEvent } from '../../src/events/case-acted.js';
import { CaseActionRequestEvent } from '../../src/events/case-action-request.js';
import { type HostController, MutationController, type OrielError } from '../../src/state/index.js';
import type { Locale } from '../../src/ui/localize.js';
import type { CaseDialogs } from './case-dialogs.js';

export interface ActionInput {
  comment?: string | undefined;
  rating?: number | undefined;
}
interface Act extends ActionInput {
  id: string;
  action: CaseAction;
}

interface Surroundings {
  record: () => Case | undefined;
  /** It was done; the case as it is now. */
  done: (record: Case, action: CaseAction) => void;
  /** The case is not as it was shown. */
  conflict: () => void;
  /** What asks could not be loaded. */
  unable: () => void;
  urlOf: (file: Attachment) => string;
}

/** Taken at once; everything else asks first, because it ends something or needs words. */
const direct: readonly CaseAction[] = ['watch', 'unwatch', 'reopen'];

export class ActionController {
  readonly #element: LitElement & { locale: Locale };
  readonly #around: Surroundings;
  readonly #mutation: MutationController<Act, Case>;
  #dialogs: CaseDialogs | undefined;

  constructor(element: LitElement & { locale: Locale }, module: HostController, around: Surroundings) {
    this.#element = element;
    this.#around = around;
    this.#mutation = new MutationController(element, {
      module,
      run: ({ id, action, comment, rating }: Act, { client, instance, key }) =>
        client.call(
          actOnCase,
          { params: { id, action }, body: { ...(comment && { comment }), ...(rating && { rating }) } },
          { instance, key },
        ),
      stale: () => ['cases'],
    });
  }

  get busy(): CaseAction | undefined {
    return this.#mutation.running ? this.#mutation.input?.action : undefined;
  }
  /** What went wrong with an action that asked nothing; a dialog says it by itself. */
  get error(): OrielError | undefined {
    return this.#dialogs?.open ? undefined : this.#mutation.error;
  }

  async start(action: CaseAction): Promise<void> {
    const record = this.#around.record();
    if (!record || this.#mutation.running) return;
    const { id, number } = record;
    if (!this.#element.dispatchEvent(new CaseActionRequestEvent({ id, number, action }))) return;
    if (direct.includes(action)) await this.#run(action, {});
    else (await this.#needDialogs())?.ask(action);
  }

  forget(): void {
    this.#dialogs = undefined;
    this.#mutation.reset();
  }

  async show(images: readonly Attachment[], index: number): Promise<void> {
    (await this.#needDialogs())?.show(images, index);
  }

  /** The dialogs, once their code is there; they stay so that the focus finds its way back. */
  render(): unknown {
    return this.#dialogs?.render();
  }

  /** Answers whether it was done. */
  async #run(action: CaseAction, input: ActionInput): Promise<boolean> {
    const record = this.#around.record();
    if (!record) return false;
    const { id, number } = record;
    const result = await this.#mutation.run({ id, action, ...input });
    if (!result) {
      if (['state-conflict', 'version-conflict', 'forbidden', 'not-found'].includes(this.#mutation.error?.code ?? ''))
        this.#around.conflict();
      return false;
    }
    this.#mutation.reset();
    this.#around.done(result, action);
    this.#element.dispatchEvent(new CaseActedEvent({ id, number, action, state: result.state }));
    return true;
  }

  /** Undefined when they cannot be loaded now: that is said, and the next press tries again. */
  async #needDialogs(): Promise<CaseDialogs | undefined> {
    try {
      const { CaseDialogs } = await import('./case-dialogs.js');
      this.#dialogs ??= new CaseDialogs(this.#element, {
        error: () => this.#mutation.error,
        busy: () => this.#mutation.running,
        forget: () => this.#mutation.reset(),
        run: (action, input) => this.#run(action, input),
        urlOf: this.#around.urlOf,
      });
      return this.#dialogs;
    } catch {
      this.#around.unable();
      return undefined;
    }
  }
}
