/** Ways out of the element: each asks the page first, then follows the address that the page has given. */
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
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

  template(name: string): string | undefined {
    return this.#module.setting(name);
  }

  /** False when the page said no; then a link is not followed either. */
  ask(event: Event, intent: Event): boolean {
    const go = this.#element.dispatchEvent(intent);
    if (!go) event.preventDefault();
    return go;
  }

  /** A menu has no link that the browser would follow. */
  go(event: Event, address: string | undefined): void {
    if (address && !(event.currentTarget instanceof HTMLAnchorElement)) location.assign(address);
  }

  itemHref(item: Named): string | undefined {
    return addressOf(this.template('href'), item);
  }
  readonly caseHref = (record: Named): string | undefined => addressOf(this.template('case-href'), record);
  get mayCreate(): boolean {
    return Boolean(this.template('create-href'));
  }
  /** Answers true when the details are to be shown here. */
  open(event: Event, item: Item): boolean {
    const { id, name } = item;
    if (!this.ask(event, new RecordSelectEvent({ table: 'installBaseItem', id, name }))) return false;
    const href = this.itemHref(item);
    this.go(event, href);
    return href === undefined;
  }

  readonly openCase = (event: Event, { id, number }: Named): void => {
    this.ask(event, new CaseSelectEvent({ id, number }));
  };
}
