/** A module is one external website; its component instances are saved configurations that the backend enforces. */
import * as z from 'zod/mini';
import { AttachmentLimits } from './attachment.js';
import { CaseAction } from './case.js';
import { Filter } from './query.js';
import { Id, Scalar } from './schema.js';

export const Appearance = z.object({
  theme: z.optional(z.enum(['light', 'dark', 'auto', 'host'])),
  /** Any CSS colour. */
  accent: z.optional(z.string()),
  surface: z.optional(z.string()),
  /** CSS length: `6px`. */
  radius: z.optional(z.string()),
  density: z.optional(z.enum(['compact', 'comfortable', 'spacious'])),
  font: z.optional(z.string()),
  headingFont: z.optional(z.string()),
});
export type Appearance = z.infer<typeof Appearance>;

/** What the page is told of its instance. The locked filter stays on the server. */
export const ComponentInstance = z.object({
  name: z.string(),
  element: z.string(),
  /** Defaults for attributes, by attribute name; an attribute on the page wins. */
  attributes: z.record(z.string(), Scalar),
  /** Fields released, in the order of columns. Absent: all. */
  fields: z.optional(z.array(z.string())),
  /** Actions released. Absent: all that the policy allows. */
  actions: z.optional(z.array(CaseAction)),
  caseTypes: z.optional(z.array(Id)),
});
export type ComponentInstance = z.infer<typeof ComponentInstance>;

export const Module = z.object({
  name: z.string(),
  title: z.string(),
  /** BCP 47 tag used when the page says nothing. */
  locale: z.string(),
  appearance: Appearance,
  /** Who answers, for the sentences that say so. */
  support: z.object({
    name: z.string(),
    phone: z.optional(z.string()),
    hours: z.optional(z.string()),
    /** One line about the answer time: “With Platinum, ACME Support answers within 30 minutes.” */
    promise: z.optional(z.string()),
  }),
  attachments: AttachmentLimits,
  caseTypes: z.array(z.object({ id: Id, title: z.string() })),
  /** The instance named by the request's `Oriel-Instance`, or null. */
  instance: z.nullable(ComponentInstance),
});
export type Module = z.infer<typeof Module>;

/** Definition of an instance as the operator stores it (`demo/modules/*.json`). */
export const InstanceDefinition = z.strictObject({
  name: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)),
  element: z.string().check(z.regex(/^[a-z-]{1,40}$/)),
  attributes: z.optional(z.record(z.string(), Scalar)),
  fields: z.optional(z.array(z.string())),
  actions: z.optional(z.array(CaseAction)),
  caseTypes: z.optional(z.array(Id)),
  /** What this instance hands out at all; left out, whatever the policy grants. The rest is as if it were not there. */
  tables: z.optional(z.array(z.enum(['case', 'soldProduct', 'installBaseItem']))),
  /**
   * Locked filter: joined by `and` to everything this instance asks for of its own table: sold products, install base items,
   * or cases for every other element. `fields` are of the same table.
   */
  filter: z.optional(Filter),
});
export type InstanceDefinition = z.infer<typeof InstanceDefinition>;

/** How the host site's tokens are verified: one shared secret (HS256), or public keys (RS256, ES256) inline or by address. */
export const TokenKeys = z.union([
  z.strictObject({ secret: z.string().check(z.minLength(32)) }),
  z.strictObject({ jwks: z.strictObject({ keys: z.array(z.record(z.string(), z.unknown())) }) }),
  z.strictObject({ jwksUrl: z.url() }),
]);
export type TokenKeys = z.infer<typeof TokenKeys>;

const hours = z.optional(z.number().check(z.positive(), z.maximum(87_600)));
/** Hours from the opening of a case to its target for resolution, by priority. A priority left out has no target. */
export const TargetHours = z.strictObject({ 1: hours, 2: hours, 3: hours, 4: hours });
export type TargetHours = z.infer<typeof TargetHours>;

/** Definition of a module as the operator stores it. */
export const ModuleDefinition = z.strictObject({
  name: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)),
  title: z.string(),
  active: z.boolean(),
  locale: z.string(),
  /** Exact origins of the website, `https://boxeo.example`; nothing else gets an answer from a browser. */
  origins: z.array(z.string()),
  keys: TokenKeys,
  appearance: z.optional(z.strictObject(Appearance.shape)),
  support: z.strictObject(Module.shape.support.shape),
  attachments: z.strictObject(AttachmentLimits.shape),
  caseTypes: z.array(Id),
  /** Playbooks that may be begun here, by name. */
  playbooks: z.optional(z.array(Id)),
  instances: z.array(InstanceDefinition),
  /** What customers are promised on each new case. Left out, nothing. */
  targetHours: z.optional(TargetHours),
  /**
   * Whoever the site signs in and nobody knows yet becomes a consumer, named by the token's `name` and `email`.
   * For sites whose people are not loaded beforehand. Left out, they are refused.
   */
  selfRegistration: z.optional(z.boolean()),
});
export type ModuleDefinition = z.infer<typeof ModuleDefinition>;
