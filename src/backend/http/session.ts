/** Who asks: a customer on a module's website, or a support agent. Made anew for every request (G3). */
import type { InstanceDefinition, ModuleDefinition } from '../../contract/module.js';
import { allOf, type Filter, nothing } from '../../contract/query.js';
import type { Agent, Deps } from '../deps.js';
import {
  answerableCases,
  isActive,
  loadIdentity,
  readableCases,
  readableItems,
  readableSoldProducts,
  type Subject,
} from '../policy/index.js';
import type { Reader } from '../store/store.js';
import { type InstanceTable, ownTable } from './instance.js';
import { askedProfile, refuseProfile } from './profile.js';
import { Refusal, unauthenticated } from './refusal.js';
import { register } from './register.js';
import { today } from './today.js';
import { bearer, type Claims, claimed, type TokenJudge } from './token.js';

/** The sold products and the install base items of this request. */
export interface Products {
  sold: Filter;
  items: Filter;
}

export interface Session {
  module: ModuleDefinition;
  instance: InstanceDefinition | null;
  who: Subject;
  /** The cases of this request: policy and the instance's locked filter, joined by `and` (G5). */
  cases: Filter;
  /** Of these the ones that may be replied to (UC1). */
  answerable: Filter;
  products: Products;
  /** Seconds since 1970 at which the token ends; a ticket's session has none. */
  expires: number | null;
}

export const loadModule = async (reader: Reader, name: string): Promise<ModuleDefinition | undefined> =>
  (await reader.get('module', name))?.definition as ModuleDefinition | undefined;

/** A browser names its origin; only those listed for the module, and the deployment's own pages, are answered. */
export const checkOrigin = (deps: Deps, module: ModuleDefinition, origin: string | null): void => {
  if (origin === null || isListed(deps, module, origin)) return;
  deps.warnOfOrigin(origin, module.name);
  throw new Refusal('origin-not-listed', { reason: `the origin is not listed for ${module.name}` });
};
export const isListed = (deps: Deps, module: ModuleDefinition, origin: string): boolean =>
  module.origins.includes(origin) || deps.origins.includes(origin);

/** Puts together what a proved identity may see. */
export const sessionOf = (
  module: ModuleDefinition,
  who: Subject,
  instanceName: string | null,
  expires: number | null,
): Session => {
  const instance = instanceName === null ? null : module.instances.find(({ name }) => name === instanceName);
  if (instance === undefined) {
    const message = `The module has no instance “${instanceName?.slice(0, 64)}”`;
    throw new Refusal('malformed-request', { detail: message });
  }
  const narrowed = (table: InstanceTable, readable: Filter): Filter =>
    instance?.tables?.includes(table) === false
      ? nothing
      : allOf(readable, ownTable(instance) === table ? instance?.filter : undefined);
  return {
    module,
    instance,
    who,
    cases: narrowed('case', readableCases(who)),
    answerable: answerableCases(who),
    products: {
      sold: narrowed('soldProduct', readableSoldProducts(who)),
      items: narrowed('installBaseItem', readableItems(who)),
    },
    expires,
  };
};

export const openSession = async (deps: Deps, judge: TokenJudge, request: Request): Promise<Session> => {
  const token = bearer(request.headers.get('authorization'));
  const claim = claimed(token);
  const asked = askedProfile(request);
  // All is loaded on the word of the token; nothing of it is used before the token was judged.
  const found = await loadIdentity(deps.store, claim.module, claim.sub, claim.profile ?? asked, today(deps));
  const module = found.module?.definition as ModuleDefinition | undefined;
  if (!module) throw unauthenticated(`the token's aud is “${claim.module}”, and no module is called that`);
  const claims = await judge.judge(token, module.name, module.keys, deps.clock());
  checkOrigin(deps, module, request.headers.get('origin'));
  if (!module.active) throw new Refusal('module-off');
  if (asked !== undefined) await refuseProfile(deps, claims, module.name, asked, found.who);
  const who = found.who ?? (module.selfRegistration ? await register(deps, module, claims) : undefined);
  if (!who || !isActive(who)) throw unauthenticated(whyNobody(module, claims, who), 'Nobody is known by this sign-in');
  return sessionOf(module, who, request.headers.get('oriel-instance'), claims.expires);
};

const whyNobody = (module: ModuleDefinition, { sub, profile }: Claims, who: Subject | undefined): string => {
  const name = `sub “${sub}” in ${module.name}`;
  if (who) return `the profile ${who.profile.id} of ${name} is switched off, or its person or account is`;
  if (profile !== undefined) return `${name} has no profile “${profile}”`;
  return `nobody is known by ${name}: bring the person in, or switch on selfRegistration`;
};

/** Compares without telling by its duration where two keys differ. */
const sameKey = (a: string, b: string): boolean => {
  const left = new TextEncoder().encode(a);
  const right = new TextEncoder().encode(b);
  let difference = left.length ^ right.length;
  for (let index = 0; index < right.length; index++) difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  return difference === 0;
};

export const openAgentSession = (deps: Deps, request: Request): Agent => {
  const key = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (deps.opsKey === undefined)
    throw unauthenticated('the operator API is switched off: no operator key is set (ORIEL_OPS_KEY)');
  if (key === undefined) throw unauthenticated('no operator key came along as Authorization: Bearer');
  if (!sameKey(key, deps.opsKey)) throw unauthenticated('what came as Authorization: Bearer is not the operator key');
  const origin = request.headers.get('origin');
  if (origin !== null && !deps.origins.includes(origin))
    throw new Refusal('origin-not-listed', { reason: `${origin.slice(0, 200)} is no page of this deployment` });
  const wanted = request.headers.get('oriel-agent');
  const agent = wanted === null ? deps.agents[0] : deps.agents.find(({ name }) => name === wanted);
  if (!agent) throw new Refusal('malformed-request', { detail: 'Oriel-Agent names nobody of the support team' });
  return agent;
};
