/** node:test in the same form as the browser runner: a line a file, failures in full, the counts at the end. */
import { relative } from 'node:path';
import { root } from './files.mjs';

const indent = (text) => text.replace(/^/gm, '      ');

function describeError(error) {
  const cause = error?.cause ?? error;
  if (!(cause instanceof Error)) return indent(String(cause));
  const lines = [(cause.stack ?? cause.message).replace(/\n +at .*\bnode:internal\b.*/g, '')];
  if ('expected' in cause && 'actual' in cause) {
    lines.push(`expected: ${JSON.stringify(cause.expected)}`, `actual:   ${JSON.stringify(cause.actual)}`);
  }
  return indent(lines.join('\n'));
}

export default async function* report(source) {
  const files = new Map();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const of = (file) => {
    if (!files.has(file)) files.set(file, { passed: 0, failed: 0, lines: [] });
    return files.get(file);
  };
  for await (const { type, data } of source) {
    if (type === 'test:stderr' || type === 'test:stdout') {
      // What a test prints about itself (a leg that was left out, a measurement) is worth a line.
      if (/^(skipped|measured|note):/m.test(data.message)) yield `    ${data.message.trim()}\n`;
      else if (type === 'test:stderr') of(data.file).lines.push(indent(data.message.trimEnd()));
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const { file = 'unknown', name, details } = data;
    if (details.type === 'suite') continue;
    const entry = of(file);
    if (data.skip !== undefined || data.todo !== undefined) {
      counts.skipped += 1;
      const why = typeof data.skip === 'string' ? `: ${data.skip}` : '';
      yield `    skipped: ${name}${why}\n`;
    } else if (type === 'test:pass') {
      entry.passed += 1;
      counts.passed += 1;
    } else if (details.error?.failureType !== 'subtestsFailed') {
      entry.failed += 1;
      counts.failed += 1;
      entry.lines.push(`    ✗ ${name}`, describeError(details.error));
    }
  }
  for (const [file, { passed, failed, lines }] of files) {
    if (passed + failed === 0) continue;
    yield `  ${failed ? '✗' : '✓'} ${relative(root, file)} (${passed + failed})\n`;
    if (failed) yield `${lines.join('\n')}\n`;
  }
  yield `node: ${counts.passed} passed, ${counts.failed} failed\n`;
}
