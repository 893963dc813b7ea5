/**
 * Where every activity of a run stands: a pure function of the definition and of what was saved. Nothing about states is
 * stored, so that an answer that is changed, withdrawn or given again always leads to the same place.
 */
import type {
  ActivityDefinition,
  ActivityState,
  Answer,
  Answers,
  PlaybookDefinition,
} from '../../contract/playbook.js';
import type { Filter } from '../../contract/query.js';
import type { Scalar } from '../../contract/schema.js';
import { compile } from '../store/evaluate.js';

/** What was saved of an activity. It stays while the activity does not apply, and counts again when it does. */
export interface Kept {
  answers: Answers;
  /** How it was left: being answered, answered, passed over. */
  as: 'save' | 'complete' | 'skip';
  revision: number;
  /** When it was answered, of what was assigned after the submit; an ISO instant. */
  at?: string;
}
export type KeptAnswers = Readonly<Record<string, Kept>>;

export interface Evaluation {
  states: ReadonlyMap<string, ActivityState>;
  /** Answers that count, by field of the case and by activity. */
  values: Readonly<Record<string, Scalar>>;
  stages: ReadonlyMap<string, ActivityState>;
}

const settled = new Set<ActivityState>(['complete', 'skipped', 'cancelled']);
export const isSettled = (state: ActivityState | undefined): boolean => state !== undefined && settled.has(state);

/** Names may be those that every object has: `constructor`. */
export const own = <V>(record: Readonly<Record<string, V>>, name: string): V | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** A list of choices as conditions read it: `|one|two|`, none of them null. */
export const scalarOf = (answer: Answer): Scalar => {
  if (!Array.isArray(answer)) return answer;
  return answer.length > 0 ? `|${answer.join('|')}|` : null;
};

export const activitiesOf = ({ stages }: PlaybookDefinition): ActivityDefinition[] =>
  stages.flatMap(({ activities }) => activities);

/** Names that a filter reads. */
export const namesIn = (filter: Filter): string[] => {
  const [[operator, value] = ['', undefined]] = Object.entries(filter) as [string, unknown][];
  if (operator === 'and' || operator === 'or') return (value as Filter[]).flatMap(namesIn);
  if (operator === 'not') return namesIn(value as Filter);
  if (operator === 'isEmpty') return [value as string];
  return operator === 'text' ? [] : [(value as [string])[0]];
};

/** Values that an activity gives once it is complete: a form its fields, everything else one answer of its own name. */
export const provides = (activity: ActivityDefinition): string[] => {
  if (activity.kind === 'form') return activity.fields ?? [];
  if (activity.kind === 'product') return [activity.id, activity.table ?? 'soldProduct'];
  if (activity.kind === 'automated') return [activity.id, ...Object.keys(activity.automation?.set ?? {})];
  return [activity.id];
};

const valuesOf = (activity: ActivityDefinition, answers: Answers): [string, Scalar][] => {
  const answer = scalarOf(own(answers, activity.id) ?? null);
  switch (activity.kind) {
    case 'form':
      return (activity.fields ?? []).map((name) => [name, scalarOf(own(answers, name) ?? null)]);
    case 'product':
      return [
        [activity.id, answer],
        [activity.table ?? 'soldProduct', answer],
      ];
    case 'decision':
      return [[activity.id, outcomeOf(activity, answers)]];
    case 'automated':
      return [[activity.id, true], ...Object.entries(activity.automation?.set ?? {})];
    default:
      return [[activity.id, answer]];
  }
};

/** Where the choices of a decision lead: the name of an outcome, or null while they lead to none. */
export const outcomeOf = ({ id, decision }: ActivityDefinition, answers: Answers): string | null => {
  const chosen = own(answers, id);
  if (!decision || !Array.isArray(chosen)) return null;
  let at: string | undefined = decision.start;
  for (const value of chosen) at = own(decision.nodes, at ?? '')?.options.find((option) => option.value === value)?.to;
  return at !== undefined && Object.hasOwn(decision.outcomes, at) ? at : null;
};

