import type { OpsActivity } from '../../contract/ops.js';
import { World } from '../../contract/world.js';
import { type Looker, renderActivities } from '../activities/render.js';
import { releasedOfStream } from '../activities/routes.js';
import { agentReleased, summaryProjection } from '../cases/projection.js';
import { etag, requireCase } from '../cases/read.js';
import type { Agent, Deps } from '../deps.js';
import { listAsText, listRows } from '../http/listing.js';
import { asAgent, type Pipeline, type Read, reading, type Write, writing } from '../http/pipeline.js';
import { notFound, refusedBy } from '../http/refusal.js';
import { json } from '../http/reply.js';
import { loadModule } from '../http/session.js';
import { today } from '../http/today.js';
import { explain, loadSubject } from '../policy/index.js';
import { rejudge } from '../relations/trail.js';
import { lockRelations } from '../relations/write.js';
import { writeWorld } from '../seed/world.js';
import { WorldError } from '../seed/world-error.js';
import type { Reader } from '../store/store.js';
import type { Row } from '../store/tables.js';
import {
  affectedCustomers,
  closeAlert,
  configurationItems,
  createAlert,
  createOutage,
  createProactive,
  endOutage,
  openAlerts,
  openOutages,
} from './estate.js';
import { opsPlaybookRoutes } from './playbooks.js';
import { opsRelationRoutes } from './relations.js';
import { addOpsComment, submitted, updateOpsCase, viewOpsCase } from './service.js';

const list: Read<'opsListCases', Agent> = async ({ deps, query }) => {
  const listing = { table: 'case' as const, within: submitted, released: agentReleased, defaultOrder: ['-updatedAt'] };
  return { text: `{${await listAsText(deps.store, listing, query, summaryProjection({}, null))}}` };
};

const get: Read<'opsGetCase', Agent> = async ({ deps, params }) => {
  const record = await viewOpsCase(deps.store, params.id);
  return json(record, { headers: etag(record.version) });
};

const update: Write<'opsUpdateCase', Agent> = async ({ deps, params, body, version, who }, tx) => {
  const id = await updateOpsCase(deps, tx, who, params.id, version, body);
  const record = await viewOpsCase(tx, id);
  return json(record, { headers: etag(record.version), record: id, detail: { fields: Object.keys(body) } });
};

const render = async (
  deps: Deps,
  reader: Reader,
  rows: Row<'activity'>[],
  agent: Agent,
  module: string,
): Promise<OpsActivity[]> => {
  const support = (await loadModule(reader, module))?.support.name ?? agent.team;
  const looker: Looker = { module: '', profile: 'agent', agent: agent.name, support };
  const rendered = await renderActivities(deps, reader, rows, looker);
  return rendered.map((activity, index) => ({ ...activity, workNote: rows[index]?.public === false }));
};

const activities: Read<'opsListActivities', Agent> = async ({ deps, params, query, who }) => {
  const record = await requireCase(deps.store, params.id, submitted);
  const within = { eq: ['case', record.id] as [string, string] };
  const listing = { table: 'activity' as const, within, released: releasedOfStream, defaultOrder: ['at'] };
  const { rows, next, total } = await listRows(deps.store, listing, query);
  return json({ items: await render(deps, deps.store, rows, who, record.module), next, total });
};

const comment: Write<'opsAddComment', Agent> = async ({ deps, params, body, who }, tx) => {
  const { entry, record } = await addOpsComment(deps, tx, who, params.id, body);
  const [activity] = await render(deps, tx, [entry], who, record.module);
  return json(activity, { status: 201, record: record.id, detail: { workNote: body.workNote === true } });
};

const why: Read<'opsWhy', Agent> = async ({ deps, query }) => {
  const profile = await deps.store.get('profile', query.profile);
  const found =
    profile && (await explain(deps.store, await loadSubject(deps.store, profile, today(deps)), query.record));
  if (!found) throw notFound();
  return json(found);
};

const alert: Write<'opsCreateAlert', Agent> = async ({ deps, body }, tx) => {
  const made = await createAlert(deps, tx, body);
  return json(made, { status: 201, record: made.id });
};
const proactive: Write<'opsCreateProactive', Agent> = async ({ deps, params, body, who }, tx) =>
  json({ items: await createProactive(deps, tx, who, params.id, body) }, { status: 201, record: params.id });
const outage: Write<'opsCreateOutage', Agent> = async ({ deps, body }, tx) => {
  const made = await createOutage(deps, tx, body);
  return json(made, { status: 201, record: made.id });
};

/** As many as are told of a body that its schema refuses. */
const MOST_ERRORS = 50;

const world: Write<'opsPutWorld', Agent> = async ({ deps, body }, tx) => {
  await tx.lock('seed');
  await lockRelations(tx);
  try {
    const written = await writeWorld(tx, World.parse(body), deps.now());
    rejudge(deps, tx);
    return json({ written }, { record: 'world', detail: { written } });
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    throw refusedBy(error.found.slice(0, MOST_ERRORS));
  }
};

export const opsRoutes = (pipeline: Pipeline) => {
  const agent = asAgent(pipeline);
  return {
    opsListCases: reading(pipeline, 'opsListCases', agent, list),
    opsGetCase: reading(pipeline, 'opsGetCase', agent, get),
    opsUpdateCase: writing(pipeline, 'opsUpdateCase', agent, update),
    opsListActivities: reading(pipeline, 'opsListActivities', agent, activities),
    opsAddComment: writing(pipeline, 'opsAddComment', agent, comment),
    opsListConfigurationItems: reading(pipeline, 'opsListConfigurationItems', agent, async ({ deps }) =>
      json({ items: await configurationItems(deps.store) }),
    ),
    opsListOutages: reading(pipeline, 'opsListOutages', agent, async ({ deps }) =>
      json({ items: await openOutages(deps) }),
    ),
    opsListAlerts: reading(pipeline, 'opsListAlerts', agent, async ({ deps }) =>
      json({ items: await openAlerts(deps.store) }),
    ),
    opsCreateAlert: writing(pipeline, 'opsCreateAlert', agent, alert),
    opsCloseAlert: writing(pipeline, 'opsCloseAlert', agent, async ({ deps, params }, tx) =>
      json(await closeAlert(deps, tx, params.id), { record: params.id }),
    ),
    opsAffected: reading(pipeline, 'opsAffected', agent, async ({ deps, params }) =>
      json({ items: await affectedCustomers(deps.store, params.id) }),
    ),
    opsCreateProactive: writing(pipeline, 'opsCreateProactive', agent, proactive),
    opsCreateOutage: writing(pipeline, 'opsCreateOutage', agent, outage),
    opsEndOutage: writing(pipeline, 'opsEndOutage', agent, async ({ deps, params }, tx) =>
      json(await endOutage(deps, tx, params.id), { record: params.id }),
    ),
    opsPutWorld: writing(pipeline, 'opsPutWorld', agent, world),
    opsWhy: reading(pipeline, 'opsWhy', agent, why),
    ...opsPlaybookRoutes(pipeline),
    ...opsRelationRoutes(pipeline),
  };
};
