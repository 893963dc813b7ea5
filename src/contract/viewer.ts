/** Who is asking, and on whose behalf they may act. */
import * as z from 'zod/mini';
import { Id, Ref } from './schema.js';

/**
 * `colleague`: a person of the own account or one below · `household`: one's own household, or a member of one that the
 * viewer heads · `represented`: whom a consumer acts for · `customer`: of the partner · `account`: one below the own, one
 * related to the viewer, one that the viewer answers for, and its people · `consumer`: whom an employee serves ·
 * `organization`: a service organisation that the member asks for.
 */
const Relation = z.enum([
  'self',
  'colleague',
  'household',
  'represented',
  'customer',
  'account',
  'consumer',
  'organization',
]);

const party = <K extends string, R extends z.core.$ZodShape>(kind: K, as: R) =>
  z.object({
    kind: z.literal(kind),
    /** Names the choice among the others. */
    id: z.string(),
    name: z.string(),
    initials: z.string(),
    /** Title and account of a contact, number of an account, household of a consumer. */
    detail: z.optional(z.string()),
    /** How the viewer comes to act for it: what a form puts together. */
    relation: Relation,
    /** What a case for it names: goes into the body of the new case as it is. */
    as: z.object(as),
  });

/** Whom a case can be for, and what it names then. `self` is the viewer. */
export const Party = z.union([
  party('self', { contact: z.optional(Id), consumer: z.optional(Id) }),
  party('contact', { account: Id, contact: Id }),
  party('account', { account: Id, contact: z.optional(Id) }),
  party('consumer', { consumer: Id, household: z.nullable(Id) }),
  party('household', { consumer: Id, household: Id }),
  party('organization', { requestorOrg: Id }),
]);
export type Party = z.infer<typeof Party>;

/** The references of a new case that say whom it is for. Left out, each follows from the others. */
export const PartyReferences = z.strictObject({
  account: z.optional(z.nullable(Id)),
  contact: z.optional(z.nullable(Id)),
  consumer: z.optional(z.nullable(Id)),
  household: z.optional(z.nullable(Id)),
  requestorOrg: z.optional(z.nullable(Id)),
});
export type PartyReferences = z.infer<typeof PartyReferences>;

/** One of the profiles that a person owns: what a session can be for, one at a time. */
export const OwnProfile = z.object({
  id: Id,
  kind: z.enum(['contact', 'consumer', 'employee', 'member']),
  name: z.string(),
  /** Name of a contact's account. */
  detail: z.optional(z.string()),
});
export type OwnProfile = z.infer<typeof OwnProfile>;

export const Viewer = z.object({
  /** The profile of this session; a person may own several. */
  id: Id,
  kind: z.enum(['contact', 'consumer', 'employee', 'member']),
  name: z.string(),
  initials: z.string(),
  email: z.nullable(z.string()),
  account: z.nullable(Ref),
  roles: z.array(z.string()),
  mayCreate: z.boolean(),
  /** Whom a case can be for: the viewer first, where it may be. At most 100. */
  mayActFor: z.array(Party),
  /** There are more of them; `listParties` finds them by name. */
  moreToActFor: z.optional(z.boolean()),
  /**
   * Secret that only this signed-in profile is handed (32 bytes, base64url): drafts on the device are encrypted with it,
   * so that another person on the same browser can read nothing of them.
   */
  draftKey: z.string(),
  /** The person's own active profiles, this one among them; only when there are several. `Oriel-Profile` names one. */
  profiles: z.optional(z.array(OwnProfile)),
});
export type Viewer = z.infer<typeof Viewer>;
