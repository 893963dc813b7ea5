import type { ReactiveController } from 'lit';
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import type { OrielElement } from '../../src/ui/element.js';

/** How long one pauses before what was typed is searched for. */
const PAUSE = 150;

/** Case and accents are no difference: malmo finds Malmö. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What stands in the search field, and which items have every word of it. */
export class Search implements ReactiveController {
  typed = '';
  text = '';
  readonly #element: OrielElement;
  readonly #changed: () => void;
  readonly #folded = new WeakMap<Item, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when something else is searched for. */
  constructor(element: OrielElement, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
    element.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  get match(): ((item: Item) => boolean) | undefined {
    const words = fold(this.text).split(/\s+/).filter(Boolean);
    if (words.length === 0) return undefined;
    return (item) => {
      let text = this.#folded.get(item);
      if (text === undefined) {
        text = fold(`${item.name} ${item.number} ${item.serial ?? ''}`);
        this.#folded.set(item, text);
      }
      return words.every((word) => text.includes(word));
    };
  }

  readonly type = (value: string): void => {
    this.typed = value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#take(value.trim()), value ? PAUSE : 0);
    this.#element.requestUpdate();
  };

  clear(): void {
    clearTimeout(this.#timer);
    this.typed = '';
    this.#take('');
  }

  #take(text: string): void {
    this.text = text;
    this.#changed();
  }
}
