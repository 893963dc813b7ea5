/** A run as its reader sees it: what is asked, where it stands, what was answered. */
import type { Attachment } from '../../contract/attachment.js';
import type { Field } from '../../contract/case-type.js';
import type {
  ActivityDefinition,
  Answer,
  PlaybookRun,
  PlaybookRunSummary,
  RunActivity,
} from '../../contract/playbook.js';
import type { Scalar } from '../../contract/schema.js';
import { renderAttachment } from '../attachments/render.js';
import type { Deps } from '../deps.js';
import type { Session } from '../http/session.js';
import { fieldsOf } from './complete.js';
import { activitiesOf, isSettled, namesIn, own } from './evaluate.js';
import { ASSIGNED, listOf, type Run } from './load.js';

/** Where to go on (P9), and what a submit waits for (P10). */
export const whereNow = ({ definition, now }: Pick<Run, 'definition' | 'now'>) => {
  const open = activitiesOf(definition).filter(
    ({ id, kind, optional }) => !optional && kind !== 'automated' && !isSettled(now.states.get(id)),
  );
  const current = open.find(({ id }) => now.states.get(id) !== 'pending');
  return { current: current?.id ?? null, missing: open.filter(({ kind }) => kind !== 'review') };
};

export const summarize = (run: Run): PlaybookRunSummary => {
  const { row, definition, now, record } = run;
  const [name = '', version = '1'] = row.playbook.split('@');
  const counted = activitiesOf(definition).filter(({ kind, optional }) => !optional && kind !== 'automated');
  const applying = counted.filter(({ id }) => now.states.get(id) !== 'cancelled');
  return {
    id: row.id,
    version: row.version,
    playbook: { id: name, version: Number(version), title: definition.title },
    case: { id: record.id, number: record.number, shortDescription: record.shortDescription },
    state: row.state as PlaybookRunSummary['state'],
    updatedAt: row.updatedAt,
    progress: {
      settled: applying.filter(({ id }) => isSettled(now.states.get(id))).length,
      known: applying.length,
      open: applying.some(({ id, when }) => when !== undefined && now.states.get(id) === 'pending'),
    },
  };
};

const namesOf = (run: Run, answers: Readonly<Record<string, Answer>>): Record<string, string> =>
  Object.fromEntries(
    Object.values(answers).flatMap((answer) => {
      const name = typeof answer === 'string' ? run.names.get(answer) : undefined;
      return name === undefined ? [] : [[answer as string, name]];
    }),
  );

/** Answers from elsewhere that conditions and options of these fields read. */
const knownFor = ({ now }: Run, fields: readonly Field[]): Record<string, Scalar> => {
  const own = new Set(fields.map(({ name }) => name));
  const read = fields.flatMap(({ visibleWhen, dependsOn }) => [
    ...(visibleWhen ? namesIn(visibleWhen) : []),
    ...(dependsOn === undefined ? [] : [dependsOn]),
  ]);
  const known = read.filter((name) => !own.has(name) && Object.hasOwn(now.values, name));
  return Object.fromEntries(known.map((name) => [name, now.values[name] ?? null]));
};

/** What the run began with, of fields that nobody has answered yet. */
const prefilledOf = (run: Run, { id, kind, table }: ActivityDefinition, fields: readonly Field[]) => {
  const given = { ...run.definition.prefill, ...(run.row.prefill as Record<string, Scalar>) };
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = own(given, kind === 'product' && name === id ? (table ?? 'soldProduct') : name);
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
};

const renderActivity = (run: Run, activity: ActivityDefinition, files: readonly Attachment[]): RunActivity => {
  const { now, kept, errors } = run;
  const { id, kind, title, text, question, decision, checklist, article, confirm } = activity;
  const saved = own(kept, id);
  // Once it is submitted, what was answered is the case's, and read there.
  const past = run.row.state !== 'active' && !run.later.has(id);
  const answers = past ? {} : (saved?.answers ?? {});
  const names = namesOf(run, answers);
  const fields = fieldsOf(activity, run);
  const known = fields && !past ? knownFor(run, fields) : {};
  const prefilled = fields && !past && !saved ? prefilledOf(run, activity, fields) : {};
  const error = now.states.get(id) === 'error' ? own(errors, id) : undefined;
  const chosen = kind === 'attachment' ? listOf(own(answers, id)) : [];
  return {
    id,
    kind,
    title,
    ...(text !== undefined && { text }),
    state: now.states.get(id) ?? 'pending',
    skippable: activity.skippable === true,
    optional: activity.optional === true,
    revision: saved?.revision ?? 0,
    answers,
    ...(fields && { fields }),
    ...(Object.keys(known).length > 0 && { known }),
    ...(Object.keys(prefilled).length > 0 && { prefilled }),
    ...(question?.kind === 'several' && {
      several: {
        options: question.options ?? [],
        required: question.required,
        ...(question.min !== undefined && { min: question.min }),
        ...(question.max !== undefined && { max: question.max }),
      },
    }),
    ...(decision && { decision }),
    ...(checklist && { checklist }),
    ...(article !== undefined && { article }),
    ...(activity.files && { files: activity.files }),
    ...(confirm !== undefined && { confirm }),
    ...(Object.keys(names).length > 0 && { names }),
    ...(chosen.length > 0 && { attachments: files.filter((file) => chosen.includes(file.id)) }),
    ...(error !== undefined && { error }),
  };
};

export const renderRun = async (deps: Deps, session: Session, run: Run): Promise<PlaybookRun> => {
  const { definition, now, type } = run;
  const { current, missing } = whereNow(run);
  const holder = { module: session.module.name, profile: session.who.profile.id };
  const files = await Promise.all(run.files.map((file) => renderAttachment(deps, file, holder)));
  return {
    ...summarize(run),
    caseType: type?.id ?? definition.caseType,
    stages: definition.stages.map(({ id, title, activities }) => ({
      id,
      title,
      assigned: id === ASSIGNED,
      state: now.stages.get(id) ?? 'pending',
      // What is done without the customer is not shown to them.
      activities: activities
        .filter(({ kind }) => kind !== 'automated')
        .map((activity) => renderActivity(run, activity, files)),
    })),
    current,
    missing: missing.map(({ id, title }) => ({ activity: id, title })),
  };
};
