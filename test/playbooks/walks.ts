/** Ways through a playbook: what is kept and what could not be done, step by step, and whatever else may be kept. */
import type { Evaluation, evaluate, Kept } from '../../src/backend/playbooks/evaluate.js';
import type { ActivityDefinition, ActivityState, PlaybookDefinition } from '../../src/contract/playbook.js';
import { Dice, endless } from '../dice.js';
import { answersTo, askable, fieldValue } from './answering.js';
import { readsOf, type Values } from './query.js';
import { currentOf, expected, namesGivenBy } from './reference.js';

export type Evaluate = typeof evaluate;
export interface Run {
  kept: Readonly<Record<string, Kept>>;
  prefill: Readonly<Values>;
  errors: Readonly<Record<string, string>>;
}
export interface Step {
  from: { run: Run; found: Evaluation };
  to: { run: Run; found: Evaluation };
}

export const activitiesOf = ({ stages }: PlaybookDefinition): ActivityDefinition[] =>
  stages.flatMap(({ activities }) => activities);

/** A write to anything in it throws. */
export const frozen = <V>(value: V): V => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
};

const begin = (dice: Dice): Run => {
  const prefill = dice.some(2, askable).map(({ name }) => [name, fieldValue(name, dice)] as const);
  return { kept: {}, prefill: Object.fromEntries(prefill), errors: {} };
};

/** P8: those that take a save. */
const open = new Set<ActivityState | undefined>(['inProgress', 'complete', 'skipped', 'ready', 'error']);
const mayBePassedOver = ({ skippable, optional }: ActivityDefinition): boolean =>
  skippable === true || optional === true;

const withError = (run: Run, id: string): Run => {
  const { [id]: before, ...others } = run.errors;
  return { ...run, errors: before === undefined ? { ...others, [id]: 'It is gone' } : others };
};

/** Goes on where the run leads, comes back to anything else, rather to what conditions read, gives an earlier answer again, or something breaks. */
const next = (definition: PlaybookDefinition, { run, found }: Step['to'], earlier: readonly Run[], dice: Dice): Run => {
  const all = activitiesOf(definition);
  if (dice.below(8) === 7) return withError(run, dice.pick(all).id);
  const takes = all.filter(({ id, kind }) => open.has(found.states.get(id)) && kind !== 'automated');
  const current = all.find(({ id }) => id === currentOf(definition, found.states));
  const read = new Set(all.flatMap(({ when }) => (when ? readsOf(when) : [])));
  const tellers = takes.filter((each) => namesGivenBy(each).some((name) => read.has(name)));
  const activity =
    current && dice.often(4) ? current : dice.pick(tellers.length > 0 && dice.often(5) ? tellers : takes);
  if (activity === undefined) return run;
  const again = dice.pick(earlier).kept;
  if (dice.often(2) && Object.hasOwn(again, activity.id))
    return { ...run, kept: { ...run.kept, [activity.id]: again[activity.id] as Kept } };
  const as = dice.pick(['complete', 'complete', 'save', mayBePassedOver(activity) ? 'skip' : 'complete'] as const);
  const revision = (Object.hasOwn(run.kept, activity.id) ? run.kept[activity.id]!.revision : 0) + 1;
  return { ...run, kept: { ...run.kept, [activity.id]: { as, answers: answersTo(activity, dice), revision } } };
};

export const evaluated = (evaluate: Evaluate, definition: PlaybookDefinition, run: Run): Evaluation =>
  evaluate(definition, run.kept, run.prefill, run.errors);

export function* stepsOf(definition: PlaybookDefinition, walk: readonly number[], evaluate: Evaluate): Iterable<Step> {
  const look = (run: Run) => ({ run: frozen(run), found: evaluated(evaluate, definition, run) });
  const [first = 0, ...others] = walk;
  let from = look(begin(new Dice(endless(first))));
  const earlier = [from.run];
  for (const number of others) {
    const to = look(next(definition, from, earlier, new Dice(endless(number))));
    yield { from, to };
    earlier.push(to.run);
    from = to;
  }
}

/** Anything kept of any activity, also what no save would have left there. */
export const anyRun = (definition: PlaybookDefinition, seed: number): Run => {
  const dice = new Dice(endless(seed));
  let { kept, prefill, errors } = begin(dice);
  for (const activity of activitiesOf(definition)) {
    if (dice.below(6) === 5) errors = withError({ kept, prefill, errors }, activity.id).errors;
    if (!dice.often(8)) continue;
    const as = dice.pick(['complete', 'complete', 'save', 'skip'] as const);
    kept = { ...kept, [activity.id]: { as, answers: answersTo(activity, dice), revision: 1 } };
  }
  return { kept, prefill, errors };
};

/** Every difference in words: which activity or value, and what each side says. */
export const differences = (definition: PlaybookDefinition, run: Run, found: Evaluation): string[] => {
  const wanted = expected(definition, run);
  const told: string[] = [];
  const compare = (what: string, got: unknown, want: unknown): void => {
    if (got !== want) told.push(`${what} is ${JSON.stringify(got)}; reference: ${JSON.stringify(want)}`);
  };
  for (const { id } of activitiesOf(definition)) compare(id, found.states.get(id), wanted.states.get(id));
  compare('number of states', found.states.size, wanted.states.size);
  const values = (record: Readonly<Values>) => JSON.stringify(Object.entries(record).sort());
  compare('values', values(found.values), values(wanted.values));
  return told;
};
