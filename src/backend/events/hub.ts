/**
 * Live streams (R9, S9). One look at the event log serves all streams; what of it a stream may hear is asked of the
 * policy with current data each time, and whoever lost the right to listen is cut off within two seconds.
 */
import { HEARTBEAT_SECONDS, type LiveEvent } from '../../contract/event.js';
import type { ModuleDefinition } from '../../contract/module.js';
import { allOf } from '../../contract/query.js';
import type { Deps } from '../deps.js';
import { isListed, type Session, sessionOf } from '../http/session.js';
import { today } from '../http/today.js';
import { CLOCK_SKEW } from '../http/token.js';
import { isActive, loadSubjects, type Subject } from '../policy/index.js';
import type { Row } from '../store/tables.js';

/** How often all streams are judged anew, in milliseconds. */
const JUDGE_MS = 1_500;
const BATCH = 200;
/** Events kept at hand for streams that are up to date. */
const KEPT = 1_000;
/** Bytes that a slow reader may leave lying before it has to come again with `Last-Event-ID`. */
const MOST_WAITING = 262_144;

export type Listener =
  | { kind: 'agent' }
  | {
      kind: 'customer';
      profile: string;
      module: string;
      instance: string | null;
      origin: string | null;
      expires: number | null;
    };

interface Stream {
  listener: Listener;
  controller: ReadableStreamDefaultController<Uint8Array>;
  /** Place in the log up to which everything was considered. */
  cursor: number;
  beat: number;
  /** The rights it was last judged by; undefined before the first time. */
  rights: string | undefined;
}

/** `undefined`: no longer allowed to listen. `null`: everything may be heard. */
type Hearing = Pick<Session, 'cases' | 'products' | 'who'> | null | undefined;

/** What a session may read, as something to compare: its filters, and the account whose switches they look at. */
const rightsOf = (hearing: Hearing): string =>
  hearing ? JSON.stringify([hearing.cases, hearing.products, hearing.who.account]) : '';

export class EventHub {
  #deps: Deps;
  #streams = new Set<Stream>();
  /** The log from behind `#from` to its end, as last looked at. */
  #recent: Row<'event'>[] = [];
  #from: number | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #forget: (() => void) | undefined;
  #running = false;
  #again = false;
  #encoder = new TextEncoder();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  countOf(profile: string): number {
    return [...this.#streams].filter(({ listener }) => listener.kind === 'customer' && listener.profile === profile)
      .length;
  }

