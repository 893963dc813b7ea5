import type { OpsActivity } from '../../contract/ops.js';
import { type Looker, renderActivities } from '../activities/render.js';
import { releasedOfStream } from '../activities/routes.js';
import { agentReleased, summaryProjection } from '../cases/projection.js';
import { etag, requireCase } from '../cases/read.js';
import type { Agent, Deps } from '../deps.js';
import { listAsText, listRows } from '../http/listing.js';
import { asAgent, type Pipeline, type Read, reading, type Write, writing } from '../http/pipeline.js';
import { json } from '../http/reply.js';
import { loadModule } from '../http/session.js';
import type { Reader } from '../store/store.js';
import type { Row } from '../store/tables.js';
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

export const opsRoutes = (pipeline: Pipeline) => {
  const agent = asAgent(pipeline);
  return {
    opsListCases: reading(pipeline, 'opsListCases', agent, list),
    opsGetCase: reading(pipeline, 'opsGetCase', agent, get),
    opsUpdateCase: writing(pipeline, 'opsUpdateCase', agent, update),
    opsListActivities: reading(pipeline, 'opsListActivities', agent, activities),
    opsAddComment: writing(pipeline, 'opsAddComment', agent, comment),
  };
};
