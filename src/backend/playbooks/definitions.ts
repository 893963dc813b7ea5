/** Playbooks as operators keep them: judged, then stored by version. */
import type { CaseState } from '../../contract/case.js';
import type { CaseType } from '../../contract/case-type.js';
import type { AssignedActivity, PlaybookDefinition, PlaybookVersion } from '../../contract/playbook.js';
import { allOf, type Filter } from '../../contract/query.js';
import { CaseChange } from '../cases/changes.js';
import { lockCase } from '../cases/read.js';
import { isTalking } from '../cases/workflow.js';
import type { Agent, Deps } from '../deps.js';
import { Refusal, refusedBy } from '../http/refusal.js';
import { loadModule } from '../http/session.js';
import type { Finding } from '../modules/sentences.js';
import { submitted } from '../ops/service.js';
import type { Reader, Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import type { Assigned } from './asked.js';
import { checkPlaybook, type Known } from './check.js';
import { activitiesOf } from './evaluate.js';

export const currentOf = (filter: Filter): Filter => allOf(filter, { eq: ['current', true] });

/** The version of a playbook that new runs begin with. */
export const currentPlaybook = async (reader: Reader, name: string): Promise<Row<'playbook'> | undefined> => {
  const [row] = await reader.find('playbook', { filter: currentOf({ eq: ['name', name] }), limit: 1 });
  return row;
};

/** Case types that a playbook may lead to, its own first. */
export const caseTypesOf = (definition: PlaybookDefinition): string[] => [
  definition.caseType,
  ...activitiesOf(definition).flatMap(({ decision }) =>
    Object.values(decision?.outcomes ?? {}).flatMap(({ kind, caseType }) =>
      kind === 'caseType' && caseType !== undefined ? [caseType] : [],
    ),
  ),
];

const articlesOf = (definition: PlaybookDefinition): string[] =>
  activitiesOf(definition).flatMap(({ article, decision }) =>
    [article, ...Object.values(decision?.outcomes ?? {}).map((outcome) => outcome.article)].flatMap((id) => id ?? []),
  );

/** Articles to choose from instead of one that is not there. */
const MOST_OFFERED = 500;

/** All case types, and everything else that the definition refers to and that is there. */
const knownOf = async (reader: Reader, definition: PlaybookDefinition): Promise<Known> => {
  const types = await reader.find('caseType', {});
  const wanted = [...new Set(articlesOf(definition))];
  const named = wanted.length === 0 ? [] : await reader.find('article', { filter: { in: ['id', wanted] } });
  const others = named.length < wanted.length ? await reader.find('article', { limit: MOST_OFFERED }) : [];
  return {
    caseTypes: new Map(types.map((row) => [row.id, row.definition as CaseType])),
    articles: new Set([...named, ...others].map(({ id }) => id)),
  };
};

/** What is wrong with a definition, here. */
export const judgePlaybook = async (reader: Reader, definition: PlaybookDefinition): Promise<Finding[]> =>
  checkPlaybook(definition, await knownOf(reader, definition));

/** The same members in the same places, in whatever order they were written. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, canonical(member)]),
  );
};

/** Stores a playbook as its next version, if it differs from the current one. Runs go on with theirs. */
export const putPlaybook = async (tx: Tx, definition: PlaybookDefinition): Promise<PlaybookVersion> => {
  const found = await judgePlaybook(tx, definition);
  if (found.length > 0) throw refusedBy(found);
  const { id: name, title } = definition;
  await tx.lock(`playbook:${name}`);
  const before = await currentPlaybook(tx, name);
  if (before && JSON.stringify(canonical(before.definition)) === JSON.stringify(canonical(definition)))
    return { id: name, title, version: before.version };
  const version = (before?.version ?? 0) + 1;
  if (before) await tx.update('playbook', before.id, { current: false });
  await tx.insert('playbook', { id: `${name}@${version}`, name, version, current: true, definition });
  return { id: name, title, version };
};

/** Gives the customer more to do on their case; answers how many activities that is. */
export const assignActivities = async (
  deps: Deps,
  tx: Tx,
  agent: Agent,
  name: string,
  activities: readonly AssignedActivity[],
): Promise<{ case: string; assigned: number }> => {
  const record = await lockCase(tx, name, submitted);
  const [run] = await tx.find('playbookRun', { filter: { eq: ['case', record.id] }, limit: 1 });
  const stored = run && (await tx.get('playbook', run.playbook));
  if (!run || !stored) throw new Refusal('state-conflict', { detail: 'The case did not begin with a playbook' });
  if (!isTalking(record.state as CaseState))
    throw new Refusal('state-conflict', { detail: 'Nothing of the case changes any more' });
  const definition = stored.definition as PlaybookDefinition;
  const before = run.assigned as Assigned[];
  const taken = new Set([...activitiesOf(definition), ...before].map(({ id }) => id));
  // Judged as a playbook of its own, since nothing of it depends on what was asked before.
  const review = { id: 'review', kind: 'review', title: 'Review' } as const;
  const alone: PlaybookDefinition = {
    id: 'assigned',
    title: 'Assigned',
    caseType: definition.caseType,
    stages: [{ id: 'assigned', title: 'Assigned', activities: [...activities, review] }],
  };
  const known = await knownOf(tx, alone);
  const found = checkPlaybook(alone, known, { requires: false }).map(({ pointer, message }) => ({
    message,
    pointer: pointer.replace('/stages/0/activities', '/activities'),
  }));
  const most = (await loadModule(tx, record.module))?.attachments.maxCount;
  for (const [at, { id, files }] of activities.entries()) {
    if (taken.has(id)) found.push({ pointer: `/activities/${at}/id`, message: `“${id}” was asked before` });
    if (most !== undefined && (files?.min ?? 0) > most)
      found.push({ pointer: `/activities/${at}/files/min`, message: `One reply holds at most ${most} files here` });
  }
  if (found.length > 0) throw refusedBy(found);
  const change = new CaseChange(deps, tx, record, { profile: null, name: agent.name, role: 'agent' });
  const more = activities.map((activity): Assigned => ({ ...activity, askedAt: change.at }));
  await tx.update('playbookRun', run.id, { assigned: [...before, ...more], version: run.version + 1 });
  change.set({ repliedAt: change.at });
  await change.save();
  return { case: record.id, assigned: before.length + activities.length };
};
