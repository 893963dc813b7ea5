/** Puts mapped records into the store, in batches that are each all or nothing; what is there already is left alone. */
import { createHash } from 'node:crypto';
import { caseNumber, caseSearch, FIRST_NUMBER } from '../../src/backend/cases/row.js';
import type { Row } from '../../src/backend/store/tables.js';
import type { ModuleDefinition } from '../../src/contract/module.js';
import type { SqlStore } from '../store/sql-store.js';
import type { Mapping } from './mapping.js';
import type { Entry } from './records.js';
import { CaseMapper, type Frame, type Imported, type Person, Refused } from './to-case.js';

export interface Counts {
  read: number;
  imported: number;
  already: number;
  refused: number;
  /** Texts cut to their limit, as the mapping asks. */
  cut: number;
}

export interface LoadOptions {
  store: SqlStore;
  mapping: Mapping;
  frame: Frame;
  limit: number;
  dryRun: boolean;
  refused: (line: number, reason: string) => void;
  progress: (counts: Counts) => void;
}

const BATCH = 500;

export async function load(entries: AsyncIterable<Entry>, options: LoadOptions): Promise<Counts> {
  const { store, mapping, frame, limit, dryRun } = options;
  const mapper = new CaseMapper(mapping, frame);
  const counts: Counts = { read: 0, imported: 0, already: 0, refused: 0, cut: 0 };
  const refuse = (line: number, reason: string): void => {
    counts.refused++;
    options.refused(line, reason);
  };
  let batch: Imported[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const imported = await write(store, mapping.source, frame.module, batch, dryRun);
    counts.imported += imported;
    counts.already += batch.length - imported;
    batch = [];
    options.progress(counts);
  };
  for await (const entry of entries) {
    if (counts.read >= limit) break;
    counts.read++;
    if ('refused' in entry) {
      refuse(entry.line, entry.refused);
      continue;
    }
    try {
      const mapped = mapper.map(entry.values);
      counts.cut += mapped.cuts;
      batch.push(mapped);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refuse(entry.line, error.message);
    }
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return counts;
}

/** Answers how many of the batch are new. */
async function write(
  store: SqlStore,
  source: string,
  module: string,
  batch: readonly Imported[],
  dryRun: boolean,
): Promise<number> {
  const unique = [...new Map(batch.map((each) => [each.row.id, each])).values()];
  return await store.transactSql(async (tx) => {
    const there = await tx.existing(
      'case',
      unique.map(({ row }) => row.id),
    );
    const fresh = unique.filter(({ row }) => !there.has(row.id));
    if (dryRun || fresh.length === 0) return fresh.length;
    const numbers = await tx.nextMany('case', FIRST_NUMBER, fresh.length);
    const rows = fresh.map(({ row }, n): Row<'case'> => {
      const number = caseNumber(numbers[n] as number);
      return { ...row, number, search: caseSearch(number, row.shortDescription) };
    });
    const inserted = await tx.insertNew('case', rows);
    await tx.insertNew(
      'activity',
      fresh.filter(({ row }) => inserted.has(row.id)).flatMap((each) => each.activities),
    );
    const at = new Date().toISOString();
    await tx.insert('audit', {
      id: createHash('sha256').update(`${at}${rows[0]?.id}`).digest('hex').slice(0, 32),
      at,
      module,
      actor: 'import',
      action: 'importCases',
      record: source,
      outcome: 'done',
      detail: { cases: inserted.size, first: rows[0]?.number, last: rows.at(-1)?.number },
    });
    return inserted.size;
  });
}

/**
 * The module's frame: cases go to the people named by their subjects, or to everybody who has a case in the module.
 * Throws a plain sentence when the module or the people are not there.
 */
export async function frameOf(
  store: SqlStore,
  module: string,
  subjects: readonly string[],
  now: number,
): Promise<Frame> {
  const definition = (await store.get('module', module))?.definition as ModuleDefinition | undefined;
  if (!definition) {
    const names = (await store.find('module', {})).map(({ id }) => id).join(', ');
    throw new Error(`There is no module ${module}. Modules: ${names || 'none'}.`);
  }
  const people: Person[] = [];
  for (const profile of await profilesOf(store, module, subjects)) {
    const contact = profile.contact ? await store.get('contact', profile.contact) : undefined;
    const consumer = profile.consumer ? await store.get('consumer', profile.consumer) : undefined;
    const name = contact?.name ?? consumer?.name;
    if (!name) continue;
    people.push({
      profile: profile.id,
      name,
      contact: contact?.id ?? null,
      consumer: consumer?.id ?? null,
      account: contact?.account ?? null,
    });
  }
  if (people.length === 0)
    throw new Error(`Nobody has a case in ${module} yet; say whose the cases are by --as <subject>.`);
  const caseType = definition.caseTypes[0];
  if (!caseType) throw new Error(`The module ${module} offers no case type.`);
  return { module, caseType, people, now, support: definition.support.name };
}

async function profilesOf(store: SqlStore, module: string, subjects: readonly string[]): Promise<Row<'profile'>[]> {
  if (subjects.length > 0) {
    // A profile's subject carries the module before the name by which a person signs in.
    const full = (subject: string) => (subject.includes('/') ? subject : `${module}/${subject}`);
    const found = await store.find('profile', { filter: { in: ['subject', subjects.map(full)] } });
    const missing = subjects.filter((subject) => !found.some((profile) => profile.subject === full(subject)));
    if (missing.length > 0) throw new Error(`Nobody signs in as ${missing.join(', ')}.`);
    return found;
  }
  const openers = await store.distinct('case', 'openedBy', { eq: ['module', module] });
  return await store.find('profile', { filter: { in: ['id', openers.slice(0, 500)] } });
}
