/**
 * A run while somebody goes through it: where they are, what they have typed, what is saved. The backend decides what comes
 * next; this decides nothing but what is shown. Loaded while the first words are read.
 */
import type { PlaybookRun, PlaybookRunSummary, RunActivity, RunStage } from '../../src/contract/playbook.js';
import type { FieldError } from '../../src/contract/problem.js';
import { abandonRun, getRun, listRuns, saveActivity, startRun, submitRun } from '../../src/contract/wire.js';
import { CaseCreatedEvent } from '../../src/events/case-created.js';
import { PlaybookAbandonedEvent } from '../../src/events/playbook-abandoned.js';
import { PlaybookResumedEvent } from '../../src/events/playbook-resumed.js';
import { PlaybookStartedEvent } from '../../src/events/playbook-started.js';
import { PlaybookSubmittedEvent } from '../../src/events/playbook-submitted.js';
import { SignInRequestEvent } from '../../src/events/sign-in-request.js';
import type { HostController } from '../../src/state/index.js';
import { asOrielError, type OrielError } from '../../src/state/index.js';
import { readPrefill } from '../form/form.js';
import { LeaveGuard } from '../form/leave-guard.js';
import { Links } from '../form/links.js';
import type { Announcer } from '../parts/announcer.js';
import { Answering } from './answering.js';
import { Courier } from './courier.js';
import { Footprints } from './footprints.js';
import { renderJourney } from './journey-view.js';
import { Notebook } from './notebook.js';
import type { OrielPlaybookIntake } from './playbook-intake.js';
import { activitiesOf, applying, isOpen } from './run.js';
import { renderRuns } from './runs-view.js';
import { tellChanges } from './tell.js';
import { Tools } from './tools.js';

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
  readonly #footprints: Footprints;
  readonly #answerings = new Map<string, Answering>();
  readonly #reload: () => void;
  #back = false;
  #ready = true;
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
    this.#footprints = new Footprints(element, (at) => this.#return(at));
    new LeaveGuard(element, () => this.active && !this.ending && this.unsaved && !this.notebook.keeps);
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
  get edits(): Answering[] {
    return [...this.#answerings.values()].filter(({ dirty, pending }) => dirty || pending);
  }
  get unsaved(): boolean {
    return this.edits.length > 0;
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
  async start(playbook: string): Promise<boolean> {
    const prefill = readPrefill(this.module.setting('prefill'));
    const body = { playbook, ...(Object.keys(prefill).length > 0 && { prefill }) };
    return this.#enter(async () => this.#call((client, options) => client.call(startRun, { body }, options)), false);
  }
  async open(id: string): Promise<boolean> {
    return this.#enter(
      async () => this.#call((client, options) => client.call(getRun, { params: { id } }, options)),
      true,
    );
  }
  /** The run of a draft case. */
  async openDraft(id: string): Promise<boolean> {
    try {
      const { items } = await this.#call((client, options) => client.call(listRuns, { query: { case: id } }, options));
      return items[0] ? await this.open(items[0].id) : false;
    } catch {
      return false;
    }
  }

  async #enter(ask: () => Promise<PlaybookRun>, resumed: boolean): Promise<boolean> {
    try {
      const run = await ask();
      this.leave();
      this.#adopt(run);
      if (run.state === 'submitted') {
        this.ending = 'submitted';
        this.#focus = 'h2';
        return true;
      }
      const told = this.#told(run);
      this.element.dispatchEvent(resumed ? new PlaybookResumedEvent(told) : new PlaybookStartedEvent(told));
      this.#show(run.current ?? '', 'replace');
      void this.#restore(run);
      return true;
    } catch (reason) {
      this.error = asOrielError(reason);
      return false;
    }
  }

  /** What was typed and not saved, on this device: it stands there again. What was changed elsewhere meanwhile is asked about. */
  async #restore(run: PlaybookRun): Promise<void> {
    const kept = await this.notebook.open(run.id);
    if (this.run?.id !== run.id) return;
    for (const { activity: id, answers, revision, pending } of kept) {
      const activity = activitiesOf(this.run).find((each) => each.id === id);
      if (!activity) continue;
      const answering = this.answering(activity);
      if (answering.dirty) continue;
      answering.take(answers);
      answering.dirty = true;
      answering.pending = pending;
      if (revision !== activity.revision) answering.conflict = activity;
    }
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
    this.element.requestUpdate();
  }

  /** Takes the run as the server has it now. */
  #adopt(run: PlaybookRun): void {
    const before = this.run;
    this.run = run;
    for (const activity of activitiesOf(run)) this.#answerings.get(activity.id)?.follow(activity);
    if (before?.id === run.id) tellChanges(this.element, before, run);
    if (run.state === 'submitted' && before?.state === 'active' && !this.busy) this.ending = 'submitted';
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
    const { run } = this;
    if (!run) return;
    this.notebook.keep(
      run.id,
      this.edits.map(({ activity: { id, revision }, answers, pending }) => ({
        activity: id,
        answers,
        revision,
        pending,
      })),
    );
  }

  /** Goes on: what is shown is completed, or passed over. */
  async goOn(as: 'complete' | 'skip' = 'complete'): Promise<void> {
    const { activity } = this;
    if (!activity || this.busy) return;
    const answering = this.answering(activity);
    this.error = undefined;
    if (as === 'complete' && !answering.judge(this.tools.busy(activity.id))) {
      this.#point(answering);
      return;
    }
    answering.pending = as;
    this.busy = 'going';
    this.keep();
    this.element.requestUpdate();
    const done = await this.courier.push();
    this.busy = undefined;
    if (answering.conflict || answering.fault || Object.keys(answering.form?.faults ?? {}).length > 0)
      this.#point(answering);
    else if (done || this.courier.waits) this.#forward(activity);
    else this.#focus = '.banner';
    this.element.requestUpdate();
  }

  /** Where one goes next: step by step after Back, else to what waits first. */
  #forward(from: RunActivity): void {
    const { run } = this;
    if (!run) return;
    const all = applying(run).filter(isOpen);
    const unsent = new Set(this.edits.filter(({ pending }) => pending).map(({ activity }) => activity.id));
    const waiting = all.filter(
      ({ id, state, optional }) => !unsent.has(id) && !optional && state !== 'complete' && state !== 'skipped',
    );
    const next = all[all.findIndex(({ id }) => id === from.id) + 1];
    const step = this.#back && next && !next.optional && next.state !== 'ready' ? next : undefined;
    const to = step ?? (unsent.size > 0 ? waiting[0] : all.find(({ id }) => id === run.current));
    this.#back = !!step;
    if (to) this.#show(to.id, 'push');
  }

  /** The activity before this one, among those that apply. */
  get previous(): RunActivity | undefined {
    const all = this.run
      ? applying(this.run).filter((each) => isOpen(each) && (!each.optional || each.revision > 0))
      : [];
    const at = all.findIndex(({ id }) => id === this.at);
    return at > 0 ? all[at - 1] : undefined;
  }
  back(): void {
    const { previous } = this;
    if (!previous) return;
    this.#back = true;
    void this.courier.push();
    this.#show(previous.id, 'push');
  }
  /** To one that was answered before, and then back to where one was. */
  change(id: string): void {
    this.#back = false;
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
    this.missing = at === this.at && this.activity?.kind === 'review' ? this.missing : [];
    if (mark) this.#footprints.leave(run.id, at, first ? 'push' : mark);
    this.#focus = '.asked';
    this.element.requestUpdate();
  }

  #point({ activity, conflict, form }: Answering): void {
    const [name] = Object.keys(form?.faults ?? {});
    this.#focus = conflict
      ? '.conflict'
      : name
        ? `#field-${name}, [name='field-${name}']`
        : `.activity[data-id='${activity.id}'] :is(input, .btn)`;
    this.element.requestUpdate();
  }

  /** Of an activity that was changed on another device too: which one counts. */
  settle(answering: Answering, mine: boolean): void {
    const { conflict } = answering;
    if (!conflict) return;
    answering.conflict = undefined;
    if (!mine) {
      answering.dirty = false;
      answering.pending = undefined;
      answering.take(conflict.answers);
    }
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
      this.#focus = '.confirm input';
      this.element.requestUpdate();
      return;
    }
    this.busy = 'submitting';
    this.element.requestUpdate();
    try {
      if ((await this.courier.push()) && !this.courier.waits) {
        const body = this.confirmed ? { confirmed: true } : {};
        const params = { id: run.id };
        this.#adopt(await this.#call((client, options) => client.call(submitRun, { params, body }, options), body));
        this.#submitted();
      } else this.#focus = '.banner';
    } catch (reason) {
      const error = asOrielError(reason);
      this.missing = error.fieldErrors;
      this.error = error.fieldErrors.length > 0 ? undefined : error;
      if (error.code === 'state-conflict') void this.open(run.id);
      this.#focus = '.banner';
    } finally {
      this.busy = undefined;
      this.element.requestUpdate();
    }
  }
  #submitted(): void {
    const { run } = this;
    if (!run) return;
    this.ending = 'submitted';
    this.#focus = 'h2';
    void this.notebook.clear();
    this.element.dispatchEvent(new PlaybookSubmittedEvent(this.#told(run)));
    this.element.dispatchEvent(new CaseCreatedEvent({ id: run.case.id, number: run.case.number }));
    this.module.host?.stale(['cases']);
  }

  /** Later, on whatever device. */
  async finishLater(): Promise<void> {
    await this.courier.push();
    if (this.edits.length > 0 && !this.notebook.keeps) {
      this.#focus = '.banner';
      this.element.requestUpdate();
      return;
    }
    this.ending = 'later';
    this.#focus = 'h2';
    this.element.requestUpdate();
  }
  resume(): void {
    this.ending = undefined;
    this.#focus = '.asked';
    this.element.requestUpdate();
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
      const params = { id: run.id };
      await this.#call((client, options) => client.call(abandonRun, { params, body: {} }, options));
      await this.notebook.clear();
      this.element.dispatchEvent(new PlaybookAbandonedEvent(this.#told(run)));
      this.module.host?.stale(['cases']);
      this.leave();
      this.#focus = 'h2';
      if (solved) this.ending = 'solved';
      else this.#reload();
    } catch (reason) {
      this.error = asOrielError(reason);
      this.asking = false;
      this.#focus = '.banner';
    } finally {
      this.busy = undefined;
      this.element.requestUpdate();
    }
  }

  signIn(): void {
    if (this.element.dispatchEvent(new SignInRequestEvent())) this.module.host?.signedIn();
  }

  /** Sends one activity; answers the run. */
  save(answering: Answering, as: 'save' | 'complete' | 'skip'): Promise<PlaybookRun> {
    const { id, revision } = answering.activity;
    const params = { id: this.run?.id ?? '', activity: id };
    const body = { revision, answers: answering.answers, as };
    return this.#call((client, options) => client.call(saveActivity, { params, body }, options), { id, ...body });
  }

  #key = '';
  #of = '';
  /** Calls the backend; the same `content` sent again after an uncertain failure goes under the same key. */
  #call<T>(
    ask: (
      client: NonNullable<HostController['host']>['client'],
      options: { instance: string | undefined; key: string },
    ) => Promise<T>,
    content?: unknown,
  ): Promise<T> {
    const { host, instance } = this.module;
    if (!host) return Promise.reject(new Error('No module'));
    const of = content === undefined ? '' : JSON.stringify([this.run?.id, content]);
    if (!of || of !== this.#of) this.#key = crypto.randomUUID();
    this.#of = of;
    return ask(host.client, { instance, key: this.#key });
  }

  #told({ id, playbook, case: { id: draft, number } }: PlaybookRun) {
    return { run: id, playbook: playbook.id, id: draft, number };
  }

  /** After each rendering: the focus, and what waits for a line or a person. */
  updated(): void {
    const ready = this.online && !this.signedOut;
    if (ready && !this.#ready) {
      this.tools.pump();
      void this.courier.push();
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

  renderRuns(runs: readonly PlaybookRunSummary[], busy: boolean, onResume: (id: string) => void): unknown {
    return renderRuns(this.element.locale, runs, busy, onResume);
  }
  render(title: string): unknown {
    return renderJourney(this, title);
  }
}
