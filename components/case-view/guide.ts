/**
 * A case that began with a playbook: how far it has come, what an agent still asks of the customer, and of a draft the way
 * back to its questions. Loaded for such cases alone.
 */
import { css, html, type LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Case } from '../../src/contract/case.js';
import type { PlaybookRun, RunActivity } from '../../src/contract/playbook.js';
import { getRun, listRuns, saveActivity } from '../../src/contract/wire.js';
import { asOrielError, type HostController, type OrielError, type Widget } from '../../src/state/index.js';
import { check } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { uiStrings } from '../../src/ui/ui.strings.js';
import { addressOf } from '../parts/address.js';
import { banner } from '../parts/banner.js';
import { renderActivity } from '../playbook/activity-view.js';
import { Answering } from '../playbook/answering.js';
import { askedStyles } from '../playbook/asked.styles.js';
import type { Asker } from '../playbook/asker.js';
import { headingId } from '../playbook/heading.js';
import { Notebook, putBack } from '../playbook/notebook.js';
import { playbookStrings } from '../playbook/playbook.strings.js';
import { Tools } from '../playbook/tools.js';
import { regainFocus } from './focus.js';
import { guideStrings } from './guide.strings.js';

const guideStyles = css`
  .guide {
    display: grid;
    gap: 20px;
    margin-block: 20px;
  }
  .needed {
    padding: 15px;
    border: 1px solid var(--o-line);
    border-radius: var(--o-r);
  }
  .needed h4 {
    font: var(--o-label);
    font-weight: 600;
  }
  .asked:focus {
    outline: none;
  }
  .needed > form {
    max-inline-size: 560px;
    margin-block-start: 16px;
  }
  .needed > form + form {
    padding-block-start: 16px;
    border-block-start: 1px solid var(--o-line);
  }
  .needed .btn {
    margin-block-start: 16px;
  }
  .began summary {
    font: var(--o-label);
    color: var(--o-accent);
    cursor: pointer;
  }
  .began ol {
    display: grid;
    gap: 12px;
    margin-block-start: 12px;
  }
  .began ul {
    padding-inline-start: 24px;
  }
  .began .label {
    display: flex;
    gap: 6px;
    align-items: center;
  }
  .began .icon {
    inline-size: 16px;
    block-size: 16px;
    color: var(--o-green);
  }
`;

interface Around {
  say: (text: string) => void;
  /** Something was added to the case. */
  added: () => void;
}

const isAsked = ({ state }: RunActivity): boolean => state === 'ready' || state === 'inProgress' || state === 'error';
/** What is still needed from the customer. */
const neededOf = (run: PlaybookRun | undefined): RunActivity[] =>
  run?.stages.filter(({ assigned }) => assigned).flatMap(({ activities }) => activities.filter(isAsked)) ?? [];

export class Guide implements Asker {
  readonly element: LitElement & Widget & { locale: Locale };
  readonly module: HostController;
  readonly announcer: { say(text: string): void };
  readonly #around: Around;
  readonly #tools: Tools;
  readonly #notebook: Notebook;
  readonly #answerings = new Map<string, Answering>();
  #run: PlaybookRun | undefined;
  /** Case and version that the run was asked for. */
  #of = '';
  /** The activity that is being sent. */
  #busy: string | undefined;
  #failed: { id: string; error: OrielError } | undefined;

