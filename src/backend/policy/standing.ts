/**
 * How a subject stands to others now: the relations in force (G4) that rights derive from, read anew each time (G3).
 * Three trips at most for any number of subjects: what names them, then what that leads to.
 */
import { allOf, anyOf, type Filter } from '../../contract/query.js';
import type { Reader } from '../store/store.js';
import type { Row, TableName } from '../store/tables.js';

export interface PartyItem {
  id: string;
  path: string;
}

/** What a member does at a service organisation. */
export interface Assignment {
  organization: string;
  path: string;
  role: string;
  /** Paths of what a manager's hierarchy leaves out. */
  excluded: string[];
}

export interface Standing {
  /** partnerOf: customer accounts of the own account. Only those with a partner role use it. */
  partnerOf: string[];
  /** Accounts of contact relationships, with what their responsibility opens. */
  related: { account: string; level: string | null }[];
  /** Accounts in whose team the contact answers for the account: Account Manager. */
  manages: string[];
  /** Install base items whose asset contact the contact is. */
  assets: string[];
  /** Where the subject is an authorised party; on products also where the contact's account is. */
  parties: { cases: string[]; soldProducts: string[]; items: PartyItem[] };
  /** Sold products that name the contact or the consumer, with their account. */
  held: { id: string; account: string | null; accountPath: string | null }[];
  /** Accounts that the consumer is a customer of. */
  linked: string[];
  /** Households that the consumer belongs to. */
  households: string[];
  /** Households whose head the consumer is, with all their members. */
  headOf: { household: string; members: string[] }[];
  /** Consumers whom the consumer represents, everywhere or inside a household that both belong to. */
  represents: { consumer: string; household: string | null }[];
  /** Assignments of a member of service organisations. */
  assignments: Assignment[];
  /** Consumers and households that an employee is Relationship Manager of, these with their members. */
  relationships: { consumers: string[]; households: { household: string; members: string[] }[] };
}

/** Whose standing is asked for. */
export interface Named {
  kind: string;
  contact: Row<'contact'> | null;
  consumer: Row<'consumer'> | null;
  staff: Row<'staff'> | null;
}

/** Active, begun and not yet over. `today` as YYYY-MM-DD, UTC; first and last day count. */
export const inForce = (today: string): Filter =>
  allOf(
    { eq: ['active', true] },
    anyOf({ isEmpty: 'startDate' }, { lte: ['startDate', today] }),
    anyOf({ isEmpty: 'endDate' }, { gte: ['endDate', today] }),
  );
/** Somebody without a responsibility is only listed (G7). */
const authorised: Filter = { not: { isEmpty: 'responsibility' } };

const distinct = (ids: (string | null | undefined)[]): string[] => [
  ...new Set(ids.filter((id) => id !== null && id !== undefined)),
];
const among = (field: string, ids: string[]): { in: [string, string[]] } => ({ in: [field, ids] });

/** Those of the conditions that name anybody. */
const named = (...conditions: { in: [string, string[]] }[]): Filter =>
  anyOf(...conditions.filter((each) => each.in[1].length > 0));

/** Collects questions and asks them in one trip; a question about nobody is not asked. */
class Trip {
  readonly #asked: { table: TableName; query: { filter: Filter } }[] = [];
  readonly #places = new Map<string, number>();

  ask(name: string, table: TableName, ids: string[], filter: Filter): void {
    if (ids.length === 0) return;
    this.#places.set(name, this.#asked.push({ table, query: { filter } }) - 1);
  }
  async go(reader: Reader): Promise<<T extends TableName>(name: string, table: T) => Row<T>[]> {
    const found = this.#asked.length === 0 ? [] : await reader.gather(this.#asked);
    return <T extends TableName>(name: string) => {
      const place = this.#places.get(name);
      return (place === undefined ? [] : found[place]) as unknown as Row<T>[];
    };
  }
}

/** linked(account, consumer): an account-consumer record in force. */
export const isLinked = async (reader: Reader, account: string, consumer: string, today: string): Promise<boolean> =>
  (await reader.count(
    'accountConsumer',
    allOf({ eq: ['account', account] }, { eq: ['consumer', consumer] }, inForce(today)),
  )) > 0;

/** The consumer belongs to the household, which is in use. */
export const isMember = async (reader: Reader, household: string, consumer: string, today: string): Promise<boolean> =>
  (await reader.count(
    'householdMember',
    allOf(
      { eq: ['household', household] },
      { eq: ['consumer', consumer] },
      { eq: ['household.active', true] },
      inForce(today),
    ),
  )) > 0;

