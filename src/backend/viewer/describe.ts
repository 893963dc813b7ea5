import type { Viewer } from '../../contract/viewer.js';
import { initials } from '../activities/render.js';
import type { Deps } from '../deps.js';
import type { Session } from '../http/session.js';
import { today } from '../http/today.js';
import { mayCreate } from '../policy/index.js';
import { ownProfiles } from './own-profiles.js';
import { offerParties } from './parties.js';

export const describeViewer = async (deps: Deps, session: Session): Promise<Viewer> => {
  const [viewer, profiles] = await Promise.all([describe(deps, session), ownProfiles(deps.store, session.who.profile)]);
  return profiles.length > 1 ? { ...viewer, profiles } : viewer;
};

const describe = async (deps: Deps, { who }: Session): Promise<Viewer> => {
  const { profile, contact, account, consumer, staff } = who;
  const person = contact ?? consumer ?? staff;
  const name = person?.name ?? '';
  const { items, more } = await offerParties(deps.store, who, today(deps));
  return {
    id: profile.id,
    kind: profile.kind as Viewer['kind'],
    name,
    initials: initials(name),
    email: person?.email ?? null,
    account: account && { id: account.id, name: account.name },
    roles: [...who.roles],
    mayCreate: mayCreate(who),
    mayActFor: items,
    ...(more && { moreToActFor: true }),
    draftKey: await deps.secret.sign('draft', profile.id),
  };
};
