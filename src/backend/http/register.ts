/** Self-registration: the first time somebody comes whom the site has signed in and we do not know. */
import type { ModuleDefinition } from '../../contract/module.js';
import type { Deps } from '../deps.js';
import { findProfile, loadSubject, type Subject, subjectKey } from '../policy/index.js';
import { audit } from './audit.js';
import { today } from './today.js';
import type { Claims } from './token.js';

/**
 * Makes a consumer and its profile, once however many requests come at the same time. A token that asks for one profile
 * among several is not a new person's. What is made here owns nothing yet, so it opens nothing; an imported profile of the
 * same sign-in takes its place as long as that is so (`seed/take-over.ts`, which knows it by the entry in the trail).
 */
export const register = async (deps: Deps, module: ModuleDefinition, claims: Claims): Promise<Subject | undefined> => {
  if (claims.profile !== undefined) return undefined;
  const subject = subjectKey(module.name, claims.sub);
  return deps.store.transact(async (tx) => {
    await tx.lock(`register:${subject}`);
    const known = await findProfile(tx, module.name, claims.sub);
    if (known) return loadSubject(tx, known, today(deps));
    const consumer = { id: deps.ids(), name: claims.name ?? claims.sub, email: claims.email ?? null, active: true };
    const profile = {
      id: deps.ids(),
      subject,
      kind: 'consumer',
      contact: null,
      consumer: consumer.id,
      staff: null,
      active: true,
    };
    await tx.insert('consumer', consumer);
    await tx.insert('profile', profile);
    await audit(deps, tx, {
      module: module.name,
      actor: profile.id,
      action: 'register',
      record: consumer.id,
      outcome: 'done',
    });
    return loadSubject(tx, profile, today(deps));
  });
};
