/** Records of a CSV or JSON lines file, plain or gzipped, one after the other whatever the size of the file. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

export type Values = Record<string, unknown>;
/** A record with the line on which it ends, or the reason why that line cannot be read. */
export type Entry = { line: number; values: Values } | { line: number; refused: string };

/** `name.csv`, `name.jsonl`, `name.ndjson`, each also with `.gz`. */
export async function* readRecords(file: string): AsyncGenerator<Entry> {
  const [, format] = /\.(csv|jsonl|ndjson)(?:\.gz)?$/i.exec(file) ?? [];
  if (!format) throw new Error(`${file}: name it .csv or .jsonl (or .csv.gz, .jsonl.gz)`);
  const source = createReadStream(file);
  const output = new PassThrough();
  const done = (error: Error | null | undefined): void => {
    if (error) output.destroy(error);
  };
  if (/\.gz$/i.test(file)) pipeline(source, createGunzip(), output, done);
  else pipeline(source, output, done);
  yield* format.toLowerCase() === 'csv' ? csvRecords(output) : jsonRecords(output);
}

async function* csvRecords(input: Readable): AsyncGenerator<Entry> {
  const skipped: Entry[] = [];
  const parser = parse({ bom: true, columns: true, info: true, skip_empty_lines: true, skip_records_with_error: true });
  parser.on('skip', (error: { lines?: number; message: string }) => {
    skipped.push({ line: error.lines ?? 0, refused: error.message.replace(/ (at|on) line \d+.*/, '') });
  });
  pipeline(input, parser, () => undefined);
  for await (const { record, info } of parser as AsyncIterable<{ record: Values; info: { lines: number } }>) {
    yield* skipped.splice(0);
    yield { line: info.lines, values: record };
  }
  yield* skipped;
}

async function* jsonRecords(input: Readable): AsyncGenerator<Entry> {
  let line = 0;
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  // A stream that breaks ends the lines quietly; the loop must not.
  let broken: Error | undefined;
  input.on('error', (error) => {
    broken = error;
    lines.close();
  });
  for await (const text of lines) {
    line++;
    if (text.trim() === '') continue;
    try {
      const values: unknown = JSON.parse(text);
      if (values === null || typeof values !== 'object' || Array.isArray(values)) throw new Error('not an object');
      yield { line, values: values as Values };
    } catch (error) {
      yield { line, refused: `not a JSON object: ${(error as Error).message}` };
    }
  }
  if (broken) throw broken;
}
