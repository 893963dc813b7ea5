/** The profile of a session with the records that its rights derive from, read anew for every request (G2, G3). */
import type { Identity, Reader, Store } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { loadStandings, type Named, type Standing } from './standing.js';

export interface Subject {
  profile: Row<'profile'>;
  contact: Row<'contact'> | null;
  /** Account of the contact. */
  account: Row<'account'> | null;
  consumer: Row<'consumer'> | null;
  staff: Row<'staff'> | null;
  roles: ReadonlySet<string>;
  standing: Standing;
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

export const loadSubject = async (reader: Reader, profile: Row<'profile'>, today: string): Promise<Subject> => {
  const [contact, consumer, staff] = await Promise.all([
    profile.contact === null ? undefined : reader.get('contact', profile.contact),
    profile.consumer === null ? undefined : reader.get('consumer', profile.consumer),
    profile.staff === null ? undefined : reader.get('staff', profile.staff),
  ]);
  const account = contact && (await reader.get('account', contact.account));
  return withStanding(reader, { profile, contact, account, consumer, staff }, today);
};

/** A profile and the person behind it, without what their rights derive from. */
export type Known = Omit<Identity, 'module' | 'profile'> & { profile: Row<'profile'> };

const withStanding = async (reader: Reader, known: Known, today: string): Promise<Subject> => {
  const [standing] = await loadStandings(reader, [namedOf(known)], today);
  return asSubject(known, standing as Standing);
};

const namedOf = ({ profile, contact, consumer, staff }: Known): Named => ({
  kind: profile.kind,
  contact: contact ?? null,
  consumer: consumer ?? null,
  staff: staff ?? null,
});

const asSubject = ({ profile, contact, account, consumer, staff }: Known, standing: Standing): Subject => ({
  profile,
  contact: contact ?? null,
  account: account ?? null,
  consumer: consumer ?? null,
  staff: staff ?? null,
  roles: rolesOf(profile, contact ?? null, staff ?? null),
  standing,
});

/** Those of the contact, or of the employee; a member's are those of its assignments. */
const rolesOf = (
  { kind }: Row<'profile'>,
  contact: Row<'contact'> | null,
  staff: Row<'staff'> | null,
): ReadonlySet<string> => new Set((kind === 'employee' ? staff?.roles : contact?.roles)?.split(' ').filter(Boolean));

/** Module and subject that a token names, in one trip where the store can. */
export const loadIdentity = async (
  store: Store,
  module: string,
  sub: string,
  profileId: string | undefined,
  today: string,
): Promise<{ module: Row<'module'> | undefined; who: Subject | undefined }> => {
  if (store.identity) {
    const found = await store.identity(module, subjectKey(module, sub), profileId);
    return {
      module: found.module,
      who: found.profile && (await withStanding(store, { ...found, profile: found.profile }, today)),
    };
  }
  const [definition, profile] = await Promise.all([
    store.get('module', module),
    findProfile(store, module, sub, profileId),
  ]);
  return { module: definition, who: profile && (await loadSubject(store, profile, today)) };
};

/** D1: an inactive person, profile or account of a contact has nothing. */
export const isActive = ({ profile, contact, account, consumer, staff }: Subject | Known): boolean => {
  if (!profile.active) return false;
  if (profile.kind === 'employee' || profile.kind === 'member') return staff?.active === true;
  if (profile.kind === 'contact') return contact?.active === true && account?.active === true;
  return profile.kind === 'consumer' && consumer?.active === true;
};

export const hasRole = (who: Subject, ...roles: string[]): boolean => roles.some((role) => who.roles.has(role));

const among = async <T extends 'profile' | 'contact' | 'consumer' | 'account' | 'staff'>(
  reader: Reader,
  table: T,
  ids: readonly (string | null)[],
): Promise<Map<string, Row<T>>> => {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const found = new Map<string, Row<T>>();
  for (let at = 0; at < wanted.length; at += 500) {
    const rows = await reader.find(table, { filter: { in: ['id', wanted.slice(at, at + 500)] } });
    for (const row of rows) found.set(row.id, row);
  }
  return found;
};

/** The people behind profiles, in two trips. */
export const loadPeople = async (reader: Reader, profiles: readonly Row<'profile'>[]): Promise<Known[]> => {
  const named = <T extends 'contact' | 'consumer' | 'staff'>(table: T) =>
    among(
      reader,
      table,
      profiles.map((profile) => profile[table]),
    );
  const [contacts, consumers, staffs] = await Promise.all([named('contact'), named('consumer'), named('staff')]);
  const accounts = await among(
    reader,
    'account',
    [...contacts.values()].map(({ account }) => account),
  );
  return profiles.map((profile) => {
    const contact = contacts.get(profile.contact ?? '');
    const account = accounts.get(contact?.account ?? '');
    const consumer = consumers.get(profile.consumer ?? '');
    return { profile, contact, account, consumer, staff: staffs.get(profile.staff ?? '') };
  });
};

/** Many subjects in a few trips, by profile id: for live streams, which are judged anew all the time. */
export const loadSubjects = async (
  reader: Reader,
  profileIds: readonly string[],
  today: string,
): Promise<Map<string, Subject>> => {
  const profiles = await among(reader, 'profile', profileIds);
  const known = await loadPeople(reader, [...profiles.values()]);
  const subjects = new Map<string, Subject>();
  for (let at = 0; at < known.length; at += 500) {
    const some = known.slice(at, at + 500);
    const standings = await loadStandings(reader, some.map(namedOf), today);
    for (const [n, one] of some.entries()) subjects.set(one.profile.id, asSubject(one, standings[n] as Standing));
  }
  return subjects;
};
