/** A line a file, the failures in full, and the counts in the form `scripts/run.mjs` reads. */
import { relative } from 'node:path';
import { root } from './files.mjs';

function* testsIn(suite, path = []) {
  for (const test of suite?.tests ?? []) yield { ...test, title: [...path, test.name].join(' › ') };
  for (const inner of suite?.suites ?? []) yield* testsIn(inner, [...path, inner.name]);
}

function describeError(error) {
  const lines = [error.message ?? String(error)];
  if (error.expected !== undefined && error.actual !== undefined) {
    lines.push(`expected: ${error.expected}`, `actual:   ${error.actual}`);
  }
  if (error.stack) lines.push(error.stack);
  return lines.join('\n').replace(/^/gm, '      ');
}

export function summary() {
  const log = (text) => process.stdout.write(`${text}\n`);
  const counts = { passed: 0, failed: 0 };
  return {
    reportTestFileResults({ sessionsForTestFile, testFile }) {
      for (const session of sessionsForTestFile) {
        const tests = [...testsIn(session.testResults)];
        const failed = tests.filter((test) => !test.passed && !test.skipped);
        counts.passed += tests.filter((test) => test.passed).length;
        counts.failed += failed.length;
        const sound = session.passed && failed.length === 0;
        // A file that fails without a failing test (it does not load, it never ends) counts as one.
        if (!sound && failed.length === 0) counts.failed += 1;
        log(`  ${sound ? '✓' : '✗'} ${relative(root, testFile)} (${tests.length})`);
        for (const test of failed) {
          log(`    ✗ ${test.title}`);
          if (test.error) log(describeError(test.error));
        }
        for (const error of session.errors) log(describeError(error));
        if (!sound) {
          for (const entry of session.logs) log(`      log: ${entry.map(String).join(' ').slice(0, 2000)}`);
          for (const request of session.request404s) log(`      not found: ${request}`);
        }
      }
    },
    stop() {
      log(`browser: ${counts.passed} passed, ${counts.failed} failed`);
    },
  };
}
