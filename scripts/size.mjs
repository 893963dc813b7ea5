/**
 * `npm run size`: brotli bytes of what a page loads, against the budgets. A first widget is the loader and every file
 * its tag needs before it can show something in English; what loads later is listed apart and not counted.
 * Fails over a budget, and when code of the server side is part of a file for browsers (by the module graph).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotli } from './build/compress.mjs';
import { readReport } from './build/report.mjs';
import { dist } from './files.mjs';

const kB = 1000;
const loader = 'oriel.js';
/** Wraps widgets and is none: with a script tag alone a page does without it. */
const wrapper = 'oriel-module';
/** Brotli bytes. `together`: all widgets on one page, each file once. */
export const budgets = { loader: 1.2 * kB, 'oriel-case-list': 20 * kB, widget: 30 * kB, together: 60 * kB };
export const serverOnly =
  /^(src\/(backend|mock)\/|server\/|src\/contract\/(?!wire(\.ts$|\/)|.*conforms)|node_modules\/(zod|msw|hono|jose|yaml|kysely|pg|@electric-sql|@hono)\/)/;

/** Sizes by what a page asks for. `bytesOf(file)` answers compressed bytes. */
export function measure({ tags, chunks }, bytesOf) {
  const sum = (files) => [...new Set(files)].reduce((total, file) => total + bytesOf(file), 0);
  const first = new Set(Object.values(tags).flat());
  const ofWidgets = Object.entries(tags).flatMap(([tag, files]) => (tag === wrapper ? [] : files));
  const widgets = Object.entries(tags).map(([tag, files]) => ({
    tag,
    files: files.length,
    bytes: bytesOf(loader) + sum(files),
    budget: budgets[tag] ?? budgets.widget,
  }));
  return {
    loader: bytesOf(loader),
    widgets,
    together: bytesOf(loader) + sum(ofWidgets),
    shared: [...first]
      .map((file) => ({
        file,
        bytes: bytesOf(file),
        tags: Object.values(tags).filter((list) => list.includes(file)).length,
      }))
      .sort((a, b) => b.bytes - a.bytes),
    later: Object.keys(chunks)
      .filter((file) => file !== loader && !first.has(file))
      .map((file) => ({ file, bytes: bytesOf(file) }))
      .sort((a, b) => b.bytes - a.bytes),
  };
}

/** Sentences, one for each broken promise. */
export function findings(sizes, { chunks }) {
  const over = (what, bytes, budget) => (bytes > budget ? [`${what}: ${bytes} bytes, budget ${budget}`] : []);
  const strangers = Object.entries(chunks).flatMap(([file, { modules }]) =>
    modules.filter((id) => serverOnly.test(id)).map((id) => `${file} holds ${id}`),
  );
  const homes = new Map();
  for (const [file, { modules }] of Object.entries(chunks)) {
    for (const id of modules) homes.set(id, [...(homes.get(id) ?? []), file]);
  }
  const doubled = [...homes]
    .filter(([, files]) => files.length > 1)
    .map(([id, files]) => `${id} is in ${files.join(' and ')}`);
  return [
    ...over('loader', sizes.loader, budgets.loader),
    ...sizes.widgets.flatMap(({ tag, bytes, budget }) => over(tag, bytes, budget)),
    ...over('all widgets together', sizes.together, budgets.together),
    ...strangers,
    ...doubled,
  ];
}

const short = (file) => file.replace(/^assets\/oriel\/[^/]+\//, '').replace(/-[\w-]{7}\.js$/, '');
const inKB = (bytes) => `${(bytes / kB).toFixed(2)} kB`.padStart(9);

function print(sizes) {
  const line = (name, bytes, more = '') => process.stdout.write(`  ${name.padEnd(26)}${inKB(bytes)}${more}\n`);
  process.stdout.write('brotli bytes until something shows, English\n');
  line('loader', sizes.loader, `  of ${inKB(budgets.loader).trim()}`);
  for (const { tag, files, bytes, budget } of sizes.widgets) {
    line(tag, bytes, `  of ${inKB(budget).trim()}, loader and ${files} files`);
  }
  line('all on one page', sizes.together, `  of ${inKB(budgets.together).trim()}`);
  process.stdout.write('files of the first paint\n');
  for (const { file, bytes, tags } of sizes.shared) line(short(file), bytes, `  used by ${tags}`);
  if (sizes.later.length > 0) process.stdout.write('loaded when used\n');
  for (const { file, bytes } of sizes.later) line(short(file), bytes);
}

/** `npm run size -- <tag>`: the modules of a tag's files, each with its part of the file's compressed bytes. */
function printModules(tag, { tags, chunks }, bytesOf) {
  for (const file of tags[tag] ?? []) {
    const weights = chunks[file].weights.toSorted(([, a], [, b]) => b - a);
    const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
    process.stdout.write(`${short(file)}\n`);
    for (const [id, weight] of weights) {
      process.stdout.write(`  ${inKB((weight / whole) * bytesOf(file))} ${id}\n`);
    }
  }
}

if (import.meta.filename === process.argv[1]) {
  const report = readReport();
  const bytesOf = (file) => brotli(readFileSync(join(dist, 'cdn', file))).length;
  const sizes = measure(report, bytesOf);
  const [tag] = process.argv.slice(2);
  if (tag) printModules(tag, report, bytesOf);
  else print(sizes);
  const broken = findings(sizes, report);
  for (const sentence of broken) process.stderr.write(`over: ${sentence}\n`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}
