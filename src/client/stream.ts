/** Live events: server-sent events read by fetch, because `EventSource` cannot carry a token. Loaded after the first data. */
import type { LiveEvent } from '../contract/event.js';
import { streamEvents } from '../contract/wire.js';
import { problemOf } from './answer.js';
import type { Client } from './client.js';
import type { OrielError } from './error.js';
import { eventTags } from './tags.js';
import { backoff, isOffline, pause } from './wait.js';

/** Two heartbeats of 15 s missed: the line is dead even when nobody said so. */
const SILENCE = 35_000;
/** Longest frame that is kept; a stream without end of line is garbage. */
const MAX_FRAME = 100_000;

/** Splits a stream of text into frames `{event, id, data}`; keeps what is not yet whole. */
export const frames = (take: (frame: { event: string; id: string | undefined; data: string }) => void) => {
  let rest = '';
  return (text: string): void => {
    rest += text.replaceAll('\r', '');
    if (rest.length > MAX_FRAME) throw new Error('The stream of events is not readable');
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const frame = { event: 'message', id: undefined as string | undefined, data: '' };
      for (const line of rest.slice(0, end).split('\n')) {
        const [, name, value = ''] = /^(\w+): ?(.*)/.exec(line) ?? [];
        if (name === 'data') frame.data += (frame.data && '\n') + value;
        else if (name === 'event' || name === 'id') frame[name] = value;
      }
      rest = rest.slice(end + 2);
      take(frame);
    }
  };
};

/** Keeps one stream open until `signal` aborts: resumes after the last event heard, waits longer after each failure. */
export const stream = async (client: Client, signal: AbortSignal): Promise<void> => {
  let attempt = 0;
  let refused: string | undefined;
  while (!signal.aborted) {
    const stop = new AbortController();
    const abort = (): void => stop.abort();
    signal.addEventListener('abort', abort);
    let watchdog: ReturnType<typeof setTimeout> | undefined;
    const alive = (): void => {
      clearTimeout(watchdog);
      watchdog = setTimeout(abort, SILENCE);
    };
    let wait = 0;
    let token: string | undefined;
    try {
      alive();
      token = await client.session.token(refused);
      refused = undefined;
      const headers: Record<string, string> = {
        Accept: 'text/event-stream',
        Authorization: `Bearer ${token}`,
        ...client.as,
      };
      if (client.cursor) headers['Last-Event-ID'] = client.cursor;
      const response = await client.fetch(client.api + streamEvents.path, {
        headers,
        signal: stop.signal,
        credentials: 'omit',
        cache: 'no-store',
      });
      if (!response.ok || !response.body) throw problemOf(response, await response.text());
      client.notify({ type: 'live', live: true });
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const feed = frames(({ event, id, data }) => {
        if (id !== undefined) client.cursor = id;
        if (event === 'reset') client.notify({ type: 'reset' });
        else if (data) {
          const event = JSON.parse(data) as LiveEvent;
          client.notify({ type: 'event', event, tags: eventTags(event) });
        }
      });
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        alive();
        // Only what was heard proves that the line holds: a server that closes at once is waited for longer each time.
        attempt = 0;
        feed(value);
      }
    } catch (reason) {
      const { status, retryAfter } = reason as OrielError;
      if (status === 401) refused = token;
      // Not allowed, or nobody signed in: a new session or a reload of the page changes that, not we.
      wait = (retryAfter ?? (status === 403 || status === 401 ? 60 : 0)) * 1000;
      if (status === 401 && attempt === 0) wait = 0;
    } finally {
      clearTimeout(watchdog);
      signal.removeEventListener('abort', abort);
      stop.abort();
    }
    if (signal.aborted) break;
    client.notify({ type: 'live', live: false });
    await Promise.race([pause(Math.max(wait, backoff(attempt++))), wake(signal)]);
  }
};

/** Settles when the device that was away comes back online, or when nobody listens any more. */
const wake = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (isOffline()) globalThis.addEventListener('online', () => resolve(), { once: true, signal });
  });
