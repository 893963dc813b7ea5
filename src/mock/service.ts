/** The real backend with the demo's data, ready to be asked from a page. */

import boxeo from '../../demo/modules/boxeo-portal.json' with { type: 'json' };
import calico from '../../demo/modules/calico-tv.json' with { type: 'json' };
import benefits from '../../demo/modules/group-benefits.json' with { type: 'json' };
import harbor from '../../demo/modules/harbor-insurance.json' with { type: 'json' };
import meridian from '../../demo/modules/meridian-dealers.json' with { type: 'json' };
import onboarding from '../../demo/playbooks/account-onboarding.json' with { type: 'json' };
import complaint from '../../demo/playbooks/complaint.json' with { type: 'json' };
import insuranceClaim from '../../demo/playbooks/insurance-claim.json' with { type: 'json' };
import streamingProblem from '../../demo/playbooks/streaming-problem.json' with { type: 'json' };
import warrantyClaim from '../../demo/playbooks/warranty-claim.json' with { type: 'json' };
import { type Backend, createBackend, MemoryBlobs, MemoryStore } from '../backend/index.js';
import { withoutEval } from '../backend/no-eval.js';
import { seed, seedAgents, signIns } from '../backend/seed/index.js';
import { type DemoToken, signToken } from '../backend/seed/sign.js';
import type { Snapshot } from '../backend/store/memory.js';
import type { Blobs, Store } from '../backend/store/store.js';

withoutEval();

/** Keys of a service that holds nothing but the demo's stories. */
export const demoOpsKey = 'demonstration-only-operator-key-of-the-mock';
/** Of the service that all pages of a static demo share. */
const sharedSecret = 'demonstration-only-backend-secret-of-the-mock';

export const demoModules: readonly unknown[] = [boxeo, calico, meridian, harbor, benefits];

export const demoPlaybooks: readonly unknown[] = [
  onboarding,
  complaint,
  insuranceClaim,
  streamingProblem,
  warrantyClaim,
];

export interface MockService {
  backend: Backend;
  store: Store;
}

export const makeService = (
  store: Store,
  blobs: Blobs,
  clock: () => number = Date.now,
  secret = sharedSecret,
): MockService => {
  const origins = typeof location === 'undefined' ? [] : [location.origin];
  const limits = { perAddress: 100_000, perProfile: 100_000, perModule: 1_000_000 };
  const backend = createBackend({
    store,
    blobs,
    clock,
    secret,
    opsKey: demoOpsKey,
    agents: seedAgents,
    origins,
    limits,
  });
  return { backend, store };
};

interface Seeded {
  snapshot: Snapshot;
  blobs: MemoryBlobs;
}
let seeded: Promise<Seeded> | undefined;

/** The demo's data, made once for a page; rows are frozen, so that stores can share them. */
export const seededData = (): Promise<Seeded> => {
  seeded ??= (async () => {
    const store = new MemoryStore();
    const blobs = new MemoryBlobs();
    await seed(store, blobs, { now: Date.now(), modules: demoModules, playbooks: demoPlaybooks });
    return { snapshot: store.export(), blobs };
  })();
  return seeded;
};

/** Signs a person in as the partner site would: for `getToken`. The person is one of the stories' (`maria.lindqvist`). */
export const demoToken = async (module: string, person: string): Promise<DemoToken> => {
  const definition = demoModules.find((one) => (one as { name: string }).name === module);
  if (!definition || !signIns.some((one) => one.module === module && one.person === person)) {
    throw new Error(`Nobody called ${person} signs in at ${module}`);
  }
  return signToken(definition, person, Date.now());
};
