/** Cross-origin answers for listed origins only, compared as whole strings (S10). */
import type { ModuleDefinition } from '../../contract/module.js';
import type { Deps } from '../deps.js';
import { isListed, loadModule } from './session.js';

const METHODS = 'GET, POST, PATCH';
const HEADERS = 'Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, Oriel-Instance, Oriel-Profile';
const EXPOSED = 'ETag, Retry-After, Oriel-Event, Oriel-Reference, Location';

/**
 * A preflight and a refused sign-in name no module: then any listed origin may read the answer, which tells nothing.
 * Once the module is known only its own origins count.
 */
const isGranted = async (deps: Deps, origin: string, module: string | undefined): Promise<boolean> => {
  if (deps.origins.includes(origin)) return true;
  if (module !== undefined) {
    const definition = await loadModule(deps.store, module);
    return definition !== undefined && isListed(deps, definition, origin);
  }
  const rows = await deps.store.find('module', {});
  return rows.some(({ definition }) => (definition as ModuleDefinition).origins.includes(origin));
};

export const applyCors = async (
  deps: Deps,
  request: Request,
  headers: Headers,
  module: string | undefined,
): Promise<void> => {
  headers.append('vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin === null || !(await isGranted(deps, origin, module))) return;
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-expose-headers', EXPOSED);
};

export const preflight = async (deps: Deps, request: Request): Promise<Response> => {
  const headers = new Headers({ vary: 'Access-Control-Request-Method, Access-Control-Request-Headers' });
  await applyCors(deps, request, headers, undefined);
  if (headers.has('access-control-allow-origin')) {
    headers.set('access-control-allow-methods', METHODS);
    headers.set('access-control-allow-headers', HEADERS);
    headers.set('access-control-max-age', '600');
  } else {
    const origin = request.headers.get('origin');
    if (origin !== null) deps.warnOfOrigin(origin);
  }
  return new Response(null, { status: 204, headers });
};
