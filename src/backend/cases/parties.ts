/** Whom a new case is for: the references as they are asked, resolved to records, with what follows where they are left out. */
import { allOf, type Filter } from '../../contract/query.js';
import type { PartyReferences } from '../../contract/viewer.js';
import { invalid, Refusal } from '../http/refusal.js';
import type { Session } from '../http/session.js';
import {
  type Candidate,
  householdFor,
  isLinked,
  isMember,
  readableConsumers,
  readableContacts,
  type Subject,
} from '../policy/index.js';
import type { Reader } from '../store/store.js';
import type { Row, TableName } from '../store/tables.js';

/** Tables that an answer can name a record of, each with what the viewer may see of it. */
export const choosableIn = ({
  who,
  products,
}: Session): Record<'soldProduct' | 'installBaseItem' | 'product' | 'contact' | 'consumer', Filter> => ({
  soldProduct: products.sold,
  installBaseItem: products.items,
  product: { and: [] },
  contact: readableContacts(who),
  consumer: readableConsumers(who),
});

export const wrong = (pointer: string, message: string): Refusal => invalid([{ pointer, code: 'not-found', message }]);

/** A record that the policy lets this session see; unknown and forbidden are refused alike. */
export const visible = async <T extends TableName>(
  reader: Reader,
  table: T,
  id: string,
  within: Filter,
): Promise<Row<T> | undefined> =>
  (await reader.find(table, { filter: allOf({ eq: ['id', id] }, within), limit: 1 }))[0];

type About = Pick<Candidate, 'soldProduct' | 'installBaseItem'>;
type Known = Pick<Candidate, 'contact' | 'consumer'>;

/** Account that the case is asked for, or that its product is of. */
const productAccount = ({ soldProduct, installBaseItem }: About): string | null =>
  soldProduct?.account ?? installBaseItem?.account ?? null;

/** True when it is for a customer, who is named or has the product: then nobody is its contact unless said. */
const isForCustomer = (who: Subject, asked: PartyReferences, about: About): boolean => {
  const account = asked.account === undefined ? productAccount(about) : asked.account;
  return account !== null && who.standing.partnerOf.includes(account);
};

const resolveContact = async (
  reader: Reader,
  who: Subject,
  id: string | null,
): Promise<Row<'contact'> | null | undefined> => {
  if (id === null) return null;
  if (id === who.contact?.id) return who.contact;
  return who.staff ? reader.get('contact', id) : visible(reader, 'contact', id, readableContacts(who));
};

/** Which consumers of an account a contact may name depends on the account: the rules judge it. */
const resolveConsumer = async (
  reader: Reader,
  who: Subject,
  id: string | null,
): Promise<Row<'consumer'> | null | undefined> => {
  if (id === null) return null;
  return who.contact || who.staff
    ? reader.get('consumer', id)
    : visible(reader, 'consumer', id, readableConsumers(who));
};

/** Left out, the account follows from the person, and for oneself from the product; in a household there is none. */
const accountOf = (who: Subject, asked: PartyReferences, about: About, { contact, consumer }: Known): string | null => {
  if (asked.account !== undefined) return asked.account;
  if (contact) return contact.id === who.contact?.id ? (productAccount(about) ?? contact.account) : contact.account;
  const itself = consumer !== null && consumer.id === who.consumer?.id && !asked.household;
  return itself || isForCustomer(who, asked, about) ? productAccount(about) : null;
};

/** Throws at the reference that is not there for this subject; unknown and forbidden are refused alike. */
export const resolveParties = async (
  reader: Reader,
  who: Subject,
  asked: PartyReferences,
  about: About,
  today: string,
): Promise<Candidate> => {
  const self = isForCustomer(who, asked, about) ? null : (who.contact?.id ?? null);
  const contact = await resolveContact(reader, who, asked.contact === undefined ? self : asked.contact);
  if (contact === undefined) throw wrong('/contact', 'Choose the person again');
  const named = asked.consumer === undefined ? (who.consumer?.id ?? null) : asked.consumer;
  const consumer = await resolveConsumer(reader, who, named);
  if (consumer === undefined) throw wrong('/consumer', 'Choose the person again');
  const accountId = accountOf(who, asked, about, { contact, consumer });
  const account =
    accountId === null ? null : accountId === who.account?.id ? who.account : await reader.get('account', accountId);
  if (account === undefined) throw wrong('/account', 'Choose the account again');
  const linked =
    account !== null &&
    consumer !== null &&
    who.consumer === null &&
    (await isLinked(reader, account.id, consumer.id, today));
  if (consumer !== null && who.contact !== null && !linked) throw wrong('/consumer', 'Choose the person again');
  const requestorOrg = asked.requestorOrg ? await reader.get('serviceOrganization', asked.requestorOrg) : null;
  if (requestorOrg === undefined) throw wrong('/requestorOrg', 'Choose the organisation again');
  const followed = account ? null : householdFor(who, consumer, about.soldProduct ?? about.installBaseItem);
  const household = asked.household === undefined ? followed : asked.household;
  const member =
    household !== null &&
    consumer !== null &&
    who.staff !== null &&
    (await isMember(reader, household, consumer.id, today));
  return { account, contact, consumer, household, requestorOrg, linked, member, ...about };
};

/** The same; undefined when somebody is not there for this subject. */
export const partiesIfThere = (...asked: Parameters<typeof resolveParties>): Promise<Candidate | undefined> =>
  resolveParties(...asked).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
