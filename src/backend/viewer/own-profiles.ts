/** What else a person could be here: told by name alone, with nothing of what those profiles may do (G2). */
import type { OwnProfile } from '../../contract/viewer.js';
import { isActive, loadPeople } from '../policy/index.js';
import type { Reader } from '../store/store.js';
import type { Row } from '../store/tables.js';

/** More than anybody is; a sign-in that many people share is not to make an answer long. */
const MOST = 50;

/** Active profiles of the same sign-in in the same module, oldest first. */
export const ownProfiles = async (reader: Reader, { subject }: Row<'profile'>): Promise<OwnProfile[]> => {
  const filter = {
    and: [{ eq: ['subject', subject] as [string, string] }, { eq: ['active', true] as [string, boolean] }],
  };
  const profiles = await reader.find('profile', { filter, limit: MOST });
  if (profiles.length < 2) return [];
  const people = (await loadPeople(reader, profiles)).filter(isActive);
  return people.map(({ profile, contact, account, consumer, staff }) => ({
    id: profile.id,
    kind: profile.kind as OwnProfile['kind'],
    name: (contact ?? consumer ?? staff)?.name ?? '',
    ...(account ? { detail: account.name } : {}),
  }));
};
