/** What is interrupted, and what will be: asked for beside the rows. */
import { nothing } from 'lit';
import type { Outage } from '../../src/contract/product.js';
import { listOutages } from '../../src/contract/wire.js';
import { type HostController, QueryController } from '../../src/state/index.js';
import type { OrielElement } from '../../src/ui/element.js';
import type { renderOutages, Way } from './outages-view.js';

/** Asks for them, and shows at most two and how many more there are. */
export class Outages {
  readonly #element: OrielElement;
  readonly #query: QueryController<readonly [], { items: Outage[] }>;
  #all = false;
  #render: typeof renderOutages | undefined;

  constructor(element: OrielElement, module: HostController) {
    this.#element = element;
    this.#query = new QueryController(element, {
      module,
      args: () => (module.setting('hide-outages', false) ? undefined : ([] as const)),
      // The rows wait for it, so that nothing pushes them down: not for long.
      run: async (_, { client, signal, instance }) => {
        const outages = await client.call(listOutages, {}, { signal, instance, attempts: 1, timeout: 2000 });
        if (outages.items.length > 0) this.#render = (await import('./outages-view.js')).renderOutages;
        return outages;
      },
      tags: () => ['items'],
      live: true,
    });
  }

  /** Nothing is known yet. */
  get waiting(): boolean {
    return this.#query.state.status === 'loading' && !this.#query.value;
  }

  reload(): void {
    this.#query.reload();
  }

  readonly #onAll = (): void => {
    this.#all = true;
    this.#element.requestUpdate();
  };

  render(hrefOf: Way['hrefOf'], onSelect: Way['onSelect']): unknown {
    const { items } = this.#query.value ?? {};
    return (
      (items && this.#render?.(this.#element, items, { hrefOf, onSelect }, this.#all ? undefined : this.#onAll)) ??
      nothing
    );
  }
}
