/** One record of a file as a case with its activity stream. Throws `Refused` with the reason in plain words. */
import { createHash } from 'node:crypto';
import { caseRow } from '../../src/backend/cases/row.js';
import type { Row } from '../../src/backend/store/tables.js';
import { CASE_LIMITS, caseStates } from '../../src/contract/case.js';
import { htmlToText, tidy } from './html-text.js';
import type { Mapping, StateName, Text, Time } from './mapping.js';
import type { Values } from './records.js';
import { instantOf } from './times.js';

export class Refused extends Error {}

/** Who opens imported cases. */
export interface Person {
  profile: string;
  name: string;
  contact: string | null;
  consumer: string | null;
  account: string | null;
}

export interface Frame {
  module: string;
  caseType: string;
  people: readonly Person[];
  /** Milliseconds; times that are spread lie before it. */
  now: number;
  /** Name for those who answered. */
  support: string;
}

/** All of a case but its number, which is given when it is known to be new. */
export interface Imported {
  row: Omit<Row<'case'>, 'number' | 'search'>;
  activities: Row<'activity'>[];
  /** Texts that were cut. */
  cuts: number;
}

const LIMITS = { ...CASE_LIMITS, category: 100 };
const ended = new Set<StateName>(['resolved', 'closed', 'cancelled']);

