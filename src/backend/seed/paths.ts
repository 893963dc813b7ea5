/** Hierarchies as paths: `/top/child/this/` for each record, whether what is above it comes along or is there already. */
import type { Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { WorldError } from './world-error.js';

type Hierarchy = 'account' | 'serviceOrganization' | 'soldProduct' | 'configurationItem' | 'installBaseItem';

/** `list` is the name of the list in the document, for errors. */
export const pathsOf = async (
  tx: Tx,
  table: Hierarchy,
  rows: readonly { id: string; parent: string | null }[],
  list: string,
): Promise<Map<string, string>> => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const paths = new Map<string, string>();
  for (const [n, { id }] of rows.entries()) {
    const line: string[] = [];
    let at: string | null = id;
    while (at !== null && byId.has(at)) {
      if (line.includes(at)) throw new WorldError(`/${list}/${n}/parent`, `${at} stands above itself`);
      line.unshift(at);
      at = byId.get(at)?.parent ?? null;
    }
    const above = at === null ? undefined : await tx.get(table, at);
    if (above && line.some((each) => above.path.includes(`/${each}/`)))
      throw new WorldError(`/${list}/${n}/parent`, `${line[0]} stands above itself`);
    paths.set(id, `${above?.path ?? '/'}${line.join('/')}/`);
  }
  return paths;
};

/** What is there below a record that moves, and does not come along itself, moves with it. */
export const moveBelow = async (tx: Tx, table: Hierarchy, paths: ReadonlyMap<string, string>): Promise<void> => {
  for (const [id, path] of paths) {
    const before = (await tx.get(table, id))?.path;
    if (before === undefined || before === path) continue;
    const below = await tx.find(table, { filter: { and: [{ startsWith: ['path', before] }, { ne: ['id', id] }] } });
    for (const row of below) {
      const moved = { path: path + row.path.slice(before.length) } as Partial<Row<Hierarchy>>;
      if (!paths.has(row.id)) await tx.update(table, row.id, moved);
    }
  }
};
