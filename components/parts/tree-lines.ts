/** What lists of products and items answer: rows in order, each with what it is part of. */
export interface TreeItem {
  readonly id: string;
  readonly parent: string | { readonly id: string } | null;
}

/** One line as it is shown: a row, or the head of a group. */
export interface Line<T> {
  /** Id of the row; `group:` and the group's key for a head. */
  key: string;
  row?: T;
  /** Of a head: the group's key and the rows in it that match. */
  group?: string;
  rows?: readonly T[];
  /** For assistive technology, from 1. */
  level: number;
  /** How far it is indented, from 0. */
  depth: number;
  setsize: number;
  posinset: number;
  /** Undefined: it has no children. */
  expanded?: boolean;
  /** Index of the line it belongs to, -1 for none. */
  above: number;
  /** It does not match itself: it is there for what is below it. */
  dim: boolean;
}

export interface TreeHow<T> {
  /** Keeps these rows and their ancestors. */
  match?: ((row: T) => boolean) | undefined;
  /** Order among siblings; without it, as they came. */
  compare?: ((a: T, b: T) => number) | undefined;
  /** Key of the group that a row stands in: then a row is a child only within its group. */
  groupOf?: ((row: T) => string) | undefined;
  /** Order of the groups by their keys; without it, as they came. */
  compareGroups?: ((a: string, b: string) => number) | undefined;
}

const parentOf = ({ parent }: TreeItem): string | undefined =>
  (typeof parent === 'string' ? parent : parent?.id) || undefined;

/** Rows by parent; a row whose parent is not among them is a root. */
const families = <T extends TreeItem>(rows: readonly T[]): Map<string | undefined, T[]> => {
  const ids = new Set(rows.map(({ id }) => id));
  const found = new Map<string | undefined, T[]>();
  for (const row of rows) {
    const parent = parentOf(row);
    const key = parent !== row.id && parent && ids.has(parent) ? parent : undefined;
    const siblings = found.get(key);
    if (siblings) siblings.push(row);
    else found.set(key, [row]);
  }
  return found;
};

/** Those that match, with all they are part of. */
const kept = <T extends TreeItem>(rows: readonly T[], matching: ReadonlySet<T>): T[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const keep = new Set<T>();
  for (const row of matching) {
    for (let at: T | undefined = row; at && !keep.has(at); at = byId.get(parentOf(at) ?? '')) keep.add(at);
  }
  return rows.filter((row) => keep.has(row));
};

const grouped = <T>(
  rows: readonly T[],
  { groupOf, compareGroups }: TreeHow<T>,
): [string | undefined, readonly T[]][] => {
  if (!groupOf) return [[undefined, rows]];
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = groupOf(row);
    const there = groups.get(key);
    if (there) there.push(row);
    else groups.set(key, [row]);
  }
  const found = [...groups];
  if (compareGroups) found.sort(([a], [b]) => compareGroups(a, b));
  return found;
};

/** The lines that are shown, top to bottom. `isOpen` is asked for rows with children. */
export const linesOf = <T extends TreeItem>(
  rows: readonly T[],
  how: TreeHow<T>,
  isOpen: (id: string) => boolean,
): Line<T>[] => {
  const lines: Line<T>[] = [];
  const { match, compare } = how;
  const groups = grouped(rows, how).flatMap(([group, members]) => {
    const matching = match && new Set(members.filter(match));
    const shown = matching ? kept(members, matching) : members;
    return shown.length > 0 ? [{ group, matching, shown }] : [];
  });
  for (const [index, { group, matching, shown }] of groups.entries()) {
    const children = families(shown);
    const emit = (siblings: T[], depth: number, above: number): void => {
      if (compare) siblings.sort(compare);
      for (const [at, row] of siblings.entries()) {
        const below = children.get(row.id);
        const expanded = below && isOpen(row.id);
        lines.push({
          key: row.id,
          row,
          level: depth + (group === undefined ? 1 : 2),
          depth,
          setsize: siblings.length,
          posinset: at + 1,
          ...(below && { expanded: expanded === true }),
          above,
          dim: matching?.has(row) === false,
        });
        if (below && expanded) emit(below, depth + 1, lines.length - 1);
      }
    };
    if (group !== undefined) {
      lines.push({
        key: `group:${group}`,
        group,
        rows: matching ? [...matching] : shown,
        level: 1,
        depth: 0,
        setsize: groups.length,
        posinset: index + 1,
        above: -1,
        dim: false,
      });
    }
    emit(children.get(undefined) ?? [], 0, group === undefined ? -1 : lines.length - 1);
  }
  return lines;
};
