import type { Context } from 'hono';
import { allOf } from '../../contract/query.js';
import type { Deps } from '../deps.js';
import { asCustomer, type Env, type Pipeline, reading } from '../http/pipeline.js';
import { notFound, Refusal, unauthenticated } from '../http/refusal.js';
import { respond } from '../http/reply.js';
import { checkOrigin, loadModule, type Session, sessionOf } from '../http/session.js';
import { today } from '../http/today.js';
import { isActive, loadSubject } from '../policy/index.js';
import type { Row } from '../store/tables.js';
import { downloadType } from './sniff.js';
import { readTicket } from './tickets.js';
import { upload } from './upload.js';

/** Name for every client: plain for old ones, exact for those that know RFC 6266. */
const disposition = (name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
};

/** Always a download, never a page: whatever the bytes are, they get no script, no frame, no guess of their type. */
const serve = async (deps: Deps, request: Request, file: Row<'attachment'>): Promise<Response> => {
  const etag = `"${file.hash.slice(0, 32)}"`;
  const headers: Record<string, string> = {
    etag,
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
  };
  if (
    request.headers
      .get('if-none-match')
      ?.split(/\s*,\s*/)
      .includes(etag)
  )
    return new Response(null, { status: 304, headers });
  const content = await deps.blobs.get(file.hash);
  if (!content) throw new Error(`The content of attachment ${file.id} is gone`);
  headers['content-type'] = downloadType(file.type);
  headers['content-length'] = String(file.size);
  headers['content-disposition'] = disposition(file.name);
  return new Response(content, { headers });
};

/** The file, if its case and its entry are readable, or if it is still the asker's own. */
const readable = async (deps: Deps, session: Session, id: string): Promise<Row<'attachment'>> => {
  const file = await deps.store.get('attachment', id);
  if (!file) throw notFound();
  if (file.case === null) {
    if (file.uploadedBy !== session.who.profile.id) throw notFound();
    return file;
  }
  const [cases, activity] = await Promise.all([
    deps.store.find('case', { filter: allOf({ eq: ['id', file.case] }, session.cases), limit: 1 }),
    file.activity === null ? undefined : deps.store.get('activity', file.activity),
  ]);
  if (cases.length === 0 || activity?.public === false) throw notFound();
  return file;
};

/** The session that a ticket stands for: its person must still be there and still be allowed. */
const byTicket = async (deps: Deps, request: Request, module: string, profileId: string): Promise<Session> => {
  const [definition, profile] = await Promise.all([
    loadModule(deps.store, module),
    deps.store.get('profile', profileId),
  ]);
  if (!definition || !profile) throw unauthenticated('the module or profile of the link is gone');
  checkOrigin(deps, definition, request.headers.get('origin'));
  if (!definition.active) throw new Refusal('module-off');
  const who = await loadSubject(deps.store, profile, today(deps));
  if (!isActive(who)) throw unauthenticated(`the profile ${profile.id} of the link is switched off, or its person is`);
  return sessionOf(definition, who, null, null);
};

export const attachmentRoutes = (pipeline: Pipeline) => {
  const { deps, budgets } = pipeline;
  const customer = asCustomer(pipeline);
  const withTicket = asCustomer(pipeline, async (c) => {
    const ticket = new URL(c.req.url).searchParams.get('ticket');
    if (ticket === null) return undefined;
    const holder = await readTicket(deps, c.req.param('id') ?? '', ticket);
    if (!holder) throw unauthenticated('the link has run out, or is not of this file', 'The link has run out');
    return byTicket(deps, c.req.raw, holder.module, holder.profile);
  });
  const download = reading(pipeline, 'getAttachment', withTicket, async ({ request, params, who }) =>
    serve(deps, request, await readable(deps, who, params.id)),
  );
  return {
    /** An agent's ticket opens every file; everything else goes by the customer's policy. */
    getAttachment: async (c: Context<Env>): Promise<Response> => {
      const ticket = new URL(c.req.url).searchParams.get('ticket');
      const id = c.req.param('id') ?? '';
      const holder = ticket === null ? undefined : await readTicket(deps, id, ticket);
      if (holder?.module !== '' || deps.opsKey === undefined) return download(c);
      await budgets.spend(`address:${c.env?.address ?? 'unknown'}`, deps.limits.perAddress);
      const file = await deps.store.get('attachment', id);
      if (!file) throw notFound();
      return serve(deps, c.req.raw, file);
    },
    uploadAttachment: async (c: Context<Env>): Promise<Response> => {
      const { who } = await customer(c);
      const uploader = { module: who.module.name, profile: who.who.profile.id, limits: who.module.attachments };
      return respond(await upload(deps, c.req.raw, uploader));
    },
  };
};
