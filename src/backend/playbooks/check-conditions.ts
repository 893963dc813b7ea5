/** Conditions of a playbook: what they read is asked before, and some answers make them hold. */
import type { Field } from '../../contract/case-type.js';
import type { ActivityDefinition, PlaybookDefinition } from '../../contract/playbook.js';
import type { Filter } from '../../contract/query.js';
import type { Scalar } from '../../contract/schema.js';
import { instead } from '../modules/nearest.js';
import { compile } from '../store/evaluate.js';
import { namesIn, own, provides, scalarOf } from './evaluate.js';

/** An activity, and where it stands in the definition. */
export interface Place {
  activity: ActivityDefinition;
  pointer: string;
  stage: number;
}
export type Report = (pointer: string, message: string) => void;

/** Every list of the values that keeps their order, or turns it round. */
const listsOf = (values: readonly string[]): string[][] => {
  let lists: string[][] = [[]];
  for (const value of values) lists = [...lists, ...lists.map((list) => [...list, value])];
  return [...lists, ...lists.map((list) => [...list].reverse())];
};
const MOST_IN_LISTS = 10;

/** All values of a name that a condition may tell apart; undefined: too many to try. */
const domain = (
  name: string,
  all: readonly Place[],
  fields: ReadonlyMap<string, Field>,
  filter: Filter,
): Scalar[] | undefined => {
  const activity = all.find((place) => place.activity.id === name)?.activity;
  const field = fields.get(name);
  const options = activity?.question?.options ?? field?.options;
  if (activity?.question?.kind === 'several' && options)
    return options.length > MOST_IN_LISTS
      ? undefined
      : listsOf(options.map(({ value }) => String(value))).map((list) => scalarOf(list));
  if (options) return [null, ...options.map(({ value }) => value)];
  if (activity?.decision) return [null, ...Object.keys(activity.decision.outcomes)];
  if (activity?.kind === 'automated') return [null, true];
  if (activity?.question?.kind === 'boolean' || field?.kind === 'boolean') return [null, true, false];
  return mentionedIn(filter, name)?.flatMap(around);
};
/** One value of each stretch that comparisons with these can tell apart: each itself, and what comes next to it. */
const around = (value: Scalar, _at: number, all: readonly Scalar[]): Scalar[] => {
  if (typeof value === 'string') return [value, `${value}\u0000`];
  if (typeof value === 'boolean') return [true, false];
  const numbers = all.filter((each) => typeof each === 'number');
  return typeof value === 'number' ? [value - 1, value + 1, ...numbers.map((other) => (value + other) / 2)] : [value];
};
/** Values that a condition compares the name with; undefined: it looks for parts, which any text may have. */
const mentionedIn = (filter: Filter, name: string): Scalar[] | undefined => {
  const values: Scalar[] = [null, ''];
  for (const [operator, read, value] of comparisonsIn(filter)) {
    if (read !== name) continue;
    if (operator === 'startsWith' || operator === 'contains') return undefined;
    values.push(...(Array.isArray(value) ? (value as Scalar[]) : [value as Scalar]));
  }
  return values;
};
const comparisonsIn = (filter: Filter): [operator: string, name: string, value: unknown][] => {
  const [[operator, value] = ['', undefined]] = Object.entries(filter) as [string, unknown][];
  if (operator === 'and' || operator === 'or') return (value as Filter[]).flatMap(comparisonsIn);
  if (operator === 'not') return comparisonsIn(value as Filter);
  return Array.isArray(value) ? [[operator, value[0], value[1]]] : [];
};

const MOST_TRIALS = 20_000;
type Values = Record<string, Scalar>;
const holder = (filter: Filter): ((values: Values) => boolean) =>
  compile(filter, { field: (name) => (record: Values) => own(record, name) });

/**
 * What must hold as well, since otherwise nobody has given the answers that the condition reads: conditions of the
 * activities that alone give them, and of those that these read in turn. Only what cannot change in between counts.
 */
const needed = (when: Filter, before: readonly Place[]): [name: string, condition: Filter][] => {
  const found = new Map<string, Filter>();
  const look = (filter: Filter): void => {
    for (const name of namesIn(filter)) {
      const at = before.findIndex(({ activity }) => activity.id === name);
      const condition = before[at]?.activity.when;
      if (!condition || found.has(name)) continue;
      const later = new Set(before.slice(at).flatMap(({ activity }) => provides(activity)));
      if (namesIn(condition).some((read) => later.has(read))) continue;
      found.set(name, condition);
      look(condition);
    }
  };
  look(when);
  return [...found];
};

/** All combinations of the values; undefined: too many to try. */
const trials = (names: readonly string[], domains: readonly (Scalar[] | undefined)[]): Values[] | undefined => {
  let records: Values[] = [{}];
  for (const [at, values] of domains.entries()) {
    if (!values || records.length * values.length > MOST_TRIALS) return undefined;
    records = records.flatMap((record) => values.map((value) => ({ ...record, [names[at] ?? '']: value })));
  }
  return records;
};

/** Whether some answers make it hold, as far as they can be tried. */
const canHold = (
  when: Filter,
  all: readonly Place[],
  fields: ReadonlyMap<string, Field>,
  too: Filter[],
): Values[] | undefined => {
  const whole: Filter = { and: [when, ...too] };
  const names = [...new Set(namesIn(whole))];
  return trials(
    names,
    names.map((name) => domain(name, all, fields, whole)),
  );
};

/** The end names what is asked. */
export const nothingAsks = (name: string, asked: Iterable<string>): string =>
  `Nothing asks for “${name}”${instead(name, new Set(asked))}`;

/** A condition reads what was asked before, and can hold. */
export const checkCondition = (
  { activity, pointer }: Place,
  before: readonly Place[],
  all: readonly Place[],
  { prefill }: PlaybookDefinition,
  fields: ReadonlyMap<string, Field>,
  report: Report,
): void => {
  const { when } = activity;
  if (!when) return;
  const here = `${pointer}/when`;
  const names = [...new Set(namesIn(when))];
  const given = new Set([...Object.keys(prefill ?? {}), ...before.flatMap((place) => provides(place.activity))]);
  const later = new Set(all.flatMap((place) => provides(place.activity)));
  const wrong = names.filter((name) => !given.has(name) && !fields.has(name));
  for (const name of wrong)
    report(
      here,
      later.has(name) ? `“${name}” is asked later: put it before` : nothingAsks(name, [...given, ...fields.keys()]),
    );
  if (wrong.length > 0) return;
  const alone = canHold(when, all, fields, []);
  const holds = holder(when);
  if (alone && !alone.some(holds)) {
    report(here, 'This never holds, so nobody ever comes here');
    return;
  }
  const also = needed(when, before).map(([name, condition]) => ({ name, holds: holder(condition), condition }));
  const together = canHold(
    when,
    all,
    fields,
    also.map(({ condition }) => condition),
  );
  const isGiven = (values: Values): boolean =>
    also.every((each) => (own(values, each.name) ?? null) === null || each.holds(values));
  if (together && !together.some((values) => holds(values) && isGiven(values)))
    report(
      here,
      `Where “${also.map(({ name }) => name).join('”, “')}” is asked this never holds, so nobody ever comes here`,
    );
};
