/**
 * Playbooks as files of the operator:
 *
 *   npm run playbook -- check claim.yaml returns.json [--modules modules] [--data .oriel]
 *   npm run playbook -- import claim.yaml [--modules modules] [--data .oriel]
 *   npm run playbook -- export insurance-claim [--yaml] [--data .oriel]
 *
 * `check` needs no database: it knows the case types that come with Oriel and those of the modules folder. With `--data` or
 * `DATABASE_URL` it also knows what is stored, articles too. `import` stores all files or none. Exit code 1 with findings, 2
 * for a wrong command line.
 */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { checkPlaybook } from '../src/backend/playbooks/check.js';
import { currentOf, currentPlaybook, judgePlaybook, putPlaybook } from '../src/backend/playbooks/definitions.js';
import { caseTypes } from '../src/backend/seed/case-types.js';
import { putDefinitions } from '../src/backend/seed/definitions.js';
import type { Tx } from '../src/backend/store/store.js';
import type { CaseType } from '../src/contract/case-type.js';
import { PlaybookDefinition } from '../src/contract/playbook.js';
import { FolderInUse } from './lock.js';
import { type Opened, open, ownCaseTypes } from './open.js';
import { placeFrom } from './place.js';
import { judgeAll, type PlaybookFile, readPlaybooks } from './playbook-files.js';

const usage = `usage: npm run playbook -- check <file…> [--modules <folder>] [--data <folder>]
       npm run playbook -- import <file…> [--modules <folder>] [--data <folder>]
       npm run playbook -- export <name> [--yaml] [--data <folder>]
files are JSON or YAML; DATABASE_URL names a PostgreSQL server instead of the data folder`;

const running =
  'A running server takes a playbook as JSON at POST /ops/v1/playbooks, and at its next start what lies in the folder ' +
  '“playbooks” of ORIEL_MODULES.';

class Usage extends Error {}
/** Takes back a transaction; the lines are what is printed. */
class Refused extends Error {
  constructor(readonly lines: readonly string[]) {
    super('refused');
  }
}

type Env = Record<string, string | undefined>;
type Say = (line: string) => void;

interface Command {
  name: string;
  of: string[];
  modules: string | undefined;
  data: string | undefined;
  yaml: boolean;
}

