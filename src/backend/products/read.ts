/** Reading products: what lists show, and one record with what belongs to it. Every part goes through its own rules. */
import type {
  Entitlement,
  InstallBaseItem,
  InstallBaseItemSummary,
  Outage,
  ProductCase,
  SoldProduct,
  SoldProductState,
  SoldProductSummary,
} from '../../contract/product.js';
import { allOf, anyOf, type Filter } from '../../contract/query.js';
import type { Ref } from '../../contract/schema.js';
import type { Deps } from '../deps.js';
import { notFound } from '../http/refusal.js';
import type { Session } from '../http/session.js';
import { today } from '../http/today.js';
import { itemsToAssign } from '../policy/index.js';
import type { Reader } from '../store/store.js';
import type { Row } from '../store/tables.js';
import { lineOf } from './health.js';
import { itemProjection, release, soldProjection } from './projection.js';

const DAY = 86_400_000;
const MOST_CASES = 20;
const MOST_INSTALLED = 200;

/** First and last day are active days. */
export const stateOn = (
  day: string,
  { startDate, endDate }: { startDate: string | null; endDate: string | null },
): SoldProductState => {
  if (startDate !== null && startDate > day) return 'inPreparation';
  return endDate !== null && endDate < day ? 'expired' : 'active';
};

/** What the store hands out of a sold product: the offering as a reference whose second line is the tier. */
export type SoldRow = Omit<SoldProductSummary, 'state' | 'serviceOffering' | 'entitlement'> & {
  serviceOffering: Ref | null;
};

/** Account consumers see neither contracts nor entitlements: records of an account are under its contract, not theirs. */
const seesContract = ({ who }: Session, record: { account: unknown }): boolean =>
  who.consumer === null || record.account === null;

const asEntitlement = ({ id, name, total, remaining, terms }: Row<'entitlement'>): Entitlement => ({
  id,
  name,
  total,
  remaining,
  terms,
});

/** Entitlements by the id that `column` names, in the order of their ids. */
const entitlementsOf = async (
  reader: Reader,
  column: 'soldProduct' | 'installBaseItem',
  ids: string[],
): Promise<Map<string, Entitlement[]>> => {
  const found = new Map<string, Entitlement[]>();
  if (ids.length === 0) return found;
  const rows = await reader.find('entitlement', { filter: { in: [column, ids] }, order: ['id'] });
  for (const row of rows) {
    const id = row[column] ?? '';
    found.set(id, [...(found.get(id) ?? []), asEntitlement(row)]);
  }
  return found;
};

export const withState = async (deps: Deps, session: Session, rows: SoldRow[]): Promise<SoldProductSummary[]> => {
  const day = today(deps);
  const open = rows.filter((row) => seesContract(session, row)).map(({ id }) => id);
  const entitlements = await entitlementsOf(deps.store, 'soldProduct', open);
  return rows.map(({ serviceOffering, ...row }) =>
    release(session.instance, 'soldProduct', {
      ...row,
      state: stateOn(day, row),
      serviceOffering: serviceOffering && {
        id: serviceOffering.id,
        name: serviceOffering.name,
        tier: serviceOffering.detail ?? '',
      },
      entitlement: entitlements.get(row.id)?.[0] ?? null,
    }),
  );
};

/** Cases as a product shows them, of those that the viewer may read. */
const casesAbout = async (reader: Reader, session: Session, about: Filter): Promise<ProductCase[]> => {
  const rows = await reader.find('case', {
    filter: allOf(session.cases, about),
    order: ['-openedAt'],
    limit: MOST_CASES,
  });
  return rows.map(({ id, number, shortDescription, state, openedAt }) => ({
    id,
    number,
    shortDescription,
    state: state as ProductCase['state'],
    openedAt,
  }));
};

/** A record by id or by number, if it lies within what may be seen; otherwise it is not there. */
export const called = (name: string): Filter => anyOf({ eq: ['id', name] }, { eq: ['number', name] });

export const viewSoldProduct = async (deps: Deps, session: Session, name: string): Promise<SoldProduct> => {
  const { store } = deps;
  const filter = allOf(called(name), session.products.sold);
  const [page, rows] = await Promise.all([
    store.page('soldProduct', { filter, limit: 1 }, soldProjection(session.products)),
    store.find('soldProduct', { filter, limit: 1 }),
  ]);
  const [row] = JSON.parse(page.json) as SoldRow[];
  const [columns] = rows;
  if (!row || !columns || row.id !== columns.id) throw notFound();
  const open = seesContract(session, row);
  const [summaries, contract, entitlements, installed, openCases, catalogItems] = await Promise.all([
    withState(deps, session, [row]),
    open && columns.contract !== null ? store.get('contract', columns.contract) : undefined,
    open ? entitlementsOf(store, 'soldProduct', [row.id]) : undefined,
    store.find('installBaseItem', {
      filter: allOf({ eq: ['soldProduct', row.id] }, session.products.items),
      order: ['name'],
      limit: MOST_INSTALLED,
    }),
    casesAbout(store, session, allOf({ eq: ['soldProduct', row.id] }, { not: { in: ['state', [0, 3, 7]] } })),
    columns.product === null
      ? []
      : store.find('catalogItem', { filter: { eq: ['product', columns.product] }, order: ['name'], limit: 50 }),
  ]);
  const [summary] = summaries;
  if (!summary) throw notFound();
  return release(session.instance, 'soldProduct', {
    ...summary,
    contract: contract ?? null,
    entitlements: entitlements?.get(row.id) ?? [],
    installed: installed.map((item) => ({
      id: item.id,
      name: item.name,
      number: item.number,
      health: item.health as SoldProduct['installed'][number]['health'],
    })),
    openCases,
    catalogItems: catalogItems.map((item) => ({ id: item.id, name: item.name })),
  });
};

