/** A live stream of the host, as a page hears it. */
import { type CaseEvent, LiveEvent } from '../../src/contract/event.js';
import { equal } from './assert.js';
import type { Caller, Person } from './host.js';

interface Frame {
  id: string;
  event: string;
  data: string;
}

/** Reads a stream until told to stop. */
export class Listener {
  readonly frames: Frame[] = [];
  ended = false;
  #stop = new AbortController();
  #waiting = new Set<() => void>();

  static async open(caller: Caller, as: Person | 'ops', headers: Record<string, string> = {}): Promise<Listener> {
    const listener = new Listener();
    const name = as === 'ops' ? 'opsStreamEvents' : 'streamEvents';
    const response = await caller.host.fetch(caller.url(name), {
      headers: { ...(await caller.headers(as)), ...headers },
      signal: listener.#stop.signal,
    });
    equal([response.status, response.headers.get('content-type')?.split(';')[0]], [200, 'text/event-stream']);
    caller.called.add(name);
    void listener.#read(response.body as ReadableStream<Uint8Array<ArrayBuffer>>);
    await listener.until(() => listener.frames.length > 0);
    return listener;
  }

  async #read(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    let rest = '';
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        rest += value;
        for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
          const frame: Frame = { id: '', event: 'message', data: '' };
          for (const line of rest.slice(0, end).split('\n')) {
            const [, name, text = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
            if (name === 'id' || name === 'event' || name === 'data') frame[name] = text;
          }
          rest = rest.slice(end + 2);
          this.frames.push(frame);
          for (const wake of this.#waiting) wake();
        }
      }
    } catch {
      // Stopped from here.
    }
    this.ended = true;
    for (const wake of this.#waiting) wake();
  }

  until(holds: () => boolean, milliseconds = 5000): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Not heard in time; heard ${JSON.stringify(this.frames)}`)),
        milliseconds,
      );
      const look = (): void => {
        if (!holds()) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  get all(): LiveEvent[] {
    return this.frames
      .filter(({ data, event }) => data && event === 'message')
      .map(({ data }) => LiveEvent.parse(JSON.parse(data)));
  }
  /** Those about cases. */
  get events(): CaseEvent[] {
    return this.all.filter((event) => event.type !== 'item-changed');
  }
  get last(): string {
    return this.frames.filter(({ id }) => id !== '').at(-1)?.id ?? '';
  }
  stop(): void {
    this.#stop.abort();
  }
}
