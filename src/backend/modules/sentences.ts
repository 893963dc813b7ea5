/** Judges what people write by its schema, in sentences that name the place and say what to write instead. */
import type * as z from 'zod/mini';
import { instead, nearest } from './nearest.js';

/** What is wrong with a document, and how to mend it. */
export interface Finding {
  /** JSON pointer into the document; empty: all of it. */
  pointer: string;
  message: string;
}

const MISSING = 'this is missing';
/** Between what is said of several keys: an issue of the schema has one message. */
const EACH = '\n';

type Issue = z.core.$ZodRawIssue;

/** Members of an object, as far as the schema lists them. */
const keysOf = (schema: unknown): string[] => Object.keys((schema as { shape?: object } | undefined)?.shape ?? {});
const noKey = (keys: readonly string[], known: readonly string[]): string[] =>
  keys.map((key) => `there is no key “${key}”${instead(key, known)}`);

const formSentence = ({ input, inst }: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string => {
  const known = ((inst as z.core.$ZodUnion | undefined)?._zod.def.options ?? []).flatMap(keysOf);
  if (known.length === 0) return 'this kind of value is not possible here';
  const given = input !== null && typeof input === 'object' ? Object.keys(input) : [];
  const strange = given.filter((key) => !known.includes(key));
  return strange.length > 0 ? noKey(strange, known).join(', ') : `give one of ${known.join(', ')}`;
};

const article = (kind: string): string => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`);
const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const sizeSentence = (origin: string, word: 'at least' | 'at most', limit: unknown): string => {
  if (origin === 'string') return `give ${word} ${limit} characters`;
  return origin === 'array' ? `give ${word} ${limit} of them` : `give a number that is ${word} ${limit}`;
};

const offered = (input: unknown, values: readonly unknown[]): string =>
  `“${String(input)}” is not possible here${instead(String(input), values.map(String))}`;

const sentence = (issue: Issue): string => {
  if (issue.code !== 'unrecognized_keys' && issue.input === undefined) return MISSING;
  switch (issue.code) {
    case 'unrecognized_keys':
      return noKey(issue.keys, keysOf(issue.inst)).join(EACH);
    case 'invalid_union':
      return formSentence(issue as z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>);
    case 'invalid_value':
      return offered(issue.input, issue.values);
    case 'invalid_type':
      return `this is ${article(kindOf(issue.input))}: give ${article(issue.expected)}`;
    case 'invalid_format':
      return `“${String(issue.input)}” is not of the form ${issue.pattern ?? issue.format}`;
    case 'too_small':
      return sizeSentence(issue.origin, 'at least', issue.minimum);
    case 'too_big':
      return sizeSentence(issue.origin, 'at most', issue.maximum);
    default:
      return 'this value is not possible here';
  }
};

const escaped = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

const pointerOf = (path: readonly PropertyKey[]): string => path.map((part) => `/${escaped(part)}`).join('');

/** Of several forms that a value may have, the one whose keys it has. */
const findingsOf = (issue: z.core.$ZodIssue, before: PropertyKey[] = []): Finding[] => {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union') {
    const isForeign = (one: z.core.$ZodIssue): boolean => one.code === 'unrecognized_keys' && one.path.length === 0;
    const near = issue.errors.filter((branch) => !branch.some(isForeign));
    if (near.length === 1) return (near[0] ?? []).flatMap((one) => findingsOf(one, path));
  }
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split(EACH);
    return issue.keys.map((key, n) => ({ pointer: pointerOf([...path, key]), message: messages[n] ?? '' }));
  }
  return [{ pointer: pointerOf(path), message: issue.message }];
};

/** Members of an object that are misspelt, with those that were meant and are not there. */
const misspelt = (issue: Issue): [key: string, meant: string][] => {
  if (issue.code !== 'unrecognized_keys') return [];
  const free = keysOf(issue.inst).filter((key) => !Object.hasOwn(issue.input as object, key));
  return issue.keys.flatMap((key) => {
    const meant = nearest(key, free);
    return meant === undefined ? [] : [[key, meant] as [string, string]];
  });
};

export interface Judged<T> {
  /** Undefined when it is not what the schema describes; `findings` then say why. */
  data?: T;
  findings: Finding[];
  /** The same as the schema tells them. */
  issues: Issue[];
}

export const judge = <T>(schema: z.ZodMiniType<T>, input: unknown): Judged<T> => {
  const told: Issue[] = [];
  const parsed = schema.safeParse(input, {
    error(issue) {
      told.push(issue);
      return sentence(issue);
    },
  });
  if (parsed.success) return { data: parsed.data, findings: [], issues: [] };
  const found = parsed.error.issues;
  // Those inside of a choice of forms were told before.
  const issues = told.slice(-found.length);
  // One mistake is told once: what is missing because it is misspelt is not missing.
  const explained = new Set(
    issues.flatMap((issue) => misspelt(issue).map(([, meant]) => pointerOf([...(issue.path ?? []), meant]))),
  );
  const findings = found
    .flatMap((issue) => findingsOf(issue))
    .filter(({ pointer, message }) => message !== MISSING || !explained.has(pointer));
  return { findings, issues };
};

type Members = Record<PropertyKey, unknown>;

/** Puts right what an issue is about; false: nobody can tell how. */
const mend = (root: unknown, issue: Issue, words: ReadonlySet<PropertyKey>): boolean => {
  const path = issue.path ?? [];
  const to = (end: number): Members | undefined =>
    path.slice(0, end).reduce<unknown>((value, part) => (value as Members | undefined)?.[part], root) as Members;
  const last = path.at(-1) ?? '';
  if (issue.code === 'unrecognized_keys') {
    const at = to(path.length);
    const meant = new Map(misspelt(issue));
    for (const key of issue.keys) {
      const name = meant.get(key);
      if (at && name !== undefined) at[name] = at[key];
      delete at?.[key];
    }
    return true;
  }
  const parent = to(path.length - 1);
  if (!parent) return false;
  if (issue.code === 'invalid_value') {
    parent[last] = nearest(String(issue.input), issue.values.map(String));
    return parent[last] !== undefined;
  }
  const condition = path.indexOf('when');
  if (condition >= 0) delete to(condition)?.['when'];
  else if (words.has(last)) parent[last] = '–';
  else return false;
  return true;
};

/**
 * What somebody meant who wrote this, as far as it can be told: misspelt members and values put right, `words` that are missing
 * replaced, conditions that are none left out. With it the rest can be judged too.
 */
export const supposed = <T>(
  schema: z.ZodMiniType<T>,
  input: unknown,
  words: ReadonlySet<PropertyKey>,
): T | undefined => {
  const copy = structuredClone(input);
  // What was misspelt may have something wrong inside.
  for (let round = 0; round < 3; round++) {
    const { data, issues } = judge(schema, copy);
    if (data !== undefined) return data;
    if (!issues.every((issue) => mend(copy, issue, words))) return undefined;
  }
  return judge(schema, copy).data;
};
