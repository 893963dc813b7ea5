/** The demo sites' own little server parts, as `server/demo-hosts.ts` has them: who can sign in, and their tokens. */
import { demoSites, signIns } from '../backend/seed/index.js';
import { demoOpsKey, demoToken } from './service.js';
import type { Weather } from './weather.js';

const answer = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/** Answers what belongs to a site's server, or nothing when the request is for somebody else. */
export const demoSite = async (request: Request, weather: Weather): Promise<Response | undefined> => {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === '/demo/ops/key' && request.method === 'POST') return answer({ key: demoOpsKey });
  const [, site = '', what] = /^\/demo\/([a-z]+)\/(persons|token)$/.exec(pathname) ?? [];
  const module = Object.hasOwn(demoSites, site) ? demoSites[site] : undefined;
  if (!module) return undefined;
  const people = signIns.filter((one) => one.module === module);
  if (what === 'persons') {
    return answer({ items: people.map(({ person, name, detail }) => ({ id: person, name, detail })) });
  }
  if (request.method !== 'POST') return undefined;
  if (weather === 'signed-out') return answer({ title: 'Nobody is signed in' }, 401);
  const person = searchParams.get('person') ?? '';
  if (!people.some((one) => one.person === person)) return answer({ title: 'Nobody of that name signs in here' }, 404);
  return answer(await demoToken(module, person));
};
