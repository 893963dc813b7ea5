/** What a completed activity keeps, and what it refuses, said as obviously as it can be. Shares no code with the backend. */
import type { CaseType, Field } from '../../src/contract/case-type.js';
import type { ActivityDefinition, Answer, Answers } from '../../src/contract/playbook.js';
import type { Values } from './query.js';
import { givenBy } from './reference.js';

/** Ids of records and files that the opener may name now. */
export interface There {
  soldProduct: ReadonlySet<string>;
  installBaseItem: ReadonlySet<string>;
  files: ReadonlySet<string>;
}
type Asked = Pick<Field, 'kind' | 'options'>;

const day = (text: string): boolean => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (!year || !month || !date || month > 12) return false;
  return date <= new Date(Date.UTC(year, month, 0)).getUTCDate();
};
const fits = ({ kind, options }: Asked, answer: Answer): boolean => {
  if (kind === 'choice') return options?.some(({ value }) => value === answer) === true;
  if (kind === 'number' || kind === 'boolean') return typeof answer === kind;
  if (typeof answer !== 'string') return false;
  if (kind === 'date') return day(answer);
  return kind === 'longText' || !answer.includes('\n');
};
const own = (answers: Answers, name: string): Answer | undefined =>
  Object.hasOwn(answers, name) ? answers[name] : undefined;
const isBlank = (answer: Answer | undefined): boolean =>
  answer === undefined || answer === null || (typeof answer === 'string' && answer.trim() === '');
const listed = (answers: Answers, name: string): string[] => {
  const answer = own(answers, name);
  return Array.isArray(answer) ? answer : [];
};
const trimmed = (kind: Field['kind'], answer: Answer): Answer =>
  typeof answer === 'string' && kind !== 'longText' ? answer.trim() : answer;

/** What is kept; undefined: it is refused. */
const keptOfForm = (names: readonly string[], types: readonly CaseType[], answers: Answers): Answers | undefined => {
  const kept: Answers = {};
  for (const name of names) {
    const field = types.flatMap(({ fields }) => fields).find((each) => each.name === name);
    if (!field) continue;
    const answer = own(answers, name);
    if (isBlank(answer)) {
      if (field.required) return undefined;
      kept[name] = null;
    } else {
      if (!fits(field, answer as Answer)) return undefined;
      kept[name] = trimmed(field.kind, answer as Answer);
    }
  }
  return kept;
};

/** `types`: the case type that the answers have led to, then the playbook’s own. What is left out is as `values` have it. */
export const keptOf = (
  activity: ActivityDefinition,
  answers: Answers,
  types: readonly CaseType[],
  there: There,
  values: Values,
): Answers | undefined => {
  const { id, kind, question } = activity;
  const known = { ...values, ...answers };
  const answer = own(known, id);
  const list = listed(answers, id);
  switch (kind) {
    case 'form':
      return keptOfForm(activity.fields ?? [], types, known);
    case 'product':
      return there[activity.table ?? 'soldProduct'].has(answer as string) ? { [id]: answer as string } : undefined;
    case 'decision':
      return givenBy(activity, { [id]: list })[0]?.[1] === null ? undefined : { [id]: list };
    case 'checklist':
      return { [id]: (activity.checklist ?? []).map((item) => item.id).filter((item) => list.includes(item)) };
    case 'attachment':
      return { [id]: list };
    case 'question': {
      if (question?.kind !== 'several')
        return isBlank(answer) || !fits(question as Asked, answer as Answer)
          ? undefined
          : { [id]: trimmed((question as Asked).kind, answer as Answer) };
      const offered = question.options?.map(({ value }) => value) ?? [];
      return list.length > 0 && list.every((value) => offered.includes(value)) ? { [id]: list } : undefined;
    }
    default:
      return {};
  }
};

/** What somebody typed of an activity, as it is: what belongs to another is dropped. */
export const typedOf = ({ id, kind, fields }: ActivityDefinition, answers: Answers): Answers => {
  const names = kind === 'form' ? [...(fields ?? []), id] : [id];
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.includes(name)));
};

const words = (answer: Answer | undefined, labels: ReadonlyMap<string, string>): string => {
  if (isBlank(answer)) return '';
  if (answer === true) return 'Yes';
  if (answer === false) return 'No';
  const values = Array.isArray(answer) ? answer : [answer];
  return values.map((value) => labels.get(String(value)) ?? String(value)).join(', ');
};
const labelsOf = (options: readonly { value: string | number; label: string }[] = []): ReadonlyMap<string, string> =>
  new Map(options.map(({ value, label }) => [String(value), label]));

const wayOf = (activity: ActivityDefinition, list: readonly string[]): string => {
  const { decision } = activity;
  const told: string[] = [];
  let place = decision?.start ?? '';
  for (const value of list) {
    const node = decision?.nodes[place];
    const option = node?.options.find((each) => each.value === value);
    told.push(`${node?.title} ${option?.label}`);
    place = option?.to ?? '';
  }
  return [...told, decision?.outcomes[place]?.title].join(' → ');
};

/** The lines of the first comment that tell of one complete activity; fields of the case type are told by the case. */
export const linesOf = (activity: ActivityDefinition, answers: Answers, type: CaseType, base: CaseType): string[] => {
  const { id, kind, title, question, checklist } = activity;
  const line = (asked: string, said: string): string[] => {
    if (said === '') return [];
    const asks = ['?', '？', '؟'].some((mark) => asked.endsWith(mark));
    return [asks ? `${asked} ${said}` : `${asked}: ${said}`];
  };
  if (kind === 'question') return line(title, words(own(answers, id), labelsOf(question?.options)));
  if (kind === 'decision') return line(title, wayOf(activity, listed(answers, id)));
  if (kind === 'checklist') {
    const items = checklist?.map((item) => ({ value: item.id, label: item.label }));
    return line(title, words(listed(answers, id), labelsOf(items)));
  }
  if (kind !== 'form') return [];
  return (activity.fields ?? [])
    .filter((name) => !type.fields.some((field) => field.name === name))
    .flatMap((name) => {
      const field = base.fields.find((each) => each.name === name);
      return line(field?.label ?? '', words(own(answers, name), labelsOf(field?.options)));
    });
};
