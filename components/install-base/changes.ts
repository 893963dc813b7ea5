/** What somebody changes while the page is open: asked for one by one, marked for some seconds. */
import type { ReactiveController } from 'lit';
import type { InstallBaseItemSummary as Item } from '../../src/contract/product.js';
import { listInstallBaseItems } from '../../src/contract/wire.js';
import { type HostController, QueryController } from '../../src/state/index.js';
import type { OrielElement } from '../../src/ui/element.js';

/** How long a changed row is marked once it can be seen. */
const MARKED = 6000;
/** Events that come together are one question. */
const PAUSE = 80;
/** As many as a question may name; with more, all is asked again. */
const MOST = 200;

export class Changes implements ReactiveController {
  readonly #element: OrielElement;
  readonly #reload: () => void;
  #waiting = new Set<string>();
  #asked: readonly string[] = [];
  #turn = 0;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #marked = new Map<string, ReturnType<typeof setTimeout>>();

  /** `took` is told what was asked for and what came. */
  constructor(
    element: OrielElement,
    module: HostController,
    reload: () => void,
    took: (asked: readonly string[], rows: readonly Item[]) => readonly Item[],
  ) {
    this.#element = element;
    this.#reload = reload;
    element.addController(this);
    new QueryController(element, {
      module,
      args: () => (this.#asked.length ? ([this.#asked, this.#turn] as const) : undefined),
      run: async ([ids], { client, signal, instance }) => {
        const soldProduct = module.setting('sold-product');
        const filter = { in: ['id', [...ids]] as [string, string[]] };
        const query = { filter, ...(soldProduct && { soldProduct }), limit: MOST, total: false };
        const { items } = await client.call(listInstallBaseItems, { query }, { signal, instance });
        return { ids, items };
      },
      done: ({ ids, items }) => {
        this.#asked = [];
        for (const { id } of took(ids, items)) this.#mark(id);
        if (this.#waiting.size) this.#later();
      },
    });
  }

  hostDisconnected(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    for (const timer of this.#marked.values()) clearTimeout(timer);
    this.#marked.clear();
  }

  /** This item is another than it was. */
  hear(id: string): void {
    this.#waiting.add(id);
    this.#later();
  }

  fresh({ id }: Item): boolean {
    return this.#marked.has(id);
  }

  #later(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#ask();
    }, PAUSE);
  }

  #ask(): void {
    const ids = new Set([...this.#asked, ...this.#waiting]);
    this.#waiting.clear();
    if (ids.size > MOST) {
      this.#asked = [];
      this.#reload();
    } else {
      this.#asked = [...ids];
      this.#turn++;
    }
    this.#element.requestUpdate();
  }

  #mark(id: string): void {
    clearTimeout(this.#marked.get(id));
    const timer = setTimeout(() => {
      this.#marked.delete(id);
      this.#element.requestUpdate();
    }, MARKED);
    this.#marked.set(id, timer);
  }
}