  constructor(element: Guide['element'], module: HostController, around: Around) {
    this.element = element;
    this.module = module;
    this.announcer = around;
    this.#around = around;
    this.#tools = new Tools(this);
    this.#notebook = new Notebook(element, module);
    const sheets = [...askedStyles, guideStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
    const root = element.shadowRoot;
    root?.adoptedStyleSheets.push(...sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet)));
  }

  get online(): boolean {
    return this.module.host?.online !== false;
  }
  changed(answering: Answering): void {
    answering.changed();
    if (this.#run)
      this.#notebook.keep(
        this.#run.id,
        [...this.#answerings.values()].filter(({ dirty }) => dirty),
      );
    this.element.requestUpdate();
  }
  /** Nothing that is asked for afterwards ends a case. */
  abandon(): void {}

  /** Another profile: nothing seen before counts. */
  forget(): void {
    this.#notebook.close();
    this.#tools.forget();
    this.#answerings.clear();
    this.#run = this.#failed = undefined;
    this.#of = '';
  }

  /** Asks for the run of the case, again when the case has changed. */
  #follow({ id, version }: Case): void {
    const of = `${this.module.host?.viewer?.id} ${id} ${version}`;
    if (of === this.#of) return;
    if (this.#run && this.#run.case.id !== id) this.forget();
    this.#of = of;
    void this.#load(id, of);
  }
  async #load(id: string, of: string): Promise<void> {
    const { host, instance } = this.module;
    try {
      const { items } = (await host?.client.call(listRuns, { query: { case: id } }, { instance })) ?? { items: [] };
      const run = items[0] && (await host?.client.call(getRun, { params: { id: items[0].id } }, { instance }));
      if (!run || this.#of !== of) return;
      const first = !this.#run;
      this.#adopt(run);
      if (!first) return;
      const kept = await this.#notebook.open(run.id);
      if (this.#run === run) putBack(kept, run, (activity) => this.#answering(activity));
      this.element.requestUpdate();
    } catch {
      // The case stands without it; it is asked for again with the next change.
      if (this.#of === of) this.#of = '';
    }
  }
  #adopt(run: PlaybookRun): void {
    const before = neededOf(this.#run).map(({ id }) => id);
    const held = this.element.shadowRoot?.activeElement?.closest<HTMLElement>('.needed > form')?.dataset['id'];
    this.#run = run;
    for (const { activities } of run.stages)
      for (const activity of activities) this.#answerings.get(activity.id)?.follow(activity);
    this.element.requestUpdate();
    if (held) this.#leadOn(held, before);
  }
  /** What had the focus is answered, or asked no more: the next that is needed takes it. */
  #leadOn(held: string, before: readonly string[]): void {
    const left = neededOf(this.#run).map(({ id }) => id);
    if (left.includes(held)) return;
    const next = before.slice(before.indexOf(held)).find((id) => left.includes(id)) ?? left[0];
    void regainFocus(this.element, next && `.needed > form[data-id='${next}'] .asked`);
  }
  #answering(activity: RunActivity): Answering {
    const known = this.#answerings.get(activity.id) ?? new Answering(activity);
    this.#answerings.set(activity.id, known);
    return known;
  }

  async #send(answering: Answering): Promise<void> {
    const run = this.#run;
    const { host, instance } = this.module;
    const { id, title, revision } = answering.activity;
    if (!run || !host || this.#busy) return;
    this.#failed = undefined;
    if (!answering.judge(this.#tools.busy(id))) {
      this.#aim(answering);
      return;
    }
    this.#busy = id;
    this.element.requestUpdate();
    try {
      const params = { id: run.id, activity: id };
      const body = { revision, answers: answering.answers, as: 'complete' as const };
      const after = await host.client.call(saveActivity, { params, body }, { instance });
      answering.dirty = false;
      this.#adopt(after);
      this.#notebook.keep(
        run.id,
        [...this.#answerings.values()].filter(({ dirty }) => dirty),
      );
      this.#around.say(translate(this.element.locale, guideStrings).sent(title));
      this.#around.added();
    } catch (reason) {
      const error = asOrielError(reason);
      if (error.code === 'invalid') {
        answering.refuse(error.fieldErrors);
        this.#aim(answering);
      } else this.#failed = { id, error };
      const now = error.problem?.current as PlaybookRun | undefined;
      if (now) this.#adopt(now);
    } finally {
      this.#busy = undefined;
      this.element.requestUpdate();
    }
  }

  /** To what is wrong, once that is said. */
  #aim({ wrong }: Answering): void {
    this.element.requestUpdate();
    void this.element.updateComplete.then(() => this.element.shadowRoot?.querySelector<HTMLElement>(wrong)?.focus());
  }

  #renderAsked(activity: RunActivity): TemplateResult {
    const { locale } = this.element;
    const t = translate(locale, guideStrings);
    const answering = this.#answering(activity);
    const { id } = activity;
    const failed = this.#failed?.id === id ? this.#failed.error : undefined;
    return html`<form
      class="activity"
      data-id=${id}
      aria-labelledby=${headingId(id)}
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#send(answering);
      }}
    >
      ${renderActivity(this, this.#tools, answering)}
      ${
        failed
          ? banner({
              tone: 'danger',
              title: t.failed,
              role: 'alert',
              ...(failed.reference && { text: translate(locale, uiStrings).reference(failed.reference) }),
            })
          : nothing
      }
      <button type="submit" class="btn primary" aria-disabled=${this.#busy ? 'true' : nothing}>
        ${this.#busy === id ? t.sending : t.send}
      </button>
    </form>`;
  }

  #renderNeeded(run: PlaybookRun): unknown {
    const asked = neededOf(run);
    if (asked.length === 0) return nothing;
    const t = translate(this.element.locale, guideStrings);
    return html`<section class="needed" part="needed" aria-labelledby="needed">
      <h4 id="needed">${t.needed(asked.length)}</h4>
      ${repeat(
        asked,
        ({ id }) => id,
        (activity) => this.#renderAsked(activity),
      )}
    </section>`;
  }

  #renderProgress({ stages, playbook }: PlaybookRun): TemplateResult {
    const { locale } = this.element;
    const { states } = translate(locale, playbookStrings);
    const t = translate(locale, guideStrings);
    // What was offered and not taken up is over with the submit.
    const shown = stages.map((stage) => ({
      ...stage,
      activities: stage.activities.filter(
        ({ state, optional }) => state !== 'cancelled' && !(optional && state !== 'complete'),
      ),
    }));
    return html`<details class="began" part="progress">
      <summary>${t.how}: <bdi>${playbook.title}</bdi></summary>
      <ol>
        ${shown
          .filter(({ activities }) => activities.length > 0)
          .map(
            ({ title, assigned, activities }) =>
              html`<li>
                <p class="label">${activities.some(isAsked) ? nothing : check}<bdi>${assigned ? t.later : title}</bdi></p>
                <ul>
                  ${activities.map((activity) => html`<li class="meta"><bdi>${activity.title}</bdi> – ${states[activity.state]}</li>`)}
                </ul>
              </li>`,
          )}
      </ol>
    </details>`;
  }

  #renderDraft({ id, number }: Case): TemplateResult {
    const t = translate(this.element.locale, guideStrings);
    const href = addressOf(this.module.setting('draft-href'), { id, number });
    return banner({
      tone: 'info',
      title: t.draftTitle,
      text: t.draftText,
      ...(href && { actions: html`<a class="btn primary" href=${href}>${t.goOn}</a>` }),
    });
  }

  render(record: Case): unknown {
    if (record.state === 0) return html`<div class="guide">${this.#renderDraft(record)}</div>`;
    this.#follow(record);
    const run = this.#run;
    if (!run || run.case.id !== record.id) return nothing;
    return html`<div class="guide">${this.#renderNeeded(run)}${this.#renderProgress(run)}</div>`;
  }
}
