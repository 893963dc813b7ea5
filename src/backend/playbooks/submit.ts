/** The submit: a draft becomes a case, with everything that was answered, in one transaction (P12). */
import type { ActivityDefinition, Answer, RunSubmit } from '../../contract/playbook.js';
import type { FieldError } from '../../contract/problem.js';
import type { Scalar } from '../../contract/schema.js';
import { caseFields } from '../cases/answers.js';
import { CaseChange } from '../cases/changes.js';
import { displayName, type NewCase, prepareCase } from '../cases/create.js';
import type { Deps } from '../deps.js';
import { invalid, notFound, Refusal } from '../http/refusal.js';
import type { Session } from '../http/session.js';
import type { Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { activitiesOf, outcomeOf } from './evaluate.js';
import { loadRun, type Run, whereNow } from './render.js';
import { lockRun } from './run.js';

const isComplete = ({ now }: Run, { id }: ActivityDefinition): boolean => now.states.get(id) === 'complete';
const listOf = (answer: Answer | undefined): string[] => (Array.isArray(answer) ? answer : []);

/** Files of all complete activities, once each. */
const filesOf = (run: Run): string[] => [
  ...new Set(
    activitiesOf(run.definition)
      .filter((activity) => activity.kind === 'attachment' && isComplete(run, activity))
      .flatMap(({ id }) => listOf(run.kept[id]?.answers[id])),
  ),
];

/** The case as a form would send it: what the case type has a field for. */
const bodyOf = (run: Run): NewCase => {
  const { type, now } = run;
  if (!type) throw notFound();
  const values: Record<string, Scalar> = {};
  for (const { name, kind } of type.fields) {
    const value = now.values[name];
    if (kind !== 'file' && value !== undefined && value !== null) values[name] = value;
  }
  for (const name of ['soldProduct', 'installBaseItem'])
    if (typeof now.values[name] === 'string') values[name] = now.values[name];
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => !caseFields.has(name)));
  const ofCase = Object.fromEntries(Object.entries(values).filter(([name]) => caseFields.has(name)));
  return {
    ...ofCase,
    caseType: type.id,
    shortDescription: String(values['shortDescription'] ?? run.definition.title),
    fields: own,
    attachments: [],
  };
};

/** What was asked and answered beside the fields, for whoever works on the case: a line each. */
export const transcript = (run: Run, activities: readonly ActivityDefinition[]): string =>
  activities
    .filter((activity) => isComplete(run, activity))
    .flatMap((activity) => {
      const said = words(activity, run.kept[activity.id]?.answers[activity.id], run);
      return said ? [`${activity.title}: ${said}`] : [];
    })
    .join('\n');

const words = (activity: ActivityDefinition, answer: Answer | undefined, run: Run): string => {
  const { kind, question, decision, checklist } = activity;
  if (kind === 'question' && question) {
    const label = (value: Answer): string =>
      question.options?.find((option) => String(option.value) === String(value))?.label ?? String(value);
    if (question.kind === 'boolean') return answer === true ? 'Yes' : answer === false ? 'No' : '';
    if (Array.isArray(answer)) return answer.map(label).join(', ');
    return answer === null || answer === undefined ? '' : label(answer);
  }
  if (kind === 'decision' && decision) {
    let at = decision.start;
    const path = listOf(answer).flatMap((value) => {
      const option = decision.nodes[at]?.options.find((each) => each.value === value);
      const asked = decision.nodes[at]?.title ?? '';
      at = option?.to ?? '';
      return option ? [`${asked} ${option.label}`] : [];
    });
    const outcome = decision.outcomes[outcomeOf(activity, run.kept[activity.id]?.answers ?? {}) ?? ''];
    return [...path, ...(outcome ? [outcome.title] : [])].join(' → ');
  }
  if (kind === 'checklist') {
    return listOf(answer)
      .map((id) => checklist?.find((item) => item.id === id)?.label ?? id)
      .join(', ');
  }
  return '';
};

