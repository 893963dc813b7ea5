/** What the tree is handed: the items that are asked for, flat for a list, and the groups they stand in. */
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import type { Tree } from '../parts/tree.js';

export type GroupBy = 'environment' | 'location' | 'none';

export interface View {
  groupBy: GroupBy;
  /** Without parents. */
  flat: boolean;
  /** BCP 47 tag, for the order of names. */
  tag: string;
  /** What a search or a filter leaves, and words that say which. */
  match: ((item: Item) => boolean) | undefined;
  narrowed: string;
}

/** Environments are few and of different weight: the fullest comes first. Places are looked up by name. */
const groups = (rows: readonly Item[], groupBy: 'environment' | 'location', tag: string) => {
  const { compare } = new Intl.Collator(tag, { numeric: true });
  const groupOf = (item: Item): string => item[groupBy] ?? '';
  const sizes = new Map<string, number>();
  if (groupBy === 'environment') for (const row of rows) sizes.set(groupOf(row), (sizes.get(groupOf(row)) ?? 0) + 1);
  // What belongs to none comes last.
  const compareGroups = (a: string, b: string): number =>
    Number(!a) - Number(!b) || (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || compare(a, b);
  return { groupOf, compareGroups };
};

export class Rows {
  /** All that is asked for, found or not. */
  all: readonly Item[] = [];
  /** What some of them say, and no head says: else there is no column for it. */
  columns: readonly ('location' | 'serial')[] = [];
  /** Something is known of the health of some. */
  health = true;
  /** As they stand in groups: in none where none of them belongs to any. */
  groupBy: GroupBy = 'none';
  #of: readonly Item[] = [];
  #key = '';

  /** Hands them over; the same items and the same view change nothing. */
  take(items: readonly Item[], tree: Tree<Item>, view: View): void {
    const { flat, groupBy: by, tag, match, narrowed } = view;
    const key = `${flat} ${by}`;
    if (items !== this.#of || key !== this.#key) {
      this.all = flat ? items.map((item) => ({ ...item, parent: null })) : items;
      const has = (name: 'location' | 'serial' | 'environment') => items.some((item) => item[name]);
      this.columns = (['location', 'serial'] as const).filter((name) => name !== by && has(name));
      this.groupBy = by !== 'none' && has(by) ? by : 'none';
      this.health = items.some(({ health }) => health < 7);
      this.#of = items;
      this.#key = key;
    }
    const { groupBy } = this;
    const how = { match, ...(groupBy !== 'none' && groups(this.all, groupBy, tag)) };
    tree.set(this.all, how, [groupBy, key, tag, narrowed].join('\n'));
  }
}