export const loadStandings = async (reader: Reader, subjects: Named[], today: string): Promise<Standing[]> => {
  const contacts = distinct(subjects.map(({ contact }) => contact?.id));
  const accounts = distinct(subjects.map(({ contact }) => contact?.account));
  const consumers = distinct(subjects.map(({ consumer }) => consumer?.id));
  const partners = distinct(
    subjects.map(({ contact }) => (contact?.roles.split(' ').some(isPartner) ? contact.account : null)),
  );
  const staff = distinct(subjects.map((each) => each.staff?.id));
  const members = distinct(subjects.map((each) => (each.kind === 'member' ? each.staff?.id : null)));
  const employees = distinct(subjects.map((each) => (isRelationship(each) ? each.staff?.id : null)));
  const now = inForce(today);

  const first = new Trip();
  first.ask('partners', 'accountRelationship', partners, allOf(among('from', partners), now));
  first.ask('related', 'contactRelationship', contacts, allOf(among('contact', contacts), authorised, now));
  first.ask(
    'teams',
    'accountTeamMember',
    [...contacts, ...employees],
    allOf(named(among('contact', contacts), among('staff', employees)), authorised, now),
  );
  first.ask('assigned', 'organizationMember', members, allOf(among('staff', members), now));
  first.ask('kept', 'consumerTeamMember', employees, allOf(among('staff', employees), authorised, now));
  first.ask('assets', 'assetContact', contacts, allOf(among('contact', contacts), now));
  const holder = named(among('contact', contacts), among('consumer', consumers));
  first.ask('held', 'soldProduct', [...contacts, ...consumers], holder);
  const party = named(
    among('contact', contacts),
    among('account', accounts),
    among('consumer', consumers),
    among('staff', staff),
  );
  first.ask('parties', 'relatedParty', [...contacts, ...consumers, ...staff], allOf(party, authorised, now));
  first.ask('links', 'accountConsumer', consumers, allOf(among('consumer', consumers), now));
  first.ask(
    'memberships',
    'householdMember',
    consumers,
    allOf(among('consumer', consumers), now, { eq: ['household.active', true] }),
  );
  first.ask('headed', 'household', consumers, allOf(among('head', consumers), { eq: ['active', true] }));
  first.ask(
    'represented',
    'consumerRelationship',
    consumers,
    allOf(among('representative', consumers), authorised, now),
  );
  const one = await first.go(reader);

  const relationships = one('related', 'contactRelationship');
  const teams = one('teams', 'accountTeamMember');
  const assigned = one('assigned', 'organizationMember');
  const kept = one('kept', 'consumerTeamMember');
  const represented = one('represented', 'consumerRelationship');
  const heads = one('headed', 'household');
  const memberships = one('memberships', 'householdMember');
  const held = one('held', 'soldProduct');

  const second = new Trip();
  const responsibilities = distinct([...relationships, ...teams, ...kept].map(({ responsibility }) => responsibility));
  second.ask('levels', 'responsibility', responsibilities, among('id', responsibilities));
  const organizations = distinct(
    assigned.flatMap(({ organization, excluded }) => [organization, ...(excluded ?? '').split(' ').filter(Boolean)]),
  );
  second.ask('organizations', 'serviceOrganization', organizations, among('id', organizations));
  // A service organisation is a party for all its members.
  second.ask(
    'ofOrganization',
    'relatedParty',
    organizations,
    allOf(among('organization', organizations), authorised, now),
  );
  const sellers = distinct(held.map(({ account }) => account));
  second.ask('sellers', 'account', sellers, among('id', sellers));
  const homes = distinct([
    ...heads.map(({ id }) => id),
    ...[...represented, ...kept].map(({ household }) => household),
  ]);
  second.ask(
    'fellows',
    'householdMember',
    homes,
    allOf(among('household', homes), now, { eq: ['household.active', true] }),
  );
  const two = await second.go(reader);
  const parties = [...one('parties', 'relatedParty'), ...two('ofOrganization', 'relatedParty')];

  const third = new Trip();
  const items = distinct(parties.map(({ installBaseItem }) => installBaseItem));
  third.ask('items', 'installBaseItem', items, among('id', items));
  const three = await third.go(reader);

  const levels = new Map(two('levels', 'responsibility').map(({ id, level }) => [id, level]));
  const level = (id: string | null): string | null => levels.get(id ?? '') ?? null;
  const itemOf = new Map(three('items', 'installBaseItem').map((item) => [item.id, item]));
  const placeOf = new Map(two('organizations', 'serviceOrganization').map(({ id, path }) => [id, path]));
  const pathOf = new Map(two('sellers', 'account').map(({ id, path }) => [id, path]));
  const fellows = new Map<string, string[]>();
  for (const { household, consumer } of two('fellows', 'householdMember'))
    fellows.set(household, [...(fellows.get(household) ?? []), consumer]);
  const belongs = (household: string, consumer: string): boolean => fellows.get(household)?.includes(consumer) ?? false;

  return subjects.map((subject): Standing => {
    const { contact, consumer, staff: person } = subject;
    // One person may be asked for as an employee and as a member at once: each has its own rights alone (G2).
    const keeps = isRelationship(subject);
    const theirs = subject.kind === 'member' ? assigned.filter((row) => row.staff === person?.id) : [];
    const places = new Set(theirs.map(({ organization }) => organization));
    const looksAfter = kept.filter(
      (row) => keeps && row.staff === person?.id && level(row.responsibility) === 'account',
    );
    const mine = <T extends { contact: string | null }>(rows: T[]): T[] =>
      contact ? rows.filter((row) => row.contact === contact.id) : [];
    const own = <T extends { consumer: string | null }>(rows: T[]): T[] =>
      consumer ? rows.filter((row) => row.consumer === consumer.id) : [];
    const partyRows = parties.filter(
      (row) =>
        (contact !== null && (row.contact === contact.id || row.account === contact.account)) ||
        (consumer !== null && row.consumer === consumer.id) ||
        (person !== null && row.staff === person.id) ||
        (row.organization !== null && places.has(row.organization)),
    );
    return {
      partnerOf: contact?.roles.split(' ').some(isPartner)
        ? distinct(one('partners', 'accountRelationship').map(({ from, to }) => (from === contact.account ? to : null)))
        : [],
      related: mine(relationships).map(({ account, responsibility }) => ({ account, level: level(responsibility) })),
      manages: distinct(
        [...mine(teams), ...teams.filter((row) => keeps && row.staff === person?.id)].map(
          ({ account, responsibility }) => (level(responsibility) === 'account' ? account : null),
        ),
      ),
      assets: distinct(mine(one('assets', 'assetContact')).map(({ installBaseItem }) => installBaseItem)),
      parties: {
        // An account or an organisation is a party on products, not on a case (CP1).
        cases: distinct(partyRows.map((row) => (row.account === null && row.organization === null ? row.case : null))),
        soldProducts: distinct(partyRows.map(({ soldProduct }) => soldProduct)),
        items: distinct(partyRows.map(({ installBaseItem }) => installBaseItem)).flatMap((id) => itemOf.get(id) ?? []),
      },
      held: [...mine(held), ...own(held)].map(({ id, account }) => ({
        id,
        account,
        accountPath: pathOf.get(account ?? '') ?? null,
      })),
      linked: distinct(own(one('links', 'accountConsumer')).map(({ account }) => account)),
      households: distinct(own(memberships).map(({ household }) => household)),
      headOf: heads
        .filter(({ id, head }) => consumer !== null && head === consumer.id && belongs(id, consumer.id))
        .map(({ id }) => ({ household: id, members: fellows.get(id) ?? [] })),
      represents: represented
        .filter(
          ({ representative, represented: other, household }) =>
            representative === consumer?.id &&
            (household === null || (belongs(household, representative) && belongs(household, other))),
        )
        .map(({ represented: other, household }) => ({ consumer: other, household })),
      assignments: theirs.flatMap(({ organization, role, excluded }) => {
        const path = placeOf.get(organization);
        const without = (excluded ?? '').split(' ').flatMap((id) => placeOf.get(id) ?? []);
        return path === undefined ? [] : [{ organization, path, role, excluded: without }];
      }),
      relationships: {
        consumers: distinct(looksAfter.map((row) => row.consumer)),
        households: distinct(looksAfter.map((row) => row.household)).map((household) => ({
          household,
          members: fellows.get(household) ?? [],
        })),
      },
    };
  });
};

const isRelationship = ({ kind, staff }: Named): boolean =>
  kind === 'employee' && staff?.roles.split(' ').includes('relationship_contributor') === true;

const isPartner = (role: string): boolean => role === 'partner' || role === 'partner_admin';
