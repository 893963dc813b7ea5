/**
 * How a widget finds its module: the context protocol of the web components community, so that `@lit/context` consumers
 * find it too. Written out here because the few lines weigh less than the library.
 */
import type { Context } from '@lit/context';
import type { Host } from './host.js';

/** Context of the module around an element; use it with `@lit/context`, or a `HostController`. */
export const hostContext = Symbol.for('oriel-host') as unknown as Context<symbol, Host>;

type Callback = (host: Host, unsubscribe?: () => void) => void;

/** The event by which an element asks its ancestors; same name and fields as in the protocol. */
export class HostRequestEvent extends Event {
  readonly context: unknown = hostContext;
  constructor(
    readonly contextTarget: Element,
    readonly callback: Callback,
    readonly subscribe = false,
  ) {
    super('context-request', { bubbles: true, composed: true, cancelable: true });
  }
}
