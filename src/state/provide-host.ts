import { type HostRequestEvent, hostContext } from './context.js';
import type { Host } from './host.js';

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
