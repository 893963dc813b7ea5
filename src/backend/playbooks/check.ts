/** Judges a playbook before it is stored: what is wrong, where, and how to mend it. */
import type { CaseType, Field } from '../../contract/case-type.js';
import type { ActivityDefinition, Decision, PlaybookDefinition } from '../../contract/playbook.js';
import type { Filter } from '../../contract/query.js';
import type { Scalar } from '../../contract/schema.js';
import { caseFields } from '../cases/answers.js';
import { compile } from '../store/evaluate.js';
import { namesIn, provides, scalarOf } from './evaluate.js';

export interface Finding {
  /** JSON pointer into the definition. */
  pointer: string;
  message: string;
}

/** What the definition refers to. */
export interface Known {
  caseTypes: ReadonlyMap<string, CaseType>;
  /** Ids of articles; undefined: not judged. */
  articles?: ReadonlySet<string>;
}

interface Place {
  activity: ActivityDefinition;
  pointer: string;
  stage: number;
}
type Report = (pointer: string, message: string) => void;

const places = ({ stages }: PlaybookDefinition): Place[] =>
  stages.flatMap(({ activities }, stage) =>
    activities.map((activity, at) => ({ activity, stage, pointer: `/stages/${stage}/activities/${at}` })),
  );

/** `requires`: whether it must ask for all that its case types require. */
export const checkPlaybook = (
  definition: PlaybookDefinition,
  known: Known,
  { requires = true }: { requires?: boolean } = {},
): Finding[] => {
  const found: Finding[] = [];
  const report: Report = (pointer, message) => found.push({ pointer, message });
  const type = known.caseTypes.get(definition.caseType);
  if (!type) report('/caseType', `There is no case type “${definition.caseType}”`);
  const fields = new Map(type?.fields.map((field) => [field.name, field]) ?? []);
  for (const name of Object.keys(definition.prefill ?? {}))
    if (type && !fields.has(name)) report(`/prefill/${name}`, `The case type ${type.id} has no field “${name}”`);
  for (const [at, stage] of definition.stages.entries())
    if (stage.activities.length === 0)
      report(`/stages/${at}/activities`, 'Give the stage an activity, or leave it out');
  const all = places(definition);
  checkNames(definition, all, fields, report);
  for (const [at, place] of all.entries()) {
    checkKind(place, fields, known, type, report);
    checkStart(place, all.slice(0, at), all, report);
  }
  for (const [at, place] of all.entries()) checkCondition(place, all.slice(0, at), all, definition, fields, report);
  checkParties(definition, all, fields, report);
  checkReview(all, report);
  checkTexts(definition, report);
  if (requires && found.length === 0) checkRequired(definition, all, known, report);
  return found;
};

const checkNames = (
  { stages }: PlaybookDefinition,
  all: readonly Place[],
  fields: ReadonlyMap<string, Field>,
  report: Report,
): void => {
  const seen = new Set<string>();
  for (const [at, { id }] of stages.entries()) {
    if (seen.has(id)) report(`/stages/${at}/id`, `“${id}” is the name of another stage too`);
    seen.add(id);
  }
  const names = new Set<string>();
  for (const { activity, pointer } of all) {
    const { id } = activity;
    if (names.has(id)) report(`${pointer}/id`, `“${id}” is the name of another activity too`);
    if (fields.has(id) || caseFields.has(id)) report(`${pointer}/id`, `“${id}” is the name of a field; choose another`);
    names.add(id);
  }
};

/** Of two that are the same, one could never be told from the other. */
const checkTwice = (values: readonly string[], pointer: (at: number) => string, report: Report): void => {
  for (const [at, value] of values.entries())
    if (values.indexOf(value) < at) report(pointer(at), `“${value}” is there twice`);
};

