/** What is asked and what was answered: the field schema, the answers, what is wrong with them, the body to send. No rendering. */
import type { CaseType, Field, FieldOption, LookupItem } from '../../src/contract/case-type.js';
import type { BodyOf } from '../../src/contract/routes.js';
import type { Ref, Scalar } from '../../src/contract/schema.js';
import type { PartyReferences } from '../../src/contract/viewer.js';
import { holds } from './visible.js';

/** A reference is kept with the words it was chosen by; everything else as it is sent. */
export type Answer = Scalar | LookupItem;
export type Answers = Record<string, Answer>;
/** Why an answer cannot be sent; `server` carries its own words. */
export type Fault =
  | { code: 'required' | 'too-long' | 'too-small' | 'too-large' | 'not-a-number' | 'not-a-choice' | 'files' }
  | { code: 'server'; message: string };

type Body = BodyOf<'createCase'>;
/** Answers that are fields of a case itself; all others travel in `fields`. */
const own = new Set(
  'shortDescription description priority category contact consumer account household product soldProduct installBaseItem'.split(
    ' ',
  ),
);
/** Those that a page may carry along although the type does not ask for them. */
const carried = new Set([
  'shortDescription',
  'contact',
  'consumer',
  'account',
  'household',
  'product',
  'soldProduct',
  'installBaseItem',
]);

export const plain = (answer: Answer | undefined): Scalar =>
  answer && typeof answer === 'object' ? answer.id : (answer ?? null);
const blank = (answer: Answer | undefined): boolean => {
  const value = plain(answer);
  return value === null || (typeof value === 'string' && value.trim() === '');
};

/** `{"subject":"…"}` or `shortDescription=Router is down; priority=2`. */
export const readPrefill = (given: string | Record<string, Scalar> | undefined): Record<string, Scalar> => {
  if (!given) return {};
  if (typeof given === 'object') return given;
  if (!given.trim().startsWith('{')) {
    const pairs = given.split(';').map((pair) => pair.split('='));
    return Object.fromEntries(
      pairs
        .filter(([name, value]) => name?.trim() && value !== undefined)
        .map(([name = '', ...value]) => [name.trim(), value.join('=').trim()]),
    );
  }
  try {
    const value = JSON.parse(given) as Record<string, Scalar> | null;
    return Object.fromEntries(Object.entries(value ?? {}).filter(([, one]) => one === null || typeof one !== 'object'));
  } catch {
    console.warn('<oriel-case-create>: prefill is neither JSON nor a list of name=value');
    return {};
  }
};
export const names = (list: string | null | undefined): Set<string> =>
  new Set((list ?? '').split(/[\s,]+/).filter(Boolean));

export interface Given {
  prefill: Record<string, Scalar>;
  /** Ids of further items that are affected. */
  items: readonly string[];
  lock: Set<string>;
  hide: Set<string>;
}

const named = ({ id, name, detail }: Ref): LookupItem => ({ id, label: name, ...(detail && { detail }) });

export class Form {
  answers: Answers = {};
  /** Faults shown, by field. */
  faults: Record<string, Fault> = {};
  /** Fields that were left once with something in them, or tried to be sent: these are judged while typing. */
  readonly judged = new Set<string>();
  /** Number fields that hold something that is no number. */
  readonly unreadable = new Set<string>();
  /** True once the person has changed something. */
  dirty = false;
  /** Further items that are affected. Named by their ids until their words are known. */
  items: LookupItem[] = [];
  /** Fields whose answer follows from the chosen item. */
  readonly followed = new Set<string>();

  constructor(
    readonly type: CaseType,
    readonly given: Given,
  ) {
    this.reset();
  }

  /** As it was before anything was typed. */
  reset(): void {
    this.answers = {};
    for (const field of this.type.fields) if (field.default !== undefined) this.answers[field.name] = field.default;
    for (const [name, value] of Object.entries(this.given.prefill)) {
      const field = this.field(name);
      if (!field && !carried.has(name)) continue;
      this.answers[name] = field ? inKind(field, value) : value;
    }
    this.faults = {};
    this.judged.clear();
    this.unreadable.clear();
    this.followed.clear();
    this.items = this.given.items.map((id) => ({ id, label: '' }));
    this.dirty = false;
    this.#settle();
  }

  /** Puts in what was kept; what the page fixes stays as the page says. */
  restore(answers: Answers, items: readonly LookupItem[] = []): void {
    for (const [name, answer] of Object.entries(answers)) {
      const kept = this.field(name) ?? (name === 'installBaseItem' && items.length > 0);
      if (kept && !this.fixed(name)) this.answers[name] = answer;
    }
    if (!this.fixed('installBaseItem')) this.items = [...items];
    this.dirty = true;
    this.#settle();
  }

