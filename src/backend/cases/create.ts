/** A new case: answers checked by the type, parties and products by the policy, everything written together. */
import type { Priority } from '../../contract/case.js';
import type { CaseType } from '../../contract/case-type.js';
import { allOf, type Filter } from '../../contract/query.js';
import type { Scalar } from '../../contract/schema.js';
import type { PartyReferences } from '../../contract/viewer.js';
import type { Deps } from '../deps.js';
import { invalid, Refusal } from '../http/refusal.js';
import type { Session } from '../http/session.js';
import { today } from '../http/today.js';
import { belongs, type Candidate, isCustomer, isOwnRequest, refuseCreate, type Subject } from '../policy/index.js';
import type { Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { caseFields, checkAnswers } from './answers.js';
import { CaseChange } from './changes.js';
import { choosableIn, partiesIfThere, resolveParties, visible, wrong } from './parties.js';
import { type Mark, markId } from './read.js';
import { affectedBy, caseNumber, caseRow, FIRST_NUMBER, targetOf } from './row.js';

export interface NewCase extends PartyReferences {
  caseType: string;
  shortDescription: string;
  product?: string | null;
  soldProduct?: string | null;
  installBaseItem?: string | null;
  affectedItems?: string[];
  fields?: Record<string, Scalar>;
  attachments?: string[];
}

export const displayName = (who: Subject): string =>
  who.contact?.name ?? who.consumer?.name ?? who.staff?.name ?? 'Customer';

/** Whether the module, and the instance if it names some, offers this type. */
export const offersType = ({ module, instance }: Session, id: string): boolean =>
  module.caseTypes.includes(id) && (instance?.caseTypes?.includes(id) ?? true);

/** Resolves the references of the body and fills in what follows from them. */
const resolve = async (
  tx: Tx,
  session: Session,
  body: NewCase,
  today: string,
): Promise<Candidate & { product: string | null }> => {
  const soldProductId = body.soldProduct ?? null;
  const itemId = body.installBaseItem ?? null;
  const installBaseItem = itemId === null ? null : await visible(tx, 'installBaseItem', itemId, session.products.items);
  if (installBaseItem === undefined) throw wrong('/installBaseItem', 'Choose the install base item again');
  const soldProduct =
    soldProductId === null ? null : await visible(tx, 'soldProduct', soldProductId, session.products.sold);
  if (soldProduct === undefined) throw wrong('/soldProduct', 'Choose the product again');
  const product = body.product ?? soldProduct?.product ?? installBaseItem?.product ?? null;
  // A product that a record names is there; one that the body names is looked up.
  if (body.product && !(await tx.get('product', body.product))) throw wrong('/product', 'Choose the product again');
  const candidate = await resolveParties(tx, session.who, body, { soldProduct, installBaseItem }, today);
  return { ...candidate, product };
};

/** Looks up what the type's own reference fields name; unknown and forbidden are refused alike. */
const checkReferences = async (
  tx: Tx,
  session: Session,
  references: ReturnType<typeof checkAnswers>['references'],
): Promise<void> => {
  const within = choosableIn(session);
  for (const { field, id, pointer } of references) {
    const { table } = field;
    if (!table || ['soldProduct', 'installBaseItem', 'product', 'contact', 'consumer'].includes(field.name)) continue;
    if (!(await visible(tx, table, id, within[table]))) throw wrong(pointer, `Choose “${field.label}” again`);
  }
};

/** An item brings the product it was installed from: of several the only one that this case may name, else none. */
const withProductOfItem = async (
  tx: Tx,
  { who, products }: Session,
  body: NewCase,
  today: string,
): Promise<NewCase> => {
  if (!body.installBaseItem || body.soldProduct !== undefined) return body;
  const installBaseItem = await visible(tx, 'installBaseItem', body.installBaseItem, products.items);
  if (!installBaseItem) return body;
  const from = allOf({ eq: ['installBaseItem', installBaseItem.id] }, products.sold);
  const fitting: string[] = [];
  for (const soldProduct of await tx.find('soldProduct', { filter: from })) {
    const candidate = await partiesIfThere(tx, who, body, { soldProduct, installBaseItem }, today);
    if (candidate && refuseCreate(who, candidate) === undefined) fitting.push(soldProduct.id);
  }
  const [only, ...others] = fitting;
  return only === undefined || others.length > 0 ? body : { ...body, soldProduct: only };
};

/** The item that the case is about and the further ones it affects: each readable and of the same party (NC11). */
const affectedItems = async (
  tx: Tx,
  { products }: Session,
  candidate: Candidate,
  ids: string[],
): Promise<Row<'installBaseItem'>[]> => {
  const items = candidate.installBaseItem ? [candidate.installBaseItem] : [];
  for (const [n, id] of ids.entries()) {
    if (items.some((item) => item.id === id)) continue;
    const item = await visible(tx, 'installBaseItem', id, products.items);
    if (!item || !belongs(candidate, item)) throw wrong(`/affectedItems/${n}`, 'Choose the install base items again');
    items.push(item);
  }
  return items;
};

/** A case that was judged and may be written. */
export interface PreparedCase {
  /** What the case is, apart from its name and its times. */
  row: Omit<Parameters<typeof caseRow>[0], 'id' | 'number' | 'openedAt'>;
  /** Profiles that know of it from the first moment. */
  parties: Set<string>;
}

/** Judges a new case: its answers, its parties, its products. Writes nothing. `files`: how many come along. */
export const prepareCase = async (
  deps: Deps,
  tx: Tx,
  session: Session,
  asked: NewCase,
  files: number,
): Promise<PreparedCase> => {
  const body = await withProductOfItem(tx, session, asked, today(deps));
  const type = offersType(session, body.caseType)
    ? ((await tx.get('caseType', body.caseType))?.definition as CaseType | undefined)
    : undefined;
  if (!type)
    throw invalid([{ pointer: '/caseType', code: 'not-found', message: 'Choose one of the offered kinds of case' }]);
  const most = session.module.attachments.maxCount;
  const answers = checkAnswers(type, { ...body }, body.fields ?? {}, files);
  if (files > most) {
    answers.errors.push({ pointer: '/attachments', code: 'too-large', message: `Add at most ${most} files` });
  }
  if (body.shortDescription.trim() === '' && !answers.errors.some(({ pointer }) => pointer === '/shortDescription')) {
    answers.errors.push({ pointer: '/shortDescription', code: 'required', message: 'Enter a subject' });
  }
  if (answers.errors.length > 0) throw invalid(answers.errors);
  const { values } = answers;
  const chosen = { ...body, ...values } as NewCase & { description?: string; priority?: Priority; category?: string };
  const candidate = await resolve(tx, session, chosen, today(deps));
  await checkReferences(tx, session, answers.references);
  refuseCandidate(session.who, candidate, body);
  const affected = await affectedItems(tx, session, candidate, body.affectedItems ?? []);
  const asPartner = isCustomer(session.who, candidate.account);
  const row = {
    module: session.module.name,
    caseType: type.id,
    shortDescription: body.shortDescription.trim(),
    description: chosen.description ?? '',
    priority: chosen.priority ?? 4,
    category: chosen.category ?? null,
    account: candidate.account?.id ?? null,
    contact: candidate.contact?.id ?? null,
    consumer: candidate.consumer?.id ?? null,
    household: candidate.household,
    partner: asPartner ? (session.who.account?.id ?? null) : null,
    partnerContact: asPartner ? (session.who.contact?.id ?? null) : null,
    org: (candidate.soldProduct ?? candidate.installBaseItem)?.org ?? null,
    requestorOrg: candidate.requestorOrg?.id ?? null,
    requestedBy: isOwnRequest(session.who, candidate) ? session.who.profile.id : null,
    openedBy: session.who.profile.id,
    openedByName: displayName(session.who),
    product: candidate.product,
    soldProduct: candidate.soldProduct?.id ?? null,
    installBaseItem: candidate.installBaseItem?.id ?? null,
    affected: affectedBy(affected),
    fields: Object.fromEntries(
      type.fields.flatMap(({ name }) =>
        values[name] === undefined || caseFields.has(name) ? [] : [[name, values[name]]],
      ),
    ),
  };
  return { row, parties: await partiesOf(tx, session.who, candidate) };
};

const refuseCandidate = (who: Subject, candidate: Candidate, body: NewCase): void => {
  const refused = refuseCreate(who, candidate);
  if (refused === 'party') {
    // What was named and may not be is answered like what does not exist.
    if (body.account) throw wrong('/account', 'Choose the account again');
    if (body.household) throw wrong('/household', 'Choose the household again');
    if (body.contact || body.consumer) throw wrong(body.contact ? '/contact' : '/consumer', 'Choose the person again');
    throw new Refusal('forbidden', { detail: 'Cases cannot be created with this sign-in' });
  }
  if (refused === 'product') {
    throw candidate.installBaseItem && !candidate.soldProduct
      ? wrong('/installBaseItem', 'Choose the install base item again')
      : wrong('/soldProduct', 'Choose the product again');
  }
};

/** For each who knows of the case: the next reply is news to them. `but` has a mark on it already. */
export const markParties = async (tx: Tx, id: string, parties: ReadonlySet<string>, at: string, but?: string) => {
  const mark: Mark = { readAt: at, watching: false, rating: null };
  for (const profile of parties)
    if (profile !== but) await tx.insert('caseMark', { id: markId(id, profile), case: id, profile, ...mark });
  return mark;
};

/** Writes the case; answers its id and the mark that its opener now has on it. */
export const createCase = async (
  deps: Deps,
  tx: Tx,
  session: Session,
  asked: NewCase,
): Promise<{ id: string; mark: Mark }> => {
  const files = asked.attachments ?? [];
  const prepared = await prepareCase(deps, tx, session, asked, new Set(files).size);
  const id = deps.ids();
  const at = deps.now();
  const number = caseNumber(await tx.next('case', FIRST_NUMBER));
  const row = caseRow({ id, number, openedAt: at, ...prepared.row });
  row.dueAt = targetOf(at, row.priority, session.module);
  await tx.insert('case', row);
  const mark = await markParties(tx, id, prepared.parties, at);
  tx.emit({ id: deps.ids(), type: 'case-created', case: id, item: null, number, version: 1, at, internal: false });
  if (files.length > 0) {
    const change = new CaseChange(deps, tx, row, {
      profile: session.who.profile.id,
      name: displayName(session.who),
      role: 'customer',
    });
    const entry = change.comment('');
    await change.saveEntries();
    await change.attach(files, entry, session.who.profile.id);
  }
  return { id, mark };
};

/** Whoever opened the case, and whom it is for: profiles that have read it so far. */
const partiesOf = async (tx: Tx, who: Subject, { contact, consumer }: Candidate): Promise<Set<string>> => {
  const parties = [contact && { eq: ['contact', contact.id] }, consumer && { eq: ['consumer', consumer.id] }];
  const filters = parties.filter((filter) => !!filter) as Filter[];
  const profiles = filters.length === 0 ? [] : await tx.find('profile', { filter: { or: filters }, limit: 20 });
  return new Set([who.profile.id, ...profiles.map(({ id }) => id)]);
};
