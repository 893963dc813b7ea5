import type { ReactiveControllerHost } from 'lit';

const pending = new WeakMap<ReactiveControllerHost, { at: number; timer: number }>();

/**
 * Renders `host` again in `ms` at the latest: what shows the time asks for it each time it is rendered, so that nothing
 * ticks for what is not shown. One timer per host, the earliest wish wins; a host that left the page is not woken.
 */
export const wake = (host: ReactiveControllerHost, ms: number): void => {
  const at = Date.now() + ms;
  const before = pending.get(host);
  if (before && before.at <= at) return;
  clearTimeout(before?.timer);
  const timer = setTimeout(() => {
    pending.delete(host);
    if ((host as ReactiveControllerHost & Partial<Node>).isConnected !== false) host.requestUpdate();
  }, ms) as unknown as number;
  pending.set(host, { at, timer });
};