  /** Opens a stream that goes on after `lastEventId`, or begins now. */
  async open(listener: Listener, lastEventId: string | null, signal: AbortSignal): Promise<Response> {
    const [newest] = await this.#deps.store.find('event', { order: ['-seq'], limit: 1 });
    const end = newest?.seq ?? 0;
    const { cursor, reset } = await this.#resume(lastEventId, end);
    let stream: Stream | undefined;
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          stream = { listener, controller, cursor, beat: this.#deps.clock(), rights: undefined };
          this.#streams.add(stream);
          this.#write(stream, reset ? `event: reset\nid: ${cursor}\ndata: {}\n\n` : `: connected\nid: ${cursor}\n\n`);
        },
        cancel: () => {
          if (stream) this.#drop(stream);
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
    );
    signal.addEventListener('abort', () => stream && this.#end(stream), { once: true });
    this.#forget ??= this.#deps.store.onEvents(() => void this.cycle());
    this.#timer ??= setInterval(() => void this.cycle(), JUDGE_MS);
    void this.cycle();
    return new Response(body, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      },
    });
  }

  /** Where a stream goes on. An id from before the log's beginning, or one that never was, means that events were missed. */
  async #resume(lastEventId: string | null, end: number): Promise<{ cursor: number; reset: boolean }> {
    if (lastEventId === null || lastEventId === '') return { cursor: end, reset: false };
    const last = /^\d{1,10}$/.test(lastEventId) ? Number(lastEventId) : Number.NaN;
    if (last === end) return { cursor: end, reset: false };
    const [oldest] = await this.#deps.store.find('event', { order: ['seq'], limit: 1 });
    const known = oldest !== undefined && last >= oldest.seq - 1 && last < end;
    return known ? { cursor: last, reset: false } : { cursor: end, reset: true };
  }

  close(): void {
    for (const stream of [...this.#streams]) this.#end(stream);
  }

  #write(stream: Stream, text: string): void {
    if (!this.#streams.has(stream)) return;
    try {
      stream.controller.enqueue(this.#encoder.encode(text));
      stream.beat = this.#deps.clock();
      if ((stream.controller.desiredSize ?? 0) < 0) this.#end(stream);
    } catch {
      this.#drop(stream);
    }
  }

  #end(stream: Stream): void {
    if (!this.#streams.has(stream)) return;
    this.#drop(stream);
    try {
      stream.controller.close();
    } catch {
      // The reader was gone already.
    }
  }

  #drop(stream: Stream): void {
    this.#streams.delete(stream);
    if (this.#streams.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#forget?.();
    this.#forget = undefined;
    this.#recent = [];
    this.#from = undefined;
  }

  /** Judges all streams anew and tells each what it has not heard. Calls that come while one runs make it run once more. */
  async cycle(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    try {
      do {
        this.#again = false;
        await this.#refresh();
        // A stream that opens while rights are looked up waits for the next round: nothing is known of it yet.
        const streams = [...this.#streams];
        const hearing = await this.#hearing(streams);
        await Promise.all(streams.map((stream) => this.#deliver(stream, hearing(stream.listener))));
      } while (this.#again);
    } catch (error) {
      // The next wake or the timer tries again; cursors only move past what was delivered.
      this.#deps.log({ level: 'warn', message: 'Live events could not be read', error });
    } finally {
      this.#running = false;
    }
  }

  async #refresh(): Promise<void> {
    if (this.#streams.size === 0) return;
    this.#from ??= Math.min(...[...this.#streams].map(({ cursor }) => cursor));
    for (;;) {
      const last = this.#recent.at(-1)?.seq ?? this.#from;
      const more = await this.#deps.store.find('event', {
        filter: { gt: ['seq', last] },
        order: ['seq'],
        limit: BATCH,
      });
      this.#recent.push(...more);
      if (more.length < BATCH) break;
    }
    const spare = this.#recent.splice(0, Math.max(0, this.#recent.length - KEPT));
    this.#from = spare.at(-1)?.seq ?? this.#from;
  }

  /**
   * Events behind a cursor: from those at hand, or from the store for a stream that is further behind. None that came
   * after this round began: the rights of the round were looked up before it.
   */
  async #after(cursor: number): Promise<Row<'event'>[]> {
    if (this.#from !== undefined && cursor >= this.#from)
      return this.#recent.filter(({ seq }) => seq > cursor).slice(0, BATCH);
    const end = this.#recent.at(-1)?.seq ?? this.#from ?? cursor;
    const filter = allOf({ gt: ['seq', cursor] }, { lte: ['seq', end] });
    return this.#deps.store.find('event', { filter, order: ['seq'], limit: BATCH });
  }

  /** Everything that the rights of all listeners derive from, in a few trips. */
  async #hearing(streams: readonly Stream[]): Promise<(listener: Listener) => Hearing> {
    const customers = streams.flatMap(({ listener }) => (listener.kind === 'customer' ? [listener] : []));
    const names = [...new Set(customers.map(({ module }) => module))];
    const [rows, subjects] = await Promise.all([
      names.length === 0 ? [] : this.#deps.store.find('module', { filter: { in: ['id', names] } }),
      loadSubjects(this.#deps.store, [...new Set(customers.map(({ profile }) => profile))], today(this.#deps)),
    ]);
    const modules = new Map(rows.map(({ id, definition }) => [id, definition as ModuleDefinition]));
    return (listener) =>
      listener.kind === 'agent'
        ? null
        : this.#judge(listener, modules.get(listener.module), subjects.get(listener.profile));
  }

  #judge(
    listener: Extract<Listener, { kind: 'customer' }>,
    module: ModuleDefinition | undefined,
    who: Subject | undefined,
  ): Hearing {
    if (!module?.active || !who || !isActive(who)) return undefined;
    if (listener.origin !== null && !isListed(this.#deps, module, listener.origin)) return undefined;
    if (listener.expires !== null && listener.expires + CLOCK_SKEW < this.#deps.clock() / 1000) return undefined;
    try {
      return sessionOf(module, who, listener.instance, listener.expires);
    } catch {
      return undefined;
    }
  }

  async #deliver(stream: Stream, hearing: Hearing): Promise<void> {
    if (hearing === undefined) {
      this.#end(stream);
      return;
    }
    const rights = rightsOf(hearing);
    // What the page shows was read by other rights: all of it is asked for again.
    if (stream.rights !== undefined && stream.rights !== rights)
      this.#write(stream, `event: reset\nid: ${stream.cursor}\ndata: {}\n\n`);
    stream.rights = rights;
    for (;;) {
      const events = await this.#after(stream.cursor);
      const last = events.at(-1);
      if (!last) break;
      // One that names nothing only woke us: rights may have changed.
      const open = events.filter(
        (event) => (event.case ?? event.item) !== null && (hearing === null || !event.internal),
      );
      const allowed = hearing === null ? null : await this.#readable(open, hearing);
      for (const event of open) {
        if (allowed && !allowed.has(event.case ?? event.item)) continue;
        const { type, number, version, at, item } = event;
        const data = (
          item === null ? { type, case: event.case, number, version, at } : { type, installBaseItem: item, at }
        ) as LiveEvent;
        this.#write(stream, `id: ${event.seq}\ndata: ${JSON.stringify(data)}\n\n`);
      }
      stream.cursor = last.seq;
      if (events.length < BATCH) break;
    }
    if (this.#deps.clock() - stream.beat >= HEARTBEAT_SECONDS * 1000 - JUDGE_MS) {
      this.#write(stream, `: heartbeat\nid: ${stream.cursor}\n\n`);
    }
  }

  /** Ids of the cases and items among the events that may be read. */
  async #readable(
    events: Row<'event'>[],
    { cases, products }: NonNullable<Hearing>,
  ): Promise<ReadonlySet<string | null>> {
    const among = async (table: 'case' | 'installBaseItem', ids: (string | null)[], within: typeof cases) => {
      const wanted = [...new Set(ids.filter((id) => id !== null))];
      if (wanted.length === 0) return [];
      return this.#deps.store.find(table, { filter: allOf({ in: ['id', wanted] }, within) });
    };
    const found = await Promise.all([
      among(
        'case',
        events.map((event) => event.case),
        cases,
      ),
      among(
        'installBaseItem',
        events.map(({ item }) => item),
        products.items,
      ),
    ]);
    return new Set(found.flat().map(({ id }) => id));
  }
}
