/** Conditions of a playbook in words: “hurt is yes”. */
import type { ActivityDefinition, Filter, PlaybookDefinition, Scalar } from 'oriel/contract';

/** What the answers of a name are called, by value. */
type Labels = ReadonlyMap<string, string>;
type LabelsOf = (name: string) => Labels | undefined;

/** `oldPart` as it is read: “old part”. */
export const spoken = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

const labelsOf = ({ question, decision }: ActivityDefinition): Labels | undefined => {
  if (question?.options) return new Map(question.options.map(({ value, label }) => [String(value), label]));
  if (decision) return new Map(Object.entries(decision.outcomes).map(([name, { title }]) => [name, title]));
  return undefined;
};

const either = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const valueInWords = (value: Scalar, labels: Labels | undefined): string => {
  if (value === null) return 'empty';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return labels?.get(String(value)) ?? String(value);
};

/** Dates are text: what is smaller comes before. */
const comparisons = {
  lt: ['is less than', 'is before'],
  lte: ['is at most', 'is no later than'],
  gt: ['is more than', 'is after'],
  gte: ['is at least', 'is no earlier than'],
} as const;

const part = (filter: Filter, labels: LabelsOf): string => {
  const words = inWords(filter, labels);
  const joins = ('and' in filter && filter.and.length > 1) || ('or' in filter && filter.or.length > 1);
  return joins ? `(${words})` : words;
};

const opposite = (filter: Filter, labels: LabelsOf): string => {
  if ('eq' in filter) return inWords({ ne: filter.eq }, labels);
  if ('ne' in filter) return inWords({ eq: filter.ne }, labels);
  if ('isEmpty' in filter) return `${spoken(filter.isEmpty)} is answered`;
  if ('not' in filter) return inWords(filter.not, labels);
  const words = inWords(filter, labels);
  if ('contains' in filter)
    return words.replace(/ (includes|contains) /, (_, verb) => ` does not ${verb.slice(0, -1)} `);
  return 'in' in filter ? words.replace(' is ', ' is not ') : `not (${words})`;
};

const inWords = (filter: Filter, labels: LabelsOf): string => {
  if ('and' in filter) return filter.and.map((each) => part(each, labels)).join(' and ') || 'always';
  if ('or' in filter) return filter.or.map((each) => part(each, labels)).join(' or ') || 'never';
  if ('not' in filter) return opposite(filter.not, labels);
  if ('isEmpty' in filter) return `${spoken(filter.isEmpty)} is not answered`;
  if ('text' in filter) return `something says “${filter.text}”`;
  const [[operator, [name, value]] = ['', ['', null]]] = Object.entries(filter) as [string, [string, Scalar]][];
  const subject = spoken(name);
  const known = labels(name);
  if (operator === 'in')
    return `${subject} is ${either((value as unknown as Scalar[]).map((each) => valueInWords(each, known)))}`;
  if (operator === 'startsWith') return `${subject} begins with “${value}”`;
  if (operator === 'contains') {
    const choice = /^\|([^|]+)\|$/.exec(String(value))?.[1];
    return choice === undefined
      ? `${subject} contains “${value}”`
      : `${subject} includes ${known?.get(choice) ?? choice}`;
  }
  if (operator in comparisons) {
    const verbs = comparisons[operator as keyof typeof comparisons];
    return `${subject} ${verbs[typeof value === 'string' ? 1 : 0]} ${valueInWords(value, known)}`;
  }
  return `${subject} is ${operator === 'ne' ? 'not ' : ''}${valueInWords(value, known)}`;
};

/** Answers are called as the activity that asks for them calls them. */
export const condition = ({ stages }: PlaybookDefinition, filter: Filter): string => {
  const all = stages.flatMap(({ activities }) => activities);
  return inWords(filter, (name) => {
    const activity = all.find(({ id }) => id === name);
    return activity && labelsOf(activity);
  });
};

/** Names that a condition reads. */
export const namesIn = (filter: Filter): string[] => {
  if ('and' in filter) return filter.and.flatMap(namesIn);
  if ('or' in filter) return filter.or.flatMap(namesIn);
  if ('not' in filter) return namesIn(filter.not);
  if ('isEmpty' in filter) return [filter.isEmpty];
  if ('text' in filter) return [];
  return Object.values(filter).map(([name]) => name as string);
};
