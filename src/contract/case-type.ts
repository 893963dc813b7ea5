/** Case types and their field schema: what `<oriel-case-create>` builds its form from. */
import * as z from 'zod/mini';
import { Filter } from './query.js';
import { Health, Id, Ref, Scalar } from './schema.js';

export const FieldOption = z.object({
  value: z.union([z.string(), z.number()]),
  label: z.string(),
  /** One line that explains the chosen option: “Part of the service is down and there is no way around it.” */
  hint: z.optional(z.string()),
  /** Dependent choice: offered only while the field named by `dependsOn` has one of these values. */
  when: z.optional(z.array(z.union([z.string(), z.number()]))),
});
export type FieldOption = z.infer<typeof FieldOption>;

export const FieldKind = z.enum(['text', 'longText', 'choice', 'reference', 'date', 'number', 'boolean', 'file']);
export type FieldKind = z.infer<typeof FieldKind>;

/** Tables that a reference field can look up. */
export const LookupTable = z.enum(['soldProduct', 'installBaseItem', 'product', 'contact', 'consumer']);
export type LookupTable = z.infer<typeof LookupTable>;

export const Field = z.object({
  /** Name of a case field (`shortDescription`) or of one of the type's own (`fields.serialNumber` in the case). */
  name: z.string().check(z.regex(/^[a-z][A-Za-z0-9]*$/)),
  kind: FieldKind,
  label: z.string(),
  hint: z.optional(z.string()),
  required: z.boolean(),
  /** Characters, for text and longText. */
  maxLength: z.optional(z.int()),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  default: z.optional(Scalar),
  options: z.optional(z.array(FieldOption)),
  dependsOn: z.optional(z.string()),
  table: z.optional(LookupTable),
  /** Condition over the other answers; a field that is not visible is neither asked nor stored. */
  visibleWhen: z.optional(Filter),
  /** Value of the HTML attribute `autocomplete`, where the field asks for something the browser knows. */
  autocomplete: z.optional(z.string()),
});
export type Field = z.infer<typeof Field>;

export const CaseType = z.object({
  id: Id,
  title: z.string(),
  description: z.optional(z.string()),
  fields: z.array(Field),
  version: z.int(),
});
export type CaseType = z.infer<typeof CaseType>;

/** What a reference field offers while the person types. An install base item says how it is and what it belongs to. */
export const LookupItem = z.object({
  id: Id,
  label: z.string(),
  detail: z.optional(z.string()),
  health: z.optional(Health),
  location: z.optional(z.string()),
  account: z.optional(Ref),
  household: z.optional(Ref),
  /** What the item was installed from, where only one product may be chosen. */
  soldProduct: z.optional(Ref),
  product: z.optional(Ref),
});
export type LookupItem = z.infer<typeof LookupItem>;

/** What may answer the question before a case is created: articles, and the viewer's own open cases. */
export const Suggestion = z.object({
  kind: z.enum(['article', 'case']),
  id: Id,
  number: z.string(),
  title: z.string(),
  /** Articles: minutes to read. */
  readMinutes: z.optional(z.int()),
  /** Cases: when something last happened. */
  updatedAt: z.optional(z.string()),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** A knowledge article as plain paragraphs, for reading in place. */
export const Article = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  readMinutes: z.int(),
});
export type Article = z.infer<typeof Article>;
