import { getModule } from '../../src/contract/wire.js';
import type { HostController } from '../../src/state/index.js';

/** Who can help, when the answer that would have told it was a refusal. Nobody misses it when it does not come. */
export const askWhoHelps = async ({ host, instance }: HostController): Promise<void> => {
  if (!host || host.module) return;
  const found = await host.client.call(getModule, {}, { instance }).catch(() => undefined);
  if (found) host.absorb({ module: found }, instance);
};
