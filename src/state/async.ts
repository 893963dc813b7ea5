import type { OrielError } from '../client/error.js';

/**
 * What is known of something that takes time. The last good `value` and the time `at` (ms) it was got are kept while it is
 * loaded again and after a failure, so that an element never takes away what it showed.
 */
export type Async<T> =
  | { readonly status: 'idle'; readonly value?: undefined; readonly at?: undefined; readonly error?: undefined }
  | {
      readonly status: 'loading';
      readonly value?: T | undefined;
      readonly at?: number | undefined;
      readonly error?: undefined;
    }
  | { readonly status: 'ready' | 'empty'; readonly value: T; readonly at: number; readonly error?: undefined }
  | {
      readonly status: 'failed';
      readonly value?: T | undefined;
      readonly at?: number | undefined;
      readonly error: OrielError;
    };

export const idle: { readonly status: 'idle' } = { status: 'idle' };
