/** Reads definitions that people write, and says what is wrong with one in sentences that name the place. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ZodMiniType } from 'zod/mini';
import { type Finding, judge } from '../src/backend/modules/sentences.js';
import { WrongSetting } from './config.js';

export interface Defined<T> {
  file: string;
  definition: T;
}
/** Findings that a refusal tells; with the first ones mended the rest is fewer. */
const SHOWN = 20;

/** A refusal in one line. */
export const wrongFile = (file: string, found: readonly Finding[]): WrongSetting => {
  const words = found.slice(0, SHOWN).map(({ pointer, message }) => (pointer ? `${pointer}: ${message}` : message));
  const more = found.length > SHOWN ? `; and ${found.length - SHOWN} more` : '';
  return new WrongSetting(`${file}: ${words.join('; ')}${more}`);
};

/** The definition in a file, or `WrongSetting`. */
export async function readDefinition<T>(file: string, schema: ZodMiniType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new WrongSetting(`${file} cannot be read (${error.code}): correct its path`);
  });
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    throw new WrongSetting(`${file} is no JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`);
  }
  const { data, findings } = judge(schema, input);
  if (data === undefined) throw wrongFile(file, findings);
  return data;
}

/** All definitions of a folder, by the names of their files. */
export async function readFolder<T>(folder: string, schema: ZodMiniType<T>): Promise<Defined<T>[]> {
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
