/** Waiting, for those who try again. */
import { OrielError } from './error.js';

export const aborted = (): OrielError => new OrielError('aborted', 'No longer wanted');

/** Settles as the promise does, or rejects once nobody wants it any more. */
export const unlessAborted = <T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> =>
  signal
    ? new Promise((resolve, reject) => {
        const abort = (): void => reject(aborted());
        if (signal.aborted) abort();
        signal.addEventListener('abort', abort);
        promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
      })
    : promise;

export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  unlessAborted(new Promise((resolve) => setTimeout(resolve, milliseconds)), signal);

/** Half a second, one, two, … half a minute; spread so that pages do not come back in step. */
export const backoff = (attempt: number): number => Math.min(30_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);

export const isOffline = (): boolean => globalThis.navigator?.onLine === false;
