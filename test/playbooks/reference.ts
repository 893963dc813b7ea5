/**
 * The rules of `src/backend/playbooks/README.md`, as slowly and obviously as they can be said: plain loops, everything
 * looked up anew. It shares no code with what it judges, so that a mistake has to be made twice to pass.
 */
import type {
  ActivityDefinition,
  ActivityState,
  Answer,
  Answers,
  PlaybookDefinition,
} from '../../src/contract/playbook.js';
import type { Scalar } from '../../src/contract/schema.js';
import { holds, readsOf, type Values } from './query.js';

/** What a person left of an activity. */
export interface Left {
  as: 'save' | 'complete' | 'skip';
  answers: Answers;
}
/** What is known of a run: by name of the activity, except `prefill`, which is by name of the value. */
export interface Known {
  kept: Readonly<Record<string, Left>>;
  prefill: Readonly<Values>;
  /** Activities that could not be done. */
  errors: Readonly<Record<string, string>>;
}
export interface Expected {
  states: Map<string, ActivityState>;
  values: Values;
}

/** Names may be those that every object has: `constructor`. */
const own = <V>(record: Readonly<Record<string, V>>, name: string): V | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

type Decided = ReadonlyMap<string, ActivityState>;
interface Placed {
  activity: ActivityDefinition;
  stage: number;
}

/** P1 */
const isSettled = (decided: Decided, id: string): boolean => {
  const state = decided.get(id);
  return state === 'complete' || state === 'skipped' || state === 'cancelled';
};

/** P2 */
const hasBegun = (stage: number, all: readonly Placed[], decided: Decided): boolean => {
  for (const each of all) {
    if (each.stage >= stage) continue;
    if (each.activity.optional === true) continue;
    if (!isSettled(decided, each.activity.id)) return false;
  }
  return true;
};

/** P3; what stands after the activity gives nothing that it could read. */
const hasStarted = (at: number, all: readonly Placed[], decided: Decided): boolean => {
  const { activity, stage } = all[at]!;
  const after = activity.after ?? [];
  if (after.length === 0 && !hasBegun(stage, all, decided)) return false;
  for (const name of after) if (!isSettled(decided, name)) return false;
  if (activity.when === undefined) return true;
  for (const name of readsOf(activity.when)) {
    for (const giver of all.slice(0, at)) {
      if (giver.activity.optional === true) continue;
      if (!namesGivenBy(giver.activity).includes(name)) continue;
      if (!isSettled(decided, giver.activity.id)) return false;
    }
  }
  return true;
};

/** P3 to P6 */
const stateOf = (definition: PlaybookDefinition, at: number, known: Known, decided: Decided): ActivityState => {
  const all = allOf(definition);
  const { activity } = all[at]!;
  const left = own(known.kept, activity.id);
  if (!hasStarted(at, all, decided)) return 'pending';
  const values = valuesBefore(definition, at, known, decided);
  if (activity.when !== undefined && !holds(activity.when, values)) return 'cancelled';
  if (activity.kind === 'automated' || left?.as === 'complete') {
    return own(known.errors, activity.id) === undefined ? 'complete' : 'error';
  }
  if (left === undefined) return 'ready';
  if (left.as === 'save') return 'inProgress';
  return activity.skippable === true || activity.optional === true ? 'skipped' : 'ready';
};

/** P7: several choices are one text. */
const asValue = (answer: Answer | undefined): Scalar => {
  if (answer === undefined) return null;
  if (!Array.isArray(answer)) return answer;
  if (answer.length === 0) return null;
  return `|${answer.join('|')}|`;
};

/** P7: the choices are a list, from the first node on. */
const outcomeOf = ({ id, decision }: ActivityDefinition, answers: Answers): Scalar => {
  const chosen = own(answers, id);
  if (decision === undefined || !Array.isArray(chosen)) return null;
  let place = decision.start;
  for (const choice of chosen) {
    const option = own(decision.nodes, place)?.options.find(({ value }) => value === choice);
    if (option === undefined) return null;
    place = option.to;
  }
  return own(decision.outcomes, place) === undefined ? null : place;
};

/** P7: what a Complete activity gives. */
export const givenBy = (activity: ActivityDefinition, answers: Answers): [name: string, value: Scalar][] => {
  switch (activity.kind) {
    case 'form':
      return (activity.fields ?? []).map((name) => [name, asValue(own(answers, name))]);
    case 'product': {
      const record = asValue(own(answers, activity.id));
      return [
        [activity.id, record],
        [activity.table === 'soldProduct' ? 'soldProduct' : 'installBaseItem', record],
      ];
    }
    case 'decision':
      return [[activity.id, outcomeOf(activity, answers)]];
    case 'automated':
      return [[activity.id, true], ...Object.entries(activity.automation?.set ?? {})];
    default:
      return [[activity.id, asValue(own(answers, activity.id))]];
  }
};
export const namesGivenBy = (activity: ActivityDefinition): string[] => givenBy(activity, {}).map(([name]) => name);

/** P7: values known before the activity at this place; `at` past the last one: all of them. */
const valuesBefore = (definition: PlaybookDefinition, at: number, known: Known, decided: Decided): Values => {
  const values: Values = {};
  for (const [name, value] of Object.entries(definition.prefill ?? {})) values[name] = value;
  for (const [name, value] of Object.entries(known.prefill)) values[name] = value;
  for (const { activity } of allOf(definition).slice(0, at)) {
    if (decided.get(activity.id) !== 'complete') continue;
    const answers = own(known.kept, activity.id)?.answers ?? {};
    for (const [name, value] of givenBy(activity, answers)) values[name] = value;
  }
  return values;
};

const allOf = ({ stages }: PlaybookDefinition): Placed[] => {
  const all: Placed[] = [];
  for (let stage = 0; stage < stages.length; stage++) {
    for (const activity of stages[stage]!.activities) all.push({ activity, stage });
  }
  return all;
};

/** P9 */
export const currentOf = (
  definition: PlaybookDefinition,
  decided: ReadonlyMap<string, ActivityState>,
): string | null => {
  for (const { activity } of allOf(definition)) {
    if (activity.optional === true || activity.kind === 'automated') continue;
    const state = decided.get(activity.id);
    if (state === 'ready' || state === 'inProgress' || state === 'error') return activity.id;
  }
  return null;
};

/** P10: what a submit waits for. */
export const missingOf = (definition: PlaybookDefinition, decided: ReadonlyMap<string, ActivityState>): string[] => {
  const missing: string[] = [];
  for (const { activity } of allOf(definition)) {
    if (activity.kind === 'review' || activity.kind === 'automated' || activity.optional === true) continue;
    if (!isSettled(decided, activity.id)) missing.push(activity.id);
  }
  return missing;
};

export const expected = (definition: PlaybookDefinition, known: Known): Expected => {
  const all = allOf(definition);
  const decided = new Map<string, ActivityState>();
  for (let at = 0; at < all.length; at++) {
    decided.set(all[at]!.activity.id, stateOf(definition, at, known, decided));
  }
  return { states: decided, values: valuesBefore(definition, all.length, known, decided) };
};
