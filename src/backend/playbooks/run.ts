/** Beginning a run, saving of it, leaving it. */
import { CASE_LIMITS } from '../../contract/case.js';
import type { CaseType, Field } from '../../contract/case-type.js';
import type {
  ActivityDefinition,
  ActivitySave,
  Answers,
  PlaybookDefinition,
  RunStart,
} from '../../contract/playbook.js';
import { allOf, anyOf, type Filter } from '../../contract/query.js';
import type { Scalar } from '../../contract/schema.js';
import { addComment } from '../cases/act.js';
import { displayName } from '../cases/create.js';
import { choosableIn, visible, wrong } from '../cases/parties.js';
import { markId } from '../cases/read.js';
import { caseNumber, caseRow, caseSearch, FIRST_NUMBER } from '../cases/row.js';
import type { Deps } from '../deps.js';
import { invalid, notFound, Refusal } from '../http/refusal.js';
import type { Session } from '../http/session.js';
import { mayCreate } from '../policy/index.js';
import type { Reader, Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { fieldsOf, judge, judgeFields, limited } from './complete.js';
import { currentPlaybook } from './definitions.js';
import { activitiesOf, type Kept, own, transitions } from './evaluate.js';
import { listOf, loadRun, type Run, subjectOf } from './load.js';
import { isOffered, whyNotOffered } from './offer.js';
import { renderRun } from './render.js';
import { transcript } from './transcript.js';

export const ofOpener = ({ who }: Session): Filter => ({ eq: ['profile', who.profile.id] });

/** Until the submit a run is its opener's alone, afterwards it is read by whoever reads the case (P11). */
export const readRun = async (reader: Reader, session: Session, id: string): Promise<Run> => {
  const filter = allOf({ eq: ['id', id] }, anyOf(ofOpener(session), { eq: ['state', 'submitted'] }));
  const [row] = await reader.find('playbookRun', { filter, limit: 1 });
  const readable = row && (await reader.count('case', allOf(session.cases, { eq: ['id', row.case] })));
  const run = readable ? await loadRun(reader, session, row) : undefined;
  if (!run) throw notFound();
  return run;
};

export const lockRun = async (tx: Tx, session: Session, id: string): Promise<Run> => {
  const { row, record } = await readRun(tx, session, id);
  await tx.lock(`run:${row.id}`);
  await tx.lock(`case:${record.id}`);
  return readRun(tx, session, id);
};

/** Answers to begin with, as they are kept: of fields that the case type has, each of its kind, naming records that may be seen. */
const checkPrefill = async (
  tx: Tx,
  session: Session,
  prefill: Readonly<Record<string, Scalar>>,
  type: CaseType,
): Promise<Record<string, Scalar>> => {
  const reference = (table: 'soldProduct' | 'installBaseItem'): Field => ({
    name: table,
    kind: 'reference',
    table,
    label: table === 'soldProduct' ? 'Product' : 'Install base item',
    required: false,
  });
  const known = new Map(
    [reference('soldProduct'), reference('installBaseItem'), ...type.fields].map((field) => [field.name, field]),
  );
  const given = Object.keys(prefill);
  const unknown = given.filter((name) => !known.has(name) || known.get(name)?.kind === 'file');
  if (unknown.length > 0)
    throw invalid(
      unknown.map((name) => ({
        pointer: `/prefill/${name}`,
        code: 'unknown',
        message: 'This playbook has no such field',
      })),
    );
  // Also what is not asked at the moment is of its kind: it may be asked later.
  const fields = given
    .flatMap((name) => known.get(name) ?? [])
    .map(({ visibleWhen: _, ...field }) => ({ ...limited(field), required: false }));
  const { kept, errors } = judgeFields(fields, { base: type, type }, prefill, {});
  const moved = errors.map((error) => ({ ...error, pointer: error.pointer.replace('/answers/', '/prefill/') }));
  if (moved.length > 0) throw invalid(moved);
  await checkReferences(tx, session, fields, kept, '/prefill');
  return kept as Record<string, Scalar>;
};

/** Records that are named must be there for this person. */
const checkReferences = async (
  tx: Tx,
  session: Session,
  fields: readonly Field[],
  answers: Answers,
  at: string,
): Promise<void> => {
  const within = choosableIn(session);
  for (const { name, kind, table, label } of fields) {
    const id = own(answers, name);
    if (kind !== 'reference' || !table || typeof id !== 'string') continue;
    if (!(await visible(tx, table, id, within[table]))) throw wrong(`${at}/${name}`, `Choose “${label}” again`);
  }
};

/** What a case is called that nobody gave a subject. */
export const untold = ({ title }: PlaybookDefinition): string => title.slice(0, CASE_LIMITS.shortDescription);

export const startRun = async (deps: Deps, tx: Tx, session: Session, body: RunStart): Promise<Run> => {
  const { who, module } = session;
  if (!mayCreate(who)) throw new Refusal('forbidden', { detail: 'Cases cannot be created with this sign-in' });
  const playbook = await currentPlaybook(tx, body.playbook);
  const definition = playbook?.definition as PlaybookDefinition | undefined;
  const type = definition && ((await tx.get('caseType', definition.caseType))?.definition as CaseType | undefined);
  if (!playbook || !definition || !type || !isOffered(session, playbook))
    throw new Refusal('invalid', {
      errors: [{ pointer: '/playbook', code: 'not-found', message: 'Choose one of the offered playbooks' }],
      reason: await whyNotOffered(tx, session, body.playbook, playbook),
    });
  const prefill = await checkPrefill(tx, session, body.prefill ?? {}, type);
  const at = deps.now();
  const number = caseNumber(await tx.next('case', FIRST_NUMBER));
  const draft = caseRow({
    id: deps.ids(),
    number,
    module: module.name,
    caseType: type.id,
    state: 0,
    shortDescription: subjectOf({ ...definition.prefill, ...prefill }) ?? untold(definition),
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
  const run = await loadRun(tx, session, row);
  if (!run) throw notFound();
  return run;
};

/** Answers that belong to the activity; others are not kept. */
const answersOf = (activity: ActivityDefinition, answers: Answers): Answers => {
  const names = new Set([activity.id, ...(activity.kind === 'form' ? (activity.fields ?? []) : [])]);
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));
};

/** Files that a draft may take in, those that were taken back included. */
const MOST_OF_DRAFT = 200;

/** Files are the draft's from the moment they are named: nothing that waits for days is tidied away. */
const keepFiles = async (
  tx: Tx,
  session: Session,
  draft: string,
  name: string,
  ids: readonly string[],
): Promise<void> => {
  const most = session.module.attachments.maxCount;
  const refuse = (at: string, code: string, message: string) =>
    invalid([{ pointer: `/answers/${name}${at}`, code, message }]);
  if (ids.length > most) throw refuse('', 'too-large', `Add at most ${most} files`);
  const held = new Set((await tx.find('attachment', { filter: { eq: ['case', draft] } })).map(({ id }) => id));
  for (const [at, id] of ids.entries()) {
    if (held.has(id)) continue;
    const free = allOf({ isEmpty: 'case' }, { eq: ['uploadedBy', session.who.profile.id] });
    if (held.size >= MOST_OF_DRAFT)
      throw refuse('', 'too-large', 'Files were exchanged too often: leave the last ones');
    if (!(await tx.update('attachment', id, { case: draft }, free)))
      throw refuse(`/${at}`, 'not-found', 'Choose this file again');
    held.add(id);
  }
};

/** States follow from what is kept; a change that the table of transitions does not know is a fault of ours. */
const checkTransitions = (before: Run, after: Run): void => {
  for (const [id, to] of after.now.states) {
    const from = before.now.states.get(id);
    if (from && from !== to && !transitions[from].includes(to)) throw new Error(`${id} went from ${from} to ${to}`);
  }
};

/** What is wrong with the files of a reply, said of the answer that they came as. */
const atAnswer = (error: unknown, name: string): unknown =>
  error instanceof Refusal && error.more.errors
    ? invalid(
        error.more.errors.map((each) => ({
          ...each,
          pointer: each.pointer.replace('/attachments', `/answers/${name}`),
        })),
      )
    : error;

/** What was assigned later is answered on the case itself: as a reply, with its files. */
const completeLater = async (
  deps: Deps,
  tx: Tx,
  session: Session,
  run: Run,
  activity: ActivityDefinition,
  body: ActivitySave,
): Promise<Run> => {
  const { id } = activity;
  if (run.now.states.get(id) === 'complete')
    throw new Refusal('state-conflict', { detail: 'This is done; write a reply instead' });
  if (body.as !== 'complete')
    throw invalid([{ pointer: '/as', code: 'invalid', message: 'Complete it: it is not kept half done' }]);
  const { kept, errors } = judge(activity, run, answersOf(activity, body.answers ?? {}), run.now.values);
  if (errors.length > 0) throw invalid(errors);
  const entry: Kept = { answers: kept, as: 'complete', revision: body.revision + 1, at: deps.now() };
  const attachments = activity.kind === 'attachment' ? listOf(own(kept, id)) : [];
  const text = transcript({ ...run, kept: { ...run.kept, [id]: entry } }, [activity], session.module.locale);
  const reply = addComment(deps, tx, session, run.record.id, { text: text || activity.title, attachments });
  await reply.catch((error: unknown) => {
    throw atAnswer(error, id);
  });
  return putKept(deps, tx, session, run, { ...run.kept, [id]: entry });
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
  const saved = own(run.kept, name);
  const conflict = async (code: 'state-conflict' | 'version-conflict', detail?: string): Promise<Refusal> =>
    new Refusal(code, { current: await renderRun(deps, session, run), ...(detail !== undefined && { detail }) });
  const later = run.later.has(name);
  if (run.row.state !== 'active' && !later)
    throw await conflict('state-conflict', 'This was submitted; write a reply on the case instead');
  const state = run.now.states.get(name);
  if (state === 'pending' || state === 'cancelled')
    throw await conflict('state-conflict', 'This is not asked at the moment');
  if (body.revision !== (saved?.revision ?? 0)) throw await conflict('version-conflict');
  if (later) return completeLater(deps, tx, session, run, activity, body);
  if (body.as === 'skip' && !activity.skippable && !activity.optional)
    throw invalid([{ pointer: '/as', code: 'invalid', message: `“${activity.title}” cannot be skipped` }]);
  let answers = answersOf(activity, body.answers ?? saved?.answers ?? {});
  if (body.as === 'complete') {
    const { kept, errors } = judge(activity, run, answers, run.now.values);
    if (errors.length > 0) throw invalid(errors);
    await checkReferences(tx, session, fieldsOf(activity, run) ?? [], kept, '/answers');
    answers = kept;
  }
  if (activity.kind === 'attachment') await keepFiles(tx, session, run.record.id, name, listOf(own(answers, name)));
  const entry: Kept = { answers, as: body.as, revision: body.revision + 1 };
  return putKept(deps, tx, session, run, { ...run.kept, [name]: entry });
};

/** Writes what is kept, and lets the draft carry the subject that its opener sees in lists. */
const putKept = async (deps: Deps, tx: Tx, session: Session, run: Run, kept: Record<string, Kept>): Promise<Run> => {
  const at = deps.now();
  const row = { ...run.row, kept, version: run.row.version + 1, updatedAt: at };
  await tx.update('playbookRun', row.id, { kept, version: row.version, updatedAt: at });
  const after = await loadRun(tx, session, row);
  if (!after) throw notFound();
  checkTransitions(run, after);
  const subject = subjectOf(after.now.values);
  const { record } = run;
  if (row.state === 'active' && subject !== undefined && subject !== record.shortDescription) {
    const version = record.version + 1;
    const search = caseSearch(record.number, subject);
    await tx.update('case', record.id, { shortDescription: subject, search, version, updatedAt: at });
    const event = { case: record.id, item: null, number: record.number, version, at, internal: false };
    tx.emit({ id: deps.ids(), type: 'case-updated', ...event });
  }
  return after;
};

/** Deletes the run with its draft. */
export const abandonRun = async (tx: Tx, session: Session, id: string): Promise<Run> => {
  const run = await lockRun(tx, session, id);
  if (run.row.state !== 'active')
    throw new Refusal('state-conflict', { detail: 'This was submitted; close the case instead' });
  const of: Filter = { eq: ['case', run.record.id] };
  for (const table of ['attachment', 'caseMark'] as const)
    for (const row of await tx.find(table, { filter: of })) await tx.delete(table, row.id);
  await tx.delete('playbookRun', run.row.id);
  await tx.delete('case', run.record.id);
  return run;
};
