/**
 * A run while somebody goes through it: where they are, what they have typed, what is saved. The backend decides what comes
 * next; this decides nothing but what is shown. Loaded while the first words are read.
 */
import type { PlaybookRun, RunActivity, RunStage } from '../../src/contract/playbook.js';
import type { FieldError } from '../../src/contract/problem.js';
import type { HostController } from '../../src/state/index.js';
import { asOrielError, type OrielError } from '../../src/state/index.js';
import { LeaveGuard } from '../form/leave-guard.js';
import { Links } from '../form/links.js';
import type { Announcer } from '../parts/announcer.js';
import { Answering } from '../playbook/answering.js';
import { Notebook, putBack } from '../playbook/notebook.js';
import { activitiesOf, isOpen, nextOf, previousOf } from '../playbook/run.js';
import { Tools } from '../playbook/tools.js';
import { Courier } from './courier.js';
import { nameDraft } from './draft-address.js';
import { Footprints } from './footprints.js';
import { renderJourney } from './journey-view.js';
import type { OrielPlaybookIntake } from './playbook-intake.js';
import { renderRuns } from './runs-view.js';
import { Service } from './service.js';
import { tellAbandoned, tellBegun, tellChanges, tellSubmitted } from './tell.js';

export { styles } from './journey-view.js';

/** What stands in place of the questions. */
export type Ending = 'submitted' | 'later' | 'solved';

export class Journey {
  run: PlaybookRun | undefined;
  /** The activity that is shown. */
  at = '';
  ending: Ending | undefined;
  busy: 'going' | 'submitting' | 'deleting' | undefined;
  /** The last thing that was tried and did not work. */
  error: OrielError | undefined;
  /** What a submit still waits for. */
  missing: readonly FieldError[] = [];
  confirmed = false;
  /** The question before the draft is deleted. */
  asking = false;
  /** Words in place of an activity that has gone: another device was faster. */
  moved = false;
  readonly element: OrielPlaybookIntake;
  readonly module: HostController;
  readonly announcer: Announcer;
  readonly courier: Courier;
  readonly notebook: Notebook;
  readonly tools: Tools;
  readonly links: Links;
  readonly service: Service;
  readonly #footprints: Footprints;
  readonly #answerings = new Map<string, Answering>();
  readonly #reload: () => void;
  #back = false;
  #ready = true;
  /** Who goes through it: nobody else sees it, on this page either. */
  #writer: string | undefined;
  #focus: string | undefined;

  constructor(element: OrielPlaybookIntake, module: HostController, announcer: Announcer, reload: () => void) {
    this.element = element;
    this.module = module;
    this.announcer = announcer;
    this.#reload = reload;
    this.notebook = new Notebook(element, module);
    this.courier = new Courier(this);
    this.tools = new Tools(this);
    this.links = new Links(element, module);
    this.service = new Service(module);
    this.#footprints = new Footprints(element, (at) => this.#return(at));
    new LeaveGuard(element, () => this.active && !this.ending && this.edits.length > 0 && !this.notebook.keeps);
    element.addController({ hostDisconnected: () => void this.courier.push() });
  }

  /** True while it has something to show in place of the first words. */
  get active(): boolean {
    return !!this.run || !!this.ending;
  }
  get online(): boolean {
    return this.module.host?.online !== false;
  }
  get signedOut(): boolean {
    return this.module.host?.session === 'signed-out';
  }
  /** Its writer is there, and so is the line. */
  get ready(): boolean {
    return this.online && !this.signedOut && this.module.host?.viewer?.id === this.#writer;
  }
  get edits(): Answering[] {
    return [...this.#answerings.values()].filter(({ dirty, pending }) => dirty || pending);
  }
  get activity(): RunActivity | undefined {
    return this.run && activitiesOf(this.run).find(({ id }) => id === this.at);
  }
  get stage(): RunStage | undefined {
    return this.run?.stages.find(({ activities }) => activities.some(({ id }) => id === this.at));
  }

  answering(activity: RunActivity): Answering {
    const known = this.#answerings.get(activity.id) ?? new Answering(activity);
    this.#answerings.set(activity.id, known);
    return known;
  }

  /** Begins a playbook. False when it could not be. */
  start(playbook: string): Promise<boolean> {
    return this.#enter(() => this.service.start(playbook), false);
  }
  open(id: string): Promise<boolean> {
    return this.#enter(() => this.service.open(id), true);
  }
  /** The run of a draft case. */
  async openDraft(id: string): Promise<boolean> {
    const run = await this.service.runOf(id).catch(() => undefined);
    return run !== undefined && this.open(run);
  }

  async #enter(ask: () => Promise<PlaybookRun>, resumed: boolean): Promise<boolean> {
    try {
      const run = await ask();
      this.leave();
      this.#writer = this.module.host?.viewer?.id;
      this.#adopt(run);
      nameDraft(this.module.setting('draft-param'), run.case.id);
      if (run.state === 'submitted') {
        this.#end('submitted');
        return true;
      }
      tellBegun(this.element, run, resumed);
      this.#show(run.current ?? '', 'replace');
      void this.#restore(run);
      return true;
    } catch (reason) {
      this.error = asOrielError(reason);
      return false;
    }
  }

