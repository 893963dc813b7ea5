/**
 * Imports a world, that is customers with their relations, products and cases from one document, or real cases from a file:
 *
 *   npm run seed -- --world world.json
 *
 *   npm run seed -- --from requests.csv.gz [--map mapping.json] [--module boxeo-portal] [--as maria.lindqvist,jonas.weber]
 *                   [--limit 1000] [--dry-run]
 *
 * Works on the embedded database (while no server uses it) or on `DATABASE_URL`. A second run adds nothing twice.
 * Exit code 1 when nothing could be read, 2 for a wrong command line.
 */
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { putWorld } from '../src/backend/seed/world.js';
import { WorldError } from '../src/backend/seed/world-error.js';
import { World } from '../src/contract/world.js';
import { readDefinition, wrongFile } from './definitions.js';
import { builtInFor, builtIns } from './import/built-in.js';
import { type Counts, frameOf, load } from './import/load.js';
import { Mapping } from './import/mapping.js';
import { type Entry, readRecords } from './import/records.js';
import { open, seedDemo } from './open.js';
import { placeFrom } from './place.js';

const usage = `usage: npm run seed -- --world <world.json>
       npm run seed -- --from <file.csv|file.jsonl>[.gz] [--map <mapping.json>] [--module <name>]
                    [--as <subject,subject>] [--limit <records>] [--dry-run]
files with a mapping of their own: ${builtIns.map(({ file }) => file).join(', ')}`;

/** Reasons shown one by one before they are only counted. */
const SHOWN = 50;
const number = new Intl.NumberFormat('en');

class Usage extends Error {}

interface Command {
  world: string | undefined;
  from: string;
  map: string | undefined;
  module: string;
  as: string[];
  limit: number;
  dryRun: boolean;
}

function commandOf(argv: readonly string[]): Command {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        from: text,
        world: text,
        map: text,
        module: { ...text, default: 'boxeo-portal' },
        as: text,
        limit: text,
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
    if (!values.from && !values.world) throw new Usage('--from or --world is missing');
    if (values.from && values.world) throw new Usage('--from and --world are two imports: give one');
    if (!(limit > 0)) throw new Usage(`--limit ${values.limit} is no number of records`);
    const as = (values.as ?? '').split(',').filter((subject) => subject !== '');
    const { from = '', world } = values;
    return { world, from, map: values.map, module: values.module, as, limit, dryRun: values['dry-run'] };
  } catch (error) {
    throw new Usage((error as Error).message);
  }
}

async function mappingFor(command: Command, first: Entry | undefined): Promise<Mapping> {
  if (command.map) return readDefinition(command.map, Mapping);
  const columns = first && 'values' in first ? Object.keys(first.values) : [];
  const mapping = builtInFor(basename(command.from), columns);
  if (!mapping) throw new Usage(`${command.from} needs a mapping (--map)`);
  return mapping;
}

/** Reads ahead by one record, whose columns choose the mapping, and hands out all. */
async function peek(entries: AsyncGenerator<Entry>): Promise<{ first: Entry | undefined; all: AsyncGenerator<Entry> }> {
  const { value, done } = await entries.next();
  const first = done ? undefined : value;
  async function* all(): AsyncGenerator<Entry> {
    if (first) yield first;
    yield* entries;
  }
  return { first, all: all() };
}

export async function run(argv: readonly string[], env: Record<string, string | undefined>): Promise<number> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const command = commandOf(argv);
  if (command.world) return importWorld(command.world, env, say);
  const { first, all } = await peek(readRecords(command.from));
  const mapping = await mappingFor(command, first);
  const opened = await open(placeFrom(env), say);
  try {
    if ((await opened.store.count('module', { and: [] })) === 0) await seedDemo(opened, say);
    const frame = await frameOf(opened.store, command.module, command.as, Date.now());
    const people = frame.people.map(({ name }) => name).join(', ');
    say(`${command.dryRun ? 'trying' : 'importing'} ${basename(command.from)} into ${command.module}, for ${people}`);
    const started = performance.now();
    let told = 0;
    let shown = 0;
    const counts = await load(all, {
      store: opened.store,
      mapping,
      frame,
      limit: command.limit,
      dryRun: command.dryRun,
      refused(line, reason) {
        if (++shown <= SHOWN) say(`line ${line}: ${reason}`);
      },
      progress(sofar) {
        if (sofar.read - told < 2000) return;
        told = sofar.read;
        const rate = sofar.read / ((performance.now() - started) / 1000);
        say(`  ${number.format(sofar.read)} records, ${number.format(Math.round(rate))} a second`);
      },
    });
    summary(counts, shown, started, say);
    return counts.read > 0 && counts.refused === counts.read ? 1 : 0;
  } finally {
    await opened.close();
  }
}

async function importWorld(
  file: string,
  env: Record<string, string | undefined>,
  say: (line: string) => void,
): Promise<number> {
  const world = await readDefinition(file, World);
  const opened = await open(placeFrom(env), say);
  try {
    if ((await opened.store.count('module', { and: [] })) === 0) await seedDemo(opened, say);
    const written = await putWorld(opened.store, world, new Date().toISOString()).catch((error: unknown) => {
      throw error instanceof WorldError ? wrongFile(file, error.found) : error;
    });
    say(`${number.format(written)} records of ${basename(file)} written`);
    return 0;
  } finally {
    await opened.close();
  }
}

function summary(counts: Counts, shown: number, started: number, say: (line: string) => void): void {
  if (shown > SHOWN) say(`and ${number.format(shown - SHOWN)} more records refused`);
  if (counts.cut > 0) say(`${number.format(counts.cut)} texts were longer than allowed and end with …`);
  say(`${((performance.now() - started) / 1000).toFixed(1)} s`);
  say(`imported ${counts.imported}, already there ${counts.already}, refused ${counts.refused}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  run(process.argv.slice(2), process.env).then(
    (code) => process.exit(code),
    (error: Error) => {
      process.stderr.write(`${error.message}\n${error instanceof Usage ? `${usage}\n` : ''}`);
      process.exit(error instanceof Usage ? 2 : 1);
    },
  );
}
