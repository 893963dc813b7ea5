/** What was answered, in words: for the review and for activities that are folded to a line. */
import type { Field } from '../../src/contract/case-type.js';
import type { Answer, RunActivity } from '../../src/contract/playbook.js';
import { formatDate, formatList, formatNumber, formatSize } from '../../src/ui/format.js';
import { type Locale, translate } from '../../src/ui/localize.js';
import { outcomeOf } from './answering.js';
import { playbookStrings } from './playbook.strings.js';

export interface Said {
  label: string;
  words: string;
}

const fieldWords = (locale: Locale, field: Field, answer: Answer | undefined, activity: RunActivity): string => {
  const t = translate(locale, playbookStrings);
  if (answer === undefined || answer === null || answer === '') return '';
  if (typeof answer === 'boolean') return answer ? t.yes : t.no;
  if (field.kind === 'date') return formatDate(locale.tag, `${answer}T12:00:00`);
  if (field.kind === 'number') return formatNumber(locale.tag, Number(answer));
  const option = field.options?.find(({ value }) => value === answer);
  return option?.label ?? activity.names?.[String(answer)] ?? String(answer);
};

const listWords = (locale: Locale, activity: RunActivity, list: readonly string[]): string => {
  const t = translate(locale, playbookStrings);
  const { kind, several, checklist, attachments = [] } = activity;
  if (kind === 'attachment') {
    const bytes = attachments.reduce((sum, { size }) => sum + size, 0);
    return t.files(formatNumber(locale.tag, list.length), list.length, formatSize(locale.tag, bytes));
  }
  if (kind === 'decision') {
    const { steps, outcome } = outcomeOf({ activity, list: [...list] });
    const chosen = steps.flatMap(({ node, chosen }) => {
      const label = activity.decision?.nodes[node]?.options.find(({ value }) => value === chosen)?.label;
      return label ?? [];
    });
    return [...chosen, ...(outcome ? [outcome.title] : [])].join('. ');
  }
  const labels = list.map((id) =>
    several
      ? several.options.find(({ value }) => String(value) === id)?.label
      : checklist?.find((item) => item.id === id)?.label,
  );
  return formatList(
    locale.tag,
    labels.filter((label) => label !== undefined),
  );
};

/** A line for each answer; an activity without answers has one that says so. */
export const saidOf = (locale: Locale, activity: RunActivity): Said[] => {
  const t = translate(locale, playbookStrings);
  const { id, kind, title, fields, answers, state } = activity;
  if (state === 'skipped') return [{ label: title, words: t.states.skipped }];
  if (kind === 'instruction' || kind === 'article') return [{ label: title, words: t.read }];
  if (!fields) {
    const list = answers[id];
    return [{ label: title, words: listWords(locale, activity, Array.isArray(list) ? list : []) || t.notAnswered }];
  }
  return fields.map((field) => ({
    label: kind === 'form' ? field.label : title,
    words: fieldWords(locale, field, answers[field.name], activity) || t.notAnswered,
  }));
};
