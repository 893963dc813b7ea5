/** Where a case stands on its way, from its history. */
import type { Case, CaseState } from '../../src/contract/case.js';

export interface Step {
  state: CaseState;
  /** When it was reached, ISO 8601; absent for what is still to come. */
  at?: string | undefined;
  kind: 'done' | 'current' | 'future';
}

/** New, Open, Awaiting info, Resolved, Closed. */
const way: readonly CaseState[] = [1, 10, 18, 6, 3];
const CANCELLED = 7;

/**
 * The way of one case: what was passed with its time, where it stands, what is to come. What was skipped is left out, and
 * Cancelled stands in the place of the rest.
 */
export const stepsOf = ({ state, history, openedAt }: Pick<Case, 'state' | 'history' | 'openedAt'>): Step[] => {
  const first = new Map<CaseState, string>([[1, openedAt]]);
  let last: string | undefined;
  for (const change of history) {
    if (!first.has(change.state)) first.set(change.state, change.at);
    if (change.state === state) last = change.at;
  }
  const now: Step = { state, at: last ?? first.get(state), kind: 'current' };
  if (state === CANCELLED) {
    const passed = way
      .filter((each) => first.has(each))
      .map((each): Step => ({ state: each, at: first.get(each), kind: 'done' }));
    return [...passed, now];
  }
  const here = way.indexOf(state);
  return way.flatMap((each, index): Step[] => {
    if (index === here) return [now];
    if (index > here) return [{ state: each, kind: 'future' }];
    return first.has(each) ? [{ state: each, at: first.get(each), kind: 'done' }] : [];
  });
};

export type TargetStatus = 'met' | 'missed' | 'left' | 'risk' | 'over';

/** Less than this is left, or less than a fifth of all the time: at risk. */
const RISK = 2 * 3600_000;

/** How the case stands to its target for resolution: in words of the strings, with the minutes between. */
export const targetOf = (
  {
    dueAt,
    openedAt,
    resolvedAt,
    closedAt,
    state,
  }: Pick<Case, 'dueAt' | 'openedAt' | 'resolvedAt' | 'closedAt' | 'state'>,
  now = Date.now(),
): { status: TargetStatus; minutes: number } | undefined => {
  if (!dueAt || state === CANCELLED) return undefined;
  const due = Date.parse(dueAt);
  const end = resolvedAt ?? closedAt;
  const at = end ? Date.parse(end) : now;
  const minutes = Math.max(1, Math.round(Math.abs(due - at) / 60_000));
  if (end) return { status: at <= due ? 'met' : 'missed', minutes };
  if (now > due) return { status: 'over', minutes };
  const risk = Math.min(RISK, (due - Date.parse(openedAt)) / 5);
  return { status: due - now < risk ? 'risk' : 'left', minutes };
};

export interface SpanWords {
  days: (n: number) => string;
  hours: (n: number) => string;
  minutes: (n: number) => string;
}

/** 3 h 55 min, 2 days 4 h, 12 min: two units at most. */
export const span = (t: SpanWords, minutes: number): string => {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  const parts =
    days > 0
      ? [t.days(days), hours > 0 && days < 3 && t.hours(hours)]
      : hours > 0
        ? [t.hours(hours), rest > 0 && t.minutes(rest)]
        : [t.minutes(rest)];
  return parts.filter(Boolean).join(' ');
};
