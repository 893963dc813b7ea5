/**
 * Starts the server. Settings come from the environment: PORT, HOST, ORIEL_DATA, DATABASE_URL, ORIEL_FILES, ORIEL_SECRET,
 * ORIEL_OPS_KEY, ORIEL_MODULES, ORIEL_DEMO, ORIEL_TRUST_PROXY, ORIEL_PUBLIC_URL, ORIEL_DRAIN_MS, ORIEL_LOG_REQUESTS,
 * ORIEL_PER_ADDRESS, ORIEL_PER_PROFILE, ORIEL_PER_MODULE (see config.ts).
 * The last line of a good start is `ready http://localhost:<port>`. Exit code 2 for a wrong setting or definition.
 */
import { configFrom, WrongSetting } from './config.js';
import { FolderInUse } from './lock.js';
import { serve } from './serve.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function explain(error: unknown): string {
  if (error instanceof WrongSetting || error instanceof FolderInUse) return error.message;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop what uses it, or choose another one with PORT.`;
  if (code === 'EACCES' && port) return `Port ${port} may not be opened. Choose one above 1023 with PORT.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  const running = await serve(configFrom(process.env), say);
  let asked = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait.
      if (asked && signal === 'SIGINT') process.exit(130);
      if (asked) return;
      asked = true;
      say('stopping: finishing what is under way');
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${explain(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
  say(`ready http://localhost:${running.port}`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(error instanceof WrongSetting ? 2 : 1);
}
