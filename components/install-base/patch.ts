import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import type { Items } from './items.js';

/** Takes what those of `asked` are now; what is not among `rows` is no longer there. Answers those whose health is another. */
export const patch = (items: Items, asked: readonly string[], rows: readonly Item[]): Item[] => {
  const now = new Map(rows.map((row) => [row.id, row]));
  const before = new Map(items.all.map((item) => [item.id, item]));
  const merge = (those: readonly Item[]): Item[] => {
    const known = new Set(those.map(({ id }) => id));
    const kept = those.flatMap((item) => (asked.includes(item.id) ? (now.get(item.id) ?? []) : item));
    return [...kept, ...rows.filter(({ id }) => !known.has(id))];
  };
  const missing = asked.filter((id) => before.has(id) && !now.has(id)).length;
  const added = rows.filter(({ id }) => !before.has(id)).length;
  if (items.next === null) items.total += added - missing;
  items.coming = items.sorted(merge(items.coming));
  items.all = items.sorted(merge(items.all));
  return rows.filter((row) => row.health !== (before.get(row.id)?.health ?? row.health));
};
