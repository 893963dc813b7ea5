/** The items as they come: page after page, and one by one when something changes. */
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';

interface Page {
  items: Item[];
  next: string | null;
  total: number | null;
}

export class Items {
  /** In order of their names, as long as they are not changed the same array. */
  all: readonly Item[] = [];
  /** How many there are, also those that have not come yet. */
  total = 0;
  /** Where the next page begins; null when all have come. */
  next: string | null = null;
  /** In order, too; what is asked for again. */
  coming: readonly Item[] = [];
  #question = '';
  #tag: () => string;

  /** `tag` answers the language in which names are put in order. */
  constructor(tag: () => string) {
    this.#tag = tag;
  }

  /** Another profile: none of them may be its. */
  clear(): void {
    this.all = this.coming = [];
    this.total = 0;
    this.next = null;
  }

  /** The first page of an answer to `question`. */
  begin({ items, next, total }: Page, question: string): void {
    if (question !== this.#question) this.all = [];
    this.#question = question;
    this.coming = this.sorted(items);
    this.total = total ?? items.length;
    this.next = next;
    this.#show();
  }

  go({ items, next }: Page): void {
    this.coming = this.#merged(this.coming, this.sorted(items));
    this.next = next;
    this.#show();
  }

  /** While it is asked again, the old ones stay until as many have come. */
  #show(): void {
    if (this.next === null || this.coming.length >= this.all.length) this.all = this.coming;
  }

  /** A page is put among those that are in order already: sorting all of them for each page would take longer. */
  #merged(one: readonly Item[], other: readonly Item[]): readonly Item[] {
    const compare = this.#compare;
    const all: Item[] = [];
    let at = 0;
    for (const item of one) {
      for (let next = other[at]; next && compare(next, item) < 0; next = other[at]) {
        all.push(next);
        at += 1;
      }
      all.push(item);
    }
    return [...all, ...other.slice(at)];
  }

  sorted(items: readonly Item[]): readonly Item[] {
    return [...items].sort(this.#compare);
  }

  get #compare(): (a: Item, b: Item) => number {
    const { compare } = new Intl.Collator(this.#tag(), { numeric: true });
    return (a, b) => compare(a.name, b.name);
  }
}
