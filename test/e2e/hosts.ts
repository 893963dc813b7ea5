/**
 * Where the story is told: on the built server with its embedded database, and on static files with the mock alone.
 * Both give an origin; a test does not know which one it has, save where it kills the server.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface SiteHost {
  name: string;
  /** `http://localhost:41234`, no slash at the end. */
  origin: string;
  /** Ends the server at once, as a crash would, and starts it again on the same data and port. Absent: nothing to kill. */
  crash?: () => Promise<void>;
  close: () => Promise<void>;
}

const built = (path: string): string => {
  const file = join(root, path);
  if (!existsSync(file)) throw new Error(`${path} is not there: run \`node scripts/build.mjs\` first`);
  return file;
};

export interface ServerOptions {
  /** Runs before the server starts; its data directory is `oriel` inside the folder. */
  prepare?: (folder: string) => Promise<void>;
  env?: Record<string, string>;
}

const start = (file: string, data: string, port: number, env: Record<string, string> = {}) =>
  new Promise<{ child: ChildProcess; origin: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [file], {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(port),
        ORIEL_DATA: data,
        ORIEL_DEMO: '1',
        DATABASE_URL: '',
        NODE_ENV: 'production',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk;
      const origin = /ready (http:\/\/\S+)/.exec(said)?.[1];
      if (origin) resolve({ child, origin: origin.replace(/\/$/, '') });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code, signal) =>
      reject(new Error(`The server ended (${code ?? signal}) before it was ready:\n${said}`)),
    );
  });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** The server as `npm start` runs it, on a random port and a data directory of its own. */
export const serverHost = async ({ prepare, env }: ServerOptions = {}): Promise<SiteHost> => {
  const file = built('dist/server/server.js');
  const folder = await mkdtemp(join(tmpdir(), 'oriel-e2e-'));
  const data = join(folder, 'oriel');
  await prepare?.(folder);
  let { child, origin } = await start(file, data, 0, env);
  const stop = (): void => void child.kill('SIGKILL');
  process.once('exit', stop);
  return {
    name: 'server',
    origin,
    crash: async () => {
      child.kill('SIGKILL');
      await ended(child);
      ({ child, origin } = await start(file, data, Number(new URL(origin).port), env));
    },
    close: async () => {
      process.off('exit', stop);
      child.kill('SIGTERM');
      const limit = setTimeout(stop, 10_000);
      await ended(child);
      clearTimeout(limit);
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** The static build as any file host serves it: no code of ours behind it. */
export const mockHost = async (): Promise<SiteHost> => {
  const folder = built('dist/demo');
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://static');
    let file = join(folder, normalize(decodeURIComponent(pathname)));
    const found = await stat(file).catch(() => undefined);
    if (found?.isDirectory()) file = join(file, 'index.html');
    if (!existsSync(file) || request.method !== 'GET') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    name: 'mock',
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
