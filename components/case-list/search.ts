import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long one pauses before what was typed is searched for. */
const PAUSE = 250;

/** What stands in the search field, and what of it is searched for. */
export class Search implements ReactiveController {
  typed = '';
  text = '';
  readonly #element: ReactiveControllerHost;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when something else is searched for. */
  constructor(element: ReactiveControllerHost, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
    element.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
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
    this.#element.requestUpdate();
  }
}
