/** The header `Oriel-Profile`: which of their own profiles a person acts as, where the site's token leaves it open (G2). */
import type { Deps } from '../deps.js';
import { isActive, type Subject, subjectKey } from '../policy/index.js';
import { audit } from './audit.js';
import { Refusal } from './refusal.js';
import { type Claims, plain } from './token.js';

const HEADER = 'Oriel-Profile';

/** The id that the request names, percent-encoded as in an address; undefined when there is no header, empty when it is no id. */
export const askedProfile = (request: Request): string | undefined => {
  const header = request.headers.get(HEADER);
  if (header === null) return undefined;
  try {
    const id = decodeURIComponent(header);
    return plain(id) ? id : '';
  } catch {
    return '';
  }
};

const refusal = (code: string, message: string): Refusal =>
  new Refusal('forbidden', { detail: message, errors: [{ pointer: HEADER, code, message }] });

/**
 * Lets pass what is this person's own active profile. Whatever else the name belongs to, somebody or nobody, is told in the
 * same words. `who` is whom the token and the header found together.
 */
export const refuseProfile = async (
  deps: Deps,
  { sub, profile }: Claims,
  module: string,
  asked: string,
  who: Subject | undefined,
): Promise<void> => {
  if (profile === undefined && who && isActive(who)) return;
  if (profile === asked) return;
  const entry = { module, actor: subjectKey(module, sub), action: 'chooseProfile', record: asked };
  await deps.store.transact((tx) => audit(deps, tx, { ...entry, outcome: 'denied' }));
  throw profile === undefined
    ? refusal('not-found', `Name one of your own active profiles, or leave out ${HEADER}`)
    : refusal('invalid', `The token says which profile it is for: leave out ${HEADER}`);
};
