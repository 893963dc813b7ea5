/** Judges the answers of one activity when it is completed. */
import { CASE_LIMITS } from '../../contract/case.js';
import type { CaseType, Field } from '../../contract/case-type.js';
import type { ActivityDefinition, Answer, Answers } from '../../contract/playbook.js';
import type { FieldError } from '../../contract/problem.js';
import type { Scalar } from '../../contract/schema.js';
import { caseFields, checkAnswers } from '../cases/answers.js';
import { outcomeOf, own } from './evaluate.js';

/** Types that a run's fields are of: the playbook's own, and the one that the answers have led to. */
export interface Types {
  base: CaseType | undefined;
  type: CaseType | undefined;
}

/** The subject is never longer than a form may send it. */
export const limited = (field: Field): Field => {
  if (field.name !== 'shortDescription') return field;
  const most = CASE_LIMITS.shortDescription;
  return { ...field, maxLength: Math.min(most, field.maxLength ?? most) };
};

export const fieldOf = ({ base, type }: Types, name: string): Field | undefined =>
  [type, base].flatMap((each) => each?.fields.find((field) => field.name === name) ?? []).map(limited)[0];

/** What an activity asks as fields of the case type; undefined: it asks in another way. */
export const fieldsOf = (activity: ActivityDefinition, types: Types): Field[] | undefined => {
  const { id, kind, title, question, table } = activity;
  if (kind === 'form') return (activity.fields ?? []).flatMap((name) => fieldOf(types, name) ?? []);
  if (kind === 'product')
    return [{ name: id, kind: 'reference', table: table ?? 'soldProduct', label: title, required: true }];
  if (kind !== 'question' || !question || question.kind === 'several') return undefined;
  const { options, required, maxLength, min, max } = question;
  return [
    {
      name: id,
      kind: question.kind,
      label: title,
      required,
      ...(options && { options }),
      ...(maxLength !== undefined && { maxLength }),
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
    },
  ];
};

const wrong = (name: string, code: string, message: string): FieldError => ({
  pointer: `/answers/${name}`,
  code,
  message,
});

const listOf = (answer: Answer | undefined): string[] => (Array.isArray(answer) ? answer : []);

/** Answers as fields, judged with what else is known: a field may depend on one that was asked before. */
export const judgeFields = (
  fields: readonly Field[],
  { type, base }: Types,
  answers: Answers,
  values: Readonly<Record<string, Scalar>>,
): { kept: Answers; errors: FieldError[] } => {
  const asks = new Set(fields.map(({ name }) => name));
  const all = (type ?? base)?.fields ?? [];
  const before = all.filter(({ name, kind }) => !asks.has(name) && kind !== 'file' && Object.hasOwn(values, name));
  const order = new Map(all.map(({ name }, at) => [name, at]));
  const known = [...before.map((field) => ({ ...field, required: false })), ...fields].sort(
    (a, b) => (order.get(a.name) ?? 1e6) - (order.get(b.name) ?? 1e6),
  );
  const given = { ...values, ...answers } as Record<string, Scalar>;
  const asked = (ofCase: boolean): Record<string, Scalar> =>
    Object.fromEntries(
      known.flatMap(({ name }) => (caseFields.has(name) === ofCase ? [[name, own(given, name) ?? null]] : [])),
    );
  const form = { id: '', title: '', version: 1, fields: known };
  const { values: good, errors } = checkAnswers(form, asked(true), asked(false), 0);
  const mine = errors.flatMap(({ pointer, code, message }) => {
    const name = pointer.split('/').at(-1) ?? '';
    return asks.has(name) ? [wrong(name, code, message)] : [];
  });
  return { kept: Object.fromEntries(fields.map(({ name }) => [name, good[name] ?? null])), errors: mine };
};

export interface Judged {
  /** What is kept: answers of the activity alone, trimmed, in their kinds. */
  kept: Answers;
  errors: FieldError[];
}

/** Records and files that are named are looked up by the caller. */
export const judge = (
  activity: ActivityDefinition,
  types: Types,
  answers: Answers,
  values: Readonly<Record<string, Scalar>>,
): Judged => {
  const { id, kind, title } = activity;
  const fields = fieldsOf(activity, types);
  if (fields) return judgeFields(fields, types, answers, values);
  const list = listOf(own(answers, id));
  const errors: FieldError[] = [];
  if (kind === 'question') {
    const { question } = activity;
    const known = new Set(question?.options?.map(({ value }) => String(value)));
    if (list.some((value) => !known.has(value))) errors.push(wrong(id, 'not-a-choice', `Choose again: “${title}”`));
    else if (question?.required && list.length === 0) errors.push(wrong(id, 'required', 'Choose at least one'));
    else if (question?.min !== undefined && list.length > 0 && list.length < question.min)
      errors.push(wrong(id, 'too-small', `Choose at least ${question.min}`));
    else if (question?.max !== undefined && list.length > question.max)
      errors.push(wrong(id, 'too-large', `Choose at most ${question.max}`));
    return { kept: { [id]: [...new Set(list)] }, errors };
  }
  if (kind === 'decision') {
    if (outcomeOf(activity, answers) === null) errors.push(wrong(id, 'required', 'Choose one'));
    return { kept: { [id]: list }, errors };
  }
  if (kind === 'checklist') {
    const items = activity.checklist ?? [];
    const ticked = items.filter((item) => list.includes(item.id)).map((item) => item.id);
    for (const item of items)
      if (item.required && !ticked.includes(item.id)) errors.push(wrong(id, 'required', `Tick “${item.label}”`));
    return { kept: { [id]: ticked }, errors: errors.slice(0, 1) };
  }
  if (kind === 'attachment') {
    const { min = 0, max } = activity.files ?? {};
    const files = [...new Set(list)];
    if (files.length < min) errors.push(wrong(id, 'required', min === 1 ? 'Add a file' : `Add at least ${min} files`));
    if (max !== undefined && files.length > max) errors.push(wrong(id, 'too-large', `Add at most ${max} files`));
    return { kept: { [id]: files }, errors };
  }
  return { kept: {}, errors };
};