/** A deterministic identifier in the form of a UUID (version 8). */
export function idOf(...parts: string[]): string {
  const hash = createHash('sha256').update(parts.join('\0')).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** Entries of one minute keep their order: the stream is sorted by time, then by id. */
const entryId = (caseId: string, n: number): string =>
  `${idOf(caseId, 'activity').slice(0, -6)}${n.toString(16).padStart(6, '0')}`;

const numberOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE();

/** The value of a column, or of a path into the record. */
function valueAt(values: Values, path: string): unknown {
  if (Object.hasOwn(values, path)) return values[path];
  let value: unknown = values;
  for (const name of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
    value = (value as Values)[name];
  }
  return value;
}

function textAt(values: Values, path: string): string {
  const value = valueAt(values, path);
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}

/** Turns records into cases by one mapping. */
export class CaseMapper {
  #cuts = 0;
  readonly #repeated = new Map<string, number>();

  constructor(
    readonly mapping: Mapping,
    readonly frame: Frame,
  ) {}

  map(values: Values): Imported {
    this.#cuts = 0;
    const { mapping, frame } = this;
    const key = this.#key(values);
    const id = idOf(mapping.source, key);
    const subject = this.#subject(values);
    const state = this.#choose(values, mapping.state, 'state') ?? 'new';
    const opened = this.#time(values, mapping.opened, id);
    if (opened === undefined) throw new Refused('it has no time of opening');
    const end = ended.has(state) ? Math.max(opened, this.#time(values, mapping.ended, id) ?? opened) : undefined;
    const person = this.#person(values, key);
    const activities = this.#activities(values, id, state, person);
    const last = activities.at(-1);
    const updated = Math.max(
      opened,
      end ?? 0,
      this.#time(values, mapping.updated, id) ?? 0,
      last ? Date.parse(last.at) : 0,
    );
    const replied = activities.findLast(({ kind, authorRole }) => kind === 'comment' && authorRole === 'agent');
    const due = this.#time(values, mapping.due, id);
    const history = this.#history(opened, state, end ?? updated, activities);
    const {
      number: _,
      search: __,
      ...row
    } = caseRow({
      id,
      // It is given when the case is written.
      number: '',
      version: 1 + activities.length,
      module: frame.module,
      caseType: frame.caseType,
      state: caseStates[state],
      shortDescription: subject.text,
      description: this.#description(values, subject.whole),
      priority: this.#choose(values, mapping.priority, 'priority') ?? 4,
      category: this.#text(values, mapping.category, 'category') || null,
      account: person.account,
      contact: person.contact,
      consumer: person.consumer,
      openedBy: person.profile,
      openedByName: person.name,
      channel: this.#choose(values, mapping.channel, 'channel') ?? 'web',
      openedAt: iso(opened),
      updatedAt: iso(updated),
      repliedAt: replied?.at ?? null,
      resolvedAt: end !== undefined && state !== 'cancelled' ? iso(end) : null,
      closedAt: end !== undefined && state !== 'resolved' ? iso(end) : null,
      dueAt: due === undefined ? null : iso(due),
      resolutionCode: end === undefined ? null : (this.#choose(values, mapping.resolutionCode, 'resolution') ?? null),
      resolutionNotes: end === undefined ? null : this.#text(values, mapping.resolutionNotes, 'notes') || null,
      history,
    });
    return { row, activities, cuts: this.#cuts };
  }

  /** Records without a key of their own are known by their content, and equal ones by the order in which they come. */
  #key(values: Values): string {
    const named = (this.mapping.key ?? []).map((name) => textAt(values, name));
    if (named.some((part) => part !== '')) return named.join('/');
    const content = createHash('sha256').update(JSON.stringify(values)).digest('base64url');
    const count = (this.#repeated.get(content) ?? 0) + 1;
    this.#repeated.set(content, count);
    return count === 1 ? content : `${content}/${count}`;
  }

  #person(values: Values, key: string): Person {
    const { people } = this.frame;
    const owner = (this.mapping.owner && textAt(values, this.mapping.owner)) || key;
    return people[numberOf(owner) % people.length] as Person;
  }

  #read(values: Values, spec: Text): string {
    const parts = [spec.from].flat().map((path) => {
      const text = textAt(values, path);
      return spec.html ? htmlToText(text) : tidy(text);
    });
    const text = parts.filter((part) => part !== '').join(spec.join ?? ' ');
    return spec.firstSentence ? (/^.*?[.!?。؟](?=\s|$)/s.exec(text)?.[0] ?? text) : text;
  }

  #text(values: Values, spec: Text | undefined, field: keyof typeof LIMITS): string {
    return spec ? this.#fitted(this.#read(values, spec), LIMITS[field], spec, field) : '';
  }

  #fitted(text: string, limit: number, spec: Text, field: string): string {
    if (text.length <= limit) return text;
    if (spec.tooLong !== 'cut') {
      throw new Refused(`${field} has ${text.length} characters, ${limit} are allowed`);
    }
    this.#cuts++;
    // Never in the middle of a pair of surrogates.
    return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  }

  /** One line. `whole` is set when the subject had to be cut, for the description to begin with it. */
  #subject(values: Values): { text: string; whole?: string } {
    const spec = this.mapping.shortDescription;
    const line = this.#read(values, spec).replace(/\s+/g, ' ').trim();
    if (line === '') throw new Refused('shortDescription is empty');
    const text = this.#fitted(line, LIMITS.shortDescription, spec, 'shortDescription');
    return text === line ? { text } : { text, whole: line };
  }

  #description(values: Values, subject: string | undefined): string {
    const spec = this.mapping.description;
    const text = spec ? this.#read(values, spec) : '';
    const repeats = subject !== undefined && text.replace(/\s+/g, ' ').startsWith(subject);
    const whole = subject === undefined || repeats ? text : `${subject}\n\n${text}`.trim();
    return this.#fitted(whole, LIMITS.description, spec ?? this.mapping.shortDescription, 'description');
  }

  #choose<T extends string | number>(
    values: Values,
    spec: { from?: string | string[]; map?: Record<string, T>; default?: T } | undefined,
    field: string,
  ): T | undefined {
    if (!spec) return undefined;
    const parts = [spec.from ?? []].flat().map((path) => textAt(values, path));
    const found = lookUp(spec.map, parts);
    if (found !== undefined) return found;
    if (spec.default !== undefined) return spec.default;
    throw new Refused(`${field} is “${parts.join('/')}”, which the mapping does not know`);
  }

  #time(values: Values, spec: Time | undefined, id: string): number | undefined {
    if (!spec) return undefined;
    const text = spec.from ? textAt(values, spec.from) : '';
    if (text !== '') {
      const at = instantOf(text, spec.zone);
      if (at === undefined) throw new Refused(`${spec.from} is “${text.slice(0, 40)}”, which is no date`);
      return at;
    }
    if (!spec.spreadDays) return undefined;
    return this.frame.now - Math.floor((numberOf(id) / 2 ** 32) * spec.spreadDays * 86_400_000);
  }

  #activities(values: Values, id: string, state: StateName, person: Person): Row<'activity'>[] {
    const spec = this.mapping.activities;
    const list = spec && valueAt(values, spec.list);
    if (!spec || !Array.isArray(list)) return [];
    const rows: Row<'activity'>[] = [];
    for (const entry of list as Values[]) {
      if (entry === null || typeof entry !== 'object')
        throw new Refused(`${spec.list} holds something that is no entry`);
      const at = this.#time(entry, spec.at, id);
      if (at === undefined) throw new Refused(`an entry of ${spec.list} has no time`);
      const base = { case: id, at: iso(at), public: true, text: null, from: null, to: null, reason: null };
      const author = this.#author(entry, person);
      const add = (more: Partial<Row<'activity'>> & { kind: string }) =>
        rows.push({ ...base, ...author, ...more, id: entryId(id, rows.length) });
      const text = this.#text(entry, spec.text, 'comment');
      if (text !== '') add({ kind: 'comment', text });
      for (const change of this.#changes(entry, state)) add(change);
    }
    return rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }

  #author(entry: Values, person: Person): Pick<Row<'activity'>, 'author' | 'authorName' | 'authorRole'> {
    const spec = this.mapping.activities;
    const role = this.#choose(entry, spec?.role, 'role') ?? 'agent';
    if (role === 'customer') return { author: person.profile, authorName: person.name, authorRole: 'customer' };
    if (role === 'system') return { author: null, authorName: 'System', authorRole: 'system' };
    if (role === 'agent') return { author: null, authorName: this.frame.support, authorRole: 'agent' };
    const name = (spec?.author && textAt(entry, spec.author)) || 'Somebody';
    return { author: null, authorName: name.slice(0, 100), authorRole: 'customer' };
  }

  *#changes(entry: Values, state: StateName): Generator<Partial<Row<'activity'>> & { kind: string }> {
    const spec = this.mapping.activities?.changes;
    const list = spec && valueAt(entry, spec.list);
    if (!spec || !Array.isArray(list)) return;
    const told: string[] = [];
    for (const change of list as Values[]) {
      const field = textAt(change, spec.field);
      const [before, after] = [textAt(change, spec.old), textAt(change, spec.new)];
      if (field === spec.state) {
        const [from, to] = [before, after].map((status) => this.#stateOf(status, state));
        if (from !== undefined && to !== undefined && from !== to) yield { kind: 'stateChange', from, to };
      } else if (before !== '' || after !== '') {
        told.push(`${field}: ${before || '–'} → ${after || '–'}`);
      } else {
        told.push(`${field} changed`);
      }
    }
    if (told.length > 0) {
      const text = told.join('\n').slice(0, LIMITS.comment);
      yield { kind: 'system', text, author: null, authorName: 'System', authorRole: 'system' };
    }
  }

  /** A state named in a change. Where the end depends on more than the state, the case's own end decides. */
  #stateOf(status: string, final: StateName): number | undefined {
    const name = lookUp(this.mapping.state?.map, [status, '']);
    if (name === undefined) return undefined;
    return caseStates[ended.has(name) && ended.has(final) ? final : name];
  }

  /** When the case reached its states, for the stepper. */
  #history(opened: number, state: StateName, at: number, activities: Row<'activity'>[]) {
    const steps = [{ state: caseStates.new as number, at: iso(opened) }];
    for (const { to, at: when } of activities) {
      if (to !== null && to !== steps.at(-1)?.state) steps.push({ state: to, at: when });
    }
    const final = caseStates[state];
    if (steps.at(-1)?.state !== final) steps.push({ state: final, at: iso(at) });
    return steps;
  }
}

const iso = (at: number): string => new Date(at).toISOString();

/** `a/b`, then `a/*`, then `a` alone. */
function lookUp<T>(map: Record<string, T> | undefined, parts: readonly string[]): T | undefined {
  if (!map) return undefined;
  for (const key of [parts.join('/'), `${parts[0]}/*`, parts[0] ?? '']) if (Object.hasOwn(map, key)) return map[key];
  return undefined;
}
