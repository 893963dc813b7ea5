import { idsOf, type LoadEntries, type Log, without } from './activity-log.js';

/** One page further back. */
export const earlier = async (load: LoadEntries, known: () => Log): Promise<Log> => {
  const { next } = known();
  if (!next) return known();
  const page = await load(next);
  const { entries, total } = known();
  return {
    entries: [...entries, ...without(page.items, idsOf(entries))],
    next: page.next,
    total: page.total ?? total,
  };
};
