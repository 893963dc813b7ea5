import type { Case } from '../../contract/case.js';
import type { CaseType } from '../../contract/case-type.js';
import type { Deps } from '../deps.js';
import { listAsText } from '../http/listing.js';
import { asCustomer, type Pipeline, type Read, reading, type Write, writing } from '../http/pipeline.js';
import { notFound } from '../http/refusal.js';
import { json } from '../http/reply.js';
import type { Session } from '../http/session.js';
import { included } from '../modules/included.js';
import { actOnCase, updateCase } from './act.js';
import { createCase, offersType } from './create.js';
import { releasedFields, summaryProjection } from './projection.js';
import { etag, setMark, viewCase } from './read.js';

const list: Read<'listCases', Session> = async ({ deps, query, who }) => {
  const view = { products: who.products, profile: who.who.profile.id };
  const listing = {
    table: 'case' as const,
    within: who.cases,
    released: releasedFields(who.instance),
    defaultOrder: ['-updatedAt'],
  };
  const [page, more] = await Promise.all([
    listAsText(deps.store, listing, query, summaryProjection(view, who.instance)),
    included(deps, who, query.with),
  ]);
  return { text: `{${page}${more}}` };
};

/**
 * What was read is the case as it was changed last, not as it may be changed while this answer is on its way.
 * A mark that could not be set does not take the answer away from its reader.
 */
const markRead = async (deps: Deps, { id, updatedAt }: Case, profile: string): Promise<void> => {
  try {
    await deps.store.transact(async (tx) => {
      await tx.lock(`case:${id}`);
      await setMark(deps, tx, id, profile, { readAt: updatedAt });
    });
  } catch (error) {
    deps.log({ level: 'warn', message: 'A case could not be marked as read', profile, error });
  }
};

const get: Read<'getCase', Session> = async ({ deps, params, query, who }) => {
  const { record, mark, repliedAt } = await viewCase(deps.store, who, params.id);
  // Reading marks as read; most readings change nothing and then write nothing.
  if (!mark || (repliedAt !== null && mark.readAt < repliedAt)) await markRead(deps, record, who.who.profile.id);
  const text = JSON.stringify(record);
  return { text: `${text.slice(0, -1)}${await included(deps, who, query.with)}}`, headers: etag(record.version) };
};

const create: Write<'createCase', Session> = async ({ deps, body, who }, tx) => {
  const { id, mark } = await createCase(deps, tx, who, body);
  // What was created is shown to its creator even through an instance whose locked filter leaves it out.
  const { record } = await viewCase(tx, { ...who, cases: { eq: ['id', id] } }, id, mark);
  const headers = { ...etag(record.version), location: `/v1/cases/${id}` };
  return json(record, { status: 201, headers, record: id });
};

const update: Write<'updateCase', Session> = async ({ deps, params, body, version, who }, tx) => {
  const id = await updateCase(deps, tx, who, params.id, version, body);
  const { record } = await viewCase(tx, who, id);
  return json(record, { headers: etag(record.version), record: id, detail: { fields: Object.keys(body) } });
};

const act: Write<'actOnCase', Session> = async ({ deps, params, body, who }, tx) => {
  const id = await actOnCase(deps, tx, who, params.id, params.action, body);
  // The action may have moved the case out of the instance's locked filter; who acted still sees what came of it.
  const { record } = await viewCase(tx, { ...who, cases: { eq: ['id', id] } }, id);
  return json(record, { headers: etag(record.version), record: id });
};

/** `default`: the one that the instance names, else the first that it or the module offers. */
const namedType = ({ module, instance }: Session, id: string): string => {
  if (id !== 'default') return id;
  const named = instance?.attributes?.['case-type'];
  return (named ? String(named) : undefined) ?? instance?.caseTypes?.[0] ?? module.caseTypes[0] ?? id;
};

const getType: Read<'getCaseType', Session> = async ({ deps, params, query, who }) => {
  const id = namedType(who, params.id);
  const row = offersType(who, id) ? await deps.store.get('caseType', id) : undefined;
  if (!row) throw notFound();
  const text = JSON.stringify(row.definition as CaseType);
  return { text: `${text.slice(0, -1)}${await included(deps, who, query.with)}}` };
};

export const caseRoutes = (pipeline: Pipeline) => {
  const customer = asCustomer(pipeline);
  return {
    listCases: reading(pipeline, 'listCases', customer, list),
    getCase: reading(pipeline, 'getCase', customer, get),
    createCase: writing(pipeline, 'createCase', customer, create),
    updateCase: writing(pipeline, 'updateCase', customer, update),
    actOnCase: writing(pipeline, 'actOnCase', customer, act),
    getCaseType: reading(pipeline, 'getCaseType', customer, getType),
  };
};
