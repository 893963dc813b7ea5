/** Builds only when something that goes into a build has changed since the last one. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, filesUnder, root } from './files.mjs';

const inputs = ['package.json', 'package-lock.json', 'server/package.json', 'tsconfig.base.json', 'vite.config.ts'];
export const stampFile = join(dist, '.stamp');

export function sourceStamp() {
  const hash = createHash('sha256').update(process.versions.node);
  const sources = filesUnder('src', 'components', 'server', 'demo', 'scripts').filter((f) => !/\.test\.ts$/.test(f));
  for (const file of [...inputs, ...sources]) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

export const isFresh = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceStamp();

/** In a process of its own: the bundler's memory is gone when the server starts. */
export async function buildIfStale() {
  if (isFresh()) return;
  process.stdout.write('building\n');
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'serve'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
