/** The operator's routes about relations. Agents and managers alone write them (UC7); customers see what follows. */
import type { Relation } from '../../contract/relation.js';
import type { Agent, Deps } from '../deps.js';
import { asAgent, type Pipeline, reading, writing } from '../http/pipeline.js';
import { notFound } from '../http/refusal.js';
import { json, type Reply } from '../http/reply.js';
import { associate, consumerProducts, dissociate } from '../relations/associate.js';
import { isKnown, listHistory } from '../relations/history.js';
import { keyOf } from '../relations/names.js';
import { listRelations, requireRecord, viewRecord, viewRelation } from '../relations/read.js';
import { lookUp, setHead, setSwitches } from '../relations/records.js';
import type { Actor, Trail } from '../relations/trail.js';
import { createRelation, deleteRelation, endRelation, updateRelation, type Written } from '../relations/write.js';
import type { Tx } from '../store/store.js';

const actorOf = ({ name }: Agent): Actor => ({ actor: `agent:${name}`, module: '' });

const told = (value: unknown, id: string, trail: Trail | undefined, status = 200): Reply =>
  json(value, { status, ...(trail ?? { record: id }) });

const answer = async (
  deps: Deps,
  tx: Tx,
  kind: Relation['kind'],
  { row, trail }: Written,
  status = 200,
): Promise<Reply> => told(await viewRelation(deps, tx, kind, row), row.id, trail, status);

export const opsRelationRoutes = (pipeline: Pipeline) => {
  const agent = asAgent(pipeline);
  return {
    opsLookup: reading(pipeline, 'opsLookup', agent, async ({ deps, params, query }) =>
      json({ items: await lookUp(deps.store, params.table, query.search ?? '') }),
    ),
    opsGetRecord: reading(pipeline, 'opsGetRecord', agent, async ({ deps, params }) =>
      json(await viewRecord(deps.store, params.table, params.id)),
    ),
    opsListRelations: reading(pipeline, 'opsListRelations', agent, async ({ deps, params, query }) =>
      json({ groups: await listRelations(deps, params.table, params.id, query) }),
    ),
    opsRecordHistory: reading(pipeline, 'opsRecordHistory', agent, async ({ deps, params, query }) => {
      const { id } = await requireRecord(deps.store, params.table, params.id);
      return json(await listHistory(deps, keyOf(params.table, id), query));
    }),
    opsRelationHistory: reading(pipeline, 'opsRelationHistory', agent, async ({ deps, params, query }) => {
      if (!(await isKnown(deps.store, params.kind, params.id))) throw notFound();
      return json(await listHistory(deps, keyOf(params.kind, params.id), query));
    }),
    opsCreateRelation: writing(pipeline, 'opsCreateRelation', agent, async ({ deps, body, who }, tx) =>
      answer(deps, tx, body.kind, await createRelation(deps, tx, actorOf(who), body), 201),
    ),
    opsUpdateRelation: writing(pipeline, 'opsUpdateRelation', agent, async ({ deps, params, version, body, who }, tx) =>
      answer(deps, tx, params.kind, await updateRelation(deps, tx, actorOf(who), params, version, body)),
    ),
    opsEndRelation: writing(pipeline, 'opsEndRelation', agent, async ({ deps, params, who }, tx) =>
      answer(deps, tx, params.kind, await endRelation(deps, tx, actorOf(who), params)),
    ),
    opsDeleteRelation: writing(pipeline, 'opsDeleteRelation', agent, async ({ deps, params, who }, tx) =>
      answer(deps, tx, params.kind, await deleteRelation(deps, tx, actorOf(who), params)),
    ),
    opsUpdateAccount: writing(pipeline, 'opsUpdateAccount', agent, async ({ deps, params, version, body }, tx) => {
      const trail = await setSwitches(deps, tx, params.id, version, body);
      return told(await viewRecord(tx, 'account', params.id), params.id, trail);
    }),
    opsUpdateHousehold: writing(pipeline, 'opsUpdateHousehold', agent, async ({ deps, params, version, body }, tx) => {
      const trail = await setHead(deps, tx, params.id, version, body);
      return told(await viewRecord(tx, 'household', params.id), params.id, trail);
    }),
    opsConsumerProducts: reading(pipeline, 'opsConsumerProducts', agent, async ({ deps, params }) =>
      json(await consumerProducts(deps, params.id)),
    ),
    opsAssociate: writing(pipeline, 'opsAssociate', agent, async ({ deps, body }, tx) => {
      const { association, trail } = await associate(deps, tx, body);
      return told(association, trail.record, trail, 201);
    }),
    opsDissociate: writing(pipeline, 'opsDissociate', agent, async ({ deps, body }, tx) => {
      const { association, trail } = await dissociate(deps, tx, body);
      return told(association, trail.record, trail);
    }),
  };
};