/** What each kind must say, and nothing that belongs to another. */
const checkKind = (
  { activity, pointer }: Place,
  fields: ReadonlyMap<string, Field>,
  known: Known,
  type: CaseType | undefined,
  report: Report,
): void => {
  const { articles } = known;
  const needs = {
    form: 'fields',
    question: 'question',
    decision: 'decision',
    checklist: 'checklist',
    article: 'article',
    product: 'table',
    automated: 'automation',
  } as const;
  const may = { ...needs, attachment: 'files', review: 'confirm' } as const;
  const own: string | undefined = (needs as Record<string, string>)[activity.kind];
  for (const [kind, part] of Object.entries(may))
    if (kind !== activity.kind && activity[part] !== undefined)
      report(`${pointer}/${part}`, `“${part}” does not belong to the kind ${activity.kind}`);
  if (own && (activity as unknown as Record<string, unknown>)[own] === undefined) {
    report(`${pointer}/${own}`, `An activity of the kind ${activity.kind} needs “${own}”`);
    return;
  }
  if (activity.kind === 'instruction' && !activity.text) report(`${pointer}/text`, 'Say what is to be done');
  if (activity.kind === 'article' && articles && !articles.has(activity.article ?? ''))
    report(`${pointer}/article`, `There is no article “${activity.article}”`);
  for (const [at, name] of (activity.fields ?? []).entries()) {
    const field = fields.get(name);
    if (!field && type) report(`${pointer}/fields/${at}`, `The case type ${type.id} has no field “${name}”`);
    if (field?.kind === 'file')
      report(`${pointer}/fields/${at}`, 'Ask for files with an activity of the kind attachment');
  }
  if (activity.kind === 'form' && activity.fields?.length === 0)
    report(`${pointer}/fields`, 'Name the fields to ask for');
  checkTwice(activity.fields ?? [], (at) => `${pointer}/fields/${at}`, report);
  checkQuestion(activity, pointer, report);
  if (activity.decision) checkDecision(activity.decision, `${pointer}/decision`, known, report);
  for (const name of Object.keys(activity.automation?.set ?? {}))
    if (type && !fields.has(name) && !caseFields.has(name))
      report(`${pointer}/automation/set/${name}`, `The case type ${type.id} has no field “${name}”`);
};

const checkQuestion = ({ kind, question, checklist }: ActivityDefinition, pointer: string, report: Report): void => {
  if (kind === 'checklist' && checklist?.length === 0) report(`${pointer}/checklist`, 'Name what is to be ticked');
  checkTwice(checklist?.map(({ id }) => id) ?? [], (at) => `${pointer}/checklist/${at}/id`, report);
  if (!question) return;
  const chooses = question.kind === 'choice' || question.kind === 'several';
  if (chooses && !question.options?.length) report(`${pointer}/question/options`, 'Give the answers to choose from');
  if (!chooses && question.options) report(`${pointer}/question/options`, `Nobody chooses in a ${question.kind}`);
  const values = question.options?.map(({ value }) => String(value)) ?? [];
  const place = (at: number): string => `${pointer}/question/options/${at}/value`;
  checkTwice(values, place, report);
  for (const [at, value] of values.entries())
    if (question.kind === 'several' && value.includes('|'))
      report(place(at), 'Leave out the bar: it stands between several answers');
};

/** Every node is reached, every path ends. */
const checkDecision = ({ start, nodes, outcomes }: Decision, pointer: string, known: Known, report: Report): void => {
  const { articles, caseTypes } = known;
  const isThere = (name: string): boolean => Object.hasOwn(nodes, name) || Object.hasOwn(outcomes, name);
  if (!Object.hasOwn(nodes, start)) report(`${pointer}/start`, `There is no node “${start}”`);
  for (const [name, { options }] of Object.entries(nodes)) {
    if (Object.hasOwn(outcomes, name)) report(`${pointer}/nodes/${name}`, `“${name}” is the name of an outcome too`);
    if (options.length === 0) report(`${pointer}/nodes/${name}/options`, 'Here nobody can go on: give an option');
    for (const [at, { to }] of options.entries())
      if (!isThere(to)) report(`${pointer}/nodes/${name}/options/${at}/to`, `There is no node or outcome “${to}”`);
    checkTwice(
      options.map(({ value }) => value),
      (at) => `${pointer}/nodes/${name}/options/${at}/value`,
      report,
    );
  }
  const reached = new Set<string>();
  const walk = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) {
      report(`${pointer}/nodes/${name}`, `Goes round in a circle: ${[...path, name].join(' → ')}`);
      return;
    }
    if (reached.has(name)) return;
    for (const { to } of nodes[name]?.options ?? []) walk(to, [...path, name]);
    reached.add(name);
  };
  walk(start, []);
  for (const part of ['nodes', 'outcomes'] as const)
    for (const name of Object.keys(part === 'nodes' ? nodes : outcomes))
      if (!reached.has(name)) report(`${pointer}/${part}/${name}`, 'Nothing leads here');
  for (const [name, { kind, article, caseType }] of Object.entries(outcomes)) {
    const at = `${pointer}/outcomes/${name}`;
    if (kind === 'article' && !article) report(`${at}/article`, 'Name the article');
    if (kind === 'caseType' && !caseType) report(`${at}/caseType`, 'Name the case type');
    if (article && articles && !articles.has(article)) report(`${at}/article`, `There is no article “${article}”`);
    if (caseType && !caseTypes.has(caseType)) report(`${at}/caseType`, `There is no case type “${caseType}”`);
  }
};

