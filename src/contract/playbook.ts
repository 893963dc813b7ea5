/**
 * Playbooks: a case that is asked for step by step. The definition says what can be asked; a run is one person's way
 * through it, and belongs to a draft case until it is submitted.
 */
import * as z from 'zod/mini';
import { Attachment } from './attachment.js';
import { Field, FieldOption } from './case-type.js';
import { Filter } from './query.js';
import { Id, Scalar, Timestamp } from './schema.js';

/** Names of stages, activities, nodes and outcomes; an activity's own answer is read by the same name in conditions. */
const Key = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,63}$/));
const Line = z.string().check(z.minLength(1), z.maxLength(200));
/**
 * Plain text with a few marks, drawn without ever becoming HTML: an empty line begins a paragraph, lines that begin with
 * `- ` or `1. ` are a list, `**words**` are strong, `[words](https://…)` is a link (also `mailto:` and `tel:`).
 */
const RichText = z.string().check(z.maxLength(10_000));

export const ActivityKind = z.enum([
  'form',
  'question',
  'decision',
  'instruction',
  'checklist',
  'article',
  'product',
  'attachment',
  'review',
  'automated',
]);
export type ActivityKind = z.infer<typeof ActivityKind>;

export const ActivityState = z.enum(['pending', 'ready', 'inProgress', 'complete', 'skipped', 'error', 'cancelled']);
export type ActivityState = z.infer<typeof ActivityState>;

/** Several choices are a list of their values; in conditions `|one|two|`, so that `contains` with `|one|` finds one. */
export const Answer = z.union([Scalar, z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50))]);
export type Answer = z.infer<typeof Answer>;
export const Answers = z.record(Key, Answer);
export type Answers = z.infer<typeof Answers>;

/** A question with one answer, of the kinds that a case type's fields have; or `several` of its options. */
export const Question = z.strictObject({
  kind: z.enum(['choice', 'several', 'boolean', 'date', 'number', 'text', 'longText']),
  options: z.optional(z.array(FieldOption)),
  /** Without an answer it is not complete; true unless said. */
  required: z._default(z.boolean(), true),
  maxLength: z.optional(z.int()),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
});

/** A tree of choices: each leads to another node or to an outcome. */
export const Decision = z.strictObject({
  start: Key,
  nodes: z.record(
    Key,
    z.strictObject({
      title: Line,
      text: z.optional(RichText),
      options: z.array(z.strictObject({ value: Key, label: Line, hint: z.optional(Line), to: Key })),
    }),
  ),
  /**
   * Where it ends: advice to go on with, an article that may be the end of it, another case type to go on with, or the
   * words that no case is needed, after which one may still go on.
   */
  outcomes: z.record(
    Key,
    z.strictObject({
      kind: z.enum(['recommendation', 'article', 'caseType', 'none']),
      title: Line,
      text: z.optional(RichText),
      article: z.optional(Id),
      caseType: z.optional(Id),
    }),
  ),
});
export type Decision = z.infer<typeof Decision>;

/** What is done without the customer, when the case is submitted. */
export const Automation = z.strictObject({
  /** Fields of the case and their values. */
  set: z.optional(z.record(Key, Scalar)),
  /** A related party: the activity whose answer names it, or `opener`. */
  party: z.optional(z.strictObject({ of: Key, responsibility: Id })),
  /** A work note for the agents. `{name}` is the answer of that name. */
  notify: z.optional(z.string().check(z.maxLength(1000))),
});

const CheckItem = z.strictObject({ id: Key, label: Line, required: z.optional(z.boolean()) });
const Files = z.strictObject({ min: z.optional(z.int()), max: z.optional(z.int()) });

export const ActivityDefinition = z.strictObject({
  id: Key,
  kind: ActivityKind,
  title: Line,
  text: z.optional(RichText),
  /** May be passed over; it is then Skipped. */
  skippable: z.optional(z.boolean()),
  /** An offer: nobody is led there, and a submit does not wait for it. */
  optional: z.optional(z.boolean()),
  /** Starts after these, which stand before it, instead of with its stage. */
  after: z.optional(z.array(Key)),
  /** Asked only while this holds over earlier answers: fields of the case and activities by their names. */
  when: z.optional(Filter),
  /** `form`: fields of the case type by name. */
  fields: z.optional(z.array(Key)),
  question: z.optional(Question),
  decision: z.optional(Decision),
  checklist: z.optional(z.array(CheckItem)),
  article: z.optional(Id),
  /** `product`: which record is chosen; it becomes the case's own. */
  table: z.optional(z.enum(['soldProduct', 'installBaseItem'])),
  /** `attachment`: how many files. */
  files: z.optional(Files),
  /** `review`: words to be ticked before the submit. */
  confirm: z.optional(Line),
  automation: z.optional(Automation),
});
export type ActivityDefinition = z.infer<typeof ActivityDefinition>;

export const StageDefinition = z.strictObject({ id: Key, title: Line, activities: z.array(ActivityDefinition) });

export const PlaybookDefinition = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)),
  title: Line,
  description: z.optional(z.string().check(z.maxLength(500))),
  /** Case type of the draft; a decision may lead to another one. */
  caseType: Id,
  /** Answers that the record generator puts into the draft, by field of the case type. */
  prefill: z.optional(z.record(Key, Scalar)),
  stages: z.array(StageDefinition).check(z.minLength(1), z.maxLength(20)),
});
export type PlaybookDefinition = z.infer<typeof PlaybookDefinition>;

