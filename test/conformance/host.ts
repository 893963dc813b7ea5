/** What a host of the backend gives to the suite, and how the suite asks it. */
import { SignJWT } from 'jose';
import type { Problem } from '../../src/contract/problem.js';
import { Problem as ProblemSchema } from '../../src/contract/problem.js';
import { type ParamsOf, type ResultOf, type Route, type RouteName, routes } from '../../src/contract/routes.js';
import { equal, fail, ok } from './assert.js';

export interface ConformanceHost {
  /** Origin of the API; empty in a page whose own origin it is. */
  api: string;
  fetch: (input: string, init?: RequestInit) => Promise<Response>;
  /** Shared secret of a seeded module (`boxeo-portal`, `calico-tv`). */
  secret: (module: string) => string;
  opsKey: string;
  /** False in a browser, where a page cannot say that it is another origin. */
  setsOrigin: boolean;
  /** Moves the host's clock on, in milliseconds, where it can be moved; `now` then answers its time. */
  advance?: (milliseconds: number) => void;
  now?: () => number;
  /** The same backend with a budget of ten requests a minute for each person. */
  limited?: () => Promise<{ api: string; fetch: ConformanceHost['fetch']; close?: () => Promise<void> }>;
  close?: () => Promise<void>;
}

export interface Runner {
  describe: (name: string, body: () => void) => void;
  it: (name: string, body: () => Promise<void>) => void;
  before: (body: () => Promise<void>) => void;
  after: (body: () => Promise<void>) => void;
}

const modules: Record<string, string> = {
  ...{ sam: 'calico-tv', riley: 'calico-tv', ada: 'calico-tv', dana: 'calico-tv', theo: 'calico-tv' },
  petra: 'meridian-dealers',
  eleanor: 'harbor-insurance',
};
export const subjects = {
  maria: 'maria.lindqvist',
  jonas: 'jonas.weber',
  elena: 'elena.rossi',
  noah: 'noah.adler',
  sam: 'sam.collins',
  riley: 'riley.collins',
  ada: 'ada.okafor',
  dana: 'dana.whitfield',
  theo: 'theo.whitfield',
  petra: 'petra.kessler',
  eleanor: 'eleanor.voss',
} as const;
export type Person = keyof typeof subjects;
export const moduleOf = (person: Person): string => modules[person] ?? 'boxeo-portal';

export interface Ask {
  as?: Person | 'ops' | 'nobody';
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  /** Text or form in place of JSON. */
  raw?: BodyInit;
  headers?: Record<string, string>;
  /** Idempotency key; a new one for every write unless said, `null` for none. */
  key?: string | null;
  version?: number;
}
export interface Answer<N extends RouteName> {
  status: number;
  headers: Headers;
  text: string;
  body: ResultOf<N>;
}

/** Asks one host, and checks every answer against the contract. */
export class Caller {
  readonly called = new Set<RouteName>();
  #tokens = new Map<string, { token: string; until: number }>();

  constructor(readonly host: ConformanceHost) {}

  now(): number {
    return this.host.now?.() ?? Date.now();
  }

  /** A token as the partner site signs it, unless claims, header or secret say otherwise. */
  async sign(
    person: Person,
    claims: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
    secret?: string,
  ): Promise<string> {
    const issued = Math.floor(this.now() / 1000);
    const module = moduleOf(person);
    const payload = { sub: subjects[person], aud: module, iat: issued, exp: issued + 300, ...claims };
    const entries = Object.entries(payload).filter(([, value]) => value !== undefined);
    return new SignJWT(Object.fromEntries(entries))
      .setProtectedHeader({ alg: 'HS256', ...header })
      .sign(new TextEncoder().encode(secret ?? this.host.secret(module)));
  }

  async token(person: Person): Promise<string> {
    const kept = this.#tokens.get(person);
    if (kept && kept.until > this.now()) return kept.token;
    const token = await this.sign(person);
    this.#tokens.set(person, { token, until: this.now() + 200_000 });
    return token;
  }

  async headers(as: Ask['as'] = 'maria'): Promise<Record<string, string>> {
    if (as === 'nobody') return {};
    return { authorization: `Bearer ${as === 'ops' ? this.host.opsKey : await this.token(as)}` };
  }

