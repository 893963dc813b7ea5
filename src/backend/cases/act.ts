/** Comments, actions and changes by the customer. Everything is judged before the first row is written. */

import type { CommentCreate } from '../../contract/activity.js';
import type { ActionInput, CaseAction, CaseState, CaseUpdate } from '../../contract/case.js';
import type { CaseType } from '../../contract/case-type.js';
import type { Deps } from '../deps.js';
import { invalid, Refusal } from '../http/refusal.js';
import type { Session } from '../http/session.js';
import { mayAct, mayComment, mayDecide, mayEdit } from '../policy/index.js';
import type { Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { checkAnswers } from './answers.js';
import { type Author, CaseChange } from './changes.js';
import { displayName } from './create.js';
import { isAnswerable, lockCase, markId, setMark, viewCase } from './read.js';
import { caseSearch } from './row.js';
import {
  afterReply,
  customerSteps,
  decisions,
  isStep,
  isTalking,
  MAX_ESCALATION,
  needsComment,
  stateAllows,
} from './workflow.js';

const authorOf = (session: Session): Author => ({
  profile: session.who.profile.id,
  name: displayName(session.who),
  role: 'customer',
});

const stateConflict = (detail: string): Refusal => new Refusal('state-conflict', { detail });

export const addComment = async (
  deps: Deps,
  tx: Tx,
  session: Session,
  name: string,
  body: CommentCreate,
): Promise<{ entry: Row<'activity'>; record: Row<'case'> }> => {
  const record = await lockCase(tx, name, session.cases);
  const state = record.state as CaseState;
  if (!isTalking(state)) throw stateConflict('Nothing can be added to the case in this state');
  if (!mayComment(session.who, record) || !(await isAnswerable(tx, session, record.id))) throw new Refusal('forbidden');
  const text = body.text.trim();
  const files = body.attachments ?? [];
  if (text === '' && files.length === 0) {
    throw invalid([{ pointer: '/text', code: 'required', message: 'Write a reply or add a file' }]);
  }
  const most = session.module.attachments.maxCount;
  if (files.length > most)
    throw invalid([{ pointer: '/attachments', code: 'too-large', message: `Add at most ${most} files` }]);
  const change = new CaseChange(deps, tx, record, authorOf(session));
  const entry = change.comment(text);
  const next = afterReply(state);
  if (next !== state) change.enter(next, 'reply');
  await change.saveEntries();
  await change.attach(files, entry, session.who.profile.id);
  await change.save();
  await setMark(deps, tx, record.id, session.who.profile.id, { readAt: change.at });
  return { entry, record };
};

/** Why an action is refused, judged before anything is written. */
const refuseAction = (
  session: Session,
  record: Row<'case'>,
  action: CaseAction,
  input: ActionInput,
): Refusal | undefined => {
  const { instance, who } = session;
  if (instance?.actions && !instance.actions.includes(action)) {
    return new Refusal('forbidden', { detail: 'This page does not offer the action' });
  }
  const watching = action === 'watch' || action === 'unwatch';
  const state = record.state as CaseState;
  if (!stateAllows(action, state, record.escalation)) return stateConflict('The state of the case does not allow this');
  if (!watching && !(decisions.has(action) ? mayDecide(who, record) : mayAct(who, record)))
    return new Refusal('forbidden');
  if (needsComment(action) && !input.comment?.trim()) {
    const message = action === 'reject' ? 'Say what is still wrong' : 'Say why this cannot wait';
    return invalid([{ pointer: '/comment', code: 'required', message }]);
  }
  if (action === 'rate' && input.rating === undefined) {
    return invalid([{ pointer: '/rating', code: 'required', message: 'Choose 1 to 5' }]);
  }
  if (input.rating !== undefined && !['rate', 'accept', 'close'].includes(action)) {
    return invalid([{ pointer: '/rating', code: 'unknown', message: 'A rating goes with accept, close or rate' }]);
  }
  return undefined;
};

export const actOnCase = async (
  deps: Deps,
  tx: Tx,
  session: Session,
  name: string,
  action: CaseAction,
  input: ActionInput,
): Promise<string> => {
  const record = await lockCase(tx, name, session.cases);
  const refusal = refuseAction(session, record, action, input);
  if (refusal) throw refusal;
  const watches = action === 'watch' || action === 'unwatch';
  if (!watches && !(await isAnswerable(tx, session, record.id))) throw new Refusal('forbidden');
  const profile = session.who.profile.id;
  if (watches) {
    await setMark(deps, tx, record.id, profile, { watching: action === 'watch' });
    return record.id;
  }
  const change = new CaseChange(deps, tx, record, authorOf(session));
  const comment = input.comment?.trim();
  if (comment) change.comment(comment);
  if (isStep(action)) {
    const step = customerSteps[action];
    change.enter(step.to, action);
    if ('code' in step) change.set({ resolutionCode: record.resolutionCode ?? step.code });
  }
  if (action === 'escalate') {
    change.set({ escalation: Math.min(MAX_ESCALATION, record.escalation + 1) });
    change.system('The case was escalated');
  }
  await change.saveEntries();
  await change.save();
  const before = await tx.get('caseMark', markId(record.id, profile));
  await setMark(deps, tx, record.id, profile, { readAt: change.at, rating: input.rating ?? before?.rating ?? null });
  return record.id;
};

/** UC5: only a draft's opener gets here with anything but a refusal. */
export const updateCase = async (
  deps: Deps,
  tx: Tx,
  session: Session,
  name: string,
  version: number,
  body: CaseUpdate,
): Promise<string> => {
  const record = await lockCase(tx, name, session.cases);
  if (!mayEdit(session.who, record)) {
    throw new Refusal('forbidden', { detail: 'After a case was submitted its fields are changed by support' });
  }
  if (record.version !== version) {
    throw new Refusal('version-conflict', { current: (await viewCase(tx, session, record.id)).record });
  }
  const type = (await tx.get('caseType', record.caseType))?.definition as CaseType | undefined;
  const partial = type && { ...type, fields: type.fields.filter((field) => Object.hasOwn(body, field.name)) };
  const answers = partial && checkAnswers(partial, { ...body }, {}, 0);
  if (answers && answers.errors.length > 0) throw invalid(answers.errors);
  const change = new CaseChange(deps, tx, record, authorOf(session));
  const patch = { ...body };
  change.set(patch);
  if (body.shortDescription !== undefined) change.set({ search: caseSearch(record.number, body.shortDescription) });
  await change.save();
  return record.id;
};
