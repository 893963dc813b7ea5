/** What operators do with the provider's own estate: alerts, outages, proactive cases; and why somebody sees a record. */
import * as z from 'zod/mini';
import { CASE_LIMITS, Priority } from './case.js';
import { CaseRef } from './product.js';
import { Id, Ref, Timestamp } from './schema.js';

/** 1 Critical, 2 Major, 3 Minor, 4 Warning, 5 Info. */
export const Severity = z.literal([1, 2, 3, 4, 5]);

export const Alert = z.object({
  id: Id,
  number: z.string(),
  configurationItem: Ref,
  severity: Severity,
  message: z.string(),
  openedAt: Timestamp,
  closedAt: z.nullable(Timestamp),
});
export type Alert = z.infer<typeof Alert>;

/** A part of the provider's own estate; `parent` is what it depends on itself. */
export const ConfigurationItem = z.object({ id: Id, name: z.string(), parent: z.nullable(Id) });
export type ConfigurationItem = z.infer<typeof ConfigurationItem>;

export const AlertCreate = z.strictObject({
  configurationItem: Id,
  severity: Severity,
  message: z.string().check(z.minLength(1), z.maxLength(200)),
});

/** Whom an alert concerns: one entry for each account or consumer with items that depend on what it is about. */
export const Concerned = z.object({
  account: z.nullable(Ref),
  consumer: z.nullable(Ref),
  items: z.array(Ref),
  /** The proactive case that was made for them from this alert. */
  case: z.nullable(CaseRef),
});
export type Concerned = z.infer<typeof Concerned>;

/** One proactive case for each account or consumer that has none from this alert yet. */
export const ProactiveCreate = z.strictObject({
  shortDescription: z.string().check(z.minLength(1), z.maxLength(CASE_LIMITS.shortDescription)),
  description: z.optional(z.string().check(z.maxLength(CASE_LIMITS.description))),
  priority: z.optional(Priority),
});

export const OutageCreate = z.strictObject({
  configurationItem: Id,
  kind: z.enum(['outage', 'planned']),
  title: z.string().check(z.minLength(1), z.maxLength(120)),
  detail: z.optional(z.string().check(z.maxLength(400))),
  /** Now unless said. */
  startsAt: z.optional(Timestamp),
  endsAt: z.optional(Timestamp),
  nextUpdateAt: z.optional(Timestamp),
  /** The alert that told of it: its proactive cases are those to follow. */
  alert: z.optional(Id),
});

export const OpsOutage = z.object({
  id: Id,
  configurationItem: Id,
  kind: z.enum(['outage', 'planned']),
  title: z.string(),
  startsAt: Timestamp,
  endsAt: z.nullable(Timestamp),
});
export type OpsOutage = z.infer<typeof OpsOutage>;

/** The rules of the access policy that decide about one record for one profile. */
export const Why = z.object({
  table: z.enum(['case', 'soldProduct', 'installBaseItem']),
  id: Id,
  readable: z.boolean(),
  /** Ids of the rules that grant. */
  grants: z.array(z.string()),
  /** Ids of the hard denies that match, which win over every grant. */
  denies: z.array(z.string()),
});
export type Why = z.infer<typeof Why>;
