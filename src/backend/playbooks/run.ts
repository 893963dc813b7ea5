/** Beginning a run, saving of it, leaving it. Only whoever began it gets here (P11). */
import type { CaseType } from '../../contract/case-type.js';
import type {
  ActivityDefinition,
  ActivitySave,
  Answers,
  PlaybookDefinition,
  RunStart,
} from '../../contract/playbook.js';
import type { FieldError } from '../../contract/problem.js';
import { allOf, type Filter } from '../../contract/query.js';
import type { Scalar } from '../../contract/schema.js';
import { displayName, offersType } from '../cases/create.js';
import { markId } from '../cases/read.js';
import { caseNumber, caseRow, caseSearch, FIRST_NUMBER } from '../cases/row.js';
import type { Deps } from '../deps.js';
import { invalid, notFound, Refusal } from '../http/refusal.js';
import type { Session } from '../http/session.js';
import { mayCreate } from '../policy/index.js';
import type { Reader, Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { fieldsOf, judge } from './complete.js';
import { activitiesOf, evaluate, type Kept, transitions } from './evaluate.js';
import { ASSIGNED, loadRun, type Run, renderRun } from './render.js';

export const own = ({ who }: Session): Filter => ({ eq: ['profile', who.profile.id] });

const requireRun = async (reader: Reader, session: Session, id: string): Promise<Run> => {
  const filter = allOf(own(session), { eq: ['id', id] });
  const [row] = await reader.find('playbookRun', { filter, limit: 1 });
  const run = row && (await loadRun(reader, row));
  // An opener whose right to the case has gone has no run of it either.
  const readable = run && (await reader.count('case', allOf(session.cases, { eq: ['id', run.record.id] })));
  if (!run || !readable) throw notFound();
  return run;
};
export const readRun = requireRun;

export const lockRun = async (tx: Tx, session: Session, id: string): Promise<Run> => {
  const { row, record } = await requireRun(tx, session, id);
  await tx.lock(`run:${row.id}`);
  await tx.lock(`case:${record.id}`);
  return requireRun(tx, session, id);
};

/** Answers to begin with: of fields that the case type has, naming records that may be seen. */
const checkPrefill = async (
  tx: Tx,
  { products }: Session,
  prefill: Readonly<Record<string, Scalar>>,
  type: CaseType,
): Promise<void> => {
  const errors: FieldError[] = [];
  const tables = { soldProduct: products.sold, installBaseItem: products.items } as const;
  for (const [name, value] of Object.entries(prefill)) {
    const pointer = `/prefill/${name}`;
    if (!type.fields.some((field) => field.name === name) && !Object.hasOwn(tables, name))
      errors.push({ pointer, code: 'unknown', message: 'This playbook has no such field' });
    if ((name === 'soldProduct' || name === 'installBaseItem') && value !== null) {
      const within = allOf(tables[name], { eq: ['id', String(value)] });
      if ((await tx.count(name, within)) === 0) errors.push({ pointer, code: 'not-found', message: 'Choose it again' });
    }
  }
  if (errors.length > 0) throw invalid(errors);
};

export const startRun = async (deps: Deps, tx: Tx, session: Session, body: RunStart): Promise<Run> => {
  const { who, module } = session;
  if (!mayCreate(who)) throw new Refusal('forbidden', { detail: 'Cases cannot be created with this sign-in' });
  const offered = module.playbooks?.includes(body.playbook);
  const current = { and: [{ eq: ['name', body.playbook] }, { eq: ['current', true] }] } satisfies Filter;
  const [playbook] = offered ? await tx.find('playbook', { filter: current, limit: 1 }) : [];
  const definition = playbook?.definition as PlaybookDefinition | undefined;
  const type = definition && ((await tx.get('caseType', definition.caseType))?.definition as CaseType | undefined);
  if (!playbook || !definition || !type || !offersType(session, type.id))
    throw invalid([{ pointer: '/playbook', code: 'not-found', message: 'Choose one of the offered playbooks' }]);
  const prefill = body.prefill ?? {};
  await checkPrefill(tx, session, prefill, type);
  const at = deps.now();
  const number = caseNumber(await tx.next('case', FIRST_NUMBER));
  const subject = prefill['shortDescription'] ?? definition.prefill?.['shortDescription'];
  const draft = caseRow({
    id: deps.ids(),
    number,
    module: module.name,
    caseType: type.id,
    state: 0,
    shortDescription: typeof subject === 'string' && subject ? subject : definition.title,
    openedBy: who.profile.id,
    openedByName: displayName(who),
    contact: who.contact?.id ?? null,
    account: who.account?.id ?? null,
    consumer: who.consumer?.id ?? null,
    openedAt: at,
  });
  await tx.insert('case', draft);
  const mark = { id: markId(draft.id, who.profile.id), case: draft.id, profile: who.profile.id };
  await tx.insert('caseMark', { ...mark, readAt: at, watching: false, rating: null });
  const row: Row<'playbookRun'> = {
    id: deps.ids(),
    case: draft.id,
    profile: who.profile.id,
    playbook: playbook.id,
    version: 1,
    state: 'active',
    prefill,
    kept: {},
    assigned: [],
    updatedAt: at,
  };
  await tx.insert('playbookRun', row);
  const event = { case: draft.id, item: null, number, version: 1, at, internal: false };
  tx.emit({ id: deps.ids(), type: 'case-created', ...event });
  const run = await loadRun(tx, row);
  if (!run) throw notFound();
  return run;
};

/** Answers that belong to the activity; others are not kept. */
const answersOf = (activity: ActivityDefinition, answers: Answers): Answers => {
  const names = new Set([activity.id, ...(activity.kind === 'form' ? (activity.fields ?? []) : [])]);
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));
};

