/**
 * How accounts, people, households and products stand to each other, as operators keep it. One interface for all kinds:
 * a relation has ends, each in a role, and counts while today lies within its dates and nobody ended it.
 */
import * as z from 'zod/mini';
import { CalendarDate, Id, Ref, Scalar, Timestamp } from './schema.js';

export const RelationKind = z.enum([
  /** A consumer as the customer of an account. */
  'accountConsumer',
  /** `from` is the partner, `to` its customer. One record: the customer's side is the same one read the other way round. */
  'accountRelationship',
  'contactRelationship',
  /** `representative` acts for `represented`, everywhere or inside a household. */
  'consumerRelationship',
  'householdMember',
  'accountTeamMember',
  'consumerTeamMember',
  /** Somebody on one case, sold product or install base item. Without a responsibility only listed. */
  'relatedParty',
  'assetContact',
]);
export type RelationKind = z.infer<typeof RelationKind>;

/** What relations are listed by. */
export const RecordTable = z.enum([
  'account',
  'contact',
  'consumer',
  'household',
  'soldProduct',
  'installBaseItem',
  'case',
]);
export type RecordTable = z.infer<typeof RecordTable>;

export const OpsLookupTable = z.enum([...RecordTable.options, 'staff', 'serviceOrganization', 'responsibility']);
export type OpsLookupTable = z.infer<typeof OpsLookupTable>;

const ends = {
  account: z.optional(Id),
  contact: z.optional(Id),
  consumer: z.optional(Id),
  household: z.optional(Id),
  from: z.optional(Id),
  to: z.optional(Id),
  representative: z.optional(Id),
  represented: z.optional(Id),
  staff: z.optional(Id),
  organization: z.optional(Id),
  case: z.optional(Id),
  soldProduct: z.optional(Id),
  installBaseItem: z.optional(Id),
};
export type RelationRole = keyof typeof ends;

export const RelationEnd = z.object({ role: z.string(), table: OpsLookupTable, ...Ref.shape });
export type RelationEnd = z.infer<typeof RelationEnd>;

export const Relation = z.object({
  id: Id,
  kind: RelationKind,
  /** Another number for another content: for `If-Match`. */
  version: z.int(),
  ends: z.array(RelationEnd),
  responsibility: z.nullable(Ref),
  /** Of a household member alone: the household that counts first for the consumer. */
  primary: z.nullable(z.boolean()),
  /** First and last day count, UTC. Empty is open. */
  startDate: z.nullable(CalendarDate),
  endDate: z.nullable(CalendarDate),
  state: z.enum(['inForce', 'coming', 'ended']),
});
export type Relation = z.infer<typeof Relation>;

const day = z.optional(z.nullable(CalendarDate));

/** The ends that the kind has, by role: `{"kind":"accountConsumer","account":"…","consumer":"…"}`. */
export const RelationCreate = z.strictObject({
  kind: RelationKind,
  ...ends,
  responsibility: z.optional(z.nullable(Id)),
  primary: z.optional(z.boolean()),
  startDate: day,
  endDate: day,
});
export type RelationCreate = z.infer<typeof RelationCreate>;

/** What may change; the ends never do. A relation that has ended stays ended: add a new one. */
export const RelationUpdate = z.strictObject({
  responsibility: z.optional(z.nullable(Id)),
  primary: z.optional(z.boolean()),
  startDate: day,
  endDate: day,
});
export type RelationUpdate = z.infer<typeof RelationUpdate>;

/** The relations of one kind of a record, those that are not ended first, then the latest first. */
const RelationGroup = z.object({
  kind: RelationKind,
  items: z.array(Relation),
  total: z.int(),
  /** Cursor of the following page, with `kind`. */
  next: z.nullable(z.string()),
});
export const RelationGroups = z.object({ groups: z.array(RelationGroup) });
export type RelationGroup = z.infer<typeof RelationGroup>;

export const RelationQuery = z.object({
  /** One kind alone. Left out, all kinds that the record can have. */
  kind: z.optional(RelationKind),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
  after: z.optional(z.string().check(z.maxLength(1000))),
});
export const HistoryQuery = z.object({ limit: RelationQuery.shape.limit, after: RelationQuery.shape.after });

/** Who changed what, and when. */
export const HistoryEntry = z.object({
  id: Id,
  at: Timestamp,
  /** Name of the agent or of the customer who did it. */
  actor: z.string(),
  action: z.enum(['created', 'changed', 'ended', 'deleted']),
  /** Kind of the relation, or table of the record that was changed itself. */
  table: z.string(),
  record: Id,
  /** The relation's ends, or the record. */
  ends: z.array(RelationEnd),
  /** Names of references, not their ids. */
  changes: z.array(z.object({ field: z.string(), from: Scalar, to: Scalar })),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;
export const History = z.object({ items: z.array(HistoryEntry), next: z.nullable(z.string()) });

const switches = { restrictAssets: z.boolean(), restrictContacts: z.boolean(), seesConsumerCases: z.boolean() };

/** A record as operators need it to see who stands how to it. */
export const OpsRecord = z.object({
  table: RecordTable,
  ...Ref.shape,
  /** Another number for other switches or another head: for `If-Match`. Null of what cannot be changed here. */
  version: z.nullable(z.int()),
  /** Of a contact, a product or a case. */
  account: z.nullable(Ref),
  /** Of a product or a case. */
  consumer: z.nullable(Ref),
  /** Of a household. */
  head: z.nullable(Ref),
  /** Of an account: the codes of those above it and its own, `/BOXEO/ITALIA/`. */
  accountPath: z.nullable(z.string()),
  /** Of an account: what its contacts and its own side may see. */
  switches: z.nullable(z.object(switches)),
});
export type OpsRecord = z.infer<typeof OpsRecord>;

export const AccountUpdate = z.strictObject({
  restrictAssets: z.optional(switches.restrictAssets),
  restrictContacts: z.optional(switches.restrictContacts),
  seesConsumerCases: z.optional(switches.seesConsumerCases),
});
/** The head must be a member now. */
export const HouseholdUpdate = z.strictObject({ head: z.nullable(Id) });

/** An account consumer and one product of the account. */
export const AssociationInput = z.strictObject({
  consumer: Id,
  soldProduct: z.optional(Id),
  installBaseItem: z.optional(Id),
});
export type AssociationInput = z.infer<typeof AssociationInput>;

/** `as`: the product's own consumer, or an authorised related party beside it. */
const AssociatedProduct = z.object({
  ...Ref.shape,
  number: z.string(),
  account: z.nullable(Ref),
  as: z.enum(['consumer', 'relatedParty']),
});
export type AssociatedProduct = z.infer<typeof AssociatedProduct>;
export const ConsumerProducts = z.object({
  soldProducts: z.array(AssociatedProduct),
  installBaseItems: z.array(AssociatedProduct),
});
export type ConsumerProducts = z.infer<typeof ConsumerProducts>;
export const Association = z.object({ consumer: Ref, product: AssociatedProduct });
export type Association = z.infer<typeof Association>;

/** Somebody who may see an install base item of an account that restricts its assets. */
export const AssetContact = z.object({
  id: Id,
  contact: Ref,
  account: z.nullable(Ref),
  startDate: z.nullable(CalendarDate),
  endDate: z.nullable(CalendarDate),
});
export type AssetContact = z.infer<typeof AssetContact>;
export const AssetContacts = z.object({
  items: z.array(AssetContact),
  /** False: every contact of the account sees its items anyway. */
  restricted: z.boolean(),
});
export type AssetContacts = z.infer<typeof AssetContacts>;