/** What an activity waits for before it can start, by id; undefined: with its stage. */
const startsAfter = (
  activity: ActivityDefinition,
  providers: ReadonlyMap<string, string[]>,
  optional: ReadonlySet<string>,
): string[] => [
  ...(activity.after ?? []),
  // A condition is judged once all it reads is known; for an offer nobody waits.
  ...(activity.when ? namesIn(activity.when).flatMap((name) => providers.get(name) ?? []) : []).filter(
    (id) => !optional.has(id),
  ),
];

/** The state of an activity that has started and applies. */
const stateOf = (activity: ActivityDefinition, kept: Kept | undefined, error: string | undefined): ActivityState => {
  if (activity.kind === 'automated') return error === undefined ? 'complete' : 'error';
  if (error !== undefined && kept?.as === 'complete') return 'error';
  if (!kept) return 'ready';
  if (kept.as === 'complete') return 'complete';
  if (kept.as === 'skip') return activity.skippable || activity.optional ? 'skipped' : 'ready';
  return 'inProgress';
};

/** `errors` are what could not be done, by activity. */
export const evaluate = (
  definition: PlaybookDefinition,
  kept: KeptAnswers,
  prefill: Readonly<Record<string, Scalar>> = {},
  errors: Readonly<Record<string, string>> = {},
): Evaluation => {
  const states = new Map<string, ActivityState>();
  const stages = new Map<string, ActivityState>();
  const values: Record<string, Scalar> = { ...definition.prefill, ...prefill };
  const activities = activitiesOf(definition);
  /** Activities up to here, by what they give. */
  const providers = new Map<string, string[]>();
  const optional = new Set(activities.filter((activity) => activity.optional).map(({ id }) => id));
  let begun = true;
  for (const stage of definition.stages) {
    for (const activity of stage.activities) {
      const { id, after, when } = activity;
      const others = startsAfter(activity, providers, optional);
      for (const name of provides(activity)) providers.set(name, [...(providers.get(name) ?? []), id]);
      const started = (after?.length || begun) && others.every((other) => isSettled(states.get(other)));
      if (!started) {
        states.set(id, 'pending');
        continue;
      }
      if (when && !compile(when, { field: (name) => (record: Record<string, Scalar>) => own(record, name) })(values)) {
        states.set(id, 'cancelled');
        continue;
      }
      const saved = own(kept, id);
      const state = stateOf(activity, saved, own(errors, id));
      states.set(id, state);
      if (state === 'complete')
        for (const [name, value] of valuesOf(activity, saved?.answers ?? {})) values[name] = value;
    }
    const inside = stage.activities.map(({ id }) => states.get(id) as ActivityState);
    stages.set(stage.id, stageState(inside));
    begun &&= stage.activities.every(({ id }) => optional.has(id) || isSettled(states.get(id)));
  }
  return { states, values, stages };
};

const stageState = (own: readonly ActivityState[]): ActivityState => {
  if (own.some((state) => state === 'error')) return 'error';
  if (own.every((state) => state === 'cancelled')) return 'cancelled';
  if (own.every((state) => state === 'skipped' || state === 'cancelled')) return 'skipped';
  if (own.every(isSettled)) return 'complete';
  if (own.every((state) => state === 'pending' || state === 'cancelled')) return 'pending';
  return own.some((state) => state === 'complete' || state === 'inProgress' || state === 'skipped')
    ? 'inProgress'
    : 'ready';
};

/**
 * Which states may follow which. States are computed, never set; this is what a change of answers may do to them, and the
 * backend refuses to go on when it does anything else.
 */
export const transitions: Readonly<Record<ActivityState, readonly ActivityState[]>> = {
  pending: ['ready', 'inProgress', 'complete', 'skipped', 'cancelled', 'error'],
  ready: ['inProgress', 'complete', 'skipped', 'cancelled', 'pending', 'error'],
  inProgress: ['complete', 'skipped', 'cancelled', 'pending', 'error'],
  complete: ['inProgress', 'skipped', 'cancelled', 'pending', 'error'],
  skipped: ['inProgress', 'complete', 'cancelled', 'pending', 'error'],
  error: ['inProgress', 'complete', 'skipped', 'cancelled', 'pending'],
  cancelled: ['pending', 'ready', 'inProgress', 'complete', 'skipped', 'error'],
};
