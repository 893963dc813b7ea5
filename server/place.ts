/** Where the data lies. */
import { join, resolve } from 'node:path';

export interface Place {
  /** Data folder. */
  data: string;
  /** Address of a PostgreSQL server; without one the embedded database in the data folder is used. */
  databaseUrl?: string | undefined;
  /** Folder of the files; with several nodes, one that they share. */
  files: string;
}

type Env = Record<string, string | undefined>;

/** `ORIEL_DATA`, `DATABASE_URL`, `ORIEL_FILES`. */
export function placeFrom(env: Env): Place {
  const data = resolve(env['ORIEL_DATA'] || '.oriel');
  return {
    data,
    databaseUrl: env['DATABASE_URL'] || undefined,
    files: resolve(env['ORIEL_FILES'] || join(data, 'files')),
  };
}
