/** Type-checks every environment: page, fetch only, Node, tests. Two at a time. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './files.mjs';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const waiting = readdirSync(root).filter((name) => /^tsconfig(\.(?!base|build)[a-z]+)?\.json$/.test(name));
let failed = 0;

function check(config) {
  return new Promise((resolve) => {
    const cache = join(root, 'node_modules/.cache', `${config}.tsbuildinfo`);
    const args = [tsc, '-p', config, '--incremental', '--tsBuildInfoFile', cache];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('close', (code) => {
      // An environment without any file yet is no error.
      const sound = code === 0 || /^error TS18003/.test(output);
      if (!sound) failed += 1;
      process.stdout.write(`${sound ? '✓' : '✗'} ${config}\n${sound ? '' : output}`);
      resolve();
    });
  });
}

async function worker() {
  for (let config = waiting.shift(); config; config = waiting.shift()) await check(config);
}
await Promise.all([worker(), worker()]);
process.exitCode = failed ? 1 : 0;
