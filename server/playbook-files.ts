/** Playbooks in files: read, and judged with the file and the line of every finding. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../src/backend/modules/sentences.js';
import { readPlaybook } from '../src/backend/playbooks/document.js';
import type { PlaybookDefinition } from '../src/contract/playbook.js';

export interface PlaybookFile {
  file: string;
  /** Where the file says none, the one that was meant as far as it can be told: `findings` then forbid to keep it. */
  definition: PlaybookDefinition;
  /** What is wrong with it, as lines to print. */
  told(found: readonly Finding[]): string[];
}

export interface ReadFiles {
  read: PlaybookFile[];
  /** `file:line pointer message` for each reason why a file is no playbook. */
  findings: string[];
}

const isPlaybook = /\.(json|ya?ml)$/;

/** The files of a folder that are playbooks by their names. */
export const playbooksIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder))
    .filter((name) => isPlaybook.test(name))
    .sort()
    .map((name) => join(folder, name));

export const readPlaybooks = async (files: readonly string[]): Promise<ReadFiles> => {
  const read: PlaybookFile[] = [];
  const findings: string[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: Error) => {
      findings.push(`${file}: cannot be read: ${error.message}`);
      return undefined;
    });
    if (text === undefined) continue;
    const { supposed, definition = supposed, findings: wrong, place } = await readPlaybook(text);
    const line = (finding: Finding & { line: number }): string =>
      [`${file}:${finding.line}`, finding.pointer, finding.message].filter((part) => part !== '').join(' ');
    findings.push(...wrong.map(line));
    if (!definition) continue;
    const told = (found: readonly Finding[]): string[] => place(found).map(line);
    const twin = read.find((other) => other.definition.id === definition.id);
    if (twin) findings.push(...told([{ pointer: '/id', message: `${twin.file} is “${definition.id}” too` }]));
    read.push({ file, definition, told });
  }
  return { read, findings };
};

/** What a judge finds in all of them, as lines to print. */
export const judgeAll = async (
  files: readonly PlaybookFile[],
  judge: (definition: PlaybookDefinition) => Finding[] | Promise<Finding[]>,
): Promise<string[]> => {
  const found: string[] = [];
  for (const { definition, told } of files) found.push(...told(await judge(definition)));
  return found;
};
