/** Words and times of the desk. */
import type { CaseState, CaseSummary, Priority } from 'oriel/contract';

export const stateNames: Record<CaseState, string> = {
  0: 'Draft',
  1: 'New',
  3: 'Closed',
  6: 'Resolved',
  7: 'Cancelled',
  10: 'Open',
  18: 'Awaiting info',
};

/** What a button says that moves a case there. */
export const moveNames: Record<CaseState, string> = {
  0: 'Make a draft',
  1: 'Set to New',
  3: 'Close case',
  6: 'Propose solution',
  7: 'Cancel case',
  10: 'Open case',
  18: 'Await info',
};

export const priorityNames: Record<Priority, string> = { 1: 'Critical', 2: 'High', 3: 'Moderate', 4: 'Low' };

export const resolutionCodes = [
  'Solved by support',
  'Solved with a workaround',
  'Solved by guidance',
  'Solved by customer',
  'Not reproducible',
];

export interface Queue {
  id: string;
  name: string;
  states: CaseState[];
}
/** Drafts are nobody's but their opener's, so no queue holds them. */
export const queues: Queue[] = [
  { id: 'all-open', name: 'All open', states: [1, 10, 18] },
  { id: 'new', name: 'New', states: [1] },
  { id: 'open', name: 'Open', states: [10] },
  { id: 'awaiting', name: 'Awaiting info', states: [18] },
  { id: 'resolved', name: 'Resolved', states: [6] },
  { id: 'ended', name: 'Closed and cancelled', states: [3, 7] },
  { id: 'all', name: 'All cases', states: [1, 3, 6, 7, 10, 18] },
];

/** Who the case is for, in one line. */
export const party = (item: Pick<CaseSummary, 'account' | 'contact' | 'consumer'>): string =>
  [item.contact?.name ?? item.consumer?.name, item.account?.name].filter(Boolean).join(', ') || 'Nobody named';

const relative = new Intl.RelativeTimeFormat('en', { style: 'narrow', numeric: 'auto' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const longDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const exactTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const startOfDay = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** `just now`, `14 min ago`, `3h ago`, `Yesterday`, `18 Nov`, `18 Nov 2025`. */
export const ago = (iso: string | undefined, now = new Date()): string => {
  if (!iso) return '';
  const then = new Date(iso);
  const minutes = (now.getTime() - then.getTime()) / 60_000;
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${Math.floor(minutes)} min ago`;
  const days = (startOfDay(now) - startOfDay(then)) / 86_400_000;
  if (days < 1) return `${Math.floor(minutes / 60)} h ago`;
  if (days < 2) return relative.format(-1, 'day').replace(/^y/, 'Y');
  return then.getFullYear() === now.getFullYear() ? day.format(then) : dayOfYear.format(then);
};

/** `21 Nov 2026, 18:00`. */
export const exact = (iso: string): string => exactTime.format(new Date(iso));
export const timeOfDay = (iso: string): string => clock.format(new Date(iso));
export const dayName = (iso: string, now = new Date()): string => {
  const then = new Date(iso);
  const name = longDay.format(then);
  return startOfDay(then) === startOfDay(now) ? `Today, ${name}` : name;
};

export const bytes = (size: number): string =>
  size < 1000
    ? `${size} B`
    : size < 1_000_000
      ? `${Math.round(size / 1000)} kB`
      : `${(size / 1_000_000).toFixed(1)} MB`;
