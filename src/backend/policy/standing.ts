/**
 * How a subject stands to others now: the relations in force (G4) that rights derive from, read anew each time (G3).
 * Two trips at most for any number of subjects: what names them, then what that leads to.
 */
import { allOf, anyOf, type Filter } from '../../contract/query.js';
import type { Reader } from '../store/store.js';
import type { Row, TableName } from '../store/tables.js';

export interface PartyItem {
  id: string;
  path: string;
  soldProduct: string | null;
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
}

/** Whose standing is asked for. */
export interface Named {
  contact: Row<'contact'> | null;
  consumer: Row<'consumer'> | null;
}

/** Active, begun and not yet over. `today` as YYYY-MM-DD, UTC; first and last day count. */
const inForce = (today: string): Filter =>
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

export const loadStandings = async (reader: Reader, subjects: Named[], today: string): Promise<Standing[]> => {
  const contacts = distinct(subjects.map(({ contact }) => contact?.id));
  const accounts = distinct(subjects.map(({ contact }) => contact?.account));
  const consumers = distinct(subjects.map(({ consumer }) => consumer?.id));
  const partners = distinct(
    subjects.map(({ contact }) => (contact?.roles.split(' ').some(isPartner) ? contact.account : null)),
  );
  const now = inForce(today);

  const first = new Trip();
  first.ask(
    'partners',
    'accountRelationship',
    partners,
    allOf(among('from', partners), { eq: ['type', 'Partner of'] }, now),
  );
  for (const table of ['contactRelationship', 'accountTeamMember'] as const)
    first.ask(table, table, contacts, allOf(among('contact', contacts), authorised, now));
  first.ask('assets', 'assetContact', contacts, allOf(among('contact', contacts), now));
  const holder = named(among('contact', contacts), among('consumer', consumers));
  first.ask('held', 'soldProduct', [...contacts, ...consumers], holder);
  const party = named(among('contact', contacts), among('account', accounts), among('consumer', consumers));
  first.ask('parties', 'relatedParty', [...contacts, ...consumers], allOf(party, authorised, now));
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

  const relationships = one('contactRelationship', 'contactRelationship');
  const teams = one('accountTeamMember', 'accountTeamMember');
  const parties = one('parties', 'relatedParty');
  const represented = one('represented', 'consumerRelationship');
  const heads = one('headed', 'household');
  const memberships = one('memberships', 'householdMember');
  const held = one('held', 'soldProduct');

  const second = new Trip();
  const responsibilities = distinct([...relationships, ...teams].map(({ responsibility }) => responsibility));
  second.ask('levels', 'responsibility', responsibilities, among('id', responsibilities));
  const items = distinct(parties.map(({ installBaseItem }) => installBaseItem));
  second.ask('items', 'installBaseItem', items, among('id', items));
  const sellers = distinct(held.map(({ account }) => account));
  second.ask('sellers', 'account', sellers, among('id', sellers));
  const homes = distinct([...heads.map(({ id }) => id), ...represented.map(({ household }) => household)]);
  second.ask(
    'fellows',
    'householdMember',
    homes,
    allOf(among('household', homes), now, { eq: ['household.active', true] }),
  );
  const two = await second.go(reader);

  const levels = new Map(two('levels', 'responsibility').map(({ id, level }) => [id, level]));
  const level = (id: string | null): string | null => levels.get(id ?? '') ?? null;
  const itemOf = new Map(two('items', 'installBaseItem').map((item) => [item.id, item]));
  const pathOf = new Map(two('sellers', 'account').map(({ id, path }) => [id, path]));
  const members = new Map<string, string[]>();
  for (const { household, consumer } of two('fellows', 'householdMember'))
    members.set(household, [...(members.get(household) ?? []), consumer]);
  const belongs = (household: string, consumer: string): boolean => members.get(household)?.includes(consumer) ?? false;

  return subjects.map(({ contact, consumer }): Standing => {
    const mine = <T extends { contact: string | null }>(rows: T[]): T[] =>
      contact ? rows.filter((row) => row.contact === contact.id) : [];
    const own = <T extends { consumer: string | null }>(rows: T[]): T[] =>
      consumer ? rows.filter((row) => row.consumer === consumer.id) : [];
    const partyRows = parties.filter(
      (row) =>
        (contact !== null && (row.contact === contact.id || row.account === contact.account)) ||
        (consumer !== null && row.consumer === consumer.id),
    );
    return {
      partnerOf: contact?.roles.split(' ').some(isPartner)
        ? distinct(one('partners', 'accountRelationship').map(({ from, to }) => (from === contact.account ? to : null)))
        : [],
      related: mine(relationships).map(({ account, responsibility }) => ({ account, level: level(responsibility) })),
      manages: distinct(
        mine(teams).map(({ account, responsibility }) => (level(responsibility) === 'account' ? account : null)),
      ),
      assets: distinct(mine(one('assets', 'assetContact')).map(({ installBaseItem }) => installBaseItem)),
      parties: {
        // An account is a party on products, not on a case (CP1).
        cases: distinct(partyRows.map((row) => (row.account === null ? row.case : null))),
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
        .map(({ id }) => ({ household: id, members: members.get(id) ?? [] })),
      represents: represented
        .filter(
          ({ representative, represented: other, household }) =>
            representative === consumer?.id &&
            (household === null || (belongs(household, representative) && belongs(household, other))),
        )
        .map(({ represented: other, household }) => ({ consumer: other, household })),
    };
  });
};

const isPartner = (role: string): boolean => role === 'partner' || role === 'partner_admin';