/** One activity of a run: what is asked, where it stands, what was answered. */
export const RunActivity = z.object({
  id: Key,
  kind: ActivityKind,
  title: z.string(),
  text: z.optional(z.string()),
  state: ActivityState,
  skippable: z.boolean(),
  optional: z.boolean(),
  /** Counts what was saved of it: a save names the one it began from. */
  revision: z.int(),
  /** As saved, also of what is not complete and of what does not apply at the moment. */
  answers: Answers,
  /** `form`, `question` of one answer, `product`: what is asked. */
  fields: z.optional(z.array(Field)),
  /** What was answered elsewhere and decides which of the fields, and which of their options, are asked. */
  known: z.optional(z.record(z.string(), Scalar)),
  /** Answers that the run began with, while nothing was saved. */
  prefilled: z.optional(z.record(z.string(), Scalar)),
  /** `question` of several answers. */
  several: z.optional(
    z.object({
      options: z.array(FieldOption),
      required: z.boolean(),
      min: z.optional(z.number()),
      max: z.optional(z.number()),
    }),
  ),
  decision: z.optional(Decision),
  checklist: z.optional(z.array(CheckItem)),
  article: z.optional(Id),
  files: z.optional(Files),
  confirm: z.optional(z.string()),
  /** What answers that are records are called, by id. */
  names: z.optional(z.record(z.string(), z.string())),
  /** `attachment`: the files that are there. */
  attachments: z.optional(z.array(Attachment)),
  /** With Error: what is wrong, and how to mend it. */
  error: z.optional(z.string()),
});
export type RunActivity = z.infer<typeof RunActivity>;

export const RunStage = z.object({
  id: Key,
  title: z.string(),
  state: ActivityState,
  /** Asked for by an agent after the submit. */
  assigned: z.boolean(),
  activities: z.array(RunActivity),
});
export type RunStage = z.infer<typeof RunStage>;

const summary = {
  id: Id,
  /** Counts changes of anything in it. */
  version: z.int(),
  playbook: z.object({ id: z.string(), version: z.int(), title: z.string() }),
  /** The draft, and later the case. */
  case: z.object({ id: Id, number: z.string(), shortDescription: z.string() }),
  state: z.enum(['active', 'submitted']),
  updatedAt: Timestamp,
  /** Activities that are settled, and how many there are as far as the answers tell; `open`: it may become more. */
  progress: z.object({ settled: z.int(), known: z.int(), open: z.boolean() }),
};

export const PlaybookRunSummary = z.object(summary);
export type PlaybookRunSummary = z.infer<typeof PlaybookRunSummary>;

export const PlaybookRun = z.object({
  ...summary,
  caseType: Id,
  stages: z.array(RunStage),
  /** Where to go on: the first activity that waits for the person; null when nothing does. */
  current: z.nullable(Key),
  /** Activities that a submit waits for. */
  missing: z.array(z.object({ activity: Key, title: z.string() })),
});
export type PlaybookRun = z.infer<typeof PlaybookRun>;

/** Begins a run and its draft. */
export const RunStart = z.strictObject({
  playbook: z.string().check(z.maxLength(64)),
  /** Answers to begin with, by field of the case type. */
  prefill: z.optional(z.record(Key, Scalar)),
});
export type RunStart = z.infer<typeof RunStart>;

/** What is saved of one activity. */
export const ActivitySave = z.strictObject({
  /** Of the activity, as it was when the person began; another one is a `version-conflict` that carries the run. */
  revision: z.int(),
  answers: z.optional(Answers),
  /** `save` keeps what is typed unchecked; `complete` checks it; `skip` passes it over. */
  as: z.enum(['save', 'complete', 'skip']),
});
export type ActivitySave = z.infer<typeof ActivitySave>;

export const RunSubmit = z.strictObject({ confirmed: z.optional(z.boolean()) });
export type RunSubmit = z.infer<typeof RunSubmit>;

/** What a module offers to begin with. */
export const PlaybookOffer = z.object({ id: z.string(), title: z.string(), description: z.optional(z.string()) });
export type PlaybookOffer = z.infer<typeof PlaybookOffer>;

/** A run that waits to be gone on with, as it is offered. */
export const UnfinishedRun = z.object({
  id: Id,
  /** Subject of the draft. */
  subject: z.string(),
  updatedAt: Timestamp,
  /** As in `progress` of the run. */
  settled: z.int(),
  known: z.int(),
  open: z.boolean(),
});
export type UnfinishedRun = z.infer<typeof UnfinishedRun>;

/** A playbook as operators list it: `version` counts what was stored under its name. */
export const PlaybookVersion = z.object({ id: z.string(), title: z.string(), version: z.int() });
export type PlaybookVersion = z.infer<typeof PlaybookVersion>;
export const StoredPlaybook = z.object({ version: z.int(), definition: PlaybookDefinition });

/** What an agent asks for after the submit. It needs nothing of the playbook: no condition, no other activity. */
export const AssignedActivity = z.strictObject({
  id: Key,
  kind: z.enum(['question', 'instruction', 'checklist', 'attachment', 'article']),
  title: Line,
  text: z.optional(RichText),
  question: z.optional(Question),
  checklist: z.optional(z.array(CheckItem)),
  files: z.optional(Files),
  article: z.optional(Id),
});
export type AssignedActivity = z.infer<typeof AssignedActivity>;

/** What was asked for after the submit, as agents follow it. The answer itself is a reply on the case. */
export const AskedActivity = z.object({
  id: Key,
  kind: AssignedActivity.shape.kind,
  title: z.string(),
  /** `ready` until the customer answers. */
  state: z.enum(['ready', 'complete']),
  /** Null: before these times were kept. */
  askedAt: z.nullable(Timestamp),
  /** Null also while it is open. */
  answeredAt: z.nullable(Timestamp),
});
export type AskedActivity = z.infer<typeof AskedActivity>;
