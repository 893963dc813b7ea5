/** From one of the person's own profiles to another: nothing on the page changes before the backend has agreed. */
import { Client } from '../client/client.js';
import type { OrielError } from '../client/error.js';
import { getViewer } from '../contract/wire.js';
import type { Host } from './host.js';

/** Begins a new session as that profile. Rejects, and then nothing has changed. */
export const takeProfile = async (host: Host, profile: string): Promise<void> => {
  const { client, config } = host;
  const before = client.profile;
  const asked = new Client({
    api: client.api,
    fetch: config.fetch,
    profile,
    getToken: () => client.session.token(),
  });
  const viewer = await asked.call(getViewer, {});
  // The page has chosen meanwhile: that holds.
  if (client.profile !== before) return;
  host.configure({ profile });
  host.absorb({ viewer });
};

/** A profile that the page has kept may be gone: then the person goes on as without a choice. */
export const leaveLostProfile = async (host: Host): Promise<void> => {
  const { profile } = host.client;
  if (!profile || host.viewer) return;
  try {
    await host.client.call(getViewer, {});
  } catch (reason) {
    const lost = (reason as OrielError).fieldErrors.some(({ pointer }) => pointer === 'Oriel-Profile');
    if (lost && host.client.profile === profile) host.configure({ profile: undefined });
  }
};
