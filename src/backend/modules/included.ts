import type { Deps } from '../deps.js';
import type { Session } from '../http/session.js';
import { describeViewer } from '../viewer/describe.js';
import { describeModule } from './describe.js';

/** `with=module,viewer` as the end of a JSON object: `,"module":{…},"viewer":{…}`, or nothing. */
export const included = async (deps: Deps, session: Session, wanted: string | undefined): Promise<string> => {
  if (!wanted) return '';
  const names = wanted.split(',');
  const [module, viewer] = await Promise.all([
    names.includes('module') ? describeModule(deps.store, session) : undefined,
    names.includes('viewer') ? describeViewer(deps, session) : undefined,
  ]);
  return (module ? `,"module":${JSON.stringify(module)}` : '') + (viewer ? `,"viewer":${JSON.stringify(viewer)}` : '');
};
