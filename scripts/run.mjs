/**
 * `npm start`, `npm test`, `npm run seed` and `npm run playbook` from a fresh clone. Node built-ins alone until the
 * packages are installed: everything that needs one is imported after `install()`.
 */
import { root } from './files.mjs';
import { install, requireNode } from './install.mjs';

const command = process.argv[2];
/** Commands of the server's own, each a file that takes the rest of the line. */
const tools = { seed: 'server/import.ts', playbook: 'server/playbook.ts' };
requireNode();

if (command === 'start') {
  await install();
  const { buildIfStale } = await import('./stamp.mjs');
  await buildIfStale();
  process.stdout.write('starting the server\n');
  // In this process, not in a child: one process to watch, to signal and to kill.
  await import(new URL('../dist/server/server.js', import.meta.url).href);
} else if (command === 'test') {
  await install();
  const { ensureBrowser } = await import('./browser.mjs');
  process.env['CHROME_PATH'] = await ensureBrowser();
  const { runSteps } = await import('./steps.mjs');
  process.exitCode = await runSteps(process.argv.slice(3));
} else if (Object.hasOwn(tools, command ?? '')) {
  await install();
  const { spawnSync } = await import('node:child_process');
  const args = ['--import', 'tsx', tools[command], ...process.argv.slice(3)];
  process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
} else {
  process.stderr.write('usage: node scripts/run.mjs start | test [step …] | seed … | playbook …\n');
  process.exitCode = 2;
}
