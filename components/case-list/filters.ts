/** The filters of the list: what can be chosen, the panel to choose it in. Loaded when the first one is opened. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Filter } from '../../src/contract/query.js';
import type { Locale } from '../../src/ui/localize.js';
import { translate } from '../../src/ui/localize.js';
import { caseWords } from '../parts/case-words.strings.js';
import { strings } from './case-list.strings.js';
import { moreStrings } from './more.strings.js';

export type FilterName = 'state' | 'priority' | 'opened';

/** What is chosen: several states and priorities, one span of time. */
export interface Picked {
  state: number[];
  priority: number[];
  opened: '' | 'last7' | 'last30' | 'thisYear';
}

const STATES = [1, 10, 18, 6, 3, 7];
const PRIORITIES = [1, 2, 3, 4];
const SPANS = ['', 'last7', 'last30', 'thisYear'] as const;

const since = (span: Picked['opened'], now: Date): string => {
  if (span === 'thisYear') return new Date(now.getFullYear(), 0, 1).toISOString();
  // The beginning of that day, so that the filter, and with it the question, stays the same all day.
  const start = new Date(now.getFullYear(), now.getMonth(), now.getDate() - (span === 'last7' ? 7 : 30));
  return start.toISOString();
};

/** What is chosen, in the query language. */
export const toFilter = (picked: Picked, now = new Date()): Filter | undefined => {
  const parts: Filter[] = [];
  if (picked.state.length) parts.push({ in: ['state', picked.state] });
  if (picked.priority.length) parts.push({ in: ['priority', picked.priority] });
  if (picked.opened) parts.push({ gte: ['openedAt', since(picked.opened, now)] });
  return parts.length > 1 ? { and: parts } : parts[0];
};

/** With `value` when it was not there, without it when it was; always in the order in which they are offered. */
const toggled = (offered: readonly number[], values: number[], value: number): number[] =>
  offered.filter((one) => values.includes(one) !== (one === value));

/** One filter, or all of them one below the other. */
export const renderPanel = (
  locale: Locale,
  names: readonly FilterName[],
  picked: Picked,
  change: (picked: Picked) => void,
  done: TemplateResult | typeof nothing = nothing,
): TemplateResult => {
  const t = translate(locale, strings);
  const more = translate(locale, moreStrings);
  const words = translate(locale, caseWords);
  const checks = (name: 'state' | 'priority', values: readonly number[], labels: Record<number, string>) =>
    values.map(
      (value) => html`<label class="choice">
        <input
          type="checkbox"
          .checked=${picked[name].includes(value)}
          @change=${() => change({ ...picked, [name]: toggled(values, picked[name], value) })}
        />${labels[value]}
      </label>`,
    );
  const spans = SPANS.map(
    (span) => html`<label class="choice">
      <input type="radio" name="opened" .checked=${picked.opened === span} @change=${() => change({ ...picked, opened: span })} />
      ${span ? more[span] : more.anyTime}
    </label>`,
  );
  const body = {
    state: () => checks('state', STATES, words.states),
    priority: () => checks('priority', PRIORITIES, words.priorities),
    opened: () => spans,
  };
  return html`${names.map(
    (name) => html`<fieldset>
      <legend class="meta">${t[name]}</legend>
      ${body[name]()}
    </fieldset>`,
  )}${done}`;
};
