/** What stays after something was shown and taken away: listeners on shared targets, repeating timers, elements. */

const shared = new Set<EventTarget>([window, document, document.documentElement]);
/** One entry per listener that was added to a shared target and not removed. */
const listeners = new Map<string, number>();
const timers = new Set<unknown>();

const count = (target: EventTarget, type: string, by: number): void => {
  if (!shared.has(target)) return;
  const name = `${target.constructor.name} ${type}`;
  listeners.set(name, (listeners.get(name) ?? 0) + by);
};

const known = new WeakMap<EventTarget, Set<string>>();
let ids = 0;
const idOf = new WeakMap<object, number>();
const keyOf = (type: string, listener: object, options: unknown): string => {
  if (!idOf.has(listener)) idOf.set(listener, ids++);
  const capture = typeof options === 'object' && options ? (options as { capture?: boolean }).capture : options;
  return `${type} ${idOf.get(listener)} ${Boolean(capture)}`;
};

/** Watches from now on; the same listener added twice counts once, as in the browser. */
function watch(): void {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window;
    addEventListener.call(target, type, listener, options);
    const { once = false, signal = undefined } = typeof options === 'object' && options ? options : {};
    if (!listener || once || signal?.aborted) return;
    const keys = known.get(target) ?? new Set();
    known.set(target, keys);
    const key = keyOf(type, listener, options);
    if (keys.has(key)) return;
    keys.add(key);
    count(target, type, 1);
    signal?.addEventListener('abort', () => keys.delete(key) && count(target, type, -1), { once: true });
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window;
    removeEventListener.call(target, type, listener, options);
    if (listener && known.get(target)?.delete(keyOf(type, listener, options))) count(target, type, -1);
  };
  const { setInterval, clearInterval } = window;
  const start = (...args: Parameters<typeof setInterval>) => {
    const id = setInterval(...args);
    timers.add(id);
    return id;
  };
  window.setInterval = start as unknown as typeof window.setInterval;
  window.clearInterval = (id) => {
    timers.delete(id);
    clearInterval(id);
  };
}
watch();

declare const gc: undefined | (() => void);

/** True when all are collected; asks the collector a few times, since it takes its time with weak references. */
async function alive(refs: WeakRef<object>[]): Promise<number> {
  for (let round = 0; round < 20; round += 1) {
    // The test browser is started with --expose-gc; in another one memory cannot be judged.
    if (typeof gc !== 'function') throw new Error('start the browser with --js-flags=--expose-gc');
    await new Promise((resolve) => setTimeout(resolve));
    gc();
    if (refs.every((ref) => ref.deref() === undefined)) return 0;
  }
  return refs.filter((ref) => ref.deref() !== undefined).length;
}

interface Left {
  listeners: string[];
  timers: number;
  elements: number;
}

/** Three visits: what has grown since was left behind. One element may still be held by the page itself (the last one focused, the last one under the pointer). */
async function once(visit: () => Promise<WeakRef<object>>): Promise<Left> {
  const before = new Map(listeners);
  const timersBefore = timers.size;
  const refs: WeakRef<object>[] = [];
  for (let round = 0; round < 3; round += 1) refs.push(await visit());
  const held = await alive(refs);
  return {
    listeners: [...listeners]
      .filter(([name, number]) => number > (before.get(name) ?? 0))
      .map(([name, number]) => `${name}: ${number}`),
    // One that an earlier scene left to run out may end meanwhile.
    timers: Math.max(0, timers.size - timersBefore),
    elements: Math.max(0, held - 1),
  };
}

/**
 * What `visit` leaves behind, after a first visit that lets modules make what all elements share. The collector may keep
 * an element by chance, from an old value on the stack: what is really held is held each time.
 */
export async function leftBehind(visit: () => Promise<WeakRef<object>>): Promise<Left> {
  await visit();
  let left = await once(visit);
  for (let more = 0; more < 2 && left.elements > 0 && left.listeners.length + left.timers === 0; more += 1)
    left = await once(visit);
  return left;
}