/** Records that are named must be there for this person. */
const checkReferences = async (tx: Tx, session: Session, run: Run, activity: ActivityDefinition, answers: Answers) => {
  const tables = { soldProduct: session.products.sold, installBaseItem: session.products.items };
  for (const { name, kind, table, label } of fieldsOf(activity, run.type) ?? []) {
    const id = answers[name];
    if (kind !== 'reference' || typeof id !== 'string' || (table !== 'soldProduct' && table !== 'installBaseItem'))
      continue;
    if ((await tx.count(table, allOf(tables[table], { eq: ['id', id] }))) === 0)
      throw invalid([{ pointer: `/answers/${name}`, code: 'not-found', message: `Choose “${label}” again` }]);
  }
};

/** Files are the draft's from the moment they are named: nothing that waits for days is tidied away. */
const keepFiles = async (tx: Tx, session: Session, run: Run, ids: readonly string[], most: number): Promise<void> => {
  const { id: draft } = run.record;
  if (ids.length > most)
    throw invalid([{ pointer: '/answers', code: 'too-large', message: `Add at most ${most} files` }]);
  for (const [at, id] of ids.entries()) {
    const free = allOf({ isEmpty: 'case' }, { eq: ['uploadedBy', session.who.profile.id] });
    const there = await tx.count('attachment', allOf({ eq: ['id', id] }, { eq: ['case', draft] }));
    if (there === 0 && !(await tx.update('attachment', id, { case: draft }, free)))
      throw invalid([{ pointer: `/answers/${at}`, code: 'not-found', message: 'Choose this file again' }]);
  }
};

/** States follow from what is kept; a change that the table of transitions does not know is a fault of ours. */
const checkTransitions = (before: Run, after: Run): void => {
  for (const [id, to] of after.now.states) {
    const from = before.now.states.get(id);
    if (from && from !== to && !transitions[from].includes(to)) throw new Error(`${id} went from ${from} to ${to}`);
  }
};

export const saveActivity = async (
  deps: Deps,
  tx: Tx,
  session: Session,
  id: string,
  name: string,
  body: ActivitySave,
): Promise<Run> => {
  const run = await lockRun(tx, session, id);
  const activity = activitiesOf(run.definition).find((each) => each.id === name);
  if (!activity || activity.kind === 'automated' || activity.kind === 'review') throw notFound();
  const later = run.definition.stages.find((stage) => stage.id === ASSIGNED)?.activities.includes(activity) === true;
  if (run.row.state !== 'active' && !later)
    throw new Refusal('state-conflict', { detail: 'This was submitted; write a reply on the case instead' });
  const state = run.now.states.get(name);
  if (state === 'pending' || state === 'cancelled')
    throw new Refusal('state-conflict', { detail: 'This is not asked at the moment', current: renderRun(run) });
  const saved = run.kept[name];
  if (body.revision !== (saved?.revision ?? 0)) throw new Refusal('version-conflict', { current: renderRun(run) });
  if (body.as === 'skip' && !activity.skippable && !activity.optional)
    throw invalid([{ pointer: '/as', code: 'invalid', message: `“${activity.title}” cannot be skipped` }]);
  let answers = answersOf(activity, body.answers ?? saved?.answers ?? {});
  if (body.as === 'complete') {
    const { kept, errors } = judge(activity, run.type, answers, run.now.values);
    if (errors.length > 0) throw invalid(errors);
    await checkReferences(tx, session, run, activity, kept);
    answers = kept;
  }
  if (activity.kind === 'attachment' && Array.isArray(answers[name]))
    await keepFiles(tx, session, run, answers[name], session.module.attachments.maxCount);
  const entry: Kept = { answers, as: body.as, revision: body.revision + 1 };
  return putKept(deps, tx, run, { ...run.kept, [name]: entry });
};

/** Writes what is kept, and lets the draft carry the subject that its opener sees in lists. */
const putKept = async (deps: Deps, tx: Tx, run: Run, kept: Record<string, Kept>): Promise<Run> => {
  const at = deps.now();
  const row = { ...run.row, kept, version: run.row.version + 1, updatedAt: at };
  await tx.update('playbookRun', row.id, { kept, version: row.version, updatedAt: at });
  const subject = evaluate(run.definition, kept, row.prefill as Record<string, Scalar>).values['shortDescription'];
  const { record } = run;
  if (row.state === 'active' && typeof subject === 'string' && subject && subject !== record.shortDescription) {
    const version = record.version + 1;
    const search = caseSearch(record.number, subject);
    await tx.update('case', record.id, { shortDescription: subject, search, version, updatedAt: at });
    const event = { case: record.id, item: null, number: record.number, version, at, internal: false };
    tx.emit({ id: deps.ids(), type: 'case-updated', ...event });
  }
  const after = await loadRun(tx, row);
  if (!after) throw notFound();
  checkTransitions(run, after);
  return after;
};

/** Deletes the run with its draft. */
export const abandonRun = async (tx: Tx, session: Session, id: string): Promise<Run> => {
  const run = await lockRun(tx, session, id);
  if (run.row.state !== 'active')
    throw new Refusal('state-conflict', { detail: 'This was submitted; close the case instead' });
  const of: Filter = { eq: ['case', run.record.id] };
  for (const table of ['attachment', 'caseMark'] as const)
    for (const row of await tx.find(table, { filter: of, limit: 1000 })) await tx.delete(table, row.id);
  await tx.delete('playbookRun', run.row.id);
  await tx.delete('case', run.record.id);
  return run;
};
