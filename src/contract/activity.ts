/** The activity stream of a case. */
import * as z from 'zod/mini';
import { Attachment } from './attachment.js';
import { CASE_LIMITS, CaseState } from './case.js';
import { Id, Timestamp } from './schema.js';

export const Author = z.object({
  name: z.string(),
  initials: z.string(),
  role: z.enum(['customer', 'agent', 'system']),
  /** True when the viewer wrote it. */
  you: z.boolean(),
  /** What stands after the name: “ACME Support”. */
  detail: z.optional(z.string()),
});
export type Author = z.infer<typeof Author>;

/**
 * One entry. `comment` has `text` and may carry attachments; `stateChange` has `from` and `to` and may have `reason`;
 * `attachment` has attachments alone; `system` has `text`.
 */
export const Activity = z.object({
  id: Id,
  kind: z.enum(['comment', 'stateChange', 'attachment', 'system']),
  at: Timestamp,
  author: Author,
  text: z.nullable(z.string()),
  from: z.nullable(CaseState),
  to: z.nullable(CaseState),
  /** Why the state changed: `reply`, `accept`, `reject`, `close`, `cancel`, `reopen`, `timeout`, or null. */
  reason: z.nullable(z.string()),
  attachments: z.array(Attachment),
});
export type Activity = z.infer<typeof Activity>;

/** A reply. Either text or at least one attachment. */
export const CommentCreate = z.strictObject({
  text: z.string().check(z.maxLength(CASE_LIMITS.comment)),
  attachments: z.optional(z.array(Id).check(z.maxLength(50))),
});
export type CommentCreate = z.infer<typeof CommentCreate>;
