/** The part of the operator API about playbooks. */
import { AssignedActivity, PlaybookDefinition } from '../../contract/playbook.js';
import type { Agent } from '../deps.js';
import { asAgent, type Pipeline, type Read, reading, type Write, writing } from '../http/pipeline.js';
import { notFound } from '../http/refusal.js';
import { json } from '../http/reply.js';
import { assignActivities, currentOf, currentPlaybook, putPlaybook } from '../playbooks/definitions.js';

const titleOf = (definition: unknown): string => (definition as PlaybookDefinition).title;

const list: Read<'opsListPlaybooks', Agent> = async ({ deps }) => {
  const rows = await deps.store.find('playbook', { filter: currentOf({ and: [] }), order: ['name'] });
  return json({
    items: rows.map(({ name, version, definition }) => ({ id: name, title: titleOf(definition), version })),
  });
};

const get: Read<'opsGetPlaybook', Agent> = async ({ deps, params }) => {
  const row = await currentPlaybook(deps.store, params.id);
  if (!row) throw notFound();
  return json({ version: row.version, definition: row.definition });
};

const put: Write<'opsPutPlaybook', Agent> = async ({ body }, tx) => {
  const stored = await putPlaybook(tx, PlaybookDefinition.parse(body));
  return json(stored, { record: stored.id, detail: { version: stored.version } });
};

const assign: Write<'opsAssignActivities', Agent> = async ({ deps, params, body, who }, tx) => {
  const activities = body.activities.map((each) => AssignedActivity.parse(each));
  const done = await assignActivities(deps, tx, who, params.id, activities);
  return json(done, { record: done.case, detail: { activities: activities.map(({ id }) => id) } });
};

export const opsPlaybookRoutes = (pipeline: Pipeline) => {
  const agent = asAgent(pipeline);
  return {
    opsListPlaybooks: reading(pipeline, 'opsListPlaybooks', agent, list),
    opsGetPlaybook: reading(pipeline, 'opsGetPlaybook', agent, get),
    opsPutPlaybook: writing(pipeline, 'opsPutPlaybook', agent, put),
    opsAssignActivities: writing(pipeline, 'opsAssignActivities', agent, assign),
  };
};
