/**
 * A private PostgreSQL for tests: a cluster in a temporary folder, on a socket of its own, gone afterwards.
 * Debian's binaries are found, or installed where that is possible; otherwise the reason is told and the tests are skipped.
 */
import { execFile, type SpawnOptions, spawnSync } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

export interface Postgres {
  /** Address of a new, empty database on the cluster. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a cluster, or answers why there is none. */
export async function startPostgres(): Promise<Postgres | { skipped: string }> {
  const bin = (await binaries()) ?? ((await installed()) ? await binaries() : undefined);
  if (!bin) return skipped('no PostgreSQL found in /usr/lib/postgresql, and it cannot be installed here');
  const owner = ownerOfCluster();
  if (!owner) return skipped('running as root, and there is no user postgres to run it as');

  const folder = await mkdtemp(join(tmpdir(), 'oriel-postgres-'));
  const data = join(folder, 'data');
  const as: SpawnOptions = {
    ...owner,
    cwd: folder,
    env: { ...process.env, PATH: `${bin}:/usr/bin:/bin`, LC_ALL: 'C.UTF-8' },
  };
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(folder, owner.uid, owner.gid);
  const port = await freePort();
  // A test process that is told to end takes its cluster with it.
  const halt = (): void => {
    spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-W', 'stop'], { ...owner, cwd: '/' });
  };
  const interrupted = (): void => process.exit(143);
  process.once('exit', halt).once('SIGTERM', interrupted).once('SIGINT', interrupted);
  const stop = async () => {
    process.off('exit', halt).off('SIGTERM', interrupted).off('SIGINT', interrupted);
    await run(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], as).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const init = ['-D', data, '-U', 'oriel', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
    await run(join(bin, 'initdb'), init, as);
    const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder} -c fsync=on`;
    await run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'], as);
  } catch (error) {
    await stop();
    return skipped(`it does not start: ${String((error as Error).message).split('\n')[0]}`);
  }
  const address = (name: string) => `postgres://oriel@127.0.0.1:${port}/${name}`;
  let count = 0;
  return {
    async database() {
      const name = `test_${process.pid}_${++count}`;
      const client = new pg.Client(address('postgres'));
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return address(name);
    },
    stop,
  };
}

function skipped(reason: string): { skipped: string } {
  process.stdout.write(`PostgreSQL: skipped (${reason})\n`);
  return { skipped: reason };
}

/** Folder of the newest version's programs. */
async function binaries(): Promise<string | undefined> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  const folder = newest && `/usr/lib/postgresql/${newest}/bin`;
  const files = folder ? await readdir(folder).catch(() => []) : [];
  return files.includes('initdb') && files.includes('postgres') ? folder : undefined;
}

/** PostgreSQL refuses root: the user that Debian's package makes runs it then. Empty: whoever runs the tests. */
function ownerOfCluster(): { uid?: number; gid?: number } | undefined {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || Number.NaN);
  const uid = id('-u');
  const gid = id('-g');
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined;
}

/** Only as root on Debian and its kin. */
async function installed(): Promise<boolean> {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  process.stdout.write('PostgreSQL: installing Debian’s package\n');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-y', '-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 180_000,
    }).status === 0;
  const install = () => apt('install', '--no-install-recommends', 'postgresql');
  return install() || (apt('update') && install());
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
