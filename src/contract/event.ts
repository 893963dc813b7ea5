/** Live events: what changed, never what it says. A page that hears of a change asks for the record, through the policy. */
import * as z from 'zod/mini';
import { Id, Timestamp } from './schema.js';

export const CaseEvent = z.object({
  type: z.enum(['case-created', 'case-updated', 'activity-created']),
  case: Id,
  number: z.string(),
  /** Version of the case after the change. */
  version: z.int(),
  at: Timestamp,
});

/** Health or outages of an install base item changed. */
const ItemEvent = z.object({ type: z.literal('item-changed'), installBaseItem: Id, at: Timestamp });

export type CaseEvent = z.infer<typeof CaseEvent>;

export const LiveEvent = z.union([CaseEvent, ItemEvent]);
export type LiveEvent = z.infer<typeof LiveEvent>;

/** Besides these the stream sends `: heartbeat` every 15 seconds and `event: reset` when `Last-Event-ID` is too old. */
export const HEARTBEAT_SECONDS = 15;
