/**
 * One process on a data folder. The embedded database has no lock of its own, and two processes on one folder lose rows
 * without a word. The lock is a socket that listens on a name made from the folder, which the system frees when the
 * process ends, however it ends. It cannot see a process in another container that shares the volume.
 */
import { createHash } from 'node:crypto';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';

export class FolderInUse extends Error {
  constructor(folder: string, holder: string) {
    super(`The data folder ${folder} is in use by ${holder}. Stop it first, or choose another folder with ORIEL_DATA.`);
  }
}

/** Takes the lock or throws `FolderInUse`; answers the function that gives it back. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const real = await realpath(folder);
  const name = createHash('sha256').update(real).digest('hex').slice(0, 32);
  const address = addressOf(real, name);
  for (let attempt = 1; ; attempt++) {
    try {
      const server = await listen(address);
      return () => new Promise((resolve) => server.close(() => resolve()));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      const holder = await ask(address);
      if (holder) throw new FolderInUse(folder, holder);
      // Nobody answers: a socket file left by a process that was killed. Names that are no files free themselves.
      if (process.platform !== 'linux' && process.platform !== 'win32') await rm(address, { force: true });
      if (attempt >= 3) throw new FolderInUse(folder, 'another process that does not answer');
    }
  }
}

function addressOf(real: string, name: string): string {
  if (process.platform === 'linux') return `\0oriel-${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\oriel-${name}`;
  return join(real, 'lock.sock').length < 100 ? join(real, 'lock.sock') : `/tmp/oriel-${name}.sock`;
}

/** Whoever connects is told who holds the lock. */
function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(`process ${process.pid}`);
    });
    server.once('error', reject);
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** The holder's own words, or undefined when nobody listens. Waits at most half a second. */
function ask(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(address);
    const limit = setTimeout(() => done('a process that does not answer'), 500);
    const done = (holder: string | undefined): void => {
      clearTimeout(limit);
      socket.destroy();
      resolve(holder);
    };
    socket.setEncoding('utf8');
    socket.on('data', (text) => {
      said += text;
    });
    socket.on('end', () => done(said || 'another process'));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      done(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? undefined : 'another process'),
    );
  });
}
