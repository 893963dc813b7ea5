/** The submit: a draft becomes a case, with everything that was answered, in one transaction (P12). */
import type { ActivityDefinition, RunSubmit } from '../../contract/playbook.js';
import type { FieldError } from '../../contract/problem.js';
import type { Scalar } from '../../contract/schema.js';
import { caseFields } from '../cases/answers.js';
import { CaseChange } from '../cases/changes.js';
import { displayName, markParties, type NewCase, type PreparedCase, prepareCase } from '../cases/create.js';
import { choosableIn, visible } from '../cases/parties.js';
import { setMark } from '../cases/read.js';
import { caseSearch, targetOf } from '../cases/row.js';
import type { Deps } from '../deps.js';
import { invalid, notFound, Refusal } from '../http/refusal.js';
import type { Session } from '../http/session.js';
import type { Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { activitiesOf, own, provides } from './evaluate.js';
import { answerOf, listOf, loadRun, type Run, subjectOf } from './load.js';
import { whereNow } from './render.js';
import { lockRun, untold } from './run.js';
import { transcript } from './transcript.js';

/** Activities that count, in order. */
const completeOf = (run: Run): ActivityDefinition[] =>
  activitiesOf(run.definition).filter(({ id }) => run.now.states.get(id) === 'complete');

/** Files of all complete activities, once each. */
const filesOf = (run: Run): string[] => [
  ...new Set(completeOf(run).flatMap(({ id, kind }) => (kind === 'attachment' ? listOf(answerOf(run.kept, id)) : []))),
];

/** The case as a form would send it: what the case type has a field for. */
const bodyOf = ({ type, now, definition }: Run): NewCase => {
  if (!type) throw notFound();
  const names = [...type.fields.flatMap(({ name, kind }) => (kind === 'file' ? [] : [name]))];
  const values: Record<string, Scalar> = {};
  for (const name of [...names, 'soldProduct', 'installBaseItem']) {
    const value = own(now.values, name);
    if (value !== undefined && value !== null && value !== '') values[name] = value;
  }
  const part = (ofCase: boolean): Record<string, Scalar> =>
    Object.fromEntries(Object.entries(values).filter(([name]) => caseFields.has(name) === ofCase));
  const shortDescription = subjectOf(now.values) ?? untold(definition);
  return { ...part(true), caseType: type.id, shortDescription, fields: part(false) };
};

/** Fields of every case that automated activities may set whether or not the case type asks for them. */
const settable = ['priority', 'category', 'description'] as const;

/** What automated activities set beside the case type's own fields, unless it was asked again later (P7). */
const setOf = (run: Run): Partial<Row<'case'>> => {
  const set = new Set(completeOf(run).flatMap(({ automation }) => Object.keys(automation?.set ?? {})));
  const given = settable.filter((name) => set.has(name) && (own(run.now.values, name) ?? null) !== null);
  return Object.fromEntries(given.map((name) => [name, run.now.values[name]]));
};

/** What its opener changed of the draft itself, where the playbook gives nothing. */
const changedOf = ({ description, category, priority }: Row<'case'>, { now }: Run): Partial<Row<'case'>> => ({
  ...((own(now.values, 'description') ?? '') === '' && description !== '' && { description }),
  ...((own(now.values, 'category') ?? '') === '' && category !== null && { category }),
  ...((own(now.values, 'priority') ?? null) === null && { priority }),
});

/** `{name}` is the answer of that name, a dash where there is none. */
const filled = (text: string, values: Readonly<Record<string, Scalar>>): string =>
  text.replace(/\{([a-z][A-Za-z0-9]*)\}/g, (_, name: string) => String(own(values, name) ?? '') || '–');

/** What is done without the customer: notes for the agents, and parties. */
const automate = async (deps: Deps, tx: Tx, session: Session, run: Run, change: CaseChange): Promise<void> => {
  for (const { automation } of completeOf(run)) {
    if (automation?.notify) change.workNote(filled(automation.notify, run.now.values));
    if (automation?.party) await addParty(deps, tx, session, run, change.record, automation.party);
  }
};

/** Somebody whom the customer may name anyway: a party learns of the case, and is called by name on it. */
const addParty = async (
  deps: Deps,
  tx: Tx,
  session: Session,
  run: Run,
  { id, contact, consumer }: Row<'case'>,
  { of, responsibility }: { of: string; responsibility: string },
): Promise<void> => {
  const named = own(run.now.values, of);
  const party = of === 'opener' ? { contact, consumer } : await partyOf(tx, session, named);
  if (!party) return;
  await tx.insert('relatedParty', {
    id: deps.ids(),
    case: id,
    soldProduct: null,
    installBaseItem: null,
    account: null,
    contact: party.contact,
    consumer: party.contact === null ? party.consumer : null,
    staff: null,
    organization: null,
    responsibility,
    active: true,
    startDate: null,
    endDate: null,
  });
};

const partyOf = async (tx: Tx, session: Session, id: Scalar | undefined) => {
  if (typeof id !== 'string') return undefined;
  const within = choosableIn(session);
  if (await visible(tx, 'contact', id, within.contact)) return { contact: id, consumer: null };
  return (await visible(tx, 'consumer', id, within.consumer)) && { contact: null, consumer: id };
};

/** What a submit still waits for, by activity. */
const missingFor = (run: Run, { confirmed }: RunSubmit): FieldError[] => {
  const errors: FieldError[] = whereNow(run).missing.map(({ id, title }) => ({
    pointer: `/activities/${id}`,
    code: 'required',
    message: own(run.errors, id) ?? `“${title}” is still to be answered`,
  }));
  const review = activitiesOf(run.definition).find(({ kind }) => kind === 'review');
  if (errors.length === 0 && review?.confirm && confirmed !== true)
    errors.push({ pointer: '/confirmed', code: 'required', message: `Confirm “${review.confirm}”` });
  return errors;
};

/** The last activity that was asked for a field; for files also one that was passed over. */
const askingFor = (run: Run, name: string): ActivityDefinition | undefined => {
  const isFile = name === 'attachments' || run.type?.fields.find((field) => field.name === name)?.kind === 'file';
  return isFile
    ? activitiesOf(run.definition).findLast(
        ({ id, kind }) => kind === 'attachment' && run.now.states.get(id) !== 'cancelled',
      )
    : completeOf(run).findLast((each) => provides(each).includes(name));
};

/** Judges the case as a form would; what is wrong points at the activity where it was asked. */
const prepare = async (deps: Deps, tx: Tx, session: Session, run: Run, files: number): Promise<PreparedCase> => {
  try {
    return await prepareCase(deps, tx, session, bodyOf(run), files);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || !refusal.more.errors) throw refusal;
    throw invalid(
      refusal.more.errors.map((error) => {
        const activity = askingFor(run, error.pointer.split('/').at(-1) ?? '');
        return activity ? { ...error, pointer: `/activities/${activity.id}` } : error;
      }),
    );
  }
};

