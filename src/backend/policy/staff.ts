/** What employees and members of service organisations read: the rules CO…, CE…, and SR13 to SR15. */
import { allOf, anyOf, everything, type Filter } from '../../contract/query.js';
import { OrganizationRole } from '../../contract/world.js';
import { isOneOf, type Rule, someOf, withinHousehold } from './rules.js';
import { hasRole, type Subject } from './subject.js';

const isEmployee = (who: Subject): boolean => who.profile.kind === 'employee';
const employee =
  (role: string, filter: (who: Subject) => Filter): Rule =>
  (who) =>
    isEmployee(who) && hasRole(who, role) ? filter(who) : undefined;

const withAccount: Filter = { not: { isEmpty: 'account' } };
const withoutAccount: Filter = { isEmpty: 'account' };
const ofConsumer: Filter = allOf(
  withoutAccount,
  anyOf({ not: { isEmpty: 'consumer' } }, { not: { isEmpty: 'household' } }),
);
const openedBySelf = (who: Subject): Filter => ({ eq: ['openedBy', who.profile.id] });
const names = (column: string, who: Subject): Filter => ({ contains: [column, `|${who.profile.id}|`] });

/** Exactly the organisations where the member does one of these. */
const at = (who: Subject, field: string, ...roles: string[]): Filter | undefined =>
  isOneOf(
    field,
    who.standing.assignments.filter(({ role }) => roles.includes(role)).map(({ organization }) => organization),
  );

/** osub of each organisation that the member manages, without what that assignment leaves out (D5). */
const below = (who: Subject, field: string, ...roles: string[]): Filter | undefined =>
  someOf(
    ...who.standing.assignments
      .filter(({ role }) => roles.includes(role))
      .map(({ path, excluded }) =>
        allOf(
          { startsWith: [`${field}.path`, path] },
          ...excluded.map((each): Filter => ({ not: { startsWith: [`${field}.path`, each] } })),
        ),
      ),
  );

/** Contributors see what their own location asked for. */
export const CO1: Rule = (who) => at(who, 'requestorOrg', 'contributor', 'bosc');
/** Managers also what the locations below asked for. */
export const CO2: Rule = (who) => below(who, 'requestorOrg', 'manager_contributor');
/** Agents of a location see what it serves, each of their own kind. */
export const CO3: Rule = (who) => {
  const accounts = at(who, 'org', 'location_agent');
  const consumers = at(who, 'org', 'location_consumer_agent');
  return someOf(accounts && allOf(accounts, withAccount), consumers && allOf(consumers, ofConsumer));
};
/** Managers of a location see all that it and those below it serve. */
export const CO4: Rule = (who) => below(who, 'org', 'location_manager');

/** Contributors among the employees see what they opened for an account, for a consumer, or for themselves. */
export const CE1: Rule = employee('account_contributor', (who) => allOf(openedBySelf(who), withAccount));
export const CE2: Rule = employee('consumer_contributor', (who) =>
  allOf(openedBySelf(who), { not: { isEmpty: 'consumer' } }, withoutAccount),
);
export const CE3: Rule = employee('self_contributor', (who) =>
  allOf({ eq: ['requestedBy', who.profile.id] }, withoutAccount, { isEmpty: 'consumer' }, { isEmpty: 'requestorOrg' }),
);
/** Viewers see all, and change nothing. */
export const CE4: Rule = employee('case_viewer', () => everything);
/** Who works on a task sees its case. */
export const CE5: Rule = employee('case_task_agent', (who) => names('taskAgents', who));
/** Agents see the cases of accounts, consumer agents those of consumers, managers all. */
export const CE6: Rule = (who) =>
  isEmployee(who)
    ? someOf(
        hasRole(who, 'agent') ? withAccount : undefined,
        hasRole(who, 'consumer_agent') ? ofConsumer : undefined,
        hasRole(who, 'manager') ? everything : undefined,
      )
    : undefined;

/** A Relationship Manager sees what is the consumer's or the household's, without an account. */
export const managed: Rule = (who) => {
  const { consumers, households } = who.standing.relationships;
  const own = isOneOf('consumer', consumers);
  return someOf(
    own && allOf(withoutAccount, own),
    ...households.map(({ household, members }) => withinHousehold(household, members)),
  );
};

/** Staff of an organisation sees its products; managers also those of what is below. */
export const SR13: Rule = (who) =>
  someOf(at(who, 'org', ...OrganizationRole.options), below(who, 'org', 'manager_contributor', 'location_manager'));
/** Agents see the products of accounts, consumer agents the others, managers and data viewers all. */
export const SR14: Rule = (who) =>
  isEmployee(who)
    ? someOf(
        hasRole(who, 'customer_data_viewer', 'manager') ? everything : undefined,
        hasRole(who, 'agent') ? withAccount : undefined,
        hasRole(who, 'consumer_agent') ? withoutAccount : undefined,
      )
    : undefined;

/** A contributor who is named on the case may reply to it. */
export const namedContributor = (who: Subject): Filter => names('contributors', who);
