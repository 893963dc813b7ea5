/** The profile of a session with the records that its rights derive from, read anew for every request (G2, G3). */
import type { Reader } from '../store/store.js';
import type { Row } from '../store/tables.js';

export interface Subject {
  profile: Row<'profile'>;
  contact: Row<'contact'> | null;
  /** Account of the contact. */
  account: Row<'account'> | null;
  consumer: Row<'consumer'> | null;
  roles: ReadonlySet<string>;
}

/** Sign-in subjects belong to one module: a site can only ever name its own people, whatever it signs. */
export const subjectKey = (module: string, sub: string): string => `${module}/${sub}`;

/** The profile that a token names. With several profiles of one subject, `profile` chooses; otherwise the oldest counts. */
export const findProfile = async (
  reader: Reader,
  module: string,
  sub: string,
  profile?: string,
): Promise<Row<'profile'> | undefined> => {
  const own = { eq: ['subject', subjectKey(module, sub)] as [string, string] };
  const filter = profile === undefined ? own : { and: [own, { eq: ['id', profile] as [string, string] }] };
  const found = await reader.find('profile', { filter, limit: 1 });
  return found[0];
};

export const loadSubject = async (reader: Reader, profile: Row<'profile'>): Promise<Subject> => {
  const [contact, consumer] = await Promise.all([
    profile.contact === null ? null : reader.get('contact', profile.contact),
    profile.consumer === null ? null : reader.get('consumer', profile.consumer),
  ]);
  const account = contact ? await reader.get('account', contact.account) : null;
  return {
    profile,
    contact: contact ?? null,
    account: account ?? null,
    consumer: consumer ?? null,
    roles: new Set(contact?.roles.split(' ').filter(Boolean)),
  };
};

/** D1: an inactive person, profile or account of a contact has nothing. */
export const isActive = ({ profile, contact, account, consumer }: Subject): boolean => {
  if (!profile.active) return false;
  if (profile.kind === 'contact') return contact?.active === true && account?.active === true;
  return profile.kind === 'consumer' && consumer?.active === true;
};

export const hasRole = (who: Subject, ...roles: string[]): boolean => roles.some((role) => who.roles.has(role));