  url(name: RouteName, { params = {}, query = {} }: Ask = {}): string {
    const path = routes[name].path.replace(/\{(\w+)\}/g, (_, key: string) =>
      encodeURIComponent(params[key] ?? fail(`No parameter ${key}`)),
    );
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value === undefined) continue;
      search.set(key, typeof value === 'object' ? JSON.stringify(value) : String(value));
    }
    return `${this.host.api}${path}${search.size > 0 ? `?${search}` : ''}`;
  }

  /** The bare answer. */
  async send(name: RouteName, ask: Ask = {}): Promise<Response> {
    const route: Route = routes[name];
    const headers: Record<string, string> = { ...(await this.headers(ask.as)) };
    if (route.idempotent && ask.key !== null) headers['idempotency-key'] = ask.key ?? crypto.randomUUID();
    if (ask.version !== undefined) headers['if-match'] = `"${ask.version}"`;
    if (ask.body !== undefined) headers['content-type'] = 'application/json';
    const body = ask.raw ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body));
    return this.host.fetch(this.url(name, ask), {
      method: route.method,
      headers: { ...headers, ...ask.headers },
      body,
    });
  }

  /** A success, read by its schema: nothing missing, nothing of another kind, nothing too much. */
  async call<N extends RouteName>(name: N, ask: Ask & { params?: ParamsOf<N> } = {}): Promise<Answer<N>> {
    const response = await this.send(name, ask as Ask);
    const text = await response.text();
    const route: Route = routes[name];
    if (response.status !== (route.status ?? 200)) fail(`${name} answered ${response.status}: ${text.slice(0, 400)}`);
    this.called.add(name);
    const json: unknown = route.result ? JSON.parse(text) : undefined;
    const parsed = route.result?.safeParse(json);
    if (parsed && !parsed.success)
      fail(`${name} does not keep the contract: ${JSON.stringify(parsed.error.issues).slice(0, 600)}`);
    if (parsed?.success) equal(parsed.data, json, `${name} answers what the contract names and no more`);
    return { status: response.status, headers: response.headers, text, body: json as ResultOf<N> };
  }

  /** A refusal with that status and code, in the shape of problem details. */
  async refused(
    name: RouteName,
    ask: Ask,
    status: number,
    code: string,
  ): Promise<Problem & { headers: Headers; text: string }> {
    return readProblem(await this.send(name, ask), status, code, name);
  }
}

export const readProblem = async (
  response: Response,
  status: number,
  code: string,
  what = 'answer',
): Promise<Problem & { headers: Headers; text: string }> => {
  const text = await response.text();
  equal(response.status, status, `${what}: status of ${text.slice(0, 300)}`);
  ok(response.headers.get('content-type')?.startsWith('application/problem+json'), `${what} is problem details`);
  const problem = ProblemSchema.parse(JSON.parse(text));
  equal(problem.code, code, `${what}: code`);
  equal(problem.status, status, `${what}: status in the body`);
  equal(problem.type, `urn:oriel:problem:${code}`, `${what}: type`);
  return { ...problem, headers: response.headers, text };
};

export type Suite = (runner: Runner, caller: () => Caller) => void;

/** A new case of Maria's, or whoever is said. */
export const newCase = async (caller: Caller, subject: string, as: Person = 'maria') => {
  const body =
    moduleOf(as) === 'boxeo-portal'
      ? {
          caseType: 'technical-problem',
          shortDescription: subject,
          description: 'It does not work.',
          soldProduct: as === 'noah' ? 'sp-avid-logs' : as === 'elena' ? 'sp-italia-monitoring' : 'sp-boxeo-logs',
        }
      : {
          caseType: 'billing-question',
          shortDescription: subject,
          description: 'I do not understand it.',
          category: 'A bill',
        };
  return (await caller.call('createCase', { as, body })).body;
};

/** An agent takes the case to a state, through all those before it. */
export const bring = async (caller: Caller, id: string, ...states: number[]): Promise<void> => {
  for (const state of states) {
    const { body } = await caller.call('opsGetCase', { as: 'ops', params: { id } });
    const solution = state === 6 ? { resolutionCode: 'Solved by support', resolutionNotes: 'It works again.' } : {};
    await caller.call('opsUpdateCase', {
      as: 'ops',
      params: { id },
      version: body.version,
      body: { state, ...solution },
    });
  }
};
