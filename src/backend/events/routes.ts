import { asAgent, asCustomer, type Pipeline, reading } from '../http/pipeline.js';
import { Refusal } from '../http/refusal.js';
import type { EventHub } from './hub.js';

/** Pages that one person may have listening at once. */
const MOST_STREAMS = 30;

export const eventRoutes = (pipeline: Pipeline, hub: EventHub) => ({
  streamEvents: reading(pipeline, 'streamEvents', asCustomer(pipeline), async ({ request, who }) => {
    const profile = who.who.profile.id;
    if (hub.countOf(profile) >= MOST_STREAMS) throw new Refusal('too-many-requests', { retryAfter: 10 });
    const listener = {
      kind: 'customer' as const,
      profile,
      module: who.module.name,
      instance: who.instance?.name ?? null,
      origin: request.headers.get('origin'),
      expires: who.expires,
    };
    return hub.open(listener, request.headers.get('last-event-id'), request.signal);
  }),
  opsStreamEvents: reading(pipeline, 'opsStreamEvents', asAgent(pipeline), ({ request }) =>
    hub.open({ kind: 'agent' }, request.headers.get('last-event-id'), request.signal),
  ),
});