  /** What was typed and not saved, on this device, stands there again. */
  async #restore({ id }: PlaybookRun): Promise<void> {
    const kept = await this.notebook.open(id);
    if (this.run?.id !== id) return;
    putBack(kept, this.run, (activity) => this.answering(activity));
    if (kept.length > 0) void this.courier.push();
    this.element.requestUpdate();
  }

  /** Nothing of it stays on the screen: what is typed is kept. */
  leave(): void {
    this.notebook.close();
    this.tools.forget();
    this.#answerings.clear();
    this.run = undefined;
    this.at = '';
    this.ending = this.error = this.busy = undefined;
    this.missing = [];
    this.confirmed = this.asking = this.moved = false;
    nameDraft(this.module.setting('draft-param'), undefined);
    this.element.requestUpdate();
  }

  /** Takes the run as the server has it now. */
  #adopt(run: PlaybookRun): void {
    const before = this.run;
    this.run = run;
    for (const activity of activitiesOf(run)) this.#answerings.get(activity.id)?.follow(activity);
    if (before?.id === run.id) tellChanges(this.element, before, run);
    if (run.state === 'submitted' && before?.state === 'active' && this.busy !== 'submitting') this.#end('submitted');
    this.element.requestUpdate();
  }
  adopt(run: PlaybookRun): void {
    if (this.run?.id !== run.id || run.version < this.run.version) return;
    this.#adopt(run);
    const { activity } = this;
    if (activity && isOpen(activity)) return;
    // An earlier answer has taken it away.
    this.moved = true;
    this.#show(run.current ?? '', 'replace');
  }

  /** Something was typed or chosen. */
  changed(answering: Answering): void {
    answering.changed();
    this.error = undefined;
    this.missing = this.missing.filter(({ pointer }) => pointer !== `/activities/${answering.activity.id}`);
    this.keep();
    this.courier.soon();
    this.element.requestUpdate();
  }
  keep(): void {
    if (this.run) this.notebook.keep(this.run.id, this.edits);
  }

  /** Goes on: what is shown is completed, or passed over. */
  async goOn(as: 'complete' | 'skip' = 'complete'): Promise<void> {
    const { activity } = this;
    if (!activity || this.busy) return;
    const answering = this.answering(activity);
    this.error = undefined;
    if (as === 'complete' && !answering.judge(this.tools.busy(activity.id))) {
      this.#aim(answering.wrong);
      return;
    }
    answering.pending = as;
    this.busy = 'going';
    this.keep();
    this.element.requestUpdate();
    const done = await this.courier.push();
    this.busy = undefined;
    if (answering.conflict || answering.fault || Object.keys(answering.form?.faults ?? {}).length > 0)
      this.#aim(answering.wrong);
    else if (done || this.courier.waits) this.#forward(activity);
    else this.#aim('.banner');
  }

  #forward({ id }: RunActivity): void {
    const { run } = this;
    if (!run || this.ending) return;
    const unsent = new Set(this.edits.filter(({ pending }) => pending).map(({ activity }) => activity.id));
    const { to, stepwise } = nextOf(run, id, unsent, this.#back);
    this.#back = stepwise;
    if (to) this.#show(to.id, 'push');
  }

  get previous(): RunActivity | undefined {
    return this.run && previousOf(this.run, this.at);
  }
  back(): void {
    const { previous } = this;
    if (previous) this.change(previous.id, true);
  }
  /** To one that was answered before, and then back to where one was. */
  change(id: string, back = false): void {
    this.#back = back;
    void this.courier.push();
    this.#show(id, 'push');
  }
  /** The browser's own back and forward. */
  #return(at: string | undefined): void {
    const { run } = this;
    if (!run || (at !== undefined && at === this.at && !this.ending)) return;
    void this.courier.push();
    if (at === undefined) {
      this.leave();
      this.#reload();
      return;
    }
    const activity = activitiesOf(run).find(({ id }) => id === at);
    if (this.ending === 'later') this.ending = undefined;
    this.#back = true;
    if (activity && isOpen(activity) && !this.ending) this.#show(at, undefined);
  }
  #show(at: string, mark: 'push' | 'replace' | undefined): void {
    const { run } = this;
    if (!run || !at) return;
    const first = !this.at;
    if (at !== this.at) this.moved &&= mark === 'replace';
    this.at = at;
    if (this.activity?.kind !== 'review') this.missing = [];
    if (mark) this.#footprints.leave(run.id, at, first ? 'push' : mark);
    this.#aim('.asked');
  }

  /** Gives the focus to what matches, after the next rendering. */
  #aim(selector: string): void {
    this.#focus = selector;
    this.element.requestUpdate();
  }

  /** Of an activity that was changed on another device too: which one counts. */
  settle(answering: Answering, mine: boolean): void {
    answering.settle(mine);
    this.#focus = '.asked';
    this.keep();
    void this.courier.push();
    this.element.requestUpdate();
  }

  async submit(): Promise<void> {
    const { run } = this;
    if (!run || this.busy) return;
    this.error = undefined;
    this.missing = [];
    const review = activitiesOf(run).find(({ kind }) => kind === 'review');
    if (review?.confirm && !this.confirmed) {
      this.missing = [{ pointer: '/confirmed', code: 'required', message: '' }];
      this.#aim('.confirm input');
      return;
    }
    this.busy = 'submitting';
    this.element.requestUpdate();
    try {
      if ((await this.courier.push()) && !this.courier.waits) {
        this.#adopt(await this.service.submit(run.id, this.confirmed));
        this.#submitted(run);
      } else this.#focus = '.banner';
    } catch (reason) {
      const error = asOrielError(reason);
      this.missing = error.fieldErrors;
      if (this.missing.length > 0) await this.#look(run.id);
      else this.error = error;
      if (error.code === 'state-conflict') void this.open(run.id);
      this.#focus = '.banner';
    } finally {
      this.busy = undefined;
      this.element.requestUpdate();
    }
  }
  /** What another device has changed since. */
  async #look(id: string): Promise<void> {
    const now = await this.service.open(id).catch(() => undefined);
    if (now && this.run?.id === id) this.#adopt(now);
  }
  #submitted(run: PlaybookRun): void {
    this.#end('submitted');
    void this.notebook.clear();
    tellSubmitted(this.element, run);
    this.module.host?.stale(['cases']);
  }

  /** Later, on whatever device. */
  async finishLater(): Promise<void> {
    await this.courier.push();
    if (this.edits.length > 0 && !this.notebook.keeps) {
      this.#aim('.banner');
      return;
    }
    this.#end('later');
  }
  #end(ending: Ending): void {
    this.ending = ending;
    this.#aim('h2');
  }
  resume(): void {
    this.ending = undefined;
    this.#aim('.asked');
  }
  /** Back to the first words, where another one can be begun. */
  again(): void {
    this.leave();
    this.#focus = 'h2';
    this.#reload();
  }

  ask(asking: boolean): void {
    this.asking = asking;
    this.element.requestUpdate();
  }
  /** Deletes the run with its draft; `solved`: since no case is needed. */
  async abandon(solved = false): Promise<void> {
    const { run } = this;
    if (!run || this.busy) return;
    this.busy = 'deleting';
    this.element.requestUpdate();
    try {
      await this.service.abandon(run.id);
      await this.notebook.clear();
      tellAbandoned(this.element, run);
      this.module.host?.stale(['cases']);
      this.leave();
      if (solved) this.#end('solved');
      else this.again();
    } catch (reason) {
      this.error = asOrielError(reason);
      this.asking = false;
      this.#focus = '.banner';
    } finally {
      this.busy = undefined;
      this.element.requestUpdate();
    }
  }

  /** After each rendering: the focus, and what waits for a line or a person. */
  updated(): void {
    const { ready } = this;
    const viewer = this.module.host?.viewer?.id;
    if (this.active && viewer && viewer !== this.#writer) this.leave();
    else if (ready && !this.#ready) {
      this.tools.pump();
      this.courier.soon(0);
    }
    this.#ready = ready;
    if (!this.#focus) return;
    queueMicrotask(() => {
      const target = this.#focus && this.element.shadowRoot?.querySelector<HTMLElement>(this.#focus);
      if (!target) return;
      this.#focus = undefined;
      target.focus();
    });
  }

  readonly renderRuns = renderRuns;
  render(title: string): unknown {
    return renderJourney(this, title);
  }
}
