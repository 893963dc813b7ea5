/** What operators change of a record itself because others' rights hang on it, and how they find records. */
import type * as z from 'zod/mini';
import type { LookupItem } from '../../contract/case-type.js';
import { allOf, anyOf, type Filter } from '../../contract/query.js';
import type { AccountUpdate, HouseholdUpdate, OpsLookupTable } from '../../contract/relation.js';
import type { Deps } from '../deps.js';
import { invalid, notFound, Refusal } from '../http/refusal.js';
import { today } from '../http/today.js';
import type { Reader, Tx } from '../store/store.js';
import { tables } from '../store/tables.js';
import { finding } from './check.js';
import { isMember } from './household.js';
import { nameColumns, refOf } from './names.js';
import { viewRecord } from './read.js';
import { ofRecord, rejudge, type Trail } from './trail.js';
import { headOf, switchesOf, versionOf } from './version.js';

const MOST_FOUND = 20;

/** Refused when somebody changed it since it was read. */
const asRead = async (
  tx: Tx,
  table: 'account' | 'household',
  id: string,
  now: object,
  version: number,
): Promise<void> => {
  if (versionOf(now) !== version) throw new Refusal('version-conflict', { current: await viewRecord(tx, table, id) });
};

export const setSwitches = async (
  deps: Deps,
  tx: Tx,
  id: string,
  version: number,
  body: z.infer<typeof AccountUpdate>,
): Promise<Trail | undefined> => {
  await tx.lock('relations');
  const account = await tx.get('account', id);
  if (!account) throw notFound();
  const before = switchesOf(account);
  await asRead(tx, 'account', id, before, version);
  const after = {
    restrictAssets: body.restrictAssets ?? before.restrictAssets,
    restrictContacts: body.restrictContacts ?? before.restrictContacts,
    seesConsumerCases: body.seesConsumerCases ?? before.seesConsumerCases,
  };
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  await tx.update('account', id, after);
  rejudge(deps, tx);
  return ofRecord('account', id, before, after);
};

export const setHead = async (
  deps: Deps,
  tx: Tx,
  id: string,
  version: number,
  { head }: z.infer<typeof HouseholdUpdate>,
): Promise<Trail | undefined> => {
  await tx.lock('relations');
  const household = await tx.get('household', id);
  if (!household) throw notFound();
  await asRead(tx, 'household', id, headOf(household), version);
  if (household.head === head) return undefined;
  if (head !== null && !(await isMember(tx, id, head, today(deps))))
    throw invalid([finding('/head', 'The head must be a member of the household now: add the membership first')]);
  await tx.update('household', id, { head });
  rejudge(deps, tx);
  return ofRecord('household', id, { head: household.head }, { head }, [
    ['consumer', household.head],
    ['consumer', head],
  ]);
};

/** Each word is in the name or on the second line, or in the text that the table is searched by. */
const matching = (table: z.infer<typeof OpsLookupTable>, search: string): Filter => {
  if ('search' in tables[table]) return { text: search };
  const [name, detail] = nameColumns[table];
  const words = search.split(/\s+/).filter(Boolean);
  return allOf(
    ...words.map((word) =>
      anyOf({ contains: [name, word] }, ...(detail ? [{ contains: [detail, word] } as Filter] : [])),
    ),
  );
};

export const lookUp = async (
  reader: Reader,
  table: z.infer<typeof OpsLookupTable>,
  search: string,
): Promise<LookupItem[]> => {
  const [name] = nameColumns[table];
  const filter = allOf(matching(table, search), table === 'case' ? { ne: ['state', 0] } : undefined);
  const rows = await reader.find(table, { filter, order: [name], limit: MOST_FOUND });
  return rows.map((row) => {
    const { id, name: label, detail } = refOf(table, row);
    return { id, label, ...(detail === undefined ? {} : { detail }) };
  });
};
