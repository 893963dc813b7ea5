/**
 * The demo sites' own little servers: each plays the login of a partner site and signs the short tokens that a real
 * site's server would sign. Only in demo mode; a real deployment has nothing of this.
 */
import { createSecretKey } from 'node:crypto';
import { Hono } from 'hono';
import { SignJWT } from 'jose';
import type { Store } from '../src/backend/store/store.js';
import type { ModuleDefinition } from '../src/contract/module.js';

interface Person {
  /** The subject that the site's tokens carry. */
  id: string;
  name: string;
  /** Second line: title and organisation. */
  detail?: string;
}
interface Site {
  module: string;
  persons: readonly string[];
}

const sites: Record<string, Site> = {
  boxeo: {
    module: 'boxeo-portal',
    persons: ['maria.lindqvist', 'jonas.weber', 'elena.rossi', 'noah.adler'],
  },
  calico: { module: 'calico-tv', persons: ['sam.collins', 'riley.collins', 'ada.okafor'] },
};

/** Seconds that a demo token lives: short, so that the exchange of tokens is seen to work. */
const TOKEN_SECONDS = 300;

export interface DemoOptions {
  store: Store;
  opsKey: string;
  clock?: () => number;
}

export function demoHosts({ store, opsKey, clock = Date.now }: DemoOptions): Hono {
  const app = new Hono();

  app.use('/demo/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
    c.header('X-Content-Type-Options', 'nosniff');
  });

  app.get('/demo/:site/persons', async (c, next) => {
    const site = siteOf(c.req.param('site'));
    if (!site) return next();
    const persons = await Promise.all(site.persons.map((id) => person(store, id)));
    return c.json({ items: persons.filter((each) => each !== undefined) });
  });

  app.post('/demo/:site/token', async (c, next) => {
    const site = siteOf(c.req.param('site'));
    if (!site) return next();
    if (fromElsewhere(c.req.raw)) return c.json({ title: 'Only this site may ask for a token' }, 403);
    const id = c.req.query('person') ?? '';
    if (!site.persons.includes(id)) return c.json({ title: 'Nobody of that name signs in here' }, 404);
    const module = (await store.get('module', site.module))?.definition as ModuleDefinition | undefined;
    if (!module || !('secret' in module.keys)) return c.json({ title: 'The module has no shared secret' }, 404);
    const issued = Math.floor(clock() / 1000);
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(id)
      .setAudience(module.name)
      .setIssuedAt(issued)
      .setExpirationTime(issued + TOKEN_SECONDS)
      .setJti(crypto.randomUUID())
      .sign(createSecretKey(module.keys.secret, 'utf8'));
    return c.json({ token, expiresAt: new Date((issued + TOKEN_SECONDS) * 1000).toISOString() });
  });

  app.post('/demo/ops/key', (c) =>
    fromElsewhere(c.req.raw) ? c.json({ title: 'Only this site may ask for the key' }, 403) : c.json({ key: opsKey }),
  );

  return app;
}

const siteOf = (name: string): Site | undefined => (Object.hasOwn(sites, name) ? sites[name] : undefined);

/** A browser says where a request comes from; another site has no business here. */
function fromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.get('origin');
  return origin !== null && origin !== new URL(request.url).origin && site === null;
}

async function person(store: Store, subject: string): Promise<Person | undefined> {
  const [profile] = await store.find('profile', { filter: { eq: ['subject', subject] }, limit: 1 });
  if (!profile?.active) return undefined;
  if (profile.contact) {
    const contact = await store.get('contact', profile.contact);
    const account = contact && (await store.get('account', contact.account));
    const detail = [contact?.title, account?.name].filter((part) => part).join(', ');
    return contact && { id: subject, name: contact.name, ...(detail ? { detail } : {}) };
  }
  const consumer = profile.consumer ? await store.get('consumer', profile.consumer) : undefined;
  return consumer && { id: subject, name: consumer.name };
}
