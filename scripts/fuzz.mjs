/**
 * A suite against its reference in any number of random worlds or playbooks:
 * `npm run policy:fuzz -- --worlds N [--seed N]`, `npm run playbooks:fuzz -- --playbooks N [--seed N]`.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root } from './files.mjs';

const number = { type: 'string' };
const { values, positionals } = parseArgs({
  options: {
    worlds: { ...number, default: '1000' },
    playbooks: { ...number, default: '1000' },
    seed: { ...number, default: String(Date.now() % 1e9) },
  },
  allowPositionals: true,
});
const env = {
  ...process.env,
  ORIEL_WORLDS: values.worlds,
  ORIEL_PLAYBOOKS: values.playbooks,
  ORIEL_SEED: values.seed,
};
const args = ['scripts/node-tests.mjs', ...positionals.map((suite) => `test/${suite}`)];
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