function commandOf(argv: readonly string[]): Command {
  const text = { type: 'string' } as const;
  let parsed: { values: Omit<Command, 'name' | 'of'>; positionals: string[] };
  try {
    const options = { modules: text, data: text, yaml: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
    parsed = { values: { modules: values.modules, data: values.data, yaml: values.yaml }, positionals };
  } catch (error) {
    throw new Usage((error as Error).message);
  }
  const { values, positionals } = parsed;
  const [name = '', ...of] = positionals;
  if (!['check', 'import', 'export'].includes(name)) throw new Usage(name ? `no command ${name}` : 'no command given');
  if (of.length === 0) throw new Usage(name === 'export' ? 'name the playbook' : 'name the files');
  if (name === 'export' && of.length > 1) throw new Usage('export one playbook at a time');
  if (values.modules && !existsSync(values.modules)) throw new Usage(`--modules ${values.modules} is not there`);
  if (name !== 'import' && values.data && !existsSync(values.data))
    throw new Usage(`--data ${values.data} is not there`);
  return { name, of, ...values };
}

/** Works on the database that the command line or the environment names, and leaves it. */
async function withDatabase<T>(
  { data }: Command,
  env: Env,
  say: Say,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const place = placeFrom(data === undefined ? env : { ...env, ORIEL_DATA: data, ORIEL_FILES: undefined });
  const opened = await open(place, say);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

async function check(command: Command, env: Env, say: Say, tell: Say): Promise<number> {
  const { read, findings } = await readPlaybooks(command.of);
  const ownTypes = await ownCaseTypes(command.modules);
  if (command.data === undefined && !env['DATABASE_URL']) {
    const known = { caseTypes: new Map([...caseTypes, ...ownTypes].map((type) => [type.id, type])) };
    findings.push(...(await judgeAll(read, (definition) => checkPlaybook(definition, known))));
  } else if (read.length > 0) {
    // Judged as an import would, which is then taken back.
    const judged = await withDatabase(command, env, say, ({ store }) =>
      store
        .transact(async (tx): Promise<string[]> => {
          throw new Refused(await judgeIn(tx, read, ownTypes));
        })
        .catch(linesOf),
    );
    findings.push(...judged);
  }
  for (const line of findings.sort(byLine)) tell(line);
  if (findings.length === 0) for (const { file } of read) tell(`${file} is sound`);
  return findings.length > 0 ? 1 : 0;
}

/** `file:9` before `file:10`. */
const byLine = new Intl.Collator('en', { numeric: true }).compare;

const linesOf = (error: unknown): string[] => {
  if (error instanceof Refused) return [...error.lines];
  throw error;
};

const judgeIn = async (tx: Tx, read: readonly PlaybookFile[], ownTypes: readonly CaseType[]): Promise<string[]> => {
  await tx.lock('seed');
  await putDefinitions(tx, [], ownTypes);
  return judgeAll(read, (definition) => judgePlaybook(tx, definition));
};

async function bringIn(command: Command, env: Env, say: Say, tell: Say): Promise<number> {
  const { read, findings } = await readPlaybooks(command.of);
  const ownTypes = await ownCaseTypes(command.modules);
  const refuse = (lines: readonly string[]): number => {
    for (const line of lines) tell(line);
    tell('Nothing was stored.');
    return 1;
  };
  if (findings.length > 0) return refuse(findings);
  return withDatabase(command, env, say, async ({ store }) => {
    try {
      const lines = await store.transact(async (tx) => {
        const wrong = await judgeIn(tx, read, ownTypes);
        if (wrong.length > 0) throw new Refused(wrong);
        const told: string[] = [];
        for (const { definition } of read) told.push(await put(tx, definition));
        return told;
      });
      for (const line of lines) tell(line);
      return 0;
    } catch (error) {
      return refuse(linesOf(error));
    }
  });
}

const put = async (tx: Tx, definition: PlaybookDefinition): Promise<string> => {
  const before = await currentPlaybook(tx, definition.id);
  const { id, version } = await putPlaybook(tx, definition);
  return version === before?.version ? `${id} unchanged, version ${version}` : `${id} stored as version ${version}`;
};

async function print({ of: [name = ''], yaml, ...rest }: Command, env: Env, say: Say, tell: Say): Promise<number> {
  return withDatabase({ of: [], yaml, ...rest }, env, say, async ({ store }) => {
    const row = await currentPlaybook(store, name);
    if (!row) {
      const all = await store.find('playbook', { filter: currentOf({ and: [] }), order: ['name'] });
      say(`there is no playbook “${name}”; there are: ${all.map((each) => each.name).join(', ') || 'none'}`);
      return 1;
    }
    // In the order of the schema, whatever order the database keeps.
    const definition = PlaybookDefinition.parse(row.definition);
    if (yaml) tell((await import('yaml')).stringify(definition, { lineWidth: 100 }).trimEnd());
    else tell(JSON.stringify(definition, null, 2));
    return 0;
  });
}

/** What was asked for goes to standard output, what happens meanwhile to standard error. */
export async function run(
  argv: readonly string[],
  env: Env,
  tell: Say = (line) => void process.stdout.write(`${line}\n`),
  say: Say = (line) => void process.stderr.write(`${line}\n`),
): Promise<number> {
  try {
    const command = commandOf(argv);
    const work = { check, import: bringIn, export: print }[command.name] ?? check;
    return await work(command, env, say, tell);
  } catch (error) {
    say((error as Error).message);
    if (error instanceof FolderInUse) say(running);
    if (!(error instanceof Usage)) return 1;
    say(usage);
    return 2;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  run(process.argv.slice(2), process.env).then((code) => process.exit(code));
}
