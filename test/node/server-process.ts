/** The server as a process of its own, for tests that kill it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ServerProcess {
  origin: string;
  child: ChildProcess;
  /** All that it said. */
  output: () => string;
  /** Sends the signal and waits for the end; answers the exit code, or null when the signal ended it. */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

const running = new Set<ChildProcess>();
/** For the end of a test file: a server that a failed test left behind would keep the runner waiting. */
export const endAll = (): void => {
  for (const child of running) child.kill('SIGKILL');
};
process.once('exit', endAll);

export interface ServerSettings {
  data: string;
  env?: Record<string, string>;
}

/** Starts it and waits until it is ready; rejects with what it said when it ends before. */
export function startServer({ data, env = {} }: ServerSettings): Promise<ServerProcess> {
  return new Promise((resolve, reject) => {
    const most = '1000000';
    const child = spawn(process.execPath, ['--import', 'tsx', main], {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: '',
        PORT: '0',
        HOST: '127.0.0.1',
        ORIEL_DATA: data,
        ORIEL_DEMO: 'on',
        ORIEL_PER_ADDRESS: most,
        ORIEL_PER_PROFILE: most,
        ORIEL_PER_MODULE: most,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let said = '';
    const ended = new Promise<number | null>((done) => {
      child.once('exit', (code) => {
        running.delete(child);
        done(code);
        reject(new Error(`the server ended before it was ready:\n${said}`));
      });
    });
    const hear = (chunk: Buffer): void => {
      said += chunk;
      const origin = /^ready http:\/\/localhost:(\d+)$/m.exec(said);
      if (!origin) return;
      resolve({
        origin: `http://127.0.0.1:${origin[1]}`,
        child,
        output: () => said,
        end(signal = 'SIGTERM') {
          child.kill(signal);
          return ended;
        },
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
}

/** A token of the demo site for that person. */
export async function tokenOf(origin: string, site: 'boxeo' | 'calico', person: string): Promise<string> {
  const answer = await fetch(`${origin}/demo/${site}/token?person=${person}`, { method: 'POST' });
  if (!answer.ok) throw new Error(`no token: ${answer.status}`);
  return ((await answer.json()) as { token: string }).token;
}
