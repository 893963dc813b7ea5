import * as z from 'zod/mini';

/** For hosts inside a page: zod then never tries to compile its checks, which a strict policy of the page would report. */
export const withoutEval = (): void => {
  z.config({ jitless: true });
};
