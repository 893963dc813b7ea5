/** A run as it must stand, kept beside the backend: what was acknowledged, and the reference over it. */
import type { CaseType } from '../../src/contract/case-type.js';
import type {
  ActivityDefinition,
  ActivitySave,
  Answers,
  PlaybookDefinition,
  PlaybookRun,
} from '../../src/contract/playbook.js';
import type { Scalar } from '../../src/contract/schema.js';
import { caseType } from './answering.js';
import type { Values } from './query.js';
import { currentOf, expected, type Left, missingOf } from './reference.js';
import { keptOf, linesOf, typedOf } from './run-keeping.js';
import { otherType } from './run-world.js';

export interface Acknowledged extends Left {
  revision: number;
}
/** What a request is answered with: its status, the code of a refusal, places that are wrong, what is kept. */
export interface Wanted {
  status: number;
  code?: string;
  pointers?: string[];
  left?: Acknowledged;
}
const refused = (status: number, code: string, pointers?: string[]): Wanted => ({
  status,
  code,
  ...(pointers && { pointers }),
});

/** Everything that a submit makes. */
export interface Made {
  row: { state: number; shortDescription: string; description: string; priority: number; category: string | null };
  soldProduct: Scalar;
  installBaseItem: Scalar;
  caseType: string;
  fields: Values;
  said: string;
  files: string[];
  notes: string[];
  parties: number;
}

const blank = (value: Scalar | undefined): boolean => value === undefined || value === null || value === '';

export class Model {
  kept: Record<string, Acknowledged> = {};
  state: 'active' | 'submitted' | 'gone' = 'active';
  /** Records and files that are there; of the files those that the opener may name are the opener’s. */
  there: { soldProduct: Set<string>; installBaseItem: Set<string>; files: Set<string> } = {
    soldProduct: new Set(['record-1', 'record-2']),
    installBaseItem: new Set(['record-1', 'record-2']),
    files: new Set(['file-1', 'file-2']),
  };

  constructor(
    readonly definition: PlaybookDefinition,
    readonly prefill: Values,
  ) {}

  get activities(): ActivityDefinition[] {
    return this.definition.stages.flatMap(({ activities }) => activities);
  }
  left(id: string): Acknowledged | undefined {
    return Object.hasOwn(this.kept, id) ? this.kept[id] : undefined;
  }