/** `{name}` is the answer of that name. */
const filled = (text: string, values: Readonly<Record<string, Scalar>>): string =>
  text.replace(/\{([a-z][A-Za-z0-9]*)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** What is done without the customer. */
const automate = async (
  deps: Deps,
  tx: Tx,
  run: Run,
  change: CaseChange,
  caseRow: Partial<Row<'case'>>,
): Promise<void> => {
  for (const activity of activitiesOf(run.definition)) {
    const { automation } = activity;
    if (activity.kind !== 'automated' || !automation || !isComplete(run, activity)) continue;
    if (automation.notify) change.workNote(filled(automation.notify, run.now.values));
    if (!automation.party) continue;
    const opener = automation.party.of === 'opener';
    const named = opener ? null : run.now.values[automation.party.of];
    const contact = opener ? (caseRow.contact ?? null) : typeof named === 'string' ? named : null;
    const consumer = opener ? (caseRow.consumer ?? null) : null;
    if (contact === null && consumer === null) continue;
    await tx.insert('relatedParty', {
      id: deps.ids(),
      case: run.record.id,
      soldProduct: null,
      installBaseItem: null,
      account: null,
      contact,
      consumer: contact === null ? consumer : null,
      staff: null,
      organization: null,
      responsibility: automation.party.responsibility,
      active: true,
      startDate: null,
      endDate: null,
    });
  }
};

const refuse = (run: Run, { confirmed }: RunSubmit): FieldError[] => {
  const { missing } = whereNow(run);
  const review = activitiesOf(run.definition).find(({ kind }) => kind === 'review');
  const errors: FieldError[] = missing.map(({ id, title }) => ({
    pointer: `/activities/${id}`,
    code: 'required',
    message: `“${title}” is still to be answered`,
  }));
  if (errors.length === 0 && review?.confirm && confirmed !== true)
    errors.push({ pointer: '/confirmed', code: 'required', message: `Confirm “${review.confirm}”` });
  return errors;
};

export const submitRun = async (deps: Deps, tx: Tx, session: Session, id: string, body: RunSubmit): Promise<Run> => {
  const run = await lockRun(tx, session, id);
  if (run.row.state !== 'active') throw new Refusal('state-conflict', { detail: 'This was submitted before' });
  const errors = refuse(run, body);
  if (errors.length > 0) throw invalid(errors);
  const prepared = await prepareCase(deps, tx, session, bodyOf(run));
  const at = deps.now();
  const { record } = run;
  const author = { profile: session.who.profile.id, name: displayName(session.who), role: 'customer' as const };
  const fresh: Row<'case'> = { ...record, ...prepared.row, state: 1, openedAt: at, updatedAt: at };
  fresh.history = [...(record.history as unknown[]), { state: 1, at }];
  fresh.version = record.version + 1;
  const { id: _, ...patch } = fresh;
  if (!(await tx.update('case', record.id, patch, { eq: ['version', record.version] }))) throw notFound();
  const change = new CaseChange(deps, tx, fresh, author);
  const said = transcript(run, activitiesOf(run.definition));
  const files = filesOf(run);
  const entry = said || files.length > 0 ? change.comment(said) : undefined;
  await automate(deps, tx, run, change, prepared.row);
  await change.saveEntries();
  const all = await tx.find('attachment', { filter: { eq: ['case', record.id] }, limit: 1000 });
  for (const { id: file } of all) {
    // What was added and taken back does not go along.
    if (entry && files.includes(file)) await tx.update('attachment', file, { activity: entry.id });
    else await tx.delete('attachment', file);
  }
  await prepared.mark(record.id, at);
  const row = { ...run.row, state: 'submitted', version: run.row.version + 1, updatedAt: at };
  const review = activitiesOf(run.definition).find(({ kind }) => kind === 'review');
  const kept = review ? { ...run.kept, [review.id]: { answers: {}, as: 'complete' as const, revision: 1 } } : run.kept;
  await tx.update('playbookRun', row.id, { state: row.state, version: row.version, updatedAt: at, kept });
  const event = { case: record.id, item: null, number: record.number, version: fresh.version, at, internal: false };
  tx.emit({ id: deps.ids(), type: 'case-created', ...event });
  const after = await loadRun(tx, { ...row, kept });
  if (!after) throw notFound();
  return after;
};
