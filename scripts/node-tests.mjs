/**
 * Runs node:test files through tsx: `node scripts/node-tests.mjs <folder or file>…`, else every unit test.
 * Node 20 has no glob for `--test`, so the files are found here.
 */
import { spawnSync } from 'node:child_process';
import { filesUnder, root } from './files.mjs';

const wanted = process.argv.slice(2);
const files = (
  wanted.length ? wanted.flatMap((path) => (path.endsWith('.ts') ? [path] : filesUnder(path))) : unitFiles()
).filter((file) => file.endsWith('.test.ts'));

function unitFiles() {
  return filesUnder('src/contract', 'src/backend', 'server', 'scripts', 'test/node', 'test/policy', 'test/playbooks');
}

if (files.length === 0) {
  process.stderr.write('no test files found\n');
  process.exitCode = 1;
} else {
  const args = [
    '--import',
    'tsx',
    '--test',
    '--test-reporter=./scripts/node-reporter.mjs',
    '--test-concurrency=2',
    ...files,
  ];
  process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}
