/** One activity while it is answered: what stands in its controls, and what is wrong with it. */
import type { Field, LookupItem } from '../../src/contract/case-type.js';
import type { Answers, RunActivity } from '../../src/contract/playbook.js';
import type { FieldError } from '../../src/contract/problem.js';
import type { Scalar } from '../../src/contract/schema.js';
import { Form, plain } from '../form/form.js';

/** Why it cannot be completed. */
export type Fault =
  | { code: 'choose' | 'chooseSome' | 'uploading' }
  | { code: 'atLeast' | 'atMost' | 'addFiles' | 'tooManyFiles'; number: number }
  | { code: 'tick'; label: string }
  | { code: 'server'; message: string };

const codes: Record<string, 'required' | 'too-long' | 'too-small' | 'too-large' | 'not-a-choice'> = {
  required: 'required',
  'too-long': 'too-long',
  'too-small': 'too-small',
  'too-large': 'too-large',
  'not-a-choice': 'not-a-choice',
};

export const sameAnswers = (a: Answers, b: Answers): boolean => {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  const text = (value: unknown): string => JSON.stringify(value ?? null);
  return [...names].every((name) => text(a[name]) === text(b[name]));
};

export class Answering {
  /** Answers of controls that are fields; undefined where it is asked in another way. */
  form: Form | undefined;
  /** Several choices, the way through a decision, ticked items, files: by their ids, in order. */
  list: string[] = [];
  fault: Fault | undefined;
  /** It holds something that the server has not acknowledged. */
  dirty = false;
  /** It was left with Continue or Skip while there was no line: sent when it is back. */
  pending: 'complete' | 'skip' | undefined;
  /** What another device saved meanwhile. */
  conflict: RunActivity | undefined;
  /** Counts changes, so that one that comes while it is sent is not taken for sent. */
  changes = 0;

  constructor(public activity: RunActivity) {
    this.take({ ...activity.prefilled, ...activity.answers });
  }

  /** Shows these answers. */
  take(answers: Answers): void {
    const { id, fields, names = {} } = this.activity;
    const list = answers[id];
    this.list = Array.isArray(list) ? [...list] : [];
    this.fault = undefined;
    if (!fields) return;
    const { known = {} } = this.activity;
    const elsewhere = Object.keys(known);
    const unseen = elsewhere.map((name): Field => ({ name, kind: 'text', label: '', required: false }));
    this.form = new Form(
      { id, title: '', version: 1, fields: [...unseen, ...fields] },
      { prefill: {}, items: [], lock: new Set(), hide: new Set(elsewhere) },
    );
    Object.assign(this.form.answers, known);
    for (const field of fields) {
      const answer = answers[field.name];
      if (answer !== undefined && !Array.isArray(answer)) this.form.answers[field.name] = worded(field, answer, names);
    }
  }

  /** The newest from the server. What is being answered stays as it is. */
  follow(activity: RunActivity): void {
    const before = this.activity;
    this.activity = activity;
    if (!this.dirty && !this.pending) {
      const answers = { ...activity.prefilled, ...activity.answers };
      if (!sameAnswers(answers, this.answers)) this.take(answers);
    } else if (JSON.stringify([before.fields, before.known]) !== JSON.stringify([activity.fields, activity.known]))
      this.take(this.answers);
  }

  /** As they are sent. */
  get answers(): Answers {
    const { id } = this.activity;
    if (!this.form) return asksByList(this.activity) ? { [id]: this.list } : {};
    return Object.fromEntries(
      (this.activity.fields ?? []).flatMap(({ name }): [string, Scalar][] => {
        const answer = this.form?.answers[name];
        const value = typeof answer === 'string' ? answer.trim() : plain(answer);
        return value === null || value === '' ? [] : [[name, value]];
      }),
    );
  }

  changed(): void {
    this.dirty = true;
    this.changes += 1;
    this.fault = undefined;
  }

  /** True when it can be completed; otherwise its faults are set. */
  judge(uploading: boolean): boolean {
    this.fault = this.#fault(uploading);
    return !this.fault && (!this.form || this.asksByRadios || this.form.judgeAll().length === 0);
  }

