/** Waiting, for those who try again. */

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Half a second, one, two, … half a minute; spread so that pages do not come back in step. */
export const backoff = (attempt: number): number => Math.min(30_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);

export const isOffline = (): boolean => globalThis.navigator?.onLine === false;
