/** The whole service behind a page's own address, by an MSW worker: the same pages as with a server, from static files. */
import type { SetupWorker } from 'msw/browser';
import { MemoryStore } from '../backend/index.js';
import type { Blobs, Store } from '../backend/store/store.js';
import { demoSite } from './demo-sites.js';
import { type MockService, makeService, seededData } from './service.js';
import { SharedStore } from './shared-store.js';
import { underWeather, type Weather } from './weather.js';

export interface StartMockOptions {
  /** Address of MSW's worker, `/mockServiceWorker.js` unless said. */
  worker?: string;
  /** `false`: nothing outlives the page. Otherwise all pages and tabs share one state, kept in IndexedDB. */
  persist?: boolean;
  weather?: Weather;
}

export interface RunningMock {
  weather: Weather;
  /** The stories from their beginning. */
  reset(): Promise<void>;
  stop(): void;
}

const ours = /^\/(ops\/)?v1\/|^\/demo\/[a-z]+\/(persons|token|key)$/;
const TICK_MS = 60_000;

/** Requests that are made before the worker is there wait for it, instead of missing it. */
const holdRequests = (ready: Promise<unknown>): (() => void) => {
  const original = globalThis.fetch;
  const held: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (url.origin === location.origin && ours.test(url.pathname)) await ready;
    return original(input, init);
  };
  globalThis.fetch = held;
  // Somebody may have wrapped it meanwhile: then it stays, and lets everything through at once.
  return () => {
    if (globalThis.fetch === held) globalThis.fetch = original;
  };
};

const openStore = async (persist: boolean): Promise<{ store: Store; blobs: Blobs; reset: () => Promise<void> }> => {
  if (persist && 'locks' in navigator && 'indexedDB' in globalThis) {
    try {
      const store = await SharedStore.open();
      return { store, blobs: await store.blobs(), reset: () => store.reset() };
    } catch {
      // A browser that keeps nothing for this page still gets the demo, for as long as the page lives.
    }
  }
  const { snapshot, blobs } = await seededData();
  const store = new MemoryStore();
  store.import(snapshot);
  return { store, blobs, reset: async () => store.import(snapshot) };
};

export const startMock = async ({
  worker: url = '/mockServiceWorker.js',
  persist = true,
  weather = 'fair',
}: StartMockOptions = {}): Promise<RunningMock> => {
  let service: MockService | undefined;
  let worker: SetupWorker | undefined;
  const running: { weather: Weather } = { weather };
  const opened = openStore(persist);
  /** The worker's code comes only here: who uses `mockFetch` alone never loads it. */
  const start = async (): Promise<void> => {
    const [{ http }, { setupWorker }] = await Promise.all([import('msw'), import('msw/browser')]);
    const { store, blobs } = await opened;
    service = makeService(store, blobs);
    const { backend } = service;
    worker = setupWorker(
      http.all(
        ({ request }) => {
          const { origin, pathname } = new URL(request.url);
          return origin === location.origin && ours.test(pathname);
        },
        async ({ request }) => {
          const site = await demoSite(request, running.weather);
          if (site) return site;
          const answer = (asked: Request): Promise<Response> => backend.fetch(asked, { address: 'mock' });
          return underWeather(running.weather, request, answer).catch(() => Response.error());
        },
      ),
    );
    await worker.start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker: { url } });
  };
  const ready = start();
  const release = holdRequests(ready);
  await ready.finally(release);
  const timer = setInterval(() => void service?.backend.tick().catch(() => undefined), TICK_MS);
  return Object.assign(running, {
    reset: async () => (await opened).reset(),
    stop: () => {
      clearInterval(timer);
      service?.backend.close();
      worker?.stop();
      void service?.store.close();
    },
  });
};
