import type { Viewer } from '../../contract/viewer.js';
import { initials } from '../activities/render.js';
import type { Deps } from '../deps.js';
import type { Session } from '../http/session.js';
import { today } from '../http/today.js';
import { mayCreate } from '../policy/index.js';
import { offerParties } from './parties.js';

export const describeViewer = async (deps: Deps, { who }: Session): Promise<Viewer> => {
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
