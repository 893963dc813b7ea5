/** Who is asking, and on whose behalf they may act. */
import * as z from 'zod/mini';
import { Id, Ref } from './schema.js';

export const Party = z.object({
  kind: z.enum(['contact', 'consumer']),
  id: Id,
  name: z.string(),
  initials: z.string(),
  /** “On-call lead” or the relationship that gives the right. */
  detail: z.optional(z.string()),
});
export type Party = z.infer<typeof Party>;

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
  mayActFor: z.array(Party),
  /**
   * Secret that only this signed-in profile is handed (32 bytes, base64url): drafts on the device are encrypted with it,
   * so that another person on the same browser can read nothing of them.
   */
  draftKey: z.string(),
  /** The person's own active profiles, this one among them; only when there are several. `Oriel-Profile` names one. */
  profiles: z.optional(z.array(OwnProfile)),
});
export type Viewer = z.infer<typeof Viewer>;
