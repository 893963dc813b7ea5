/** Judges a playbook before it is stored: what is wrong, where, and how to mend it. */
import type { CaseType, Field } from '../../contract/case-type.js';
import type { ActivityDefinition, Decision, PlaybookDefinition } from '../../contract/playbook.js';
import { caseFields } from '../cases/answers.js';
import { instead } from '../modules/nearest.js';
import type { Finding } from '../modules/sentences.js';
import { checkCondition, type Place, type Report } from './check-conditions.js';
import { checkQuestion, checkTwice } from './check-questions.js';
import { checkAutomation, checkPrefill, checkTexts, noField } from './check-values.js';
import { activitiesOf, provides } from './evaluate.js';

/** What the definition refers to. */
export interface Known {
  caseTypes: ReadonlyMap<string, CaseType>;
  /** Ids of articles; undefined: not judged. */
  articles?: ReadonlySet<string>;
}

const noCaseType = (id: string, { caseTypes }: Known): string =>
  `There is no case type “${id}”${instead(id, caseTypes.keys())}`;
const noArticle = (id: string, articles: ReadonlySet<string>): string =>
  `There is no article “${id}”${instead(id, articles)}`;

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
  if (!type) report('/caseType', noCaseType(definition.caseType, known));
  const fields = new Map(type?.fields.map((field) => [field.name, field]) ?? []);
  if (type) checkPrefill(definition, [type, ...typesLedTo(definition, known)], report);
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
  checkAutomation(definition, all, type, fields, report);
  checkReview(all, report);
  checkTexts(definition, report);
  if (requires && found.length === 0) checkRequired(definition, all, known, report);
  return found;
};

/** Case types that a decision may lead to, as far as they are there. */
const typesLedTo = (definition: PlaybookDefinition, { caseTypes }: Known): CaseType[] =>
  activitiesOf(definition).flatMap(({ decision }) =>
    Object.values(decision?.outcomes ?? {}).flatMap(({ kind, caseType }) =>
      kind === 'caseType' ? (caseTypes.get(caseType ?? '') ?? []) : [],
    ),
  );

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
    report(`${pointer}/article`, noArticle(activity.article ?? '', articles));
  for (const [at, name] of (activity.fields ?? []).entries()) {
    const field = fields.get(name);
    if (!field && type) report(`${pointer}/fields/${at}`, noField(type, name));
    if (field?.kind === 'file')
      report(`${pointer}/fields/${at}`, 'Ask for files with an activity of the kind attachment');
  }
  if (activity.kind === 'form' && activity.fields?.length === 0)
    report(`${pointer}/fields`, 'Name the fields to ask for');
  checkTwice(activity.fields ?? [], (at) => `${pointer}/fields/${at}`, report);
  checkQuestion(activity, pointer, report);
  if (activity.decision) checkDecision(activity.decision, `${pointer}/decision`, known, report);
};

/** Every node is reached, every path ends. */
const checkDecision = ({ start, nodes, outcomes }: Decision, pointer: string, known: Known, report: Report): void => {
  const { articles, caseTypes } = known;
  const ends = [...Object.keys(nodes), ...Object.keys(outcomes)];
  const isThere = (name: string): boolean => Object.hasOwn(nodes, name) || Object.hasOwn(outcomes, name);
  if (!Object.hasOwn(nodes, start))
    report(`${pointer}/start`, `There is no node “${start}”${instead(start, Object.keys(nodes))}`);
  for (const [name, { options }] of Object.entries(nodes)) {
    if (Object.hasOwn(outcomes, name)) report(`${pointer}/nodes/${name}`, `“${name}” is the name of an outcome too`);
    if (options.length === 0) report(`${pointer}/nodes/${name}/options`, 'Here nobody can go on: give an option');
    for (const [at, { to }] of options.entries())
      if (!isThere(to))
        report(`${pointer}/nodes/${name}/options/${at}/to`, `There is no node or outcome “${to}”${instead(to, ends)}`);
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
    if (article && articles && !articles.has(article)) report(`${at}/article`, noArticle(article, articles));
    if (caseType && !caseTypes.has(caseType)) report(`${at}/caseType`, noCaseType(caseType, known));
  }
};

/** The way along `after` from an activity over another one back to itself, where there is one. */
const circleFrom = (
  id: string,
  next: ActivityDefinition,
  all: readonly Place[],
  path: readonly string[] = [id],
): string[] | undefined => {
  const way = [...path, next.id];
  if (next.id === id) return way;
  if (path.includes(next.id)) return undefined;
  const onward = (next.after ?? []).flatMap((name) => all.find((place) => place.activity.id === name)?.activity ?? []);
  for (const activity of onward) {
    const circle = circleFrom(id, activity, all, way);
    if (circle) return circle;
  }
  return undefined;
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
    const circle = later && circleFrom(activity.id, later, all);
    const others = all.flatMap((place) => (place.activity === activity ? [] : [place.activity.id]));
    if (!later) report(here, `There is no activity “${name}”${instead(name, others)}`);
    else if (circle && circle.length > 3) report(here, `These wait for each other in a circle: ${circle.join(' → ')}`);
    else if (circle) report(here, `“${activity.id}” and “${name}” wait for each other`);
    else report(here, `“${name}” comes later: put it before “${activity.id}”`);
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
