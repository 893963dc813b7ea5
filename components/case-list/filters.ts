/** What can be chosen in the filters of the list, and what it means. Loaded when the first panel is opened. */
import type { TemplateResult } from 'lit';
import type { Filter } from '../../src/contract/query.js';
import type { Locale } from '../../src/ui/localize.js';
import { translate } from '../../src/ui/localize.js';
import { caseWords } from '../parts/case-words.strings.js';
import { choice, type Filters } from '../parts/filters.js';
import { moreStrings } from './more.strings.js';

export type FilterName = keyof Picked;
type Span = 'last7' | 'last30' | 'thisYear';

/** What is chosen: several states and priorities, one span of time or none. */
export interface Picked {
  opened: readonly Span[];
  state: readonly number[];
  priority: readonly number[];
}

const STATES = [0, 1, 10, 18, 6, 3, 7];
const PRIORITIES = [1, 2, 3, 4];
const SPANS = [undefined, 'last7', 'last30', 'thisYear'] as const;

const since = (span: Span, now: Date): string => {
  if (span === 'thisYear') return new Date(now.getFullYear(), 0, 1).toISOString();
  // The beginning of that day, so that the filter, and with it the question, stays the same all day.
  const start = new Date(now.getFullYear(), now.getMonth(), now.getDate() - (span === 'last7' ? 7 : 30));
  return start.toISOString();
};

/** What is chosen, in the query language. */
export const toFilter = ({ opened, state, priority }: Picked, now = new Date()): Filter | undefined => {
  const parts: Filter[] = [];
  if (state.length) parts.push({ in: ['state', [...state]] });
  if (priority.length) parts.push({ in: ['priority', [...priority]] });
  for (const span of opened) parts.push({ gte: ['openedAt', since(span, now)] });
  return parts.length > 1 ? { and: parts } : parts[0];
};

/** With `value` when it was not there, without it when it was; always in the order in which they are offered. */
const toggled = (offered: readonly number[], values: readonly number[], value: number): number[] =>
  offered.filter((one) => values.includes(one) !== (one === value));

/** What can be chosen in one filter. */
export const renderChoices = (locale: Locale, name: FilterName, filters: Filters<Picked>): TemplateResult[] => {
  const more = translate(locale, moreStrings);
  const words = translate(locale, caseWords);
  if (name === 'opened') {
    return SPANS.map((span) =>
      choice(
        span ? more[span] : more.anyTime,
        filters.picked.opened[0] === span,
        () => filters.pick(name, span ? [span] : []),
        name,
      ),
    );
  }
  const [offered, labels]: [number[], Record<number, string>] =
    name === 'state' ? [STATES, words.states] : [PRIORITIES, words.priorities];
  return offered.map((value) =>
    choice(labels[value], filters.picked[name].includes(value), () =>
      filters.pick(name, toggled(offered, filters.picked[name], value)),
    ),
  );
};