  /** Its one answer is chosen, not typed: what is wrong is said below, not at a field. */
  get asksByRadios(): boolean {
    const { kind, fields } = this.activity;
    const [field] = fields ?? [];
    return kind === 'product' || (kind === 'question' && (field?.kind === 'choice' || field?.kind === 'boolean'));
  }

  /** Of two devices: which answer counts. */
  settle(mine: boolean): void {
    const { conflict } = this;
    this.conflict = undefined;
    if (mine || !conflict) return;
    this.dirty = false;
    this.pending = undefined;
    this.take(conflict.answers);
  }

  /** What takes the focus when it cannot be completed: the control that is marked, else the first. */
  get wrong(): string {
    if (this.conflict) return '.conflict';
    const within = `.activity[data-id='${this.activity.id}']`;
    const [name] = Object.keys(this.form?.faults ?? {});
    if (name) return `${within} :is(#field-${name}, [name='field-${name}'])`;
    if (this.fault) return `${within} .answers :is([aria-invalid] input, input[aria-invalid], button.box, .drop input)`;
    return `${within} :is(input, .btn)`;
  }

  #fault(uploading: boolean): Fault | undefined {
    const { kind, several, decision, checklist = [], files = {} } = this.activity;
    const { length } = this.list;
    if (this.asksByRadios && this.activity.fields?.[0]?.required && Object.keys(this.answers).length === 0)
      return { code: 'choose' };
    if (several) {
      if (length === 0) return several.required ? { code: 'chooseSome' } : undefined;
      if (several.min !== undefined && length < several.min) return { code: 'atLeast', number: several.min };
      if (several.max !== undefined && length > several.max) return { code: 'atMost', number: several.max };
    }
    if (decision && !outcomeOf(this).outcome) return { code: 'choose' };
    if (kind === 'checklist') {
      const missing = checklist.find(({ id, required }) => required && !this.list.includes(id));
      if (missing) return { code: 'tick', label: missing.label };
    }
    if (kind === 'attachment') {
      if (uploading) return { code: 'uploading' };
      if (files.min !== undefined && length < files.min) return { code: 'addFiles', number: files.min };
      if (files.max !== undefined && length > files.max) return { code: 'tooManyFiles', number: files.max };
    }
    return undefined;
  }

  /** What the server found, at its place. */
  refuse(errors: readonly FieldError[]): void {
    for (const { pointer, code, message } of errors) {
      const name = pointer.split('/').at(-1) ?? '';
      const known = codes[code];
      if (this.form?.field(name) && !this.asksByRadios)
        this.form.faults[name] = known ? { code: known } : { code: 'server', message };
      else this.fault = { code: 'server', message };
    }
  }
}

/** Asked by a list of ids, not by fields. */
export const asksByList = ({ kind, several }: RunActivity): boolean =>
  !!several || kind === 'decision' || kind === 'checklist' || kind === 'attachment';

const worded = (field: Field, answer: Scalar, names: Readonly<Record<string, string>>): Scalar | LookupItem => {
  const label = field.kind === 'reference' && typeof answer === 'string' ? names[answer] : undefined;
  return label === undefined ? answer : { id: String(answer), label };
};

interface Step {
  title: string;
  node: string;
  /** What was chosen; undefined at the question that is open. */
  chosen: string | undefined;
}

/** The way through a decision so far, and where it led. */
export const outcomeOf = ({ activity, list }: Pick<Answering, 'activity' | 'list'>) => {
  const { decision } = activity;
  const steps: Step[] = [];
  let at = decision?.start ?? '';
  for (const choice of [...list, undefined]) {
    const node = decision?.nodes[at];
    if (!node) break;
    const option = node.options.find(({ value }) => value === choice);
    steps.push({ title: node.title, node: at, chosen: option?.value });
    if (!option) break;
    at = option.to;
  }
  return { steps, outcome: decision?.outcomes[at] };
};
