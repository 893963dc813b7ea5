import { allOf } from '../../contract/query.js';
import type { Viewer } from '../../contract/viewer.js';
import { initials } from '../activities/render.js';
import type { Deps } from '../deps.js';
import type { Session } from '../http/session.js';
import { mayCreate, readableConsumers, readableContacts } from '../policy/index.js';
import { ownProfiles } from './own-profiles.js';

/** People offered at once; beyond it the form searches by the lookup of contacts. */
const MOST_PARTIES = 100;

export const describeViewer = async (deps: Deps, session: Session): Promise<Viewer> => {
  const [viewer, profiles] = await Promise.all([describe(deps, session), ownProfiles(deps.store, session.who.profile)]);
  return profiles.length > 1 ? { ...viewer, profiles } : viewer;
};

const describe = async (deps: Deps, { who }: Session): Promise<Viewer> => {
  const { profile, contact, account, consumer, staff } = who;
  const person = contact ?? consumer ?? staff;
  const kin =
    consumer !== null
      ? await deps.store.find('consumer', {
          filter: allOf(readableConsumers(who), { ne: ['id', consumer.id] }),
          order: ['name'],
          limit: MOST_PARTIES,
        })
      : [];
  const others = contact
    ? await deps.store.find('contact', {
        filter: allOf(readableContacts(who), { eq: ['active', true] }, { ne: ['id', contact.id] }),
        order: ['name'],
        limit: MOST_PARTIES,
      })
    : [];
  const elsewhere = [...new Set(others.map((other) => other.account))].filter((id) => id !== account?.id);
  const accounts =
    elsewhere.length === 0 ? [] : await deps.store.find('account', { filter: { in: ['id', elsewhere] } });
  const accountNames = new Map(accounts.map(({ id, name }) => [id, name]));
  const name = person?.name ?? '';
  return {
    id: profile.id,
    kind: profile.kind as Viewer['kind'],
    name,
    initials: initials(name),
    email: person?.email ?? null,
    account: account && { id: account.id, name: account.name },
    roles: [...who.roles],
    mayCreate: mayCreate(who),
    mayActFor: [
      ...kin.map((other) => ({
        kind: 'consumer' as const,
        id: other.id,
        name: other.name,
        initials: initials(other.name),
      })),
      ...others.map((other) => {
        const detail = [other.title, accountNames.get(other.account)].filter(Boolean).join(', ');
        const party = { kind: 'contact' as const, id: other.id, name: other.name, initials: initials(other.name) };
        return detail === '' ? party : { ...party, detail };
      }),
    ],
    draftKey: await deps.secret.sign('draft', profile.id),
  };
};