/** Files that count come with the first entry; what was added and taken back does not go along. */
const settleFiles = async (tx: Tx, id: string, files: readonly string[], entry: string | undefined): Promise<void> => {
  const all = await tx.find('attachment', { filter: { eq: ['case', id] } });
  for (const { id: file } of all) {
    if (entry !== undefined && files.includes(file)) await tx.update('attachment', file, { activity: entry });
    else await tx.delete('attachment', file);
  }
};

/** An offer that stands in Error did not count, and does not when nobody looks after records and files any more. */
const withoutErrors = ({ kept, now }: Run): Run['kept'] =>
  Object.fromEntries(
    Object.entries(kept).map(([id, left]) => [id, now.states.get(id) === 'error' ? { ...left, as: 'save' } : left]),
  );

export const submitRun = async (deps: Deps, tx: Tx, session: Session, id: string, body: RunSubmit): Promise<Run> => {
  const run = await lockRun(tx, session, id);
  if (run.row.state !== 'active') throw new Refusal('state-conflict', { detail: 'This was submitted before' });
  const missing = missingFor(run, body);
  if (missing.length > 0) throw invalid(missing);
  const files = filesOf(run);
  const prepared = await prepare(deps, tx, session, run, files.length);
  const at = deps.now();
  const { record } = run;
  const version = record.version + 1;
  const row: Row<'case'> = { ...record, ...prepared.row, ...changedOf(record, run), ...setOf(run) };
  const dueAt = targetOf(at, row.priority, session.module);
  Object.assign(row, { state: 1, version, openedAt: at, updatedAt: at, dueAt });
  row.search = caseSearch(row.number, row.shortDescription);
  row.history = [...(record.history as unknown[]), { state: 1, at }];
  const { id: _, ...patch } = row;
  await tx.update('case', record.id, patch);
  const author = { profile: session.who.profile.id, name: displayName(session.who), role: 'customer' as const };
  const change = new CaseChange(deps, tx, row, author);
  const said = transcript(run, completeOf(run), session.module.locale);
  const entry = said || files.length > 0 ? change.comment(said) : undefined;
  await automate(deps, tx, session, run, change);
  await change.saveEntries();
  await settleFiles(tx, record.id, files, entry?.id);
  await markParties(tx, record.id, prepared.parties, at, session.who.profile.id);
  await setMark(deps, tx, record.id, session.who.profile.id, { readAt: at });
  const review = activitiesOf(run.definition).find(({ kind }) => kind === 'review');
  const kept = {
    ...withoutErrors(run),
    ...(review && { [review.id]: { answers: {}, as: 'complete' as const, revision: 1 } }),
  };
  const ended = { state: 'submitted', version: run.row.version + 1, updatedAt: at, kept };
  await tx.update('playbookRun', run.row.id, ended);
  const event = { case: record.id, item: null, number: record.number, version, at, internal: false };
  tx.emit({ id: deps.ids(), type: 'case-created', ...event });
  const after = await loadRun(tx, session, { ...run.row, ...ended });
  if (!after) throw notFound();
  return after;
};
