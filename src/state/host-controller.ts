import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Scalar } from '../contract/schema.js';
import { HostRequestEvent } from './context.js';
import { defaultHost, type Host } from './host.js';

export type Widget = ReactiveControllerHost & HTMLElement & { instance?: string | undefined };

/** The nearest `<oriel-module>`, also from inside other shadow roots. */
const moduleOf = (element: Element): Element | undefined => {
  for (let at: Element | null | undefined = element; at; ) {
    const found: Element | null = at.closest('oriel-module');
    if (found) return found;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
};

const camel = (name: string): string => name.replace(/-./g, (match) => match.slice(1).toUpperCase());

/**
 * Ties a widget to its module: `controller.host` is there when connected (at the latest when `<oriel-module>` is defined),
 * and the widget is updated whenever something of it changes.
 */
export class HostController implements ReactiveController {
  host: Host | undefined;
  readonly #element: Widget;
  readonly #found = new Set<() => void>();
  #end: (() => void) | undefined;

  constructor(element: Widget) {
    this.#element = element;
    element.addController(this);
  }

  /** Name of the component instance, the attribute `instance`. */
  get instance(): string | undefined {
    return this.#element.instance || undefined;
  }

  hostConnected(): void {
    const module = moduleOf(this.#element);
    if (module && !module.matches(':defined')) {
      void customElements
        .whenDefined('oriel-module')
        .then(() => this.#element.isConnected && !this.#end && this.#find());
    } else this.#find();
  }

  hostDisconnected(): void {
    this.#end?.();
    this.#end = undefined;
  }

  /** Calls back when the module is known, or another one than before. */
  onFound(found: () => void): void {
    this.#found.add(found);
  }

  /**
   * What holds for an attribute: itself or its property when set, else the instance's, else `standard`.
   * `false` and empty properties count as not set.
   */
  setting<T extends Scalar | undefined>(name: string, standard: T): T {
    const own = (this.#element as unknown as Record<string, unknown>)[camel(name)];
    if (own !== undefined && own !== null && own !== false && own !== '') return own as T;
    const attribute = this.#element.getAttribute(name);
    if (attribute) return attribute as T;
    return (this.host?.instance(this.instance)?.attributes[name] as T | undefined) ?? standard;
  }

  #find(): void {
    let host: Host | undefined;
    this.#element.dispatchEvent(
      new HostRequestEvent(this.#element, (found) => {
        host = found;
      }),
    );
    host ??= defaultHost();
    const other = host !== this.host;
    this.host = host;
    this.#end = host.subscribe(() => this.#element.requestUpdate());
    if (other) for (const found of this.#found) found();
    this.#element.requestUpdate();
  }
}

/** Short form of `controller.setting` for templates: `config(this.#module, 'columns', 'number,subject')`. */
export const config = <T extends Scalar | undefined>(controller: HostController, name: string, standard: T): T =>
  controller.setting(name, standard);
