import type { SoldProductSummary } from '../../src/contract/product.js';
import type { Filter } from '../../src/contract/query.js';
import { listSoldProducts } from '../../src/contract/wire.js';
import type { QueryContext } from '../../src/state/index.js';

const PAGE = 1000;
/** Beyond this many nobody reads a tree; the count still says how many there are. */
const MOST = 20_000;

/** All of them: a tree is whole or it is wrong. The first answer brings module and viewer along. */
export const loadAll = async (
  filter: Filter | undefined,
  { client, host, signal, instance }: QueryContext,
): Promise<readonly SoldProductSummary[]> => {
  const rows: SoldProductSummary[] = [];
  let after: string | undefined;
  do {
    const query = { filter, after, limit: PAGE, total: false, ...host.include(instance) };
    const page = host.absorb(await client.call(listSoldProducts, { query }, { signal, instance }), instance);
    rows.push(...page.items);
    after = page.next ?? undefined;
  } while (after && rows.length < MOST);
  return rows;
};
