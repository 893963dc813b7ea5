/** A run with all that it is judged by. */
import type { CaseType } from '../../contract/case-type.js';
import type { ActivityDefinition, Answer, PlaybookDefinition } from '../../contract/playbook.js';
import { allOf } from '../../contract/query.js';
import type { Scalar } from '../../contract/schema.js';
import { choosableIn } from '../cases/parties.js';
import type { Session } from '../http/session.js';
import type { Reader } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { fieldsOf } from './complete.js';
import { activitiesOf, type Evaluation, evaluate, type Kept, outcomeOf, own } from './evaluate.js';

/** Stage of what an agent asked for after the submit. */
export const ASSIGNED = 'assigned';

export interface Run {
  row: Row<'playbookRun'>;
  /** With what was assigned later as its last stage. */
  definition: PlaybookDefinition;
  /** Names of what was assigned later. */
  later: ReadonlySet<string>;
  kept: Record<string, Kept>;
  now: Evaluation;
  /** The playbook's own case type. */
  base: CaseType | undefined;
  /** The case type that the answers have led to. */
  type: CaseType | undefined;
  record: Row<'case'>;
  /** What could not be done (P6), by activity, with what to do about it. */
  errors: Readonly<Record<string, string>>;
  /** What chosen records are called. */
  names: ReadonlyMap<string, string>;
  /** Files that were added and are still there. */
  files: readonly Row<'attachment'>[];
}

export const listOf = (answer: Answer | undefined): string[] => (Array.isArray(answer) ? answer : []);

/** An answer that is kept; activities and fields may be called as members that every object has. */
export const answerOf = (kept: Readonly<Record<string, Kept>>, id: string, name = id): Answer | undefined =>
  own(own(kept, id)?.answers ?? {}, name);

/** The subject of the case, where there is one. */
export const subjectOf = (values: Readonly<Record<string, Scalar>>): string | undefined => {
  const subject = own(values, 'shortDescription');
  return typeof subject === 'string' && subject.trim() !== '' ? subject.trim() : undefined;
};

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
    const outcome = own(
      activity.decision?.outcomes ?? {},
      outcomeOf(activity, own(kept, activity.id)?.answers ?? {}) ?? '',
    );
    if (outcome?.kind === 'caseType' && outcome.caseType) found = outcome.caseType;
  }
  return found;
};

type Types = Pick<Run, 'base' | 'type'>;

/** Records that kept answers name, looked up as the viewer may see them: those that are gone are errors. */
const judgeRecords = async (
  reader: Reader,
  session: Session,
  definition: PlaybookDefinition,
  kept: Record<string, Kept>,
  types: Types,
): Promise<{ errors: Record<string, string>; names: Map<string, string> }> => {
  const within = choosableIn(session);
  const asked = activitiesOf(definition).flatMap((activity) =>
    (fieldsOf(activity, types) ?? []).flatMap(({ name, kind, table, label }) => {
      const id = answerOf(kept, activity.id, name);
      return kind === 'reference' && table && typeof id === 'string'
        ? [{ activity: activity.id, table, id, label }]
        : [];
    }),
  );
  const names = new Map<string, string>();
  const there = new Set<string>();
  for (const table of new Set(asked.map((each) => each.table))) {
    const ids = [...new Set(asked.filter((each) => each.table === table).map(({ id }) => id))];
    const rows = await reader.find(table, { filter: allOf({ in: ['id', ids] }, within[table]), limit: ids.length });
    for (const { id, name } of rows) {
      names.set(id, name);
      there.add(`${table}/${id}`);
    }
  }
  const gone = asked.filter(({ table, id }) => !there.has(`${table}/${id}`));
  return {
    names,
    errors: Object.fromEntries(gone.map(({ activity, label }) => [activity, `Choose “${label}” again`])),
  };
};

/** Files that were added to the draft; those that are gone are errors. */
const judgeFiles = async (
  reader: Reader,
  draft: string,
  definition: PlaybookDefinition,
  kept: Record<string, Kept>,
): Promise<{ errors: Record<string, string>; files: Row<'attachment'>[] }> => {
  const asked = activitiesOf(definition).flatMap(({ id, kind }) =>
    kind === 'attachment' ? listOf(answerOf(kept, id)).map((file) => ({ activity: id, file })) : [],
  );
  const ids = [...new Set(asked.map(({ file }) => file))];
  const files =
    ids.length === 0
      ? []
      : await reader.find('attachment', {
          filter: allOf({ in: ['id', ids] }, { eq: ['case', draft] }),
          order: ['createdAt'],
          limit: ids.length,
        });
  const there = new Set(files.map(({ id }) => id));
  const gone = asked.filter(({ file }) => !there.has(file));
  return {
    files,
    errors: Object.fromEntries(gone.map(({ activity }) => [activity, 'A file is missing: add it again'])),
  };
};

/** Undefined when its playbook or its case is not there. */
export const loadRun = async (reader: Reader, session: Session, row: Row<'playbookRun'>): Promise<Run | undefined> => {
  const [playbook, record] = await Promise.all([reader.get('playbook', row.playbook), reader.get('case', row.case)]);
  if (!playbook || !record) return undefined;
  const kept = row.kept as Record<string, Kept>;
  const prefill = row.prefill as Record<string, Scalar>;
  const assigned = row.assigned as ActivityDefinition[];
  const definition = withAssigned(playbook.definition as PlaybookDefinition, assigned);
  const typed = async (id: string): Promise<CaseType | undefined> =>
    (await reader.get('caseType', id))?.definition as CaseType | undefined;
  const base = await typed(definition.caseType);
  const ledTo = async (found: Evaluation): Promise<CaseType | undefined> => {
    const id = caseTypeOf(definition, found, kept);
    return id === definition.caseType ? base : typed(id);
  };
  // A submit settles it: what it was about may change and go afterwards.
  const open = row.state === 'active' ? definition : { ...definition, stages: [] };
  const supposed = { base, type: await ledTo(evaluate(definition, kept, prefill)) };
  const records = await judgeRecords(reader, session, open, kept, supposed);
  const found = await judgeFiles(reader, record.id, open, kept);
  const errors = { ...found.errors, ...records.errors };
  const now = evaluate(definition, kept, prefill, errors);
  // What is in error leads nowhere.
  const type = await ledTo(now);
  const later = new Set(assigned.map(({ id }) => id));
  return { row, definition, later, kept, now, base, type, record, errors, names: records.names, files: found.files };
};