  /** What is chosen and gone. */
  #errors(): Record<string, string> {
    const gone = this.activities.filter(({ id, kind, table }) => {
      const answer = this.left(id)?.answers[id];
      if (kind === 'product') return typeof answer === 'string' && !this.there[table ?? 'soldProduct'].has(answer);
      return kind === 'attachment' && Array.isArray(answer) && answer.some((file) => !this.there.files.has(file));
    });
    return Object.fromEntries(gone.map(({ id }) => [id, 'gone']));
  }

  stand() {
    const { definition, kept, prefill } = this;
    const errors = this.state === 'active' ? this.#errors() : {};
    const { states, values } = expected(definition, { kept, prefill, errors });
    return {
      states,
      values,
      current: currentOf(definition, states),
      missing: missingOf(definition, states),
      type: this.#type(states),
    };
  }

  /** The case type of the last complete decision that leads to one. */
  #type(states: ReadonlyMap<string, string>): CaseType {
    let type = caseType;
    for (const { id, decision } of this.activities) {
      if (!decision || states.get(id) !== 'complete') continue;
      let place = decision.start;
      for (const choice of (this.left(id)?.answers[id] ?? []) as string[])
        place = decision.nodes[place]?.options.find(({ value }) => value === choice)?.to ?? '';
      const outcome = Object.hasOwn(decision.outcomes, place) ? decision.outcomes[place] : undefined;
      if (outcome?.kind === 'caseType') type = outcome.caseType === otherType.id ? otherType : caseType;
    }
    return type;
  }

  /** P8, and what each kind asks for. */
  save(id: string, body: ActivitySave): Wanted {
    const activity = this.activities.find((each) => each.id === id);
    if (this.state === 'gone') return refused(404, 'not-found');
    if (!activity || activity.kind === 'automated' || activity.kind === 'review') return refused(404, 'not-found');
    if (this.state === 'submitted') return refused(409, 'state-conflict');
    const { states, type, values } = this.stand();
    const state = states.get(id);
    if (state === 'pending' || state === 'cancelled') return refused(409, 'state-conflict');
    const before = this.left(id);
    if (body.revision !== (before?.revision ?? 0)) return refused(412, 'version-conflict');
    if (body.as === 'skip' && !activity.skippable && !activity.optional) return refused(422, 'invalid', ['/as']);
    let answers: Answers | undefined = typedOf(activity, body.answers ?? before?.answers ?? {});
    if (body.as === 'complete') answers = keptOf(activity, answers, [type, caseType], this.there, values);
    if (!answers) return refused(422, 'invalid');
    if (activity.kind === 'attachment' && this.#unknownFile(answers[id])) return refused(422, 'invalid');
    return { status: 200, left: { answers, as: body.as, revision: body.revision + 1 } };
  }
  #unknownFile(answer: unknown): boolean {
    return Array.isArray(answer) && answer.some((file) => !this.there.files.has(file));
  }

  /** P10 and P12. */
  submit(confirmed: boolean): Wanted {
    if (this.state === 'gone') return refused(404, 'not-found');
    if (this.state === 'submitted') return refused(409, 'state-conflict');
    const { missing, type, values } = this.stand();
    if (missing.length > 0)
      return refused(
        422,
        'invalid',
        missing.map((id) => `/activities/${id}`),
      );
    if (this.activities.at(-1)?.confirm && !confirmed) return refused(422, 'invalid', ['/confirmed']);
    for (const { name, required } of type.fields)
      if (required && blank(own(values, name))) return refused(422, 'invalid');
    return { status: 200 };
  }

  /** What the submit must have made. */
  made(): Made {
    const { states, values, type } = this.stand();
    const complete = this.activities.filter(({ id }) => states.get(id) === 'complete');
    const given = (name: string): Scalar => (blank(own(values, name)) ? null : (own(values, name) as Scalar));
    const ofType = (name: string): Scalar => (type.fields.some((field) => field.name === name) ? given(name) : null);
    const set = (name: string): boolean =>
      complete.some(({ automation }) => Object.hasOwn(automation?.set ?? {}, name));
    const fields: Values = {};
    for (const { name, kind } of type.fields)
      if (kind !== 'file' && !['shortDescription', 'priority'].includes(name) && given(name) !== null)
        fields[name] = given(name);
    const answersOf = (id: string): Answers => this.left(id)?.answers ?? {};
    const files = complete.flatMap(({ id, kind }) => (kind === 'attachment' ? (answersOf(id)[id] as string[]) : []));
    return {
      row: {
        state: 1,
        shortDescription: String(given('shortDescription') ?? this.definition.title),
        description: '',
        priority: (ofType('priority') ?? (set('priority') ? given('priority') : null) ?? 4) as number,
        category: (set('category') ? given('category') : null) as string | null,
      },
      soldProduct: given('soldProduct'),
      installBaseItem: given('installBaseItem'),
      caseType: type.id,
      fields,
      said: complete.flatMap((each) => linesOf(each, answersOf(each.id), type, caseType)).join('\n'),
      files: [...new Set(files)].sort(),
      notes: complete.flatMap(({ automation }) => (automation?.notify ? [noteOf(automation.notify, values)] : [])),
      parties: complete.filter(({ automation }) => automation?.party).length,
    };
  }
}

const own = (values: Values, name: string): Scalar | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;
const noteOf = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/, (_, name: string) => (blank(own(values, name)) ? '–' : String(own(values, name))));

/** Every difference between a run as the API tells it and as it must stand. */
export const differences = (model: Model, run: PlaybookRun): string[] => {
  const { states, current, missing, type } = model.stand();
  const told: string[] = [];
  const compare = (what: string, got: unknown, want: unknown): void => {
    const [left, right] = [JSON.stringify(got), JSON.stringify(want)];
    if (left !== right) told.push(`${what} is ${left}; must be ${right}`);
  };
  const shown = run.stages.filter(({ assigned }) => !assigned).flatMap(({ activities }) => activities);
  const asked = model.activities.filter(({ kind }) => kind !== 'automated');
  compare(
    'activities',
    shown.map(({ id }) => id),
    asked.map(({ id }) => id),
  );
  for (const { id, state, revision, answers, error } of shown) {
    const left = model.left(id);
    const sent = model.state === 'submitted';
    const isReview = id === 'review';
    compare(`state of ${id}`, state, sent && isReview ? 'complete' : states.get(id));
    compare(`error of ${id}`, error !== undefined, states.get(id) === 'error');
    if (!(sent && isReview)) compare(`revision of ${id}`, revision, left?.revision ?? 0);
    compare(`answers of ${id}`, sorted(answers), sent ? [] : sorted(left?.answers ?? {}));
  }
  compare('current', run.current, model.state === 'submitted' ? null : current);
  compare(
    'missing',
    run.missing.map(({ activity }) => activity),
    missing,
  );
  compare('caseType', run.caseType, type.id);
  compare('state', run.state, model.state);
  compare('progress', [run.progress.settled, run.progress.known], progressOf(model, states));
  return told;
};
const sorted = (answers: Answers): unknown[] => Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));

const progressOf = (model: Model, states: ReadonlyMap<string, string>): number[] => {
  let [settled, known] = [0, 0];
  for (const { id, kind, optional } of model.activities) {
    if (optional || kind === 'automated' || states.get(id) === 'cancelled') continue;
    known += 1;
    const done = ['complete', 'skipped'].includes(states.get(id) ?? '');
    if (done || (kind === 'review' && model.state === 'submitted')) settled += 1;
  }
  return [settled, known];
};
