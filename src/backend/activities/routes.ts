import { addComment } from '../cases/act.js';
import { etag, requireCase } from '../cases/read.js';
import { listRows } from '../http/listing.js';
import { asCustomer, type Pipeline, type Read, reading, type Write, writing } from '../http/pipeline.js';
import { json } from '../http/reply.js';
import { loadModule, type Session } from '../http/session.js';
import type { Reader } from '../store/store.js';
import { type Looker, renderActivities } from './render.js';

export const releasedOfStream = new Set(['id', 'kind', 'at', 'from', 'to', 'reason', 'authorRole']);

/** The name of the team that answers a case, which may have come in by another module. */
const supportOf = async (reader: Reader, session: Session, module: string): Promise<string> =>
  module === session.module.name
    ? session.module.support.name
    : ((await loadModule(reader, module))?.support.name ?? '');

const lookerOf = async (reader: Reader, session: Session, module: string): Promise<Looker> => ({
  module: session.module.name,
  profile: session.who.profile.id,
  support: await supportOf(reader, session, module),
});

const list: Read<'listActivities', Session> = async ({ deps, params, query, who }) => {
  const record = await requireCase(deps.store, params.id, who.cases);
  const listing = {
    table: 'activity' as const,
    within: { and: [{ eq: ['case', record.id] as [string, string] }, { eq: ['public', true] as [string, boolean] }] },
    released: releasedOfStream,
    defaultOrder: ['at'],
  };
  const { rows, next, total } = await listRows(deps.store, listing, query);
  const items = await renderActivities(deps, deps.store, rows, await lookerOf(deps.store, who, record.module));
  return json({ items, next, total });
};

const comment: Write<'addComment', Session> = async ({ deps, params, body, who }, tx) => {
  const { entry, record } = await addComment(deps, tx, who, params.id, body);
  const [activity] = await renderActivities(deps, tx, [entry], await lookerOf(tx, who, record.module));
  const now = await tx.get('case', record.id);
  return json(activity, { status: 201, record: record.id, headers: etag(now?.version ?? record.version) });
};

export const activityRoutes = (pipeline: Pipeline) => {
  const customer = asCustomer(pipeline);
  return {
    listActivities: reading(pipeline, 'listActivities', customer, list),
    addComment: writing(pipeline, 'addComment', customer, comment),
  };
};
