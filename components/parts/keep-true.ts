import type { ReactiveControllerHost } from 'lit';
import { wake } from '../../src/ui/wake.js';

/** Renders `host` again when what `relativeTime` says of `at` is no longer true. */
export const keepTrue = (host: ReactiveControllerHost, at: string): void => {
  const age = Date.now() - Date.parse(at);
  // Days change at midnight, hours and minutes with the age; a minute is fine enough for all of them.
  if (age < 864e5) wake(host, age < 36e5 ? 6e4 - (((age % 6e4) + 6e4) % 6e4) : 6e4 * 5);
};
