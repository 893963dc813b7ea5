/**
 * Building blocks shared by every schema of the contract.
 *
 * Everything here is `zod/mini`: schemas are data for the backend, the seeds, the tests and the generators.
 * The browser never loads them; it checks answers with the shapes that `npm run contract` derives from them.
 */
import * as z from 'zod/mini';

/** Opaque identifier made by the backend (UUID version 7 in lower case). Never shown to people. */
export const Id = z.string().check(z.minLength(1), z.maxLength(64));

/** ISO 8601 instant in UTC with milliseconds, for example `2026-11-21T17:05:00.000Z`. */
export const Timestamp = z.iso.datetime({ precision: 3 });

/** Calendar date without time zone, for example `2026-11-21`. */
export const CalendarDate = z.iso.date();

/** A JSON scalar: what a field of a record can hold and a filter can compare with. */
export const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Scalar = z.infer<typeof Scalar>;

/** Reference to another record that the viewer may read, with the name to show for it. */
export const Ref = z.object({
  id: Id,
  name: z.string(),
  /** Second line, for example the service offering and environment of a sold product. */
  detail: z.optional(z.string()),
});
export type Ref = z.infer<typeof Ref>;

/** 1 Critical, 2 Major, 3 Minor, 4 Warning, 5 Info, 6 Clear, 7 Not available: nothing is known of what it depends on. */
export const Health = z.literal([1, 2, 3, 4, 5, 6, 7]);
export type Health = z.infer<typeof Health>;

/** One page of a list. `next` is the cursor of the following page, `null` on the last one. */
export const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.nullable(z.string()),
    /** All records that match, not only this page. `null` when the request said `total=false`. */
    total: z.nullable(z.int()),
  });
export interface Page<T> {
  items: T[];
  next: string | null;
  total: number | null;
}
