/** UC8: an administrator of a customer says who may see an item. Everybody else hears that there is no such item. */
import type { LookupItem } from '../../contract/case-type.js';
import { allOf, anyOf, type Filter } from '../../contract/query.js';
import type { AssetContact, AssetContacts } from '../../contract/relation.js';
import type { Deps } from '../deps.js';
import { notFound } from '../http/refusal.js';
import type { Session } from '../http/session.js';
import { today } from '../http/today.js';
import { choosableContacts, itemsToAssign } from '../policy/index.js';
import { loadNames, named, refOf } from '../relations/names.js';
import { stateOn } from '../relations/time.js';
import type { Actor } from '../relations/trail.js';
import { createRelation, endRelation, type Written } from '../relations/write.js';
import type { Reader, Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { called } from './read.js';

const MOST = 200;
const MOST_CHOICES = 50;

type Item = Row<'installBaseItem'> & { account: string };

const requireItem = async (reader: Reader, { who }: Session, name: string): Promise<Item> => {
  const [item] = await reader.find('installBaseItem', { filter: allOf(called(name), itemsToAssign(who)), limit: 1 });
  if (!item?.account) throw notFound();
  return { ...item, account: item.account };
};

const asAssetContacts = async (reader: Reader, rows: Row<'assetContact'>[]): Promise<AssetContact[]> => {
  const ids = rows.map(({ contact }) => contact);
  const contacts = ids.length === 0 ? [] : await reader.find('contact', { filter: { in: ['id', ids] } });
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const accounts = await loadNames(
    reader,
    contacts.map(({ account }) => ['account', account] as const),
  );
  return rows.map(({ id, contact, startDate, endDate }) => {
    const person = byId.get(contact);
    return {
      id,
      contact: person ? refOf('contact', person) : { id: contact, name: contact },
      account: person ? { id: person.account, name: named(accounts, 'account', person.account).name } : null,
      startDate,
      endDate,
    };
  });
};

const view = async (reader: Reader, { row }: Written): Promise<AssetContact> => {
  const [seen] = await asAssetContacts(reader, [row as unknown as Row<'assetContact'>]);
  if (!seen) throw notFound();
  return seen;
};

/** Those who have access now or will have it. */
export const listAssetContacts = async (deps: Deps, session: Session, name: string): Promise<AssetContacts> => {
  const { store } = deps;
  const item = await requireItem(store, session, name);
  const [rows, account] = await Promise.all([
    store.find('assetContact', {
      filter: allOf({ eq: ['installBaseItem', item.id] }, { eq: ['active', true] }),
      order: ['-startDate'],
      limit: MOST,
    }),
    store.get('account', item.account),
  ]);
  const day = today(deps);
  const standing = rows.filter((row) => stateOn(day, row) !== 'ended');
  return { items: await asAssetContacts(store, standing), restricted: account?.restrictAssets === true };
};

export const assetContactChoices = async (
  deps: Deps,
  session: Session,
  name: string,
  search: string,
): Promise<LookupItem[]> => {
  const { store } = deps;
  const item = await requireItem(store, session, name);
  const words = search.split(/\s+/).filter(Boolean);
  const wanted = words.map((word): Filter => anyOf({ contains: ['name', word] }, { contains: ['account.name', word] }));
  const rows = await store.find('contact', {
    filter: allOf(await choosableContacts(store, item.account, today(deps)), ...wanted),
    order: ['name'],
    limit: MOST_CHOICES,
  });
  const accounts = await loadNames(
    store,
    rows.map(({ account }) => ['account', account] as const),
  );
  return rows.map(({ id, name: label, title, account }) => ({
    id,
    label,
    detail: [title, named(accounts, 'account', account).name].filter(Boolean).join(', '),
  }));
};

const actorOf = ({ who, module }: Session): Actor => ({ actor: who.profile.id, module: module.name });

export const addAssetContact = async (
  deps: Deps,
  tx: Tx,
  session: Session,
  name: string,
  contact: string,
): Promise<{ made: AssetContact; written: Written }> => {
  const item = await requireItem(tx, session, name);
  const body = { kind: 'assetContact' as const, installBaseItem: item.id, contact };
  const written = await createRelation(deps, tx, actorOf(session), body);
  return { made: await view(tx, written), written };
};

export const endAssetContact = async (
  deps: Deps,
  tx: Tx,
  session: Session,
  name: string,
  id: string,
): Promise<{ ended: AssetContact; written: Written }> => {
  const item = await requireItem(tx, session, name);
  const row = await tx.get('assetContact', id);
  if (row?.installBaseItem !== item.id) throw notFound();
  const written = await endRelation(deps, tx, actorOf(session), { kind: 'assetContact', id });
  return { ended: await view(tx, written), written };
};
