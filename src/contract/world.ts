/**
 * A whole set of customers, relations, products and cases as one document: how a customer moves in, and how others try
 * the access policy. Every list may be left out; ids are the document's own, at most 64 characters, lower case.
 */
import * as z from 'zod/mini';
import { CASE_LIMITS, CaseState, Priority } from './case.js';
import { ModuleDefinition } from './module.js';
import { CalendarDate, Timestamp } from './schema.js';

/** Paths of hierarchies are made of ids, account paths of account codes, and compared without case. */
const Key = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,63}$/));
const Name = z.string().check(z.minLength(1), z.maxLength(200));
const key = z._default(z.nullable(Key), null);
const text = z._default(z.nullable(z.string().check(z.maxLength(200))), null);
const yes = z._default(z.boolean(), true);
const no = z._default(z.boolean(), false);
const count = z._default(z.nullable(z.int().check(z.minimum(0))), null);
const day = z._default(z.nullable(CalendarDate), null);

/** A relation counts while active and from the first to the last day, both included, UTC. Empty is open. */
const inForce = { active: yes, startDate: day, endDate: day };

export const ContactRole = z.enum(['customer', 'customer_case_manager', 'customer_admin', 'partner', 'partner_admin']);

export const StaffRole = z.enum([
  'agent',
  'consumer_agent',
  'manager',
  'account_contributor',
  'consumer_contributor',
  'relationship_contributor',
  'self_contributor',
  'case_viewer',
  'case_task_agent',
  'customer_data_viewer',
]);
export const OrganizationRole = z.enum([
  'contributor',
  'bosc',
  'manager_contributor',
  'location_agent',
  'location_consumer_agent',
  'location_manager',
]);

const owner = { account: key, contact: key, consumer: key, household: key, org: key };
const product = {
  id: Key,
  number: z.string().check(z.minLength(1), z.maxLength(40)),
  name: Name,
  detail: text,
  product: key,
  ...owner,
  /** Parent record of the same kind: the bundle, or what the item is built into. */
  parent: key,
  /** An account's record that its account consumers may read. */
  consumerVisible: no,
};
const list = <T extends z.ZodMiniType>(item: T) => z._default(z.array(item), []);

