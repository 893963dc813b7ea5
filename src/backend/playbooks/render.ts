/** A run as its owner sees it: what is asked, where it stands, what was answered. */
import type { CaseType } from '../../contract/case-type.js';
import type {
  ActivityDefinition,
  PlaybookDefinition,
  PlaybookRun,
  PlaybookRunSummary,
  RunActivity,
} from '../../contract/playbook.js';
import type { Scalar } from '../../contract/schema.js';
import type { Reader } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { fieldsOf } from './complete.js';
import { activitiesOf, type Evaluation, evaluate, isSettled, type Kept, outcomeOf } from './evaluate.js';

/** Stage of what an agent asked for after the submit. */
export const ASSIGNED = 'assigned';

/** A run with all that it is judged by. */
export interface Run {
  row: Row<'playbookRun'>;
  /** With what was assigned later as its last stage. */
  definition: PlaybookDefinition;
  kept: Record<string, Kept>;
  now: Evaluation;
  /** Case type that the answers have led to. */
  type: CaseType | undefined;
  record: Row<'case'>;
}

const withAssigned = (definition: PlaybookDefinition, assigned: readonly ActivityDefinition[]): PlaybookDefinition =>
  assigned.length === 0
    ? definition
    : {
        ...definition,
        stages: [...definition.stages, { id: ASSIGNED, title: 'Still needed', activities: [...assigned] }],
      };

/** The case type of the last decision that leads to one, else the playbook's own. */
const caseTypeOf = (definition: PlaybookDefinition, { states }: Evaluation, kept: Record<string, Kept>): string => {
  let found = definition.caseType;
  for (const activity of activitiesOf(definition)) {
    if (activity.kind !== 'decision' || states.get(activity.id) !== 'complete') continue;
    const outcome = activity.decision?.outcomes[outcomeOf(activity, kept[activity.id]?.answers ?? {}) ?? ''];
    if (outcome?.kind === 'caseType' && outcome.caseType) found = outcome.caseType;
  }
  return found;
};

export const loadRun = async (reader: Reader, row: Row<'playbookRun'>): Promise<Run | undefined> => {
  const [playbook, record] = await Promise.all([reader.get('playbook', row.playbook), reader.get('case', row.case)]);
  if (!playbook || !record) return undefined;
  const kept = row.kept as Record<string, Kept>;
  const definition = withAssigned(playbook.definition as PlaybookDefinition, row.assigned as ActivityDefinition[]);
  const now = evaluate(definition, kept, row.prefill as Record<string, Scalar>);
  // What was submitted is settled: its review has had its submit.
  const type = (await reader.get('caseType', caseTypeOf(definition, now, kept)))?.definition as CaseType | undefined;
  return { row, definition, kept, now, type, record };
};

/** Where to go on (P9), and what a submit waits for (P10). */
export const whereNow = ({ definition, now }: Run): { current: string | null; missing: ActivityDefinition[] } => {
  const open = activitiesOf(definition).filter(({ id, optional }) => !optional && !isSettled(now.states.get(id)));
  const current = open.find(({ id, kind }) => kind !== 'automated' && now.states.get(id) !== 'pending');
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
    case: { id: record.id, number: record.number },
    state: row.state as PlaybookRunSummary['state'],
    updatedAt: row.updatedAt,
    progress: {
      settled: applying.filter(({ id }) => isSettled(now.states.get(id))).length,
      known: applying.length,
      open: applying.some(({ id, when }) => when !== undefined && now.states.get(id) === 'pending'),
    },
  };
};

const renderActivity = ({ now, kept, type }: Run, activity: ActivityDefinition): RunActivity => {
  const { id, kind, title, text, question, decision, checklist, article, files, confirm } = activity;
  const saved = kept[id];
  const fields = fieldsOf(activity, type);
  return {
    id,
    kind,
    title,
    ...(text !== undefined && { text }),
    state: now.states.get(id) ?? 'pending',
    skippable: activity.skippable === true,
    optional: activity.optional === true,
    revision: saved?.revision ?? 0,
    answers: saved?.answers ?? {},
    ...(fields && { fields }),
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
    ...(files && { files }),
    ...(confirm !== undefined && { confirm }),
  };
};

export const renderRun = (run: Run): PlaybookRun => {
  const { definition, now, type } = run;
  const { current, missing } = whereNow(run);
  return {
    ...summarize(run),
    caseType: type?.id ?? definition.caseType,
    stages: definition.stages.map(({ id, title, activities }) => ({
      id,
      title,
      state: now.stages.get(id) ?? 'pending',
      // What is done without the customer is not shown to them.
      activities: activities
        .filter(({ kind }) => kind !== 'automated')
        .map((activity) => renderActivity(run, activity)),
    })),
    current,
    missing: missing.map(({ id, title }) => ({ activity: id, title })),
  };
};
