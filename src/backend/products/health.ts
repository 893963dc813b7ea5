/** Health of install base items: the worst open alert of all that an item depends on, kept with every change of an alert. */
import { allOf } from '../../contract/query.js';
import type { Deps } from '../deps.js';
import type { Reader, Tx } from '../store/store.js';
import type { Row } from '../store/tables.js';

export const CLEAR = 6;
export const NOT_AVAILABLE = 7;

/** The ids on a path: what a record depends on, and itself. */
export const lineOf = (path: string): string[] => path.split('/').filter(Boolean);

/** Install base items that depend on the configuration item, whoever they belong to. */
export const dependents = async (
  reader: Reader,
  configuration: Row<'configurationItem'>,
): Promise<Row<'installBaseItem'>[]> =>
  reader.find('installBaseItem', { filter: { startsWith: ['configurationItem.path', configuration.path] } });

/** Brings the health of the dependents up to date, and tells live streams of those that changed; with `always` of all. */
export const refreshHealth = async (
  deps: Deps,
  tx: Tx,
  configuration: Row<'configurationItem'>,
  { always = false } = {},
): Promise<Row<'installBaseItem'>[]> => {
  const items = await dependents(tx, configuration);
  const named = [...new Set(items.flatMap(({ configurationItem }) => configurationItem ?? []))];
  const configurations = await tx.find('configurationItem', { filter: { in: ['id', named] } });
  const lines = new Map(configurations.map(({ id, path }) => [id, lineOf(path)]));
  const sources = [...new Set([...lines.values()].flat())];
  const open = allOf({ in: ['configurationItem', sources] }, { eq: ['closedAt', null] });
  const alerts = await tx.find('alert', { filter: open });
  const at = deps.now();
  for (const item of items) {
    const line = lines.get(item.configurationItem ?? '') ?? [];
    const severities = alerts.filter((alert) => line.includes(alert.configurationItem)).map(({ severity }) => severity);
    const health = Math.min(CLEAR, ...severities);
    if (health !== item.health) await tx.update('installBaseItem', item.id, { health, healthAt: at });
    if (health !== item.health || always) {
      tx.emit({
        id: deps.ids(),
        type: 'item-changed',
        case: null,
        item: item.id,
        number: item.number,
        version: 1,
        at,
        internal: false,
      });
    }
  }
  return items;
};
