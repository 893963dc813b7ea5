/** The way of every request: address budget, sign-in, origin, budgets of person and module, input, handler, answer. */
import type { Context } from 'hono';
import { type BodyOf, type ParamsOf, type QueryOf, type Route, type RouteName, routes } from '../../contract/routes.js';
import type { Agent, Deps } from '../deps.js';
import { sha256 } from '../ids.js';
import type { Tx } from '../store/store.js';
import { audit } from './audit.js';
import type { Budgets } from './budgets.js';
import { keyOf, once } from './idempotency.js';
import { asRefusal, MAX_JSON, parseBody, parseJson, parseQuery, readBytes } from './parse.js';
import { malformed, notFound, Refusal } from './refusal.js';
import { type Reply, respond } from './reply.js';
import { openAgentSession, openSession, type Session } from './session.js';
import type { TokenJudge } from './token.js';

export interface Env {
  Variables: { reference: string; profile?: string; module?: string };
  Bindings: { address?: string };
}

/** One operation being carried out. */
export interface Call<N extends RouteName, Who> {
  deps: Deps;
  request: Request;
  params: ParamsOf<N>;
  query: QueryOf<N>;
  body: BodyOf<N>;
  /** Version named by `If-Match`. */
  version: number;
  who: Who;
}
export type Read<N extends RouteName, Who> = (call: Call<N, Who>) => Promise<Reply | Response>;
export type Write<N extends RouteName, Who> = (call: Call<N, Who>, tx: Tx) => Promise<Reply>;

export interface Pipeline {
  deps: Deps;
  judge: TokenJudge;
  budgets: Budgets;
}

/** Who acts, for keys and audit. */
interface Actor {
  id: string;
  module: string;
}
type Open<Who> = (c: Context<Env>) => Promise<{ who: Who; actor: Actor }>;

export const asCustomer =
  ({ deps, judge, budgets }: Pipeline, open?: (c: Context<Env>) => Promise<Session | undefined>): Open<Session> =>
  async (c) => {
    await budgets.spend(`address:${c.env?.address ?? 'unknown'}`, deps.limits.perAddress);
    const who = (await open?.(c)) ?? (await openSession(deps, judge, c.req.raw));
    const actor = { id: who.who.profile.id, module: who.module.name };
    c.set('profile', actor.id);
    c.set('module', actor.module);
    await budgets.spend(`profile:${actor.id}`, deps.limits.perProfile);
    await budgets.spend(`module:${actor.module}`, deps.limits.perModule);
    return { who, actor };
  };

export const asAgent =
  ({ deps, budgets }: Pipeline): Open<Agent> =>
  async (c) => {
    await budgets.spend(`address:${c.env?.address ?? 'unknown'}`, deps.limits.perAddress);
    const who = openAgentSession(deps, c.req.raw);
    const actor = { id: `agent:${who.name}`, module: '' };
    c.set('profile', actor.id);
    return { who, actor };
  };

const parseParams = (route: Route, c: Context<Env>): Record<string, string> => {
  const params: Record<string, string> = c.req.param();
  if (route.params && !route.params.safeParse(params).success) throw notFound();
  if (Object.values(params).some((value) => /\p{Cc}|\p{Surrogate}/u.test(value))) throw notFound();
  return params;
};

const parseVersion = (request: Request): number => {
  const header = request.headers.get('if-match');
  if (header === null || header === '') throw new Refusal('version-required');
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw malformed('', 'Give If-Match the version in quotes: "3"');
  return Number(version);
};

const denials = new Set(['forbidden', 'not-found']);

/** What a refusal leaves behind before it is told. */
const recordDenial = async (
  deps: Deps,
  actor: Actor,
  action: string,
  record: string,
  error: unknown,
): Promise<void> => {
  if (!(error instanceof Refusal) || !denials.has(error.code)) return;
  const entry = { module: actor.module, actor: actor.id, action, record, outcome: 'denied' as const };
  await deps.store.transact((tx) => audit(deps, tx, { ...entry, detail: { code: error.code } }));
};

const actionOf = (name: RouteName, params: Record<string, string>): string =>
  params['action'] === undefined ? name : `${name}:${params['action']}`;

export const reading =
  <N extends RouteName, Who>({ deps }: Pipeline, name: N, open: Open<Who>, handle: Read<N, Who>) =>
  async (c: Context<Env>): Promise<Response> => {
    const route: Route = routes[name];
    const { who, actor } = await open(c);
    const params = parseParams(route, c);
    const query = parseQuery(c.req.raw.url, route.query);
    const call = { deps, request: c.req.raw, params, query, body: undefined, version: 0, who } as unknown as Call<
      N,
      Who
    >;
    try {
      const first = 'with' in query && query.with !== undefined;
      // Read before the data: what happens after it is told by the stream that resumes here.
      const [newest] = first ? await deps.store.find('event', { order: ['-seq'], limit: 1 }) : [];
      const reply = await handle(call);
      const response = reply instanceof Response ? reply : respond(reply);
      if (first) response.headers.set('oriel-event', String(newest?.seq ?? 0));
      return response;
    } catch (error) {
      await recordDenial(deps, actor, actionOf(name, params), params['id'] ?? '', error);
      throw asRefusal(error);
    }
  };

export const writing =
  <N extends RouteName, Who>({ deps }: Pipeline, name: N, open: Open<Who>, handle: Write<N, Who>) =>
  async (c: Context<Env>): Promise<Response> => {
    const route: Route = routes[name];
    const { who, actor } = await open(c);
    const request = c.req.raw;
    const params = parseParams(route, c);
    const query = parseQuery(request.url, route.query);
    const key = keyOf(request);
    const version = route.versioned ? parseVersion(request) : 0;
    const bytes = await readBytes(request, MAX_JSON);
    const input = parseJson(bytes, request.headers.get('content-type'));
    const path = new URL(request.url).pathname;
    const text = new TextDecoder().decode(bytes);
    const hash = await sha256(
      [request.method, path, request.headers.get('oriel-instance') ?? '', version, text].join('\n'),
    );
    const body = route.body ? parseBody(route.body, input) : undefined;
    const call = { deps, request, params, query, body, version, who } as unknown as Call<N, Who>;
    const action = actionOf(name, params);
    try {
      const reply = await once(deps, { actor: actor.id, key, hash }, async (tx) => {
        const done = await handle(call, tx);
        const { detail, about, record = '' } = done;
        const entry = { module: actor.module, actor: actor.id, action, outcome: 'done' as const, detail, about };
        await audit(deps, tx, { ...entry, record });
        return done;
      });
      return respond(reply);
    } catch (error) {
      await recordDenial(deps, actor, action, params['id'] ?? '', error);
      throw error;
    }
  };
