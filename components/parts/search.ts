import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What stands in the search field of a list, and what of it is searched for once one pauses. */
export class Search implements ReactiveController {
  typed = '';
  text = '';
  readonly #element: ReactiveControllerHost;
  readonly #pause: number;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `pause` in ms, 0 for none; `changed` is called when something else is searched for. */
  constructor(element: ReactiveControllerHost, pause: number, changed: () => void) {
    this.#element = element;
    this.#pause = pause;
    this.#changed = changed;
    element.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  readonly type = (value: string): void => {
    this.typed = value;
    clearTimeout(this.#timer);
    const take = (): void => this.#take(value.trim());
    if (value && this.#pause) this.#timer = setTimeout(take, this.#pause);
    else take();
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
    this.#element.requestUpdate();
  }
}
