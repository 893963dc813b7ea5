import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Appearance } from '../contract/module.js';
import type { Scalar } from '../contract/schema.js';
import { HostRequestEvent } from './context.js';
import { defaultHost, type Host } from './host.js';

export type Widget = ReactiveControllerHost &
  HTMLElement & {
    instance?: string | undefined;
    /** Taken by `OrielElement`: look from the module and instance, under the element's own attributes. */
    appearance?: Appearance;
    /** Told when the language around the element has changed. */
    hostChanged?: () => void;
  };

const inputs = ['theme', 'accent', 'surface', 'radius', 'density', 'font', 'heading-font'];

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
  #look = '';
  #of: string | undefined;
  #alone = false;
  #lang: string | undefined;
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

  hostUpdated(): void {
    if (this.instance !== this.#of) this.#dress();
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
  setting<T extends Scalar>(name: string, standard: T): T;
  setting(name: string): string | undefined;
  setting<T extends Scalar | undefined>(name: string, standard?: T): T | undefined {
    const own = (this.#element as unknown as Record<string, unknown>)[camel(name)];
    if (own !== undefined && own !== null && own !== false && own !== '') return own as T;
    const attribute = this.#element.getAttribute(name);
    if (attribute) return attribute as T;
    return (this.host?.instance(this.instance)?.attributes[name] as T | undefined) ?? standard;
  }

  /**
   * The look that the instance gives; without an `<oriel-module>` around, which hands them down in the document, also the
   * module's look and language.
   */
  #dress(): void {
    const element = this.#element;
    const { host } = this;
    this.#of = this.instance;
    if (!host) return;
    const look: Record<string, string> = this.#alone ? { ...host.appearance } : {};
    const given = host.instance(this.instance)?.attributes ?? {};
    for (const name of inputs) {
      const value = given[name];
      if (typeof value === 'string') look[camel(name)] = value;
    }
    const text = JSON.stringify(look);
    if (text !== this.#look) {
      this.#look = text;
      element.appearance = look;
    }
    const { locale } = host;
    if (this.#alone && locale && (!element.lang || element.lang === this.#lang) && element.lang !== locale) {
      element.lang = this.#lang = locale;
      element.hostChanged?.();
    }
  }

  #find(): void {
    let answered = false;
    const answer = (host: Host): void => {
      answered = true;
      if (this.#element.isConnected) this.#take(host, false);
    };
    const request = new HostRequestEvent(this.#element, answer, true);
    this.#element.dispatchEvent(request);
    // A module that answers later has prevented it.
    if (!answered && !request.defaultPrevented) this.#take(defaultHost(), true);
  }

  #take(host: Host, alone: boolean): void {
    const other = host !== this.host;
    this.host = host;
    this.#alone = alone;
    // Not in `hostUpdate`: that comes after `willUpdate`, where the element takes its look.
    const changed = (): void => {
      this.#dress();
      this.#element.requestUpdate();
    };
    this.#end?.();
    this.#end = host.subscribe(changed);
    if (other) for (const found of this.#found) found();
    changed();
  }
}
