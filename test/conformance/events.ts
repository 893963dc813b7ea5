import { type CaseEvent, LiveEvent } from '../../src/contract/event.js';
import { equal, ok } from './assert.js';
import { type Caller, newCase, type Person, type Suite } from './host.js';

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

export const events: Suite = ({ describe, it }, caller) => {
  const about = (listener: Listener, id: string) =>
    listener.events.filter((event) => event.case === id).map(({ type }) => type);

  describe('live events', () => {
    it('whoever reads a case hears of its changes in order, and nobody else does', async () => {
      const [maria, jonas, ops] = await Promise.all([
        Listener.open(caller(), 'maria'),
        Listener.open(caller(), 'jonas'),
        Listener.open(caller(), 'ops'),
      ]);
      const made = await newCase(caller(), 'Heard live');
      await caller().call('addComment', { params: { id: made.id }, body: { text: 'One' } });
      await caller().call('actOnCase', { params: { id: made.id, action: 'cancel' }, body: {} });
      const own = await newCase(caller(), 'Heard by Jonas', 'jonas');
      await Promise.all(
        [maria, jonas, ops].map((listener) => listener.until(() => about(listener, own.id).length > 0)),
      );
      equal(about(maria, made.id), ['case-created', 'activity-created', 'activity-created', 'case-updated']);
      equal(about(ops, made.id), about(maria, made.id), 'agents hear all');
      equal(about(jonas, made.id), [], 'Jonas hears nothing of it');
      const versions = maria.events.filter((event) => event.case === made.id).map(({ version }) => version);
      equal(versions, [1, 2, 3, 3], 'versions');
      for (const listener of [maria, jonas, ops]) listener.stop();
    });
    it('work notes are heard by agents only', async () => {
      const [maria, ops] = await Promise.all([Listener.open(caller(), 'maria'), Listener.open(caller(), 'ops')]);
      const made = await newCase(caller(), 'Silent note');
      await caller().call('opsAddComment', {
        as: 'ops',
        params: { id: made.id },
        body: { text: 'note', workNote: true },
      });
      const next = await newCase(caller(), 'After the note');
      await Promise.all([maria, ops].map((listener) => listener.until(() => about(listener, next.id).length > 0)));
      equal([about(maria, made.id), about(ops, made.id)], [['case-created'], ['case-created', 'activity-created']]);
      for (const listener of [maria, ops]) listener.stop();
    });
    it('a stream that broke off goes on where it was: nothing missed, nothing twice', async () => {
      const first = await Listener.open(caller(), 'maria');
      const one = await newCase(caller(), 'Before the break');
      await first.until(() => about(first, one.id).length > 0);
      first.stop();
      const missed = [await newCase(caller(), 'Missed one'), await newCase(caller(), 'Missed two')];
      const second = await Listener.open(caller(), 'maria', { 'last-event-id': first.last });
      const after = await newCase(caller(), 'After the break');
      await second.until(() => about(second, after.id).length > 0);
      equal(
        second.events.map((event) => event.case),
        [...missed, after].map(({ id }) => id),
      );
      second.stop();
    });
    it('an id that is not of this log means that everything must be asked again', async () => {
      for (const id of ['nonsense', '2000000000', '-1']) {
        const listener = await Listener.open(caller(), 'maria', { 'last-event-id': id });
        await listener.until(() => listener.frames.some(({ event }) => event === 'reset'));
        listener.stop();
      }
    });
    it('an instance’s locked filter holds for what is heard', async () => {
      const listener = await Listener.open(caller(), 'maria', { 'oriel-instance': 'boxeo-open' });
      const made = await newCase(caller(), 'Soon closed');
      await caller().call('actOnCase', { params: { id: made.id, action: 'close' }, body: {} });
      await listener.until(() => about(listener, made.id).length > 0);
      const next = await newCase(caller(), 'Still open');
      await listener.until(() => about(listener, next.id).length > 0);
      ok(!about(listener, made.id).includes('case-updated'), 'a closed case is outside');
      listener.stop();
    });
    it('a stream needs a sign-in', async () => {
      await caller().refused('streamEvents', { as: 'nobody' }, 401, 'unauthenticated');
      await caller().refused('opsStreamEvents', { as: 'maria' }, 401, 'unauthenticated');
    });
  });
};
