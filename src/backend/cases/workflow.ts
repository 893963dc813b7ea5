/** The life of a case: which state may follow which, who may say so, and what it asks for. */
import { type CaseAction, type CaseState, caseStates } from '../../contract/case.js';

const { draft, new: fresh, open, awaitingInfo, resolved, closed, cancelled } = caseStates;

interface Step {
  from: readonly CaseState[];
  to: CaseState;
  /** Resolution code set by the step when the case has none. */
  code?: string;
  comment?: 'required';
}

const unsolved = [fresh, open, awaitingInfo] as const;

/** Steps of the customer, by the action that takes them. */
export const customerSteps = {
  accept: { from: [resolved], to: closed, code: 'Solved by customer' },
  reject: { from: [resolved], to: open, comment: 'required' },
  close: { from: unsolved, to: closed, code: 'Closed by customer' },
  cancel: { from: unsolved, to: cancelled },
  reopen: { from: [cancelled], to: open },
} as const satisfies Partial<Record<CaseAction, Step>>;
export type StepName = keyof typeof customerSteps;

/** Actions that leave the state as it is. */
const stayActions = {
  escalate: { from: [fresh, open, awaitingInfo, resolved], comment: 'required' },
  rate: { from: [resolved] },
} as const;

/** Actions that end what is asked of the customer's side: UC3 applies to them. */
export const decisions: ReadonlySet<CaseAction> = new Set<CaseAction>(['accept', 'reject', 'close', 'rate']);

/** States an agent may choose next. */
export const agentSteps: Readonly<Record<CaseState, readonly CaseState[]>> = {
  [draft]: [],
  [fresh]: [open, resolved, cancelled, closed],
  [open]: [awaitingInfo, resolved, cancelled, closed],
  [awaitingInfo]: [open, resolved, cancelled, closed],
  [resolved]: [open, closed],
  [closed]: [],
  [cancelled]: [],
};

/** A customer's reply takes a case that waits for it back to work. */
export const afterReply = (state: CaseState): CaseState => (state === awaitingInfo ? open : state);

/** States in which something can be said and attached. */
const talking: readonly CaseState[] = [fresh, open, awaitingInfo, resolved];
export const isTalking = (state: CaseState): boolean => talking.includes(state);

export const MAX_ESCALATION = 3;

/** Whether the state allows the action; watching is always allowed. */
export const stateAllows = (action: CaseAction, state: CaseState, escalation: number): boolean => {
  if (action === 'watch' || action === 'unwatch') return state !== draft;
  if (action === 'escalate' && escalation >= MAX_ESCALATION) return false;
  const from: readonly CaseState[] =
    action === 'escalate' || action === 'rate' ? stayActions[action].from : customerSteps[action].from;
  return from.includes(state);
};

export const needsComment = (action: CaseAction): boolean => action === 'reject' || action === 'escalate';

export const isStep = (action: CaseAction): action is StepName => Object.hasOwn(customerSteps, action);

interface Stamped {
  state: number;
  history: unknown;
  resolutionCode: string | null;
}

/** What of the record changes when it goes to `to`. Times are ISO instants. */
export const enter = (record: Stamped, to: CaseState, at: string, closeAfterDays: number) => {
  const history = [...(record.history as { state: CaseState; at: string }[]), { state: to, at }];
  if (to === resolved) {
    const closesAt = new Date(Date.parse(at) + closeAfterDays * 86_400_000).toISOString();
    return { state: to, history, resolvedAt: at, closedAt: null, closesAt };
  }
  if (to === closed) return { state: to, history, closedAt: at, closesAt: null };
  if (to === cancelled) return { state: to, history, closesAt: null };
  return {
    state: to,
    history,
    resolvedAt: null,
    closedAt: null,
    closesAt: null,
    resolutionCode: null,
    resolutionNotes: null,
  };
};
