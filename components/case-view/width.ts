import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Span = 'narrow' | 'middle' | 'wide';

/** How wide the element is, where that decides what stands in the document and not only how it looks. */
export class Width implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #value: Span | undefined;
  #observer: ResizeObserver | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get value(): Span {
    this.#value ??= this.#measure(this.#host.clientWidth);
    return this.#value;
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(([entry]) => {
      const next = this.#measure(entry?.contentRect.width ?? 0);
      if (next === this.#value) return;
      this.#value = next;
      // In the next frame: what is drawn now may not change its size again.
      requestAnimationFrame(() => this.#host.requestUpdate());
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#value = undefined;
  }

  /** Hidden elements are 0 wide: they keep what they were. */
  #measure(width: number): Span {
    if (width === 0) return this.#value ?? 'wide';
    return width < 560 ? 'narrow' : width < 720 ? 'middle' : 'wide';
  }
}
