/** The way to a new case about one item or several; offered where rows and details stand. */
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import { CaseCreateRequestEvent } from '../../src/events/case-create-request.js';
import { addressOf } from '../parts/address.js';
import type { Ways } from './ways.js';

/** Undefined without a template or an item. */
export const createHref = (ways: Ways, items: readonly Item[]): string | undefined => {
  const [first] = items;
  const ids = items.map(({ id }) => encodeURIComponent(id)).join();
  return first && addressOf(ways.template('create-href')?.replaceAll('{ids}', ids), first);
};

/** The case is about the first, which brings its product; the others are affected too. */
export const create = (ways: Ways, event: Event, items: readonly Item[]): void => {
  const [first, ...others] = items;
  if (!first) return;
  const prefill = {
    installBaseItem: first.id,
    ...(others.length > 0 && { affectedItems: others.map(({ id }) => id).join() }),
  };
  const installBaseItems = items.map(({ id }) => id);
  if (!ways.ask(event, new CaseCreateRequestEvent({ prefill, installBaseItems }))) return;
  ways.go(event, createHref(ways, items));
};
