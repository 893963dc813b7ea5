/** Brings what was answered to the server: one after the other, in order, soon after the last key, again when there is a line. */
import type { PlaybookRun } from '../../src/contract/playbook.js';
import { asOrielError, type OrielError } from '../../src/state/index.js';
import { type Answering, sameAnswers } from '../playbook/answering.js';
import { activitiesOf } from '../playbook/run.js';
import type { Journey } from './journey.js';

/** ms after the last key; a word that is being typed is not sent letter by letter. */
const PAUSE = 400;
/** ms between tries after a failure that may pass. */
const AGAIN = 5000;

export class Courier {
  /** ms of the last save that the server acknowledged. */
  savedAt: number | undefined;
  /** Why the last one did not arrive. */
  error: OrielError | undefined;
  readonly #journey: Journey;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | undefined;

  constructor(journey: Journey) {
    this.#journey = journey;
  }

  get busy(): boolean {
    return !!this.#running;
  }
  /** There is no line, or nobody is signed in: what is here waits for that. */
  get waits(): boolean {
    const { ready, edits } = this.#journey;
    return edits.length > 0 && (!ready || this.error?.kind === 'network');
  }

  soon(delay = PAUSE): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.push(), delay);
  }

  /** Sends all that waits. True when nothing is left that the server does not have. */
  async push(): Promise<boolean> {
    clearTimeout(this.#timer);
    // What was changed while it was under way goes with the next round.
    while (this.#running) await this.#running;
    this.#running = this.#send().finally(() => {
      this.#running = undefined;
      this.#journey.element.requestUpdate();
    });
    this.#journey.element.requestUpdate();
    return this.#running;
  }

  async #send(): Promise<boolean> {
    const journey = this.#journey;
    for (const answering of journey.edits) {
      if (answering.conflict) return false;
      if (!journey.ready) return false;
      if (!(await this.#one(answering))) return false;
    }
    journey.keep();
    return true;
  }

  async #one(answering: Answering): Promise<boolean> {
    const journey = this.#journey;
    const { pending, changes } = answering;
    const run = journey.run?.id ?? '';
    try {
      const saved = await journey.service.save(run, answering, pending ?? 'save');
      if (journey.run?.id !== run) return true;
      this.savedAt = Date.now();
      this.error = undefined;
      if (answering.pending === pending) answering.pending = undefined;
      if (answering.changes === changes) answering.dirty = false;
      journey.adopt(saved);
      return true;
    } catch (reason) {
      return this.#failed(answering, asOrielError(reason));
    }
  }

  /** What was not taken stays here, and says why. */
  async #failed(answering: Answering, error: OrielError): Promise<boolean> {
    const journey = this.#journey;
    const now = error.problem?.current as PlaybookRun | undefined;
    const theirs = now && activitiesOf(now).find(({ id }) => id === answering.activity.id);
    this.error = error;
    if (error.code === 'version-conflict' && now && theirs) {
      // Our own save that arrived although its answer did not, or the same answer given twice: nothing to ask about.
      const same = sameAnswers(theirs.answers, answering.answers);
      if (!same) answering.conflict = theirs;
      journey.adopt(now);
      this.error = undefined;
      if (same) return this.#one(answering);
    } else if (error.code === 'state-conflict' && now) {
      // It is not asked any more: what was typed for it stays in the notebook no longer than in the run.
      answering.dirty = false;
      answering.pending = undefined;
      this.error = undefined;
      journey.adopt(now);
      return true;
    } else if (error.code === 'invalid') {
      answering.pending = undefined;
      answering.refuse(error.fieldErrors);
      this.error = undefined;
    } else if (error.code === 'not-found') {
      journey.error = error;
    } else if (error.temporary && journey.element.isConnected) this.soon(AGAIN);
    return false;
  }
}
