/**
 * How a record of a file becomes a case. A mapping is JSON:
 *
 *   {
 *     "source": "helpdesk",                                    name of the data, part of every id
 *     "key": ["number"],                                       columns that identify a record; left out: its whole content
 *     "shortDescription": { "from": ["issue", "place"], "join": ", ", "tooLong": "cut" },
 *     "description": { "from": "text", "html": true, "tooLong": "cut" },
 *     "state": { "from": ["status", "outcome"], "map": { "closed/fixed": "resolved", "closed/*": "closed" }, "default": "new" },
 *     "priority": { "from": "urgency", "map": { "high": 2 }, "default": 4 },
 *     "opened": { "from": "created", "zone": "America/Los_Angeles" }
 *   }
 *
 * `from` names a column (a path like `customer.city` in JSON lines), or several, joined by `join`. In a `map` several
 * columns are joined by `/`, and `a/*` stands for every value after `a`.
 */
import * as z from 'zod/mini';
import { caseStates } from '../../src/contract/case.js';

const From = z.union([z.string(), z.array(z.string()).check(z.minLength(1))]);

/** A text. `tooLong`: what happens past the limit of the field, `refuse` the record (default) or `cut` with an ellipsis. */
const Text = z.strictObject({
  from: From,
  join: z.optional(z.string()),
  /** Markup is taken away, its words are kept. */
  html: z.optional(z.boolean()),
  /** Only the first sentence. */
  firstSentence: z.optional(z.boolean()),
  tooLong: z.optional(z.enum(['refuse', 'cut'])),
});
export type Text = z.infer<typeof Text>;

/** A value by a table. Without a default a value that the table does not have refuses the record. */
const choice = <T extends z.ZodMiniType>(value: T) =>
  z.strictObject({ from: z.optional(From), map: z.optional(z.record(z.string(), value)), default: z.optional(value) });

const StateName = z.enum(Object.keys(caseStates) as [keyof typeof caseStates, ...(keyof typeof caseStates)[]]);

/**
 * An instant. Without a zone in the text itself it is read in `zone` (IANA name, default UTC).
 * `spreadDays` gives records without a time one within that many days before the import.
 */
const Time = z.strictObject({
  from: z.optional(z.string()),
  zone: z.optional(z.string()),
  spreadDays: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
});
export type Time = z.infer<typeof Time>;

/** A list of entries inside the record (JSON lines): comments and changes, oldest first. */
const Activities = z.strictObject({
  list: z.string(),
  at: Time,
  author: z.optional(z.string()),
  role: z.optional(choice(z.enum(['customer', 'agent', 'system', 'other']))),
  text: z.optional(Text),
  /** Changed fields of an entry; `state` names the field whose values stand in the `state` map. */
  changes: z.optional(
    z.strictObject({ list: z.string(), field: z.string(), old: z.string(), new: z.string(), state: z.string() }),
  ),
});

export const Mapping = z.strictObject({
  source: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  key: z.optional(z.array(z.string())),
  shortDescription: Text,
  description: z.optional(Text),
  category: z.optional(Text),
  state: z.optional(choice(StateName)),
  priority: z.optional(choice(z.literal([1, 2, 3, 4]))),
  channel: z.optional(choice(z.enum(['web', 'phone', 'email', 'chat', 'social', 'proactive']))),
  opened: Time,
  updated: z.optional(Time),
  /** When a resolved, closed or cancelled case reached that state. */
  ended: z.optional(Time),
  due: z.optional(Time),
  resolutionCode: z.optional(choice(z.string().check(z.maxLength(100)))),
  resolutionNotes: z.optional(Text),
  /** Column by whose value cases are given to people: the same value, the same person. */
  owner: z.optional(z.string()),
  activities: z.optional(Activities),
});
export type Mapping = z.infer<typeof Mapping>;
export type StateName = z.infer<typeof StateName>;
