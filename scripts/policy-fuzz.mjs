/** The access policy against its oracle in any number of random worlds: `npm run policy:fuzz -- --worlds N [--seed N]`. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root } from './files.mjs';

const number = { type: 'string' };
const { values } = parseArgs({
  options: { worlds: { ...number, default: '1000' }, seed: { ...number, default: String(Date.now() % 1e9) } },
});
const env = { ...process.env, ORIEL_WORLDS: values.worlds, ORIEL_SEED: values.seed };
const args = ['scripts/node-tests.mjs', 'test/policy'];
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
