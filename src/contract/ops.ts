/** The operator API under `/ops/v1`: what a support agent's desk needs. Its key never reaches a partner site. */
import * as z from 'zod/mini';
import { Activity } from './activity.js';
import { CASE_LIMITS, Case, CaseState, Priority } from './case.js';
import { AskedActivity } from './playbook.js';
import { Id } from './schema.js';

/** An agent's change of a case. Going to Resolved needs `resolutionCode` and `resolutionNotes`. */
export const OpsCaseUpdate = z.strictObject({
  state: z.optional(CaseState),
  priority: z.optional(Priority),
  category: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
  resolutionCode: z.optional(z.string().check(z.maxLength(100))),
  resolutionNotes: z.optional(z.string().check(z.maxLength(CASE_LIMITS.notes))),
});
export type OpsCaseUpdate = z.infer<typeof OpsCaseUpdate>;

/** An agent's entry: a reply to the customer, or a work note that no customer ever sees. */
export const OpsComment = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(CASE_LIMITS.comment)),
  workNote: z.optional(z.boolean()),
  attachments: z.optional(z.array(Id)),
});
export type OpsComment = z.infer<typeof OpsComment>;

export const OpsActivity = z.object({ ...Activity.shape, workNote: z.boolean() });
export type OpsActivity = z.infer<typeof OpsActivity>;

/** The case as an agent sees it: `transitions` are the states the agent may choose next. */
export const OpsCase = z.object({
  ...Case.shape,
  module: z.string(),
  transitions: z.array(CaseState),
  /** What agents asked the customer for since the submit, oldest first; empty for a case without a playbook. */
  asked: z.array(AskedActivity),
});
export type OpsCase = z.infer<typeof OpsCase>;