export const viewItem = async (deps: Deps, session: Session, name: string): Promise<InstallBaseItem> => {
  const { store } = deps;
  const filter = allOf(called(name), session.products.items);
  const [page, rows] = await Promise.all([
    store.page('installBaseItem', { filter, limit: 1 }, itemProjection(session.products)),
    store.find('installBaseItem', { filter, limit: 1 }),
  ]);
  const [row] = JSON.parse(page.json) as InstallBaseItemSummary[];
  const [columns] = rows;
  if (!row || !columns || row.id !== columns.id) throw notFound();
  const since = new Date(deps.clock() - 30 * DAY).toISOString();
  const [soldProducts, configuration, entitlements, outages, recentCases, assigned] = await Promise.all([
    store.find('soldProduct', {
      filter: allOf({ eq: ['installBaseItem', row.id] }, session.products.sold),
      order: ['name'],
      limit: MOST_INSTALLED,
    }),
    columns.configurationItem === null ? undefined : store.get('configurationItem', columns.configurationItem),
    seesContract(session, row) ? entitlementsOf(store, 'installBaseItem', [row.id]) : undefined,
    outagesOf(deps, session, [columns], { since }),
    casesAbout(
      store,
      session,
      allOf({ contains: ['affected', `/${row.id}/|`] }, { gte: ['openedAt', since] }, { ne: ['state', 0] }),
    ),
    store.count('installBaseItem', allOf({ eq: ['id', row.id] }, itemsToAssign(session.who))),
  ]);
  return release(session.instance, 'installBaseItem', {
    ...row,
    soldProducts: soldProducts.map(({ id, name, detail }) => ({ id, name, ...(detail !== null && { detail }) })),
    configurationItem: configuration ? { id: configuration.id, name: configuration.name } : null,
    entitlements: entitlements?.get(row.id) ?? [],
    outages,
    recentCases,
    setsAssetContacts: assigned > 0,
  });
};

type Concerned = Pick<Row<'installBaseItem'>, 'id' | 'name' | 'configurationItem'>;

/**
 * Outages of what these items depend on, newest first: those that have not ended, or ended after `since`. Each names only
 * items of the list it was asked for.
 */
const outagesOf = async (
  deps: Deps,
  session: Session,
  items: Concerned[],
  { since }: { since?: string },
): Promise<Outage[]> => {
  const { store } = deps;
  const named = [...new Set(items.flatMap(({ configurationItem }) => configurationItem ?? []))];
  if (named.length === 0) return [];
  const configurations = await store.find('configurationItem', { filter: { in: ['id', named] } });
  const lines = new Map(configurations.map(({ id, path }) => [id, lineOf(path)]));
  const now = deps.now();
  const rows = await store.find('outage', {
    filter: allOf(
      { in: ['configurationItem', [...new Set([...lines.values()].flat())]] },
      anyOf({ eq: ['endsAt', null] }, { gt: ['endsAt', since ?? now] }),
    ),
    order: ['-startsAt'],
    limit: 50,
  });
  const alerts = [...new Set(rows.flatMap(({ alert }) => alert ?? []))];
  const cases =
    alerts.length === 0
      ? []
      : await store.find('case', { filter: allOf(session.cases, { in: ['alert', alerts] }), order: ['openedAt'] });
  const about = (alert: string | null): Outage['case'] => {
    const found = alert === null ? undefined : cases.find((record) => record.alert === alert);
    return found ? { id: found.id, number: found.number } : null;
  };
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as Outage['kind'],
    title: row.title,
    detail: row.detail,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    nextUpdateAt: row.nextUpdateAt,
    items: items
      .filter(({ configurationItem }) => lines.get(configurationItem ?? '')?.includes(row.configurationItem))
      .map(({ id, name }) => ({ id, name })),
    case: about(row.alert),
  }));
};

/** Active and planned outages of what the viewer may read. Asked from the outages, which are few, to the items. */
export const openOutages = async (deps: Deps, session: Session): Promise<Outage[]> => {
  const { store } = deps;
  const open = await store.find('outage', {
    filter: anyOf({ eq: ['endsAt', null] }, { gt: ['endsAt', deps.now()] }),
    limit: 500,
  });
  const sources = [...new Set(open.map(({ configurationItem }) => configurationItem))];
  if (sources.length === 0) return [];
  const tops = await store.find('configurationItem', { filter: { in: ['id', sources] } });
  const below = anyOf(...tops.map(({ path }): Filter => ({ startsWith: ['configurationItem.path', path] })));
  const items = await store.find('installBaseItem', {
    filter: allOf(session.products.items, below),
    order: ['name'],
    limit: 1000,
  });
  return outagesOf(deps, session, items, {});
};
