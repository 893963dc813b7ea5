/** Where one is: the stages as a row or a column, below 560 px as a line. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PlaybookRun, RunStage } from '../../src/contract/playbook.js';
import { formatNumber } from '../../src/ui/format.js';
import { check } from '../../src/ui/icons.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { playbookStrings } from '../playbook/playbook.strings.js';

export interface StagesView {
  locale: Locale;
  run: PlaybookRun;
  current: RunStage | undefined;
  /** Id of the activity that is shown. */
  at: string;
  vertical: boolean;
  /** How many are shown. */
  most: number;
}

const counted = ({ activities }: RunStage) =>
  activities.filter(({ state, optional }) => state !== 'cancelled' && !optional);

const isDone = (stage: RunStage): boolean =>
  stage.state === 'inProgress' && counted(stage).every(({ state }) => state === 'complete' || state === 'skipped');

const wordOf = (stage: RunStage, { locale, current, at }: StagesView): string => {
  const t = translate(locale, playbookStrings);
  const here = stage === current;
  const all = counted(stage);
  const place = all.findIndex(({ id }) => id === at) + 1;
  const number = (value: number): string => formatNumber(locale.tag, value);
  if (here && place > 0 && all.length > 1) return t.inStage(number(place), number(all.length));
  // What is only offered keeps no stage open.
  return t.states[isDone(stage) ? 'complete' : stage.state];
};

/** A window of stages around the current one. */
const windowOf = (stages: readonly RunStage[], current: number, most: number): [from: number, to: number] => {
  const from = Math.max(0, Math.min(current - Math.floor((most - 1) / 2), stages.length - most));
  return [from, Math.min(stages.length, from + most)];
};

export const renderStages = (v: StagesView): TemplateResult => {
  const { locale, run, current, vertical, most } = v;
  const t = translate(locale, playbookStrings);
  // What does not apply at all is none of the stages one goes through.
  const stages = run.stages.filter(({ state }) => state !== 'cancelled');
  const here = Math.max(0, stages.indexOf(current as RunStage));
  const [from, to] = windowOf(stages, here, most);
  const number = (value: number): string => formatNumber(locale.tag, value);
  const more = (count: number) =>
    count > 0 ? html`<li class="more-stages meta">${t.moreStages(count)}</li>` : nothing;
  return html`<nav class=${vertical ? 'stages vertical' : 'stages'} part="stages" aria-label=${t.stages}>
    <ol>
      ${more(from)}
      ${stages.slice(from, to).map((stage, n) => {
        const index = from + n;
        const past = index < here || stage.state === 'complete';
        return html`<li class="${past ? 'past' : ''} ${index === here ? 'now' : ''}" aria-current=${index === here ? 'step' : nothing}>
          <span class="node">${past && index !== here ? check : nothing}</span>
          <span class="stage-title">${past && index !== here && !vertical ? check : nothing}<bdi>${stage.title}</bdi></span>
          <span class="meta">${wordOf(stage, v)}</span>
        </li>`;
      })}
      ${more(stages.length - to)}
    </ol>
    <p class="stage-line"><b><bdi>${current?.title}</bdi></b> ${t.stageOf(number(here + 1), number(stages.length))}</p>
    <div class="stage-bars" aria-hidden="true">${stages.map((_, n) => html`<span class=${n <= here ? 'past' : ''}></span>`)}</div>
  </nav>`;
};
