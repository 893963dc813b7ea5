/** Reads definitions that people write, and says what is wrong with one in sentences that name the place. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { instead } from '../src/backend/modules/nearest.js';
import { WrongSetting } from './config.js';

export interface Defined<T> {
  file: string;
  definition: T;
}
interface Finding {
  /** JSON pointer into the definition; empty: all of it. */
  pointer: string;
  message: string;
}

/** Findings that a refusal tells; with the first ones mended the rest is fewer. */
const SHOWN = 20;

/** A refusal in one line. */
export const wrongFile = (file: string, found: readonly Finding[]): WrongSetting => {
  const words = found.slice(0, SHOWN).map(({ pointer, message }) => (pointer ? `${pointer}: ${message}` : message));
  const more = found.length > SHOWN ? `; and ${found.length - SHOWN} more` : '';
  return new WrongSetting(`${file}: ${words.join('; ')}${more}`);
};

const english = z.locales.en().localeError;
const keysOf = (schema: unknown): string[] => Object.keys((schema as { shape?: object }).shape ?? {});
const noKey = (keys: readonly string[], known: readonly string[]): string =>
  keys.map((key) => `there is no key “${key}”${instead(key, known)}`).join(', ');

const formFinding = (issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string => {
  const known = ((issue.inst as z.core.$ZodUnion | undefined)?._zod.def.options ?? []).flatMap(keysOf);
  if (known.length === 0) return 'this kind of value is not possible here';
  const { input } = issue;
  const given = input !== null && typeof input === 'object' ? Object.keys(input) : [];
  const strange = given.filter((key) => !known.includes(key));
  return strange.length > 0 ? noKey(strange, known) : `give one of ${known.join(', ')}`;
};

const sentence: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return noKey(issue.keys, keysOf(issue.inst));
    case 'invalid_union':
      return formFinding(issue as z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>);
    case 'too_small':
      return issue.origin === 'string' ? `give at least ${issue.minimum} characters` : english(issue);
    case 'too_big':
      return issue.origin === 'string' ? `give at most ${issue.maximum} characters` : english(issue);
    case 'invalid_type':
      return issue.input === undefined ? 'this is missing' : english(issue);
    default:
      return english(issue);
  }
};

/** Of several forms that a value may have, the one whose keys it has. */
const findingsOf = (issue: z.core.$ZodIssue, before: PropertyKey[] = []): Finding[] => {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union') {
    const isForeign = (one: z.core.$ZodIssue): boolean => one.code === 'unrecognized_keys' && one.path.length === 0;
    const near = issue.errors.filter((branch) => !branch.some(isForeign));
    if (near.length === 1) return (near[0] ?? []).flatMap((one) => findingsOf(one, path));
  }
  return [{ pointer: path.map((part) => `/${String(part)}`).join(''), message: issue.message }];
};

/** The definition in a file, or `WrongSetting`. */
export async function readDefinition<T>(file: string, schema: z.ZodMiniType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new WrongSetting(`${file} cannot be read (${error.code}): correct its path`);
  });
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    throw new WrongSetting(`${file} is no JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`);
  }
  const parsed = schema.safeParse(input, { error: sentence });
  if (parsed.success) return parsed.data;
  throw wrongFile(
    file,
    parsed.error.issues.flatMap((issue) => findingsOf(issue)),
  );
}

/** All definitions of a folder, by the names of their files. */
export async function readFolder<T>(folder: string, schema: z.ZodMiniType<T>): Promise<Defined<T>[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new WrongSetting(
      `${folder} is no folder that can be read (${error.code}): make it, or correct ORIEL_MODULES`,
    );
  });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => {
      const file = join(folder, name);
      return { file, definition: await readDefinition(file, schema) };
    }),
  );
}
