/** Checks what a person answered against the field schema of a case type. */
import type { CaseType, Field } from '../../contract/case-type.js';
import type { FieldError } from '../../contract/problem.js';
import type { Scalar } from '../../contract/schema.js';
import { compile } from '../store/evaluate.js';

/** Fields of the case itself that a type may ask for; all others are the type's own and stand in `fields`. */
export const caseFields = new Set([
  ...['shortDescription', 'description', 'priority', 'category', 'contact', 'consumer', 'account'],
  ...['product', 'soldProduct', 'installBaseItem', 'attachments'],
]);
/** What a page may carry along whether or not the form shows it. */
const carried = new Set([
  'shortDescription',
  'contact',
  'consumer',
  'account',
  'product',
  'soldProduct',
  'installBaseItem',
  'attachments',
]);

export interface Answers {
  /** Checked values by field name, of the case and of the type alike; fields that are not visible are left out. */
  values: Record<string, Scalar>;
  /** Fields that name a record, still to be looked up. */
  references: { field: Field; id: string; pointer: string }[];
  errors: FieldError[];
}

const pointerOf = (name: string): string => (caseFields.has(name) ? `/${name}` : `/fields/${name}`);

const article = (label: string): string => (/^[aeio]|^u(?![ns]i|s)/i.test(label) ? 'an' : 'a');
const lower = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
/** What to do, as the form shows it: “Enter a subject”. */
const ask = (field: Field): string => {
  if (field.kind === 'boolean') return `Confirm “${field.label}”`;
  const verb = ['choice', 'reference', 'date'].includes(field.kind)
    ? 'Choose'
    : field.kind === 'file'
      ? 'Add'
      : 'Enter';
  const plural = /[^s]s$/.test(field.label);
  return `${verb} ${plural ? '' : `${article(field.label)} `}${lower(field.label)}`;
};

const isEmpty = (value: Scalar | undefined): boolean => value === undefined || value === null || value === '';

const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && !text.startsWith('0000');
};

/** The error of one value of its kind, or undefined. */
const judge = (
  field: Field,
  value: Scalar,
  values: Record<string, Scalar>,
): [code: string, message: string] | undefined => {
  const { label } = field;
  switch (field.kind) {
    case 'text':
    case 'longText': {
      if (typeof value !== 'string') return ['type', ask(field)];
      const longest = field.maxLength ?? 4000;
      if (value.length > longest) return ['too-long', `Use at most ${longest} characters for “${label}”`];
      return field.kind === 'text' && /[\r\n]/.test(value) ? ['invalid', `Use one line for “${label}”`] : undefined;
    }
    case 'choice': {
      const parent = field.dependsOn === undefined ? undefined : values[field.dependsOn];
      const option = field.options?.find((one) => one.value === value);
      const fits = option && (!option.when || (parent !== undefined && option.when.some((one) => one === parent)));
      return fits ? undefined : ['not-a-choice', ask(field)];
    }
    case 'date':
      return typeof value === 'string' && isDate(value) ? undefined : ['not-a-date', `Choose a date for “${label}”`];
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return ['type', `Enter a number for “${label}”`];
      if (field.min !== undefined && value < field.min) return ['too-small', `“${label}” is at least ${field.min}`];
      return field.max !== undefined && value > field.max
        ? ['too-large', `“${label}” is at most ${field.max}`]
        : undefined;
    }
    case 'boolean':
      return typeof value === 'boolean' ? undefined : ['type', `Answer “${label}” with yes or no`];
    case 'reference':
      return typeof value === 'string' && value.length <= 64 ? undefined : ['type', ask(field)];
    default:
      return ['unknown', 'Files are named in “attachments”'];
  }
};

/**
 * `body` holds the case's own answers by name, `own` those of the type, `files` how many attachments come along.
 * A field whose condition does not hold is neither asked nor kept; a default fills what was left out.
 */
export const checkAnswers = (
  type: CaseType,
  body: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, Scalar>>,
  files: number,
): Answers => {
  // Fields may be called as members that every object has.
  const answers: Answers = { values: Object.create(null), references: [], errors: [] };
  const { values, errors, references } = answers;
  const given = (name: string): Scalar | undefined => {
    const source: Readonly<Record<string, unknown>> = caseFields.has(name) ? body : own;
    return Object.hasOwn(source, name) ? (source[name] as Scalar) : undefined;
  };
  const known = new Set(type.fields.map(({ name }) => name));
  for (const name of caseFields) {
    if (!known.has(name) && !carried.has(name) && !isEmpty(given(name))) {
      errors.push({ pointer: `/${name}`, code: 'unknown', message: 'This case type does not ask for it' });
    }
  }
  for (const name of Object.keys(own)) {
    if (known.has(name) && !caseFields.has(name)) continue;
    errors.push({
      pointer: `/fields/${name.slice(0, 80)}`,
      code: 'unknown',
      message: 'This case type does not ask for it',
    });
  }
  for (const field of type.fields) {
    const { name } = field;
    const visible =
      !field.visibleWhen ||
      compile(field.visibleWhen, { field: (key) => (record: Record<string, Scalar>) => record[key] })(values);
    if (!visible) continue;
    const error = (code: string, message: string): unknown => errors.push({ pointer: pointerOf(name), code, message });
    if (field.kind === 'file') {
      if (field.required && files === 0) error('required', ask(field));
      continue;
    }
    let value = given(name);
    if (value === undefined && field.default !== undefined) value = field.default;
    if (typeof value === 'string' && field.kind !== 'longText') value = value.trim();
    if (isEmpty(value) || (typeof value === 'string' && value.trim() === '')) {
      if (field.required) error('required', ask(field));
      continue;
    }
    const wrong = judge(field, value as Scalar, values);
    if (wrong) {
      error(...wrong);
      continue;
    }
    values[name] = value as Scalar;
    if (field.kind === 'reference') references.push({ field, id: String(value), pointer: pointerOf(name) });
  }
  return answers;
};
