/** What a support agent does with a case. */
import { type CaseState, caseStates } from '../../contract/case.js';
import type { OpsCase, OpsCaseUpdate, OpsComment } from '../../contract/ops.js';
import type { FieldError } from '../../contract/problem.js';
import type { Filter } from '../../contract/query.js';
import { type Author, CaseChange } from '../cases/changes.js';
import { common, fetchFull, lockCase, markId } from '../cases/read.js';
import { agentSteps, isTalking } from '../cases/workflow.js';
import type { Agent, Deps } from '../deps.js';
import { invalid, Refusal } from '../http/refusal.js';
import { askedOn } from '../playbooks/asked.js';
import type { Reader, Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';

/** All cases but drafts, which are their opener's alone (D2). */
export const submitted: Filter = { ne: ['state', 0] };

const authorOf = (agent: Agent): Author => ({ profile: null, name: agent.name, role: 'agent' });

export const viewOpsCase = async (reader: Reader, name: string): Promise<OpsCase> => {
  const row = await fetchFull(reader, name, submitted, {});
  // The rating an agent sees is that of whoever opened the case.
  const mark = await reader.get('caseMark', markId(row.id, row.openedBy));
  return {
    ...common(row),
    watching: false,
    rating: mark?.rating ?? null,
    canComment: isTalking(row.state),
    actions: [],
    module: row.module,
    transitions: [...agentSteps[row.state]],
    asked: row.playbook ? await askedOn(reader, row.id) : [],
  };
};

const refuseUpdate = (record: Row<'case'>, body: OpsCaseUpdate): Refusal | undefined => {
  const state = record.state as CaseState;
  const to = body.state;
  if (to !== undefined && to !== state && !agentSteps[state].includes(to)) {
    return new Refusal('state-conflict', { detail: 'The case cannot go to this state from where it is' });
  }
  if (state === caseStates.closed || state === caseStates.cancelled) {
    return new Refusal('state-conflict', { detail: 'Nothing of the case changes any more' });
  }
  const errors: FieldError[] = [];
  if (to === caseStates.resolved && state !== to) {
    if (!body.resolutionCode?.trim())
      errors.push({ pointer: '/resolutionCode', code: 'required', message: 'Choose how it was solved' });
    if (!body.resolutionNotes?.trim())
      errors.push({ pointer: '/resolutionNotes', code: 'required', message: 'Say what was done' });
  }
  return errors.length > 0 ? invalid(errors) : undefined;
};

export const updateOpsCase = async (
  deps: Deps,
  tx: Tx,
  agent: Agent,
  name: string,
  version: number,
  body: OpsCaseUpdate,
): Promise<string> => {
  const record = await lockCase(tx, name, submitted);
  if (record.version !== version) throw new Refusal('version-conflict', { current: await viewOpsCase(tx, record.id) });
  const refusal = refuseUpdate(record, body);
  if (refusal) throw refusal;
  const { state, ...fields } = body;
  const change = new CaseChange(deps, tx, record, authorOf(agent));
  if (state !== undefined && state !== record.state) change.enter(state, null);
  change.set(fields);
  await change.saveEntries();
  await change.save();
  return record.id;
};

export const addOpsComment = async (
  deps: Deps,
  tx: Tx,
  agent: Agent,
  name: string,
  body: OpsComment,
): Promise<{ entry: Row<'activity'>; record: Row<'case'> }> => {
  const record = await lockCase(tx, name, submitted);
  const text = body.text.trim();
  if (text === '') throw invalid([{ pointer: '/text', code: 'required', message: 'Write a reply' }]);
  if (!body.workNote && !isTalking(record.state as CaseState)) {
    throw new Refusal('state-conflict', {
      detail: 'The customer gets no more replies in this state; a work note is possible',
    });
  }
  const change = new CaseChange(deps, tx, record, authorOf(agent));
  const entry = body.workNote ? change.workNote(text) : change.comment(text);
  await change.saveEntries();
  await change.attach(body.attachments ?? [], entry, `agent:${agent.name}`);
  await change.save();
  return { entry, record };
};
