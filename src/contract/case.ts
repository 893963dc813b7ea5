/** Cases: the record, its states, what can be done with it. Terms and integers as in the Case API of the field's reference system. */
import * as z from 'zod/mini';
import { CalendarDate, Health, Id, Ref, Scalar, Timestamp } from './schema.js';
import { PartyReferences } from './viewer.js';

/** Integer values of the case states. Cancelled has no published integer; 7 is free in the reference system. */
export const caseStates = {
  draft: 0,
  new: 1,
  closed: 3,
  resolved: 6,
  cancelled: 7,
  open: 10,
  awaitingInfo: 18,
} as const;
export type CaseStateName = keyof typeof caseStates;
export const CaseState = z.literal([0, 1, 3, 6, 7, 10, 18]);
export type CaseState = z.infer<typeof CaseState>;

/** 1 Critical, 2 High, 3 Moderate, 4 Low. */
export const Priority = z.literal([1, 2, 3, 4]);
export type Priority = z.infer<typeof Priority>;

/** 0 Normal, 1 Moderate, 2 High, 3 Overdue. */
export const Escalation = z.literal([0, 1, 2, 3]);

export const CASE_LIMITS = { shortDescription: 160, description: 4000, comment: 4000, notes: 4000 } as const;

/** What a viewer can do with a case besides reading and commenting; the backend offers per case what is allowed now. */
export const CaseAction = z.enum([
  'close',
  'accept',
  'reject',
  'reopen',
  'cancel',
  'escalate',
  'watch',
  'unwatch',
  'rate',
]);
export type CaseAction = z.infer<typeof CaseAction>;

const summary = {
  caseType: Id,
  shortDescription: z.string(),
  state: CaseState,
  priority: Priority,
  category: z.nullable(z.string()),
  escalation: Escalation,
  account: z.nullable(Ref),
  contact: z.nullable(Ref),
  consumer: z.nullable(Ref),
  product: z.nullable(Ref),
  soldProduct: z.nullable(Ref),
  installBaseItem: z.nullable(Ref),
  openedAt: Timestamp,
  updatedAt: Timestamp,
  resolvedAt: z.nullable(Timestamp),
  closedAt: z.nullable(Timestamp),
  /** Something was said by support since this viewer last read the case. */
  unread: z.boolean(),
};

/** A case in a list. The instance may release fewer fields; those are absent then. */
export const CaseSummary = z.object({
  id: Id,
  /** `CS0001001`: what people call the case. */
  number: z.string(),
  /** Counts changes; the entity tag is `"<version>"`. */
  version: z.int(),
  ...z.partial(z.object(summary)).shape,
});
export type CaseSummary = z.infer<typeof CaseSummary>;

/** When the case reached a state, for the stepper. Oldest first. */
export const StateChange = z.object({ state: CaseState, at: Timestamp });

/** A person or organisation named on the case besides its account, contact and consumer. */
export const RelatedParty = z.object({ id: Id, name: z.string(), responsibility: z.string() });

/** An install base item that a case affects, with its health where the viewer may read the item. */
export const AffectedItem = z.object({ ...Ref.shape, health: z.optional(Health) });
export type AffectedItem = z.infer<typeof AffectedItem>;

export const Case = z.object({
  id: Id,
  number: z.string(),
  version: z.int(),
  ...summary,
  description: z.string(),
  household: z.nullable(Ref),
  installBaseItem: z.nullable(AffectedItem),
  openedBy: Ref,
  channel: z.enum(['web', 'phone', 'email', 'chat', 'social', 'proactive']),
  /** Target for resolution. */
  dueAt: z.nullable(Timestamp),
  /** While resolved: the day the case closes by itself. */
  closesAt: z.nullable(Timestamp),
  resolutionCode: z.nullable(z.string()),
  resolutionNotes: z.nullable(z.string()),
  /** Answers to the type's own fields, by name. */
  fields: z.record(z.string(), Scalar),
  history: z.array(StateChange),
  watching: z.boolean(),
  /** When this viewer last read the case before this answer; null or absent: never. */
  readAt: z.optional(z.nullable(Timestamp)),
  /** The viewer's own rating, 1 to 5. */
  rating: z.nullable(z.int()),
  relatedParties: z.array(RelatedParty),
  /** Further install base items that the case affects and the viewer may read. */
  affectedProducts: z.array(AffectedItem),
  /** True when it began with a playbook: `listRuns` with `case` has its run. */
  playbook: z.boolean(),
  /** True when the viewer may comment and attach now. */
  canComment: z.boolean(),
  actions: z.array(CaseAction),
});
export type Case = z.infer<typeof Case>;

/** A new case. Fields that the server owns (number, state, times, opener) are refused, not ignored. */
export const CaseCreate = z.strictObject({
  caseType: Id,
  shortDescription: z.string().check(z.minLength(1), z.maxLength(CASE_LIMITS.shortDescription)),
  description: z.optional(z.string().check(z.maxLength(CASE_LIMITS.description))),
  priority: z.optional(Priority),
  category: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
  /** Whom it is for: `as` of one of the viewer's `mayActFor`. Left out, the case is the viewer's own. */
  ...PartyReferences.shape,
  product: z.optional(z.nullable(Id)),
  soldProduct: z.optional(z.nullable(Id)),
  installBaseItem: z.optional(z.nullable(Id)),
  /** Further install base items that are affected. */
  affectedItems: z.optional(z.array(Id).check(z.maxLength(50))),
  /** Answers to the type's own fields. */
  fields: z.optional(z.record(z.string(), z.union([Scalar, CalendarDate]))),
  /** Ids of files uploaded before, still unattached. */
  attachments: z.optional(z.array(Id).check(z.maxLength(50))),
});
export type CaseCreate = z.infer<typeof CaseCreate>;

/** What a viewer may change of a case after it was submitted is decided by the policy; the draft's opener may change all of it. */
export const CaseUpdate = z.strictObject({
  shortDescription: z.optional(z.string().check(z.minLength(1), z.maxLength(CASE_LIMITS.shortDescription))),
  description: z.optional(z.string().check(z.maxLength(CASE_LIMITS.description))),
  priority: z.optional(Priority),
  category: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
});
export type CaseUpdate = z.infer<typeof CaseUpdate>;

/** Body of an action. `comment` is required by `reject` and `escalate`; `rating` (1 to 5) is required by `rate`, optional with `accept` and `close`. */
export const ActionInput = z.strictObject({
  comment: z.optional(z.string().check(z.maxLength(CASE_LIMITS.comment))),
  rating: z.optional(z.int().check(z.minimum(1), z.maximum(5))),
});
export type ActionInput = z.infer<typeof ActionInput>;
