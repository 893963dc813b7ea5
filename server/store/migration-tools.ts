/** What steps of the database are written with. */
import { type Kysely, sql } from 'kysely';

export const run = async (db: Kysely<unknown>, ...statements: string[]): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

/** Text sorts and compares by code point, whatever the database's own locale is. */
export const text = 'text collate "C"';
export const instant = 'timestamptz(3)';
