import type { PlaybookDefinition, PlaybookOffer, PlaybookRunSummary, UnfinishedRun } from '../../contract/playbook.js';
import { allOf, anyOf, type Filter } from '../../contract/query.js';
import type { Deps } from '../deps.js';
import { asCustomer, type Pipeline, type Read, reading, type Write, writing } from '../http/pipeline.js';
import { Refusal } from '../http/refusal.js';
import { json } from '../http/reply.js';
import type { Session } from '../http/session.js';
import { included } from '../modules/included.js';
import { mayCreate } from '../policy/index.js';
import type { Row } from '../store/tables.js';
import { currentOf, currentPlaybook } from './definitions.js';
import { loadRun } from './load.js';
import { isOffered, whyNotOffered } from './offer.js';
import { renderRun, summarize } from './render.js';
import { abandonRun, ofOpener, readRun, saveActivity, startRun } from './run.js';
import { submitRun } from './submit.js';

const MOST_RUNS = 50;

const offerOf = ({ definition }: Row<'playbook'>): PlaybookOffer => {
  const { id, title, description } = definition as PlaybookDefinition;
  return { id, title, ...(description !== undefined && { description }) };
};

const list: Read<'listPlaybooks', Session> = async ({ deps, who }) => {
  const names = mayCreate(who.who) ? (who.module.playbooks ?? []) : [];
  const filter = currentOf({ in: ['name', names] });
  const rows = names.length === 0 ? [] : await deps.store.find('playbook', { filter });
  const offered = rows.filter((row) => isOffered(who, row)).map(offerOf);
  return json({ items: offered.sort((a, b) => names.indexOf(a.id) - names.indexOf(b.id)) });
};

/** Runs that the viewer may read, newest first. */
const summaries = async (deps: Deps, who: Session, within: Filter): Promise<PlaybookRunSummary[]> => {
  const rows = await deps.store.find('playbookRun', { filter: within, order: ['-updatedAt'], limit: MOST_RUNS });
  const ids = rows.map((row) => row.case);
  const readable =
    ids.length === 0 ? [] : await deps.store.find('case', { filter: allOf(who.cases, { in: ['id', ids] }) });
  const there = new Set(readable.map(({ id }) => id));
  const runs = await Promise.all(rows.filter((row) => there.has(row.case)).map((row) => loadRun(deps.store, who, row)));
  return runs.flatMap((run) => (run ? [summarize(run)] : []));
};

const listRuns: Read<'listRuns', Session> = async ({ deps, query, who }) => {
  const of = query.case ? anyOf(ofOpener(who), { eq: ['state', 'submitted'] }) : ofOpener(who);
  const within = allOf(of, query.case ? { eq: ['case', query.case] } : { eq: ['state', 'active'] });
  return json({ items: await summaries(deps, who, within) });
};

const getPlaybook: Read<'getPlaybook', Session> = async ({ deps, params, query, who }) => {
  const { module, instance } = who;
  const named = instance?.attributes?.['playbook'] ?? module.playbooks?.[0];
  const name = params.id === 'default' && named ? String(named) : params.id;
  const row = await currentPlaybook(deps.store, name);
  if (!row || !isOffered(who, row)) {
    const reason = await whyNotOffered(deps.store, who, name, row);
    throw new Refusal('not-found', { reason });
  }
  const mine = allOf(ofOpener(who), { eq: ['state', 'active'] }, { startsWith: ['playbook', `${name}@`] });
  const [found, more] = await Promise.all([summaries(deps, who, mine), included(deps, who, query.with)]);
  const runs = found.map(
    ({ id, case: draft, updatedAt, progress }): UnfinishedRun => ({
      id,
      subject: draft.shortDescription,
      updatedAt,
      ...progress,
    }),
  );
  return { text: `${JSON.stringify({ ...offerOf(row), runs }).slice(0, -1)}${more}}` };
};

const start: Write<'startRun', Session> = async ({ deps, body, who }, tx) => {
  const run = await startRun(deps, tx, who, body);
  return json(await renderRun(deps, who, run), {
    status: 201,
    record: run.row.id,
    detail: { playbook: run.row.playbook },
  });
};
const get: Read<'getRun', Session> = async ({ deps, params, who }) =>
  json(await renderRun(deps, who, await readRun(deps.store, who, params.id)));
const save: Write<'saveActivity', Session> = async ({ deps, params, body, who }, tx) => {
  const run = await saveActivity(deps, tx, who, params.id, params.activity, body);
  return json(await renderRun(deps, who, run), {
    record: run.row.id,
    detail: { activity: params.activity, as: body.as },
  });
};
const submit: Write<'submitRun', Session> = async ({ deps, params, body, who }, tx) => {
  const run = await submitRun(deps, tx, who, params.id, body);
  return json(await renderRun(deps, who, run), { record: run.row.id, detail: { case: run.record.id } });
};
const abandon: Write<'abandonRun', Session> = async ({ params, who }, tx) => {
  const run = await abandonRun(tx, who, params.id);
  return json(summarize(run), { record: run.row.id, detail: { case: run.record.id } });
};

export const playbookRoutes = (pipeline: Pipeline) => {
  const customer = asCustomer(pipeline);
  return {
    listPlaybooks: reading(pipeline, 'listPlaybooks', customer, list),
    getPlaybook: reading(pipeline, 'getPlaybook', customer, getPlaybook),
    listRuns: reading(pipeline, 'listRuns', customer, listRuns),
    startRun: writing(pipeline, 'startRun', customer, start),
    getRun: reading(pipeline, 'getRun', customer, get),
    saveActivity: writing(pipeline, 'saveActivity', customer, save),
    submitRun: writing(pipeline, 'submitRun', customer, submit),
    abandonRun: writing(pipeline, 'abandonRun', customer, abandon),
  };
};