export const World = z.strictObject({
  /** Modules with their keys and origins, as in `demo/modules`. */
  modules: list(ModuleDefinition),
  /** `level` is what a responsibility opens: everything of an `account`, `own` cases in it, its `assets`, or nothing. */
  responsibilities: list(
    z.strictObject({ id: Key, name: Name, level: z._default(z.nullable(z.enum(['account', 'own', 'assets'])), null) }),
  ),
  /**
   * `code` is a short name that no two accounts share; the account path is made of codes. Left out, an account keeps the
   * code it has, and a new one gets one.
   */
  accounts: list(
    z.strictObject({
      id: Key,
      number: z.string(),
      code: z._default(z.nullable(z.string().check(z.regex(/^[A-Z0-9]{1,12}$/))), null),
      name: Name,
      parent: key,
      restrictAssets: no,
      restrictContacts: no,
      seesConsumerCases: yes,
      active: yes,
    }),
  ),
  contacts: list(
    z.strictObject({
      id: Key,
      name: Name,
      email: text,
      title: text,
      account: Key,
      roles: list(ContactRole),
      active: yes,
    }),
  ),
  consumers: list(z.strictObject({ id: Key, name: Name, email: text, active: yes })),
  /** Employees, and members of service organisations. */
  staff: list(z.strictObject({ id: Key, name: Name, email: text, roles: list(StaffRole), active: yes })),
  serviceOrganizations: list(z.strictObject({ id: Key, name: Name, parent: key })),
  /** `excluded` are organisations that a manager's hierarchy leaves out. */
  organizationMembers: list(
    z.strictObject({ id: Key, organization: Key, staff: Key, role: OrganizationRole, excluded: list(Key), ...inForce }),
  ),
  /**
   * Who signs in: `subject` is the `sub` of the tokens that the module's site makes. Takes the place of what somebody
   * became by self-registration, while that has nothing of its own.
   */
  profiles: list(
    z.strictObject({
      id: Key,
      module: z.string(),
      subject: z.string(),
      contact: key,
      consumer: key,
      employee: key,
      member: key,
      active: yes,
    }),
  ),
  /** `from` is the partner, `to` its customer; the customer's side is the same record. */
  accountRelationships: list(z.strictObject({ id: Key, from: Key, to: Key, ...inForce })),
  contactRelationships: list(z.strictObject({ id: Key, contact: Key, account: Key, responsibility: key, ...inForce })),
  /** A contact or an employee. */
  accountTeamMembers: list(
    z.strictObject({ id: Key, contact: key, staff: key, account: Key, responsibility: key, ...inForce }),
  ),
  /** An employee in the team of a consumer or of a household. */
  consumerTeamMembers: list(
    z.strictObject({ id: Key, staff: Key, consumer: key, household: key, responsibility: key, ...inForce }),
  ),
  accountConsumers: list(z.strictObject({ id: Key, account: Key, consumer: Key, ...inForce })),
  /** The head is one of its members now. */
  households: list(z.strictObject({ id: Key, name: Name, head: key, active: yes })),
  /** A consumer has at most one primary household at a time. */
  householdMembers: list(z.strictObject({ id: Key, household: Key, consumer: Key, primary: no, ...inForce })),
  consumerRelationships: list(
    z.strictObject({
      id: Key,
      representative: Key,
      represented: Key,
      household: key,
      responsibility: key,
      ...inForce,
    }),
  ),
  products: list(z.strictObject({ id: Key, name: Name })),
  serviceOfferings: list(z.strictObject({ id: Key, name: Name, tier: Name })),
  contracts: list(z.strictObject({ id: Key, number: Name, name: Name, startDate: day, endDate: day })),
  soldProducts: list(
    z.strictObject({
      ...product,
      optional: no,
      quantity: z._default(z.int().check(z.minimum(0)), 1),
      startDate: day,
      endDate: day,
      serviceOffering: key,
      contract: key,
    }),
  ),
  catalogItems: list(z.strictObject({ id: Key, name: Name, product: Key })),
  /** `parent` is what the configuration item depends on itself. */
  configurationItems: list(z.strictObject({ id: Key, name: Name, parent: key })),
  installBaseItems: list(
    z.strictObject({
      ...product,
      /** In short for one installed product. */
      soldProduct: key,
      environment: text,
      location: text,
      serial: text,
      installedOn: day,
      hosting: z._default(z.nullable(z.enum(['onPremises', 'multiTenant'])), null),
      configurationItem: key,
    }),
  ),
  /** What was installed from what: an item may have several sold products, a sold product several items. */
  installedProducts: list(z.strictObject({ id: Key, soldProduct: Key, installBaseItem: Key })),
  /** Counted ones give `total` and `remaining`, others their `terms`. */
  entitlements: list(
    z.strictObject({
      id: Key,
      name: Name,
      contract: key,
      soldProduct: key,
      installBaseItem: key,
      total: count,
      remaining: count,
      terms: text,
    }),
  ),
  cases: list(
    z.strictObject({
      id: Key,
      /** Left out, the next number is given. */
      number: z.optional(z.string().check(z.regex(/^CS\d{7,12}$/))),
      module: z.string(),
      caseType: z.string(),
      state: z._default(CaseState, 1),
      shortDescription: z.string().check(z.minLength(1), z.maxLength(CASE_LIMITS.shortDescription)),
      description: z._default(z.string().check(z.maxLength(CASE_LIMITS.description)), ''),
      priority: z._default(Priority, 4),
      ...owner,
      partner: key,
      partnerContact: key,
      requestorOrg: key,
      /** Profiles: whom it is for, who may reply as a contributor, who works on its tasks. */
      requestedBy: key,
      contributors: list(Key),
      taskAgents: list(Key),
      /** A profile. */
      openedBy: Key,
      openedAt: z.optional(Timestamp),
      soldProduct: key,
      installBaseItem: key,
    }),
  ),
  /** One of `case`, `soldProduct`, `installBaseItem`, and one of `account`, `contact`, `consumer`. */
  relatedParties: list(
    z.strictObject({
      id: Key,
      case: key,
      soldProduct: key,
      installBaseItem: key,
      account: key,
      contact: key,
      consumer: key,
      staff: key,
      organization: key,
      responsibility: key,
      ...inForce,
    }),
  ),
  assetContacts: list(z.strictObject({ id: Key, installBaseItem: Key, contact: Key, ...inForce })),
});
export type World = z.infer<typeof World>;

/** What operators write of a world: all of it but modules, whose keys are the deployment's own. */
export const WorldPart = z.omit(World, { modules: true });
export type WorldPart = z.infer<typeof WorldPart>;
