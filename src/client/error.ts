import type { FieldError, Problem } from '../contract/problem.js';

/**
 * `network`: no answer (`offline` when the device says so) · `timeout`: no answer in time · `problem`: the backend said no ·
 * `contract`: the answer is not what the contract promises · `setup`: the page gives no way to a token, or a wrong one ·
 * `aborted`: the caller no longer wants it.
 */
export type ErrorKind = 'network' | 'timeout' | 'problem' | 'contract' | 'setup' | 'aborted';

/** The one error of the client. `message` is for developers; texts for people come from `kind` and `code`. */
export class OrielError extends Error {
  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly problem?: Problem,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'OrielError';
  }

  /** Code of the problem (`version-conflict`), or the kind when there is none: `network`. */
  get code(): string {
    return this.problem?.code ?? this.kind;
  }
  get status(): number {
    return this.problem?.status ?? 0;
  }
  /** What support finds in the server's log. */
  get reference(): string | undefined {
    return this.problem?.reference;
  }
  /** Seconds the backend asks to wait. */
  get retryAfter(): number | undefined {
    return this.problem?.retryAfter;
  }
  get fieldErrors(): readonly FieldError[] {
    return this.problem?.errors ?? [];
  }
  /** True when the same request may succeed later without anybody doing anything. */
  get temporary(): boolean {
    const { kind, status } = this;
    return kind === 'network' || kind === 'timeout' || (kind === 'problem' && (status === 429 || status >= 500));
  }
  /** True when nobody knows whether a write took place: repeat it with its key, never with another. */
  get uncertain(): boolean {
    return this.kind !== 'problem' || this.status >= 500;
  }
}

/** Whatever was thrown, as the one error. */
export const asOrielError = (reason: unknown): OrielError =>
  reason instanceof OrielError
    ? reason
    : new OrielError('network', reason instanceof Error ? reason.message : String(reason), undefined, {
        cause: reason,
      });
