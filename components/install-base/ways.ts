/** Ways out of the element: each asks the page first, then follows the address that the page has given. */
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import type { Ref } from '../../src/contract/schema.js';
import { CaseCreateRequestEvent } from '../../src/events/case-create-request.js';
import { CaseSelectEvent } from '../../src/events/case-select.js';
import { RecordSelectEvent } from '../../src/events/record-select.js';
import type { HostController } from '../../src/state/index.js';
import { addressOf } from '../parts/address.js';

interface Named {
  id: string;
  number: string;
}

export class Ways {
  readonly #element: HTMLElement;
  readonly #module: HostController;

  constructor(element: HTMLElement, module: HostController) {
    this.#element = element;
    this.#module = module;
  }

  #template(name: string): string | undefined {
    return this.#module.setting(name);
  }

  /** False when the page said no; then a link is not followed either. */
  #ask(event: Event, intent: Event): boolean {
    const go = this.#element.dispatchEvent(intent);
    if (!go) event.preventDefault();
    return go;
  }

  /** A menu has no link that the browser would follow. */
  #go(event: Event, address: string | undefined): void {
    if (address && !(event.currentTarget instanceof HTMLAnchorElement)) location.assign(address);
  }

  itemHref(item: Named): string | undefined {
    return addressOf(this.#template('href'), item);
  }
  readonly caseHref = (record: Named): string | undefined => addressOf(this.#template('case-href'), record);
  readonly productHref = ({ id, name }: Ref): string | undefined =>
    addressOf(this.#template('product-href'), { id, number: name });
  get mayCreate(): boolean {
    return Boolean(this.#template('create-href'));
  }
  /** For one item or for several; undefined without a template or an item. */
  createHref(items: readonly Named[]): string | undefined {
    const [first] = items;
    const ids = items.map(({ id }) => encodeURIComponent(id)).join();
    return first && addressOf(this.#template('create-href')?.replaceAll('{ids}', ids), first);
  }

  /** Answers true when the details are to be shown here. */
  open(event: Event, item: Item): boolean {
    const { id, name } = item;
    if (!this.#ask(event, new RecordSelectEvent({ table: 'installBaseItem', id, name }))) return false;
    const href = this.itemHref(item);
    this.#go(event, href);
    return href === undefined;
  }

  readonly openCase = (event: Event, { id, number }: Named): void => {
    this.#ask(event, new CaseSelectEvent({ id, number }));
  };

  readonly openProduct = (event: Event, { id, name }: Ref): void => {
    this.#ask(event, new RecordSelectEvent({ table: 'soldProduct', id, name }));
  };

  /** The case is about the first, which brings its product; the others are affected too. */
  readonly create = (event: Event, items: readonly Item[]): void => {
    const [first, ...others] = items;
    if (!first) return;
    const prefill = {
      installBaseItem: first.id,
      ...(others.length > 0 && { affectedItems: others.map(({ id }) => id).join() }),
    };
    const installBaseItems = items.map(({ id }) => id);
    if (!this.#ask(event, new CaseCreateRequestEvent({ prefill, installBaseItems }))) return;
    this.#go(event, this.createHref(items));
  };
}
