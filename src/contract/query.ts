/**
 * The query language: one small typed filter tree for policy, instances and people.
 *
 * A filter is an object with exactly one key. `{"and":[{"in":["state",[1,10]]},{"text":"router"}]}`.
 * The same tree is evaluated by the in-memory store, compiled by the SQL store and can be translated by a connector.
 *
 * Semantics, identical in every engine:
 * - `null` is a value: `eq null` is true for an empty field, `ne x` is true for an empty field when x is not null.
 * - `lt lte gt gte` are false when either side is `null`. Strings compare by code point, booleans false < true.
 * - `startsWith` and `contains` ignore case; `text` holds when every word occurs in the record's search text, ignoring case and accents.
 * - `isEmpty` is true for `null` and for the empty string.
 * - A field may follow one reference: `account.path`. A missing reference gives `null`.
 * - Where a field holds several ids, `eq` and `in` are true when one of them is it, `ne` when none is; nothing else is asked of it.
 */
import * as z from 'zod/mini';
import { Scalar } from './schema.js';

const Field = z.string().check(z.regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$/));
const Compare = z.tuple([Field, Scalar]);
const Text = z.tuple([Field, z.string().check(z.maxLength(200))]);

export type Filter =
  | { eq: [field: string, value: Scalar] }
  | { ne: [field: string, value: Scalar] }
  | { in: [field: string, values: Scalar[]] }
  | { lt: [field: string, value: Scalar] }
  | { lte: [field: string, value: Scalar] }
  | { gt: [field: string, value: Scalar] }
  | { gte: [field: string, value: Scalar] }
  | { startsWith: [field: string, prefix: string] }
  | { contains: [field: string, part: string] }
  | { isEmpty: string }
  | { text: string }
  | { and: Filter[] }
  | { or: Filter[] }
  | { not: Filter };

export const Filter: z.ZodMiniType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({ eq: Compare }),
    z.strictObject({ ne: Compare }),
    z.strictObject({ in: z.tuple([Field, z.array(Scalar).check(z.maxLength(500))]) }),
    z.strictObject({ lt: Compare }),
    z.strictObject({ lte: Compare }),
    z.strictObject({ gt: Compare }),
    z.strictObject({ gte: Compare }),
    z.strictObject({ startsWith: Text }),
    z.strictObject({ contains: Text }),
    z.strictObject({ isEmpty: Field }),
    z.strictObject({ text: z.string().check(z.maxLength(200)) }),
    z.strictObject({ and: z.array(Filter).check(z.maxLength(50)) }),
    z.strictObject({ or: z.array(Filter).check(z.maxLength(50)) }),
    z.strictObject({ not: Filter }),
  ]),
);

/** Matches every record: the empty conjunction. */
export const everything: Filter = { and: [] };
/** Matches no record: the empty disjunction. */
export const nothing: Filter = { or: [] };

/** Joins filters with `and`, leaving out what is undefined. */
export const allOf = (...filters: (Filter | undefined)[]): Filter => {
  const parts = filters.filter((part) => part !== undefined);
  return parts.length === 1 && parts[0] ? parts[0] : { and: parts };
};
/** Joins filters with `or`. No filter at all matches nothing. */
export const anyOf = (...filters: Filter[]): Filter =>
  filters.length === 1 && filters[0] ? filters[0] : { or: filters };

/** Deepest nesting and largest number of conditions that the backend accepts from outside. */
export const FILTER_LIMITS = { depth: 6, conditions: 60 } as const;

/** Sort order: field names, a leading `-` for descending. The identifier is always the last, unseen key. */
export const Order = z.array(z.string().check(z.regex(/^-?[a-z][A-Za-z0-9]*$/))).check(z.maxLength(3));
export type Order = z.infer<typeof Order>;

/** What every list takes in its query string; `filter` travels as JSON. Trees are loaded whole: see `TreeQuery`. */
export const ListQuery = z.object({
  filter: z.optional(Filter),
  /** Comma separated in the query string: `order=-updatedAt,number`. */
  order: z.optional(Order),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
  /** Cursor from `next` of the page before. Stable while records are added. */
  after: z.optional(z.string().check(z.maxLength(1000))),
  /** Rows to skip, for a jump of the scroll bar or a page number. Prefer `after` for the page that follows. */
  offset: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
  /** `false` saves the count. */
  total: z.optional(z.boolean()),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** As `ListQuery`, in longer pages: a tree is shown once all of it is there. */
export const TreeQuery = z.object({
  ...ListQuery.shape,
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
});
