/** Node's version and the packages: installed when the lock, Node or the platform changed since the last time. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './files.mjs';

const stampFile = join(root, 'node_modules', '.oriel-stamp');
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Oriel needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(2);
}

/** What an install depends on. The lock names every dependency of `package.json`. */
function wantedStamp() {
  const hash = createHash('sha256').update(read(join(root, 'package-lock.json')));
  return hash.update(`${process.versions.modules} ${process.platform} ${process.arch}`).digest('hex');
}

/** True when npm's own record of the folder agrees with the lock: an install made by hand needs no second one. */
function installedByHand() {
  const record = read(join(root, 'node_modules', '.package-lock.json'));
  if (!record) return false;
  const there = JSON.parse(record).packages;
  const wanted = Object.entries(JSON.parse(read(join(root, 'package-lock.json'))).packages);
  return wanted.every(
    ([path, entry]) =>
      !path.includes('node_modules/') ||
      entry.optional ||
      entry.devOptional ||
      entry.link ||
      there[path]?.version === entry.version,
  );
}

/** npm as a script for this Node, so that no shell is needed; `npm` on the PATH otherwise. */
function npm() {
  const beside = [
    process.env['npm_execpath'],
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path?.endsWith('.js') && existsSync(path));
  return beside
    ? { file: process.execPath, args: [beside], shell: false }
    : { file: 'npm', args: [], shell: process.platform === 'win32' };
}

export async function install() {
  const stamp = wantedStamp();
  if (read(stampFile) === stamp) return;
  if (!installedByHand()) {
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1000);
    process.stdout.write('installing packages (about a minute the first time)\n');
    const { file, args, shell } = npm();
    const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
    const child = spawn(file, [...args, ...options], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell });
    const heartbeat = setInterval(() => process.stdout.write(`  still installing, ${seconds()} s\n`), 15_000);
    const code = await new Promise((resolve) => {
      child.on('error', () => resolve(-1));
      child.on('close', resolve);
    });
    clearInterval(heartbeat);
    if (code !== 0) {
      process.stderr.write('The packages could not be installed (npm ci failed, see above).\n');
      process.exit(1);
    }
    process.stdout.write(`packages installed in ${seconds()} s\n`);
  }
  writeFileSync(stampFile, stamp);
}
