/** What was typed and is not on the server yet, on this device: encrypted, for its writer alone. */
import type { Answers, PlaybookRun, RunActivity } from '../../src/contract/playbook.js';
import type { Draft } from '../../src/state/drafts.js';
import type { HostController, Widget } from '../../src/state/index.js';
import { type Answering, sameAnswers } from './answering.js';
import { activitiesOf } from './run.js';

interface Note {
  activity: string;
  answers: Answers;
  /** Of the activity, as it was when the answer was begun. */
  revision: number;
  pending?: 'complete' | 'skip' | undefined;
}

const notesOf = (edits: readonly Answering[]): Note[] =>
  edits.map(({ activity: { id, revision }, answers, pending }) => ({ activity: id, answers, revision, pending }));

/** Puts back what was kept. What was changed elsewhere meanwhile is asked about. */
export const putBack = (
  notes: readonly Note[],
  run: PlaybookRun,
  answeringOf: (activity: RunActivity) => Answering,
): void => {
  for (const { activity: id, answers, revision, pending } of notes) {
    const activity = activitiesOf(run).find((each) => each.id === id);
    const answering = activity && answeringOf(activity);
    if (!answering || answering.dirty) continue;
    answering.take(answers);
    answering.dirty = true;
    answering.pending = pending;
    if (revision !== activity.revision && !sameAnswers(answering.answers, activity.answers))
      answering.conflict = activity;
  }
};

export class Notebook {
  readonly #element: Widget;
  readonly #module: HostController;
  #draft: Promise<Draft | undefined> | undefined;
  #opened: Draft | undefined;
  #refused = false;
  #run = '';

  constructor(element: Widget, module: HostController) {
    this.#element = element;
    this.#module = module;
    element.addController({ hostDisconnected: () => this.close() });
  }

  get #off(): boolean {
    return this.#module.setting('no-drafts', false);
  }
  /** False when this device keeps nothing: then the page says so before it is left. */
  get keeps(): boolean {
    const status = this.#opened?.status;
    return !this.#off && !this.#refused && status !== 'denied' && status !== 'full';
  }

  /** What was kept for this run. */
  async open(run: string): Promise<Note[]> {
    this.#run = run;
    const draft = await this.#get();
    const kept = await draft?.restore();
    return (kept?.values['notes'] as Note[] | undefined) ?? [];
  }

  keep(run: string, edits: readonly Answering[]): void {
    if (this.#off || run !== this.#run) return;
    const notes = notesOf(edits);
    void this.#get().then((draft) => {
      if (notes.length > 0) draft?.save({ notes });
      else if (draft && draft.status !== 'none') return draft.clear();
      return undefined;
    });
  }

  async clear(): Promise<void> {
    await (await this.#draft)?.clear();
  }

  close(): void {
    const draft = this.#draft;
    this.#draft = this.#opened = undefined;
    this.#run = '';
    void draft?.then((open) => open?.close());
  }

  #get(): Promise<Draft | undefined> {
    const { host, instance } = this.#module;
    const run = this.#run;
    if (this.#off || !host || !run) return Promise.resolve(undefined);
    this.#draft ??= import('../../src/state/drafts.js')
      .then(({ openDraft }) => openDraft(host, instance, `playbook:${run}`))
      .then(
        (draft) => {
          draft.onChange = () => this.#element.requestUpdate();
          this.#opened = draft;
          this.#refused = false;
          return draft;
        },
        () => {
          // Tried again with the next key: the code or the person may be back.
          this.#draft = undefined;
          this.#refused = navigator.onLine;
          return undefined;
        },
      );
    return this.#draft;
  }
}
