/**
 * Account consumers and the products of their account. A product names one consumer of its own (SR6): the first that is
 * associated. Each further one becomes an authorised related party on it (SR11), which by CP2 and CP3 also opens the cases
 * about the product to that consumer. Both count only while the consumer is linked to the account: the first by the
 * policy, the others because they begin and end with the link.
 */

import { allOf, type Filter } from '../../contract/query.js';
import type { AssociatedProduct, Association, AssociationInput, ConsumerProducts } from '../../contract/relation.js';
import type { Ref } from '../../contract/schema.js';
import type { Deps } from '../deps.js';
import { invalid } from '../http/refusal.js';
import { today } from '../http/today.js';
import type { Reader, Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { finding } from './check.js';
import type { RelationRow } from './kinds.js';
import { loadNames, named, refOf } from './names.js';
import { requireRecord } from './read.js';
import { endedOn, type Lasting, stateOn } from './time.js';
import { type Actor, follow, ofRecord, ofRelation, rejudge, type Trail } from './trail.js';

/** What makes the related party of an associated consumer an authorised one. */
const AUTHORISED: Row<'responsibility'> = { id: 'authorised-consumer', name: 'Authorised consumer', level: null };

type Table = 'soldProduct' | 'installBaseItem';
type Product = Row<Table>;
type Party = Row<'relatedParty'>;
interface Pair {
  table: Table;
  product: Product;
  consumer: Row<'consumer'>;
}
interface Associated {
  association: Association;
  trail: Trail;
}

const missing = (pointer: string) => finding(pointer, 'There is no record of this id', 'not-found');

const readPair = async (reader: Reader, input: AssociationInput): Promise<Pair> => {
  const { soldProduct, installBaseItem } = input;
  if ((soldProduct === undefined) === (installBaseItem === undefined)) {
    const pointer = soldProduct === undefined ? '/soldProduct' : '/installBaseItem';
    throw invalid([finding(pointer, 'Name either a sold product or an install base item', 'required')]);
  }
  const table: Table = soldProduct === undefined ? 'installBaseItem' : 'soldProduct';
  const [consumer, product] = await Promise.all([
    reader.get('consumer', input.consumer),
    reader.get(table, input[table] ?? ''),
  ]);
  if (!consumer || !product)
    throw invalid([...(consumer ? [] : [missing('/consumer')]), ...(product ? [] : [missing(`/${table}`)])]);
  return { table, product, consumer };
};

/** The link that both lean on, or what is wrong with it. */
const requireLink = async (reader: Reader, { product, consumer }: Pair, day: string): Promise<Lasting> => {
  const links = await reader.find('accountConsumer', {
    filter: allOf({ eq: ['account', product.account] }, { eq: ['consumer', consumer.id] }),
  });
  const link = links.find((each) => stateOn(day, each) === 'inForce');
  if (link) return link;
  const ended = links.length > 0 && links.every((each) => stateOn(day, each) === 'ended');
  throw invalid([
    finding(
      '/consumer',
      ended
        ? 'The consumer’s link to the account has ended: add a new one first'
        : 'The consumer is no consumer of the product’s account: associate the two first',
    ),
  ]);
};

const partiesOf = (reader: Reader, { table, product, consumer }: Pair): Promise<Party[]> =>
  reader.find('relatedParty', {
    filter: allOf(
      { eq: [table, product.id] },
      { eq: ['consumer', consumer.id] },
      { eq: ['responsibility', AUTHORISED.id] },
      { eq: ['active', true] },
    ),
  });

const asRow = (party: Party): RelationRow => party as unknown as RelationRow;
const setConsumer = (tx: Tx, { table, product }: Pair, consumer: string | null): Promise<boolean> =>
  tx.update(table, product.id, { consumer });
const ownTrail = ({ table, product, consumer }: Pair, now: string | null): Trail =>
  ofRecord(table, product.id, { consumer: product.consumer }, { consumer: now }, [
    ['consumer', consumer.id],
    ['account', product.account],
  ]);

const view = async (reader: Reader, pair: Pair, as: AssociatedProduct['as']): Promise<Association> => {
  const { table, product, consumer } = pair;
  const account = product.account === null ? null : await reader.get('account', product.account);
  return {
    consumer: refOf('consumer', consumer),
    product: asAssociated(table, product, account ? refOf('account', account) : null, as),
  };
};

const asAssociated = (
  table: Table,
  product: Product,
  account: Ref | null,
  as: AssociatedProduct['as'],
): AssociatedProduct => {
  const { id, name } = refOf(table, product);
  return { id, name, ...(product.detail ? { detail: product.detail } : {}), number: product.number, account, as };
};

export const associate = async (deps: Deps, tx: Tx, input: AssociationInput): Promise<Associated> => {
  await tx.lock('relations');
  const pair = await readPair(tx, input);
  const { table, product, consumer } = pair;
  if (product.account === null)
    throw invalid([finding(`/${table}`, 'It belongs to no account: choose a product of an account')]);
  const link = await requireLink(tx, pair, today(deps));
  if (product.consumer === consumer.id || (await partiesOf(tx, pair)).length > 0)
    throw invalid([finding('/consumer', 'The consumer is associated with this product already', 'exists')]);
  rejudge(deps, tx);
  if (product.consumer === null) {
    await setConsumer(tx, pair, consumer.id);
    return { association: await view(tx, pair, 'consumer'), trail: ownTrail(pair, consumer.id) };
  }
  if (!(await tx.get('responsibility', AUTHORISED.id))) await tx.insert('responsibility', AUTHORISED);
  const party: Party = {
    id: deps.ids(),
    case: null,
    soldProduct: null,
    installBaseItem: null,
    account: null,
    contact: null,
    staff: null,
    organization: null,
    [table]: product.id,
    consumer: consumer.id,
    responsibility: AUTHORISED.id,
    active: true,
    startDate: link.startDate,
    endDate: link.endDate,
  };
  await tx.insert('relatedParty', party);
  return {
    association: await view(tx, pair, 'relatedParty'),
    trail: ofRelation('relatedParty', null, asRow(party)),
  };
};

/** The own consumer is taken off the product; a related party ends. What stood on cases stays there. */
export const dissociate = async (deps: Deps, tx: Tx, input: AssociationInput): Promise<Associated> => {
  await tx.lock('relations');
  const pair = await readPair(tx, input);
  const { product, consumer } = pair;
  const [party] = await partiesOf(tx, pair);
  if (product.consumer !== consumer.id && !party)
    throw invalid([finding('/consumer', 'The consumer is not associated with this product')]);
  rejudge(deps, tx);
  if (!party) {
    await setConsumer(tx, pair, null);
    return { association: await view(tx, pair, 'consumer'), trail: ownTrail(pair, null) };
  }
  const ended = endedOn(today(deps), party);
  await tx.update('relatedParty', party.id, { active: ended.active, endDate: ended.endDate });
  return {
    association: await view(tx, pair, 'relatedParty'),
    trail: ofRelation('relatedParty', asRow(party), asRow(ended)),
  };
};

/** Related parties made by association keep the dates of the link that counts; without one they end. */
export const followLink = async (
  deps: Deps,
  tx: Tx,
  who: Actor,
  { account, consumer }: Row<'accountConsumer'>,
): Promise<void> => {
  const day = today(deps);
  const links = await tx.find('accountConsumer', {
    filter: allOf({ eq: ['account', account] }, { eq: ['consumer', consumer] }),
  });
  const link = links.find((each) => stateOn(day, each) === 'inForce');
  const ours: Filter = allOf(
    { eq: ['consumer', consumer] },
    { eq: ['responsibility', AUTHORISED.id] },
    { eq: ['active', true] },
    { or: [{ eq: ['soldProduct.account', account] }, { eq: ['installBaseItem.account', account] }] },
  );
  for (const party of await tx.find('relatedParty', { filter: ours })) {
    const next = link ? { ...party, startDate: link.startDate, endDate: link.endDate } : endedOn(day, party);
    const { id: _, ...patch } = next;
    await tx.update('relatedParty', party.id, patch);
    const trail = ofRelation('relatedParty', asRow(party), asRow(next));
    await follow(deps, tx, who, link ? 'opsUpdateRelation' : 'opsEndRelation', trail);
  }
};

const productsOf = async (
  reader: Reader,
  table: Table,
  consumer: string,
  parties: readonly Party[],
): Promise<{ product: Product; as: AssociatedProduct['as'] }[]> => {
  const asParty = new Set(parties.flatMap((party) => party[table] ?? []));
  const filter: Filter = { or: [{ eq: ['consumer', consumer] }, { in: ['id', [...asParty]] }] };
  const rows: Product[] = await reader.find(table, { filter, order: ['name'], limit: 500 });
  return rows.map((product) => ({ product, as: product.consumer === consumer ? 'consumer' : 'relatedParty' }));
};

/** At most 500 of each. */
export const consumerProducts = async ({ store, ...deps }: Deps, id: string): Promise<ConsumerProducts> => {
  const consumer = await requireRecord(store, 'consumer', id);
  const filter: Filter = allOf(
    { eq: ['consumer', consumer.id] },
    { not: { isEmpty: 'responsibility' } },
    { eq: ['active', true] },
  );
  const day = today({ ...deps, store });
  const parties = (await store.find('relatedParty', { filter, limit: 500 })).filter(
    (party) => stateOn(day, party) === 'inForce',
  );
  const [sold, items] = await Promise.all([
    productsOf(store, 'soldProduct', consumer.id, parties),
    productsOf(store, 'installBaseItem', consumer.id, parties),
  ]);
  const accounts = [...sold, ...items].flatMap(({ product }) => product.account ?? []);
  const names = await loadNames(
    store,
    accounts.map((account) => ['account', account] as const),
  );
  const shown = (table: Table) => (each: { product: Product; as: AssociatedProduct['as'] }) =>
    asAssociated(
      table,
      each.product,
      each.product.account === null ? null : named(names, 'account', each.product.account),
      each.as,
    );
  return { soldProducts: sold.map(shown('soldProduct')), installBaseItems: items.map(shown('installBaseItem')) };
};
