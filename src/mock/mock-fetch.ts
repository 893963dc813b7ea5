/** A `fetch` whose other end is the backend in this very page: for scenes and tests, without worker and without network. */
import { MemoryStore } from '../backend/index.js';
import type { Store } from '../backend/store/store.js';
import { demoOpsKey, makeService, seededData } from './service.js';
import { underWeather, type Weather } from './weather.js';

export interface MockOptions {
  /** `fair` unless said; can be changed later by `fetch.weather`. */
  weather?: Weather;
  /** Milliseconds since 1970. */
  clock?: () => number;
}

export interface MockFetch {
  (input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** How the service behaves from now on. */
  weather: Weather;
  /** Bearer key of the operator API: `fetch('/ops/v1/cases', {headers: {authorization: `Bearer ${fetch.opsKey}`}})`. */
  readonly opsKey: string;
  /** The store behind it, to prepare what a scene needs. */
  readonly store: Promise<Store>;
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason ?? new DOMException('The request was aborted', 'AbortError'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

/** Each call makes a service of its own with the demo's data; nothing of it outlives the page. */
export const mockFetch = (options: MockOptions = {}): MockFetch => {
  const service = seededData().then(({ snapshot, blobs }) => {
    const store = new MemoryStore(options.clock);
    store.import(snapshot);
    // A secret of its own: what one scene leaves on the device, a draft, another cannot read.
    return makeService(store, blobs, options.clock, crypto.randomUUID());
  });
  const ask = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const target = input instanceof Request ? input : new URL(String(input), location.href);
    const request = new Request(target, init);
    const { signal } = request;
    const answer = service.then(({ backend }) =>
      underWeather(fetch.weather, request, (asked) => backend.fetch(asked, { address: 'mock' })),
    );
    return Promise.race([answer, aborted(signal)]);
  };
  const fetch: MockFetch = Object.assign(ask, {
    weather: options.weather ?? 'fair',
    opsKey: demoOpsKey,
    store: service.then(({ store }) => store),
  });
  return fetch;
};