  field(name: string): Field | undefined {
    return this.type.fields.find((field) => field.name === name);
  }
  get fileField(): Field | undefined {
    return this.fields.find(({ kind }) => kind === 'file');
  }
  /** Prefilled, and not to be changed here. */
  fixed(name: string): boolean {
    return (this.given.lock.has(name) || this.given.hide.has(name)) && !blank(this.given.prefill[name]);
  }
  locked(name: string): boolean {
    return this.fixed(name) && !this.given.hide.has(name);
  }
  /** Fields to show, in order. One that is required is shown although it is to be hidden while nobody has filled it in. */
  get fields(): Field[] {
    const { hide } = this.given;
    return [...this.#asked()].filter(({ name, required }) => !hide.has(name) || (required && !this.fixed(name)));
  }
  /** Whom the case is for, where the type or the page asks for it in its own way. */
  get parties(): PartyReferences | undefined {
    const said = ['account', 'contact', 'consumer', 'household'].filter(
      (name) => this.field(name) || !blank(this.answers[name]),
    );
    if (said.length === 0) return undefined;
    return Object.fromEntries(said.map((name) => [name, plain(this.answers[name])]).filter(([, id]) => id !== null));
  }
  /** The item that the case is about, once its words are known. */
  get item(): LookupItem | undefined {
    const item = this.answers['installBaseItem'];
    return item && typeof item === 'object' ? item : undefined;
  }
  /** What a choice offers now. */
  options(field: Field): FieldOption[] {
    const of = field.dependsOn ? plain(this.answers[field.dependsOn]) : null;
    return (field.options ?? []).filter(({ when }) => !when || when.some((value) => value === of));
  }

  set(name: string, answer: Answer): void {
    this.answers[name] = answer;
    this.dirty = true;
    this.#settle();
    if (name === 'installBaseItem') for (const one of this.followed) delete this.faults[one];
    if (this.judged.has(name)) this.judge(name);
    else delete this.faults[name];
  }

  /** The words of an answer that is known by its id alone; null: it is not there for this person. */
  learn(name: string, answer: Answer): void {
    this.answers[name] = answer;
    this.#settle();
  }
  /** Judges one field, from now on with every change. */
  judge(name: string): void {
    const field = this.field(name);
    if (!field) return;
    this.judged.add(name);
    const fault = this.#fault(field);
    if (fault) this.faults[name] = fault;
    else delete this.faults[name];
  }
  /** Judges all; answers the names of fields with a fault, in order. */
  judgeAll(): string[] {
    this.faults = {};
    const { fields } = this;
    for (const { name, kind } of fields) if (kind !== 'file') this.judge(name);
    return fields.map(({ name }) => name).filter((name) => this.faults[name]);
  }

  /** The body of the request; what is not asked is not sent. */
  body(attachments: readonly string[], party?: PartyReferences): Body {
    const body: Record<string, unknown> = { caseType: this.type.id, ...(this.parties ? {} : party) };
    const fields: Record<string, Scalar> = {};
    const asked = this.#asked();
    for (const [name, answer] of Object.entries(this.answers)) {
      const field = this.field(name);
      if (field?.kind === 'file' || (field && !asked.has(field))) continue;
      let value = typeof answer === 'string' ? answer.trim() : plain(answer);
      if (blank(answer)) {
        // Left out, the server would put the default back that was taken away here.
        if (field?.default === undefined) continue;
        value = name === 'description' ? '' : null;
      }
      if (own.has(name)) body[name] = value;
      else fields[name] = value;
    }
    if (this.items.length > 0) body['affectedItems'] = this.items.map(({ id }) => id);
    if (Object.keys(fields).length > 0) body.fields = fields;
    if (attachments.length > 0) body.attachments = attachments;
    return body as Body;
  }

  /** Fields whose condition holds; as on the server, it sees the answers of the fields before it that are asked themselves. */
  #asked(): Set<Field> {
    const asked = new Set<Field>();
    const known: Record<string, Scalar> = {};
    for (const field of this.type.fields) {
      const { name, visibleWhen } = field;
      if (visibleWhen && !holds(visibleWhen, (of) => known[of.replace(/^fields\./, '')] ?? null)) continue;
      asked.add(field);
      known[name] = plain(this.answers[name]);
    }
    return asked;
  }

  /** Answers that a change of another one has made impossible are taken away; those that follow from it are put in. */
  #settle(): void {
    if (blank(this.answers['installBaseItem']) && this.items.length > 0) this.learn('installBaseItem', this.#next());
    this.#follow();
    for (const field of this.type.fields) {
      if (!field.dependsOn || blank(this.answers[field.name])) continue;
      if (this.options(field).some(({ value }) => value === this.answers[field.name])) continue;
      this.answers[field.name] = null;
      delete this.faults[field.name];
    }
  }

  #next(): Answer {
    const [next, ...rest] = this.items;
    this.items = rest;
    return next?.label ? next : (next?.id ?? null);
  }

  /** An item says what it was sold as and which model it is: neither is asked for. */
  #follow(): void {
    for (const name of ['soldProduct', 'product'] as const) {
      const ref = this.item?.[name];
      if (!this.field(name) || this.fixed(name)) continue;
      if (ref) {
        this.answers[name] = named(ref);
        this.followed.add(name);
      } else if (this.followed.delete(name)) this.answers[name] = null;
    }
  }

  #fault(field: Field): Fault | undefined {
    const answer = this.answers[field.name];
    const { maxLength, min, max } = field;
    if (this.unreadable.has(field.name)) return { code: 'not-a-number' };
    // A box that must be ticked is not answered by leaving it.
    if (blank(answer) || (field.kind === 'boolean' && answer === false))
      return field.required ? { code: 'required' } : undefined;
    if (typeof answer === 'string' && maxLength && answer.trim().length > maxLength) return { code: 'too-long' };
    if (typeof answer === 'number' && field.kind === 'number') {
      if (min !== undefined && answer < min) return { code: 'too-small' };
      if (max !== undefined && answer > max) return { code: 'too-large' };
    }
    return undefined;
  }
}

/** A value from an attribute in the kind of its field. A reference is an id until its words are known. */
const inKind = (field: Field, value: Scalar): Answer => {
  if (value === null) return null;
  if (field.kind === 'number') return Number.isFinite(Number(value)) ? Number(value) : null;
  if (field.kind === 'boolean') return value === true || value === 'true';
  if (field.kind === 'choice')
    return field.options?.find((option) => String(option.value) === String(value))?.value ?? null;
  return String(value);
};
