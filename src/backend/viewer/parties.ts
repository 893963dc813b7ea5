/** Whom the viewer may create a case for, as a form offers it. Who that is follows from the policy alone. */
import { allOf, anyOf, type Filter } from '../../contract/query.js';
import type { Party } from '../../contract/viewer.js';
import { initials } from '../activities/render.js';
import { partiesIfThere, visible } from '../cases/parties.js';
import type { Deps } from '../deps.js';
import { asCustomer, type Pipeline, type Read, reading } from '../http/pipeline.js';
import { malformed } from '../http/refusal.js';
import { json } from '../http/reply.js';
import type { Session } from '../http/session.js';
import { today } from '../http/today.js';
import {
  accountsAsContact,
  accountsWithoutContact,
  type Candidate,
  consumersFor,
  contactsFor,
  householdsFor,
  ofAccount,
  organizationsFor,
  refuseCreate,
  type Subject,
} from '../policy/index.js';
import type { Reader } from '../store/store.js';
import type { Row, TableName } from '../store/tables.js';

/** What the case is about, when only those are wanted whose case may name it. */
type About = Pick<Candidate, 'soldProduct' | 'installBaseItem'>;
const aboutNothing: About = { soldProduct: null, installBaseItem: null };

/** Offered at once. */
const MOST_PARTIES = 100;

interface Offer {
  party: Party;
  candidate: Candidate;
}

const nobody: Candidate = {
  ...{ account: null, contact: null, consumer: null, household: null, requestorOrg: null },
  ...{ linked: false, member: false, ...aboutNothing },
};

const shown = (name: string, ...details: (string | null | undefined)[]) => {
  const detail = details.filter(Boolean).join(', ');
  return { name, initials: initials(name), ...(detail && { detail }) };
};

/** Every word occurs in one of the columns. */
const saying = (text: string | undefined, ...columns: string[]): Filter | undefined =>
  text === undefined
    ? undefined
    : allOf(
        ...text
          .trim()
          .split(/\s+/)
          .slice(0, 8)
          .map((word) => anyOf(...columns.map((column): Filter => ({ contains: [column, word] })))),
      );

/** Finds by name, one more than are shown, so that it is known whether there are more. */
const find = <T extends TableName>(reader: Reader, table: T, ...filters: (Filter | undefined)[]): Promise<Row<T>[]> =>
  filters.some((filter) => filter && 'or' in filter && filter.or.length === 0)
    ? Promise.resolve([])
    : reader.find(table, { filter: allOf(...filters), order: ['name'], limit: MOST_PARTIES + 1 });

const byId = <T extends 'account' | 'household'>(
  reader: Reader,
  table: T,
  ids: (string | null)[],
): Promise<Row<T>[]> => {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  return wanted.length === 0 ? Promise.resolve([]) : reader.find(table, { filter: { in: ['id', wanted] } });
};

const colleague = (who: Subject, { id, path }: Row<'account'>): Party['relation'] => {
  if (who.standing.partnerOf.includes(id)) return 'customer';
  return who.account && path.startsWith(who.account.path) ? 'colleague' : 'account';
};

const contactsOf = async (
  reader: Reader,
  who: Subject,
  text: string | undefined,
  within?: Filter,
): Promise<Offer[]> => {
  const rows = await find(reader, 'contact', contactsFor(who), within, saying(text, 'name', 'account.name'));
  const accounts = new Map(
    (
      await byId(
        reader,
        'account',
        rows.map((row) => row.account),
      )
    ).map((row) => [row.id, row]),
  );
  return rows.flatMap((contact) => {
    const account = accounts.get(contact.account);
    if (!account) return [];
    const of = account.id === who.account?.id ? null : account.name;
    const party: Party = {
      ...{ kind: 'contact', id: contact.id, relation: colleague(who, account) },
      ...shown(contact.name, contact.title, of),
      as: { account: account.id, contact: contact.id },
    };
    return [{ party, candidate: { ...nobody, account, contact } }];
  });
};

const accountsOf = async (
  reader: Reader,
  who: Subject,
  text: string | undefined,
  within?: Filter,
): Promise<Offer[]> => {
  const rows = await find(
    reader,
    'account',
    anyOf(...[accountsAsContact, accountsWithoutContact].map((each) => each(who, ofAccount)).filter(isSomebody)),
    { eq: ['active', true] },
    who.account ? { ne: ['id', who.account.id] } : undefined,
    within,
    saying(text, 'name', 'number'),
  );
  return rows.flatMap((account) => {
    const contact = [who.contact, null].find(
      (each) => refuseCreate(who, { ...nobody, account, contact: each }) === undefined,
    );
    if (contact === undefined) return [];
    const customer = who.standing.partnerOf.includes(account.id);
    const party: Party = {
      ...{ kind: 'account', id: account.id, relation: customer ? 'customer' : 'account' },
      ...shown(account.name, account.number),
      as: { account: account.id, ...(contact && { contact: contact.id }) },
    };
    return [{ party, candidate: { ...nobody, account, contact } }];
  });
};
const isSomebody = (filter: Filter): boolean => !('or' in filter && filter.or.length === 0);

