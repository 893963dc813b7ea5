/**
 * The demo sites' own little servers: each plays the login of a partner site and signs the short tokens that a real
 * site's server would sign. Only in demo mode; a real deployment has nothing of this.
 */
import { Hono } from 'hono';
import { demoSites, signIns } from '../src/backend/seed/index.js';
import { signToken } from '../src/backend/seed/sign.js';
import type { Store } from '../src/backend/store/store.js';
import type { ModuleDefinition } from '../src/contract/module.js';

interface Person {
  /** The subject that the site's tokens carry. */
  id: string;
  name: string;
  detail: string;
}
export interface DemoOptions {
  store: Store;
  opsKey: string;
  clock: () => number;
}

export function demoHosts({ store, opsKey, clock }: DemoOptions): Hono {
  const app = new Hono();

  // Answers for one person at one moment: nobody keeps them.
  const noStore = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

  app.get('/demo/:site/persons', async (c, next) => {
    const module = moduleOf(c.req.param('site'));
    if (!module) return next();
    const persons = await Promise.all(
      signIns.filter((each) => each.module === module).map((each) => person(store, each)),
    );
    return c.json({ items: persons.filter((each) => each !== undefined) }, 200, noStore);
  });

  app.post('/demo/:site/token', async (c, next) => {
    const name = moduleOf(c.req.param('site'));
    if (!name) return next();
    if (fromElsewhere(c.req.raw)) return c.json({ title: 'Only this site may ask for a token' }, 403);
    const id = c.req.query('person') ?? '';
    if (!signIns.some((each) => each.module === name && each.person === id))
      return c.json({ title: 'Nobody of that name signs in here' }, 404);
    const module = (await store.get('module', name))?.definition as ModuleDefinition | undefined;
    if (!module || !('secret' in module.keys)) return c.json({ title: 'The module has no shared secret' }, 404);
    return c.json(await signToken(module, id, clock()));
  });

  app.post('/demo/ops/key', (c) =>
    fromElsewhere(c.req.raw)
      ? c.json({ title: 'Only this site may ask for the key' }, 403)
      : c.json({ key: opsKey }, 200, noStore),
  );

  return app;
}

const moduleOf = (name: string): string | undefined => (Object.hasOwn(demoSites, name) ? demoSites[name] : undefined);

/** A browser says where a request comes from; another site has no business here. */
function fromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.get('origin');
  return origin !== null && origin !== new URL(request.url).origin && site === null;
}

/** The person as their profile says now; nobody when it is switched off. */
async function person(
  store: Store,
  { module, person: id, detail }: (typeof signIns)[number],
): Promise<Person | undefined> {
  const [profile] = await store.find('profile', { filter: { eq: ['subject', `${module}/${id}`] }, limit: 1 });
  if (!profile?.active) return undefined;
  const contact = profile.contact ? await store.get('contact', profile.contact) : undefined;
  const consumer = profile.consumer ? await store.get('consumer', profile.consumer) : undefined;
  const staff = profile.staff ? await store.get('staff', profile.staff) : undefined;
  const name = contact?.name ?? consumer?.name ?? staff?.name;
  return name === undefined ? undefined : { id, name, detail };
}
