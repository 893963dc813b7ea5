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

/**
 * Answers requests of what is inside `element`. Those that are not `ready` wait. The function it answers tells all again:
 * those that are ready now, and those that know another host.
 */
export const provideHost = (
  element: HTMLElement,
  host: () => Host,
  ready: (target: Element) => boolean = () => true,
): (() => void) => {
  const asked = new Map<HostRequestEvent, Host | undefined>();
  const tell = (request: HostRequestEvent): void => {
    const { contextTarget, callback } = request;
    const current = host();
    if (!contextTarget.isConnected) asked.delete(request);
    else if (ready(contextTarget) && asked.get(request) !== current) {
      asked.set(request, current);
      callback(current, () => asked.delete(request));
    }
  };
  const tellAll = (): void => [...asked.keys()].forEach(tell);
  element.addEventListener('context-request', (event) => {
    const request = event as unknown as HostRequestEvent;
    if (request.context !== hostContext || request.contextTarget === element) return;
    event.stopPropagation();
    // The answer comes from here, now or later: nobody else is to be asked.
    event.preventDefault();
    for (const known of asked.keys()) {
      if (known.contextTarget === request.contextTarget || !known.contextTarget.isConnected) asked.delete(known);
    }
    if (request.subscribe || !ready(request.contextTarget)) asked.set(request, undefined);
    tell(request);
  });
  return tellAll;
};