const consumersOf = async (reader: Reader, who: Subject, text: string | undefined): Promise<Offer[]> => {
  const rows = await find(reader, 'consumer', consumersFor(who), saying(text, 'name'));
  const places = rows.flatMap((consumer) =>
    householdsFor(who, consumer.id).map((household) => ({ consumer, household })),
  );
  const homes = await byId(
    reader,
    'household',
    places.map(({ household }) => household),
  );
  return places.map(({ consumer, household }) => {
    const heads = who.standing.headOf.some((own) => own.household === household);
    const party: Party = {
      kind: 'consumer',
      id: household === null ? consumer.id : `${consumer.id}/${household}`,
      relation: who.staff ? 'consumer' : heads ? 'household' : 'represented',
      ...shown(consumer.name, homes.find(({ id }) => id === household)?.name),
      as: { consumer: consumer.id, household },
    };
    return { party, candidate: { ...nobody, consumer, household } };
  });
};

/** One's own case inside one of one's own households. */
const householdsOf = async (
  reader: Reader,
  { consumer, standing }: Subject,
  text: string | undefined,
): Promise<Offer[]> => {
  const ids = standing.households;
  if (!consumer || ids.length === 0) return [];
  const rows = await find(reader, 'household', { in: ['id', ids] }, saying(text, 'name'));
  return rows.map(({ id, name }) => ({
    party: {
      ...{ kind: 'household', id, relation: 'household' },
      ...shown(name),
      as: { consumer: consumer.id, household: id },
    },
    candidate: { ...nobody, consumer, household: id },
  }));
};

const organizationsOf = async (reader: Reader, who: Subject, text: string | undefined): Promise<Offer[]> => {
  const rows = await find(reader, 'serviceOrganization', organizationsFor(who), saying(text, 'name'));
  return rows.map((requestorOrg) => ({
    party: {
      ...{ kind: 'organization', id: requestorOrg.id, relation: 'organization' },
      ...shown(requestorOrg.name),
      as: { requestorOrg: requestorOrg.id },
    },
    candidate: { ...nobody, requestorOrg },
  }));
};

const selfOf = async (
  reader: Reader,
  who: Subject,
  text: string | undefined,
  about: About,
  day: string,
): Promise<Offer[]> => {
  const name = (who.contact ?? who.consumer ?? who.staff)?.name ?? '';
  const words = (text ?? '').toLowerCase().trim().split(/\s+/);
  if (!words.every((word) => name.toLowerCase().includes(word))) return [];
  const as = who.contact ? { contact: who.contact.id } : who.consumer ? { consumer: who.consumer.id } : {};
  const candidate = await partiesIfThere(reader, who, as, about, day);
  const party: Party = { ...{ kind: 'self', id: who.profile.id, relation: 'self' }, ...shown(name), as };
  return candidate ? [{ party, candidate }] : [];
};

/** Everybody has a place: the longest list gives way. */
const trim = (lists: Offer[][]): { items: Offer[]; more: boolean } => {
  const kept = lists.map((list) => [...list]);
  const count = (): number => kept.reduce((total, list) => total + list.length, 0);
  const more = count() > MOST_PARTIES;
  while (count() > MOST_PARTIES) kept.reduce((long, list) => (list.length > long.length ? list : long)).pop();
  return { items: kept.flat(), more };
};

/** Oneself first, where one may; then people, households, accounts and organisations, each by name. */
export const offerParties = async (
  reader: Reader,
  who: Subject,
  day: string,
  { text, about = aboutNothing }: { text?: string | undefined; about?: About | undefined } = {},
): Promise<{ items: Party[]; more: boolean }> => {
  const record = about.installBaseItem ?? about.soldProduct;
  const account = record?.account ?? null;
  const named = (column: string): Filter | undefined => (account === null ? undefined : { eq: [column, account] });
  const lists = await Promise.all([
    selfOf(reader, who, text, about, day),
    householdsOf(reader, who, text),
    contactsOf(reader, who, text, named('account')),
    consumersOf(reader, who, text),
    accountsOf(reader, who, text, named('id')),
    organizationsOf(reader, who, text),
  ]);
  const { items, more } = trim(
    lists.map((list) => list.filter(({ candidate }) => refuseCreate(who, { ...candidate, ...about }) === undefined)),
  );
  return { items: items.map(({ party }) => party), more };
};

/** The record that is asked about; what may not be read is not there. */
const aboutOf = async (
  deps: Deps,
  { products }: Session,
  query: { soldProduct?: string; installBaseItem?: string },
) => {
  const record = async <T extends 'soldProduct' | 'installBaseItem'>(
    table: T,
    id: string | undefined,
    within: Filter,
  ): Promise<Row<T> | null> => {
    if (id === undefined) return null;
    const found = await visible(deps.store, table, id, within);
    if (!found) throw malformed(`?${table}`, 'There is no such record');
    return found;
  };
  const [soldProduct, installBaseItem] = await Promise.all([
    record('soldProduct', query.soldProduct, products.sold),
    record('installBaseItem', query.installBaseItem, products.items),
  ]);
  return { soldProduct, installBaseItem };
};

const listParties: Read<'listParties', Session> = async ({ deps, query, who: session }) => {
  const { soldProduct, installBaseItem, text } = query;
  const about = await aboutOf(deps, session, {
    ...(soldProduct !== undefined && { soldProduct }),
    ...(installBaseItem !== undefined && { installBaseItem }),
  });
  return json(await offerParties(deps.store, session.who, today(deps), { text, about }));
};

export const partyRoutes = (pipeline: Pipeline) => ({
  listParties: reading(pipeline, 'listParties', asCustomer(pipeline), listParties),
});
