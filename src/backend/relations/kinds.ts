/** The kinds of relations: which ends each has. A kind is the table that keeps it. */

import type { FieldError } from '../../contract/problem.js';
import { RelationKind, type RelationRole } from '../../contract/relation.js';
import { type TableName, type TableShape, tables } from '../store/tables.js';

interface Kind {
  /** Of each group exactly one end is named. */
  one: RelationRole[][];
  /** Ends that may be left out. */
  may?: RelationRole[];
}

export const kinds: Record<RelationKind, Kind> = {
  accountConsumer: { one: [['account'], ['consumer']] },
  accountRelationship: { one: [['from'], ['to']] },
  contactRelationship: { one: [['contact'], ['account']] },
  consumerRelationship: { one: [['representative'], ['represented']], may: ['household'] },
  householdMember: { one: [['household'], ['consumer']] },
  accountTeamMember: { one: [['account'], ['contact', 'staff']] },
  consumerTeamMember: { one: [['consumer', 'household'], ['staff']] },
  relatedParty: {
    one: [
      ['case', 'soldProduct', 'installBaseItem'],
      ['contact', 'consumer', 'account', 'staff', 'organization'],
    ],
  },
  assetContact: { one: [['installBaseItem'], ['contact']] },
};

/** The row of any kind: ends and responsibility are ids. */
export interface RelationRow extends Record<string, string | boolean | null> {
  id: string;
  active: boolean;
  startDate: string | null;
  endDate: string | null;
}

export const rolesOf = (kind: RelationKind): RelationRole[] => [...kinds[kind].one.flat(), ...(kinds[kind].may ?? [])];
export const hasColumn = (kind: RelationKind, column: string): boolean => column in tables[kind].columns;

/** Where a reference column of a table leads. */
export const targetOf = (table: string, column: string): TableName | undefined =>
  (tables as Record<string, TableShape>)[table]?.refs?.[column] as TableName | undefined;

/** Kinds with the roles in which they name a record of the table. */
export const kindsOf = (table: TableName): [RelationKind, RelationRole[]][] =>
  RelationKind.options.flatMap((kind): [RelationKind, RelationRole[]][] => {
    const roles = rolesOf(kind).filter((role) => targetOf(kind, role) === table);
    return roles.length > 0 ? [[kind, roles]] : [];
  });

/** Which ends are missing, too many or none of the kind's. */
export const checkEnds = (kind: RelationKind, named: readonly string[]): FieldError[] => {
  const own: string[] = rolesOf(kind);
  const strange = named
    .filter((role) => !own.includes(role))
    .map((role) => ({ pointer: `/${role}`, code: 'unknown', message: 'A relation of this kind has no such end' }));
  const groups = kinds[kind].one.flatMap((group): FieldError[] => {
    const [first, second] = group.filter((role) => named.includes(role));
    const choice = group.join(', ');
    if (first === undefined)
      return [
        {
          pointer: `/${group[0]}`,
          code: 'required',
          message: group.length === 1 ? 'This is needed' : `Name one of ${choice}`,
        },
      ];
    return second === undefined
      ? []
      : [{ pointer: `/${second}`, code: 'invalid', message: `Name only one of ${choice}` }];
  });
  return [...strange, ...groups];
};
