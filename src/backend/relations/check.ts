/** What a relation must keep before it is written. Every finding says where it is and how to mend it. */
import type { FieldError } from '../../contract/problem.js';
import { allOf, type Filter } from '../../contract/query.js';
import type { RelationKind } from '../../contract/relation.js';
import { choosableContacts } from '../policy/index.js';
import type { Reader } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { isMember, type Member, primaryClash } from './household.js';
import { type RelationRow, rolesOf, targetOf } from './kinds.js';
import { overlap } from './time.js';

const EARLIEST = '1900-01-01';

export const finding = (pointer: string, message: string, code = 'invalid'): FieldError => ({
  pointer,
  code,
  message,
});

const dates = ({ startDate, endDate }: RelationRow): FieldError[] => {
  const early = (['startDate', 'endDate'] as const).filter((name) => {
    const day = name === 'startDate' ? startDate : endDate;
    return day !== null && day < EARLIEST;
  });
  if (early.length > 0) return early.map((name) => finding(`/${name}`, `Give a day from ${EARLIEST} on`));
  return startDate !== null && endDate !== null && endDate < startDate
    ? [finding('/endDate', 'Give a last day that is not before the first')]
    : [];
};

/** Ends and responsibility lead to records; a draft is nobody's but its opener's. */
const references = async (reader: Reader, kind: RelationKind, row: RelationRow): Promise<FieldError[]> => {
  const found = await Promise.all(
    [...rolesOf(kind), 'responsibility'].map(async (role): Promise<FieldError[]> => {
      const id = row[role];
      const table = targetOf(kind, role);
      if (typeof id !== 'string' || !table) return [];
      const record = await reader.get(table, id);
      const hidden = table === 'case' && (record as Row<'case'> | undefined)?.state === 0;
      return record && !hidden ? [] : [finding(`/${role}`, 'There is no record of this id', 'not-found')];
    }),
  );
  return found.flat();
};

const same = (row: RelationRow, columns: readonly string[]): Filter =>
  allOf(...columns.map((column): Filter => ({ eq: [column, row[column] ?? null] })));

/** The same ends with the same responsibility at the same time. */
const repeated = async (reader: Reader, kind: RelationKind, row: RelationRow): Promise<FieldError[]> => {
  const columns = [...rolesOf(kind), 'responsibility'].filter((column) => column in row);
  const alike = (await reader.find(kind, {
    filter: allOf({ eq: ['active', true] }, same(row, columns)),
  })) as unknown as RelationRow[];
  const role = rolesOf(kind).findLast((each) => row[each] !== null) ?? '';
  return alike.some((other) => other.id !== row.id && overlap(row, other))
    ? [finding(`/${role}`, 'They are related like this already: change that relation or end it', 'exists')]
    : [];
};

type Check = (reader: Reader, row: RelationRow, day: string) => Promise<FieldError[]>;
const id = (row: RelationRow, role: string): string => String(row[role]);

const distinctEnds =
  (one: string, other: string): Check =>
  async (_reader, row) =>
    row[one] === row[other] ? [finding(`/${other}`, 'Choose another one: nobody is related to itself')] : [];

const ofOtherAccount: Check = async (reader, row) => {
  const contact = await reader.get('contact', id(row, 'contact'));
  return contact?.account === row['account']
    ? [finding('/account', 'The contact belongs to this account: choose another account')]
    : [];
};

const insideHousehold: Check = async (reader, row, day) => {
  const household = row['household'];
  if (typeof household !== 'string') return [];
  const both = await Promise.all(
    ['representative', 'represented'].map((role) => isMember(reader, household, id(row, role), day)),
  );
  return both.every(Boolean) ? [] : [finding('/household', 'Both must be members of this household: add them first')];
};

const onePrimary: Check = async (reader, row) => {
  const member = row as unknown as Member;
  const others = await reader.find('householdMember', {
    filter: allOf({ eq: ['consumer', member.consumer] }, { eq: ['primary', true] }),
  });
  return primaryClash(member, others)
    ? [
        finding(
          '/primary',
          'The consumer has a primary household at that time: end that or make it not primary',
          'exists',
        ),
      ]
    : [];
};

/** A whole account or organisation is a party on products, not on a case (CP1). */
const personOnCase: Check = async (_reader, row) => {
  const whole = ['account', 'organization'].find((role) => row[role] !== null);
  return row['case'] !== null && whole
    ? [finding(`/${whole}`, 'On a case name a contact, a consumer or an employee')]
    : [];
};

const choosable: Check = async (reader, row, day) => {
  const item = await reader.get('installBaseItem', id(row, 'installBaseItem'));
  if (!item?.account) return [finding('/installBaseItem', 'The item belongs to no account: choose one of an account')];
  const among = allOf({ eq: ['id', id(row, 'contact')] }, await choosableContacts(reader, item.account, day));
  return (await reader.count('contact', among)) > 0
    ? []
    : [
        finding(
          '/contact',
          'Choose an active contact of the item’s account, of one of its partners, or one related to the account',
        ),
      ];
};

const own: Partial<Record<RelationKind, Check>> = {
  accountRelationship: distinctEnds('from', 'to'),
  consumerRelationship: async (...asked) => [
    ...(await distinctEnds('representative', 'represented')(...asked)),
    ...(await insideHousehold(...asked)),
  ],
  contactRelationship: ofOtherAccount,
  householdMember: onePrimary,
  relatedParty: personOnCase,
  assetContact: choosable,
};

/** Whom a change of dates must not bind anew: a contact who moved away keeps an asset until it is ended. */
export const checkChanged = async (reader: Reader, kind: RelationKind, row: RelationRow): Promise<FieldError[]> => {
  const first = [...dates(row), ...(await references(reader, kind, row))];
  if (first.length > 0) return first;
  const primary = kind === 'householdMember' ? await onePrimary(reader, row, '') : [];
  return [...(await repeated(reader, kind, row)), ...primary];
};

export const checkNew = async (
  reader: Reader,
  kind: RelationKind,
  row: RelationRow,
  day: string,
): Promise<FieldError[]> => {
  const first = [...dates(row), ...(await references(reader, kind, row))];
  if (first.length > 0) return first;
  const mine = (await own[kind]?.(reader, row, day)) ?? [];
  return mine.length > 0 ? mine : repeated(reader, kind, row);
};