const checkStart = (
  { activity, pointer }: Place,
  before: readonly Place[],
  all: readonly Place[],
  report: Report,
): void => {
  for (const [at, name] of (activity.after ?? []).entries()) {
    const here = `${pointer}/after/${at}`;
    const other = before.find((place) => place.activity.id === name)?.activity;
    if (other) {
      if (other.optional && !activity.optional)
        report(here, `“${name}” is optional: what waits for it must be optional too`);
      continue;
    }
    const later = all.find((place) => place.activity.id === name)?.activity;
    if (!later) report(here, `There is no activity “${name}”`);
    else if (name === activity.id || later.after?.includes(activity.id))
      report(here, `“${activity.id}” and “${name}” wait for each other`);
    else report(here, `“${name}” comes later: put it before “${activity.id}”`);
  }
};

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

/** A condition reads what was asked before, and can hold. */
const checkCondition = (
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
    report(here, later.has(name) ? `“${name}” is asked later: put it before` : `Nothing asks for “${name}”`);
  if (wrong.length > 0) return;
  const domains = names.map((name) => domain(name, all, fields, when));
  if (!domains.every((values) => values !== undefined)) return;
  if (domains.reduce((size, values) => size * values.length, 1) > MOST_TRIALS) return;
  const holds = compile(when, { field: (name) => (record: Record<string, Scalar>) => record[name] });
  const tried = domains.reduce<Record<string, Scalar>[]>(
    (records, values, at) =>
      records.flatMap((record) => values.map((value) => ({ ...record, [names[at] ?? '']: value }))),
    [{}],
  );
  if (!tried.some(holds)) report(here, 'This never holds, so nobody ever comes here');
};

const checkParties = (
  { prefill }: PlaybookDefinition,
  all: readonly Place[],
  fields: ReadonlyMap<string, Field>,
  report: Report,
): void => {
  const given = all.flatMap((place) => provides(place.activity));
  const known = new Set(['opener', ...Object.keys(prefill ?? {}), ...fields.keys(), ...given]);
  for (const { activity, pointer } of all) {
    const of = activity.automation?.party?.of;
    if (of !== undefined && !known.has(of)) report(`${pointer}/automation/party/of`, `Nothing asks for “${of}”`);
  }
};

const checkReview = (all: readonly Place[], report: Report): void => {
  const reviews = all.filter(({ activity }) => activity.kind === 'review');
  const last = all.at(-1);
  if (reviews.length === 0) report('/stages', 'End with an activity of the kind review: from there it is submitted');
  for (const place of reviews) {
    if (place !== last) report(place.pointer, 'A review comes last, and only once');
    for (const part of ['when', 'optional', 'skippable'] as const)
      if (place.activity[part])
        report(`${place.pointer}/${part}`, `Everybody ends with the review: leave out “${part}”`);
  }
};

const linkable = /^(https:\/\/|mailto:|tel:)/;

/** Links lead to pages, addresses and numbers, and nowhere else. */
const checkTexts = (definition: PlaybookDefinition, report: Report): void => {
  const look = (value: unknown, pointer: string): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [name, member] of Object.entries(value)) {
      if (name !== 'text' || typeof member !== 'string') look(member, `${pointer}/${name}`);
      else
        for (const [, target = ''] of member.matchAll(/\]\(([^)]*)\)/g))
          if (!linkable.test(target))
            report(`${pointer}/${name}`, `“${target}” is no link: begin it with https://, mailto: or tel:`);
    }
  };
  look(definition, '');
};

/** What a case type always requires must be asked by somebody, or the submit could never go through. */
const checkRequired = (
  { caseType, prefill }: PlaybookDefinition,
  all: readonly Place[],
  { caseTypes }: Known,
  report: Report,
): void => {
  // Never missing is the subject: without an answer it is the title.
  const given = new Set([
    'shortDescription',
    ...Object.keys(prefill ?? {}),
    ...all.flatMap(({ activity }) => provides(activity)),
  ]);
  const hasFiles = all.some(({ activity }) => activity.kind === 'attachment');
  const judgeType = (id: string, pointer: string): void => {
    for (const { name, kind, required, visibleWhen, default: preset } of caseTypes.get(id)?.fields ?? []) {
      if (!required || visibleWhen || preset !== undefined) continue;
      if (kind === 'file' ? !hasFiles : !given.has(name))
        report(pointer, `The case type ${id} requires “${name}”, and nothing asks for it`);
    }
  };
  judgeType(caseType, '/caseType');
  for (const { activity, pointer } of all)
    for (const [name, outcome] of Object.entries(activity.decision?.outcomes ?? {}))
      if (outcome.kind === 'caseType' && outcome.caseType)
        judgeType(outcome.caseType, `${pointer}/decision/outcomes/${name}/caseType`);
};
