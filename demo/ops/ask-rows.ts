/** What is typed into the rows of “Ask the customer”, as activities; and what is wrong with it, at its row. */
import type { AssignedActivity, FieldError } from 'oriel/contract';

export const askKinds = { attachment: 'A photo or file', question: 'A question', checklist: 'A checklist' } as const;
export type AskKind = keyof typeof askKinds;

export const answerKinds = {
  boolean: 'Yes or no',
  longText: 'Text',
  date: 'A date',
  number: 'A number',
  choice: 'One of several',
  several: 'Any of several',
} as const;
export type AnswerKind = keyof typeof answerKinds;

/** Fields of a row that something can be wrong with. */
export type AskPlace = 'title' | 'text' | 'least' | 'choices' | 'points';

/** One thing that is asked for. What its kind does not need stays, for the case that the kind is changed back. */
export interface AskRow {
  /** Tells what it asks for from everything else that was ever asked on the case. */
  readonly mark: string;
  /** Since the first send: however the words change, the same thing is never asked twice. */
  id?: string;
  kind: AskKind;
  title: string;
  text: string;
  answer: AnswerKind;
  /** One a line, as are the points. */
  choices: string;
  points: string;
  /** Whether all points must be ticked. */
  all: boolean;
  /** How many files at least, as typed. */
  least: string;
  faults: Partial<Record<AskPlace, string>>;
}

export const newRow = (): AskRow => ({
  mark: crypto.randomUUID().slice(0, 6),
  kind: 'attachment',
  title: '',
  text: '',
  answer: 'boolean',
  choices: '',
  points: '',
  all: true,
  least: '1',
  faults: {},
});

/** Whether anything was typed into it. */
export const isBegun = ({ title, text, choices, points }: AskRow): boolean =>
  [title, text, choices, points].some((words) => words.trim() !== '');

/** Most characters of a line; the contract allows no more of a point, nor of one among several answers. */
export const LINE = 200;
const MOST_TEXT = 2000;

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const picks = ({ kind, answer }: AskRow): boolean =>
  kind === 'question' && (answer === 'choice' || answer === 'several');

/** `A photo of the label` with mark `4f2a9c` is `aPhotoOfTheLabel4f2a9c`; a title without Latin letters is `asked…`. */
export const idOf = ({ title, mark }: Pick<AskRow, 'title' | 'mark'>): string => {
  const words =
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? [];
  const camel = words.map((word, at) => (at === 0 ? word[0]?.toLowerCase() : word[0]?.toUpperCase()) + word.slice(1));
  const name = camel.join('').replace(/^[0-9]+/, '');
  return `${name ? name[0]?.toLowerCase() + name.slice(1, 40) : 'asked'}${mark}`;
};

/** What can be said before it is sent. Empty: nothing. */
export const faultsOf = (row: AskRow): AskRow['faults'] => {
  const faults: AskRow['faults'] = {};
  const lines = linesOf(row.kind === 'checklist' ? row.points : row.choices);
  const long = lines.some((line) => line.length > LINE) && `Keep each line to ${LINE} characters`;
  if (row.title.trim() === '') faults.title = 'Say what you need';
  if (row.kind === 'attachment' && !/^[1-9]\d?$/.test(row.least.trim())) faults.least = 'Give a number from 1';
  if (picks(row)) {
    const fault = lines.length < 2 ? 'Give at least two, each on a line of its own' : long;
    if (fault) faults.choices = fault;
  }
  if (row.kind === 'checklist') {
    const fault = lines.length < 1 ? 'Give at least one point' : long;
    if (fault) faults.points = fault;
  }
  return faults;
};

const questionOf = (row: AskRow): NonNullable<AssignedActivity['question']> => ({
  kind: row.answer,
  required: true,
  ...(row.answer === 'longText' && { maxLength: MOST_TEXT }),
  ...(picks(row) && { options: linesOf(row.choices).map((label) => ({ value: label, label })) }),
});

export const activityOf = (row: AskRow): AssignedActivity => {
  row.id ??= idOf(row);
  const text = row.text.trim();
  return {
    id: row.id,
    kind: row.kind,
    title: row.title.trim(),
    ...(text && { text }),
    ...(row.kind === 'attachment' && { files: { min: Number(row.least) } }),
    ...(row.kind === 'question' && { question: questionOf(row) }),
    ...(row.kind === 'checklist' && {
      checklist: linesOf(row.points).map((label, at) => ({ id: `point${at + 1}`, label, required: row.all })),
    }),
  };
};

const places: Readonly<Record<string, AskPlace>> = {
  text: 'text',
  files: 'least',
  question: 'choices',
  checklist: 'points',
};

/** Puts each error of the service at the row and field that it concerns; answers those that concern none. */
export const placeErrors = (rows: readonly AskRow[], errors: readonly FieldError[]): string[] =>
  errors.flatMap(({ pointer, message }) => {
    const [, at = '', part = ''] = /^\/activities\/(\d+)(?:\/(\w+))?/.exec(pointer) ?? [];
    const row = rows[Number(at || -1)];
    if (!row) return [message];
    const known = part === 'id' ? 'This was asked before: remove it here to ask for the rest' : message;
    row.faults[places[part] ?? 'title'] ??= known;
    return [];
  });
