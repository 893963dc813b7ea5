/** The desk's live events: one stream for the page, opened again whenever it breaks. */
import type { LiveEvent } from 'oriel/contract';
import type { OpsApi } from './api.js';

export interface LiveHandlers {
  event: (event: LiveEvent) => void;
  /** Everything may have changed: the stream starts, or starts over. */
  reset: () => void;
  online: (online: boolean) => void;
}

/** Frames of a server-sent event stream. */
async function* frames(body: ReadableStream<Uint8Array>): AsyncGenerator<Record<string, string>> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + decoder.decode(value, { stream: true }).replaceAll('\r', '')).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const frame: Record<string, string> = {};
      for (const line of part.split('\n')) {
        const [, name, text = ''] = /^(\w+): ?(.*)/.exec(line) ?? [];
        if (name) frame[name] = (frame[name] ?? '') + text;
      }
      yield frame;
    }
  }
}

/** Listens until `signal` aborts. */
export const listen = async (api: OpsApi, handlers: LiveHandlers, signal: AbortSignal): Promise<void> => {
  let last = '';
  let failures = 0;
  while (!signal.aborted) {
    try {
      const headers = { ...(await api.headers()), Accept: 'text/event-stream' };
      const answer = await fetch('/ops/v1/events', {
        headers: last ? { ...headers, 'Last-Event-ID': last } : headers,
        signal,
      });
      if (!answer.ok || !answer.body) throw new Error(String(answer.status));
      handlers.online(true);
      // Whatever happened while nobody listened is read once, by asking.
      if (failures > 0 || !last) handlers.reset();
      failures = 0;
      for await (const frame of frames(answer.body)) {
        if (frame['id']) last = frame['id'];
        if (frame['event'] === 'reset') handlers.reset();
        else if (frame['data']?.startsWith('{')) handlers.event(JSON.parse(frame['data']) as LiveEvent);
      }
    } catch {
      if (signal.aborted) return;
    }
    handlers.online(false);
    failures += 1;
    await new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** failures, 10_000)));
  }
};
