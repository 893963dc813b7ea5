/** Hierarchies as paths: `/top/child/this/` for each record, whether what is above it comes along or is there already. */
import type { World } from '../../contract/world.js';
import type { Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { wrongAt } from './world-error.js';

type Hierarchy = 'account' | 'serviceOrganization' | 'soldProduct' | 'configurationItem' | 'installBaseItem';

/** `list` is the name of the list in the document, for errors. A record is in its path by its code, or else its id. */
export const pathsOf = async (
  tx: Tx,
  table: Hierarchy,
  rows: readonly { id: string; code?: string; parent: string | null }[],
  list: string,
): Promise<Map<string, string>> => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const paths = new Map<string, string>();
  for (const [n, { id }] of rows.entries()) {
    const line: string[] = [];
    let at: string | null = id;
    while (at !== null && byId.has(at)) {
      if (line.includes(at)) throw wrongAt(`/${list}/${n}/parent`, `${at} stands above itself`);
      line.unshift(at);
      at = byId.get(at)?.parent ?? null;
    }
    const above = at === null ? undefined : await tx.get(table, at);
    for (const each of above ? line : []) {
      const before = (await tx.get(table, each))?.path;
      if (before !== undefined && above?.path.startsWith(before))
        throw wrongAt(`/${list}/${n}/parent`, `${line[0]} stands above itself`);
    }
    paths.set(id, `${above?.path ?? '/'}${line.map((each) => byId.get(each)?.code ?? each).join('/')}/`);
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

/** The accounts of a document with their codes: its own, else the one that the account has, else a new one. */
export const withCodes = async (
  tx: Tx,
  accounts: World['accounts'],
): Promise<(World['accounts'][number] & { code: string })[]> => {
  const owners = new Map<string, string>();
  const ownerOf = async (code: string): Promise<string | undefined> =>
    owners.get(code) ?? (await tx.find('account', { filter: { eq: ['code', code] }, limit: 1 }))[0]?.id;
  for (const [n, account] of accounts.entries()) {
    const known = account.code ?? (await tx.get('account', account.id))?.code;
    if (known === undefined) continue;
    const owner = await ownerOf(known);
    if (owner !== undefined && owner !== account.id)
      throw wrongAt(`/accounts/${n}/code`, `${known} is the account code of ${owner}`);
    owners.set(known, account.id);
  }
  const chosen = new Map([...owners].map(([code, id]) => [id, code]));
  const coded: (World['accounts'][number] & { code: string })[] = [];
  const first = (await tx.count('account', { and: [] })) + 1;
  for (const account of accounts) {
    let code = chosen.get(account.id);
    while (code === undefined) {
      const next = `A${String(await tx.next('account', first)).padStart(5, '0')}`;
      if ((await ownerOf(next)) === undefined) code = next;
    }
    coded.push({ ...account, code });
  }
  return coded;
};
