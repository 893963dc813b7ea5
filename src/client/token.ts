/** The host page's session: tokens are pulled when needed, shared by all widgets, and live in memory only. */
import { asOrielError, OrielError } from './error.js';

/** What the page gives: the token alone, or with its end (ISO 8601). Null: nobody is signed in. */
export type TokenAnswer = string | { token: string; expiresAt?: string | undefined } | null | undefined;
export type GetToken = () => TokenAnswer | Promise<TokenAnswer>;

/** Renewed this long before its end, or in its last fifth when it lives shorter. */
const MARGIN = 30_000;

/** Milliseconds the token will live, without trust in the clock of the device. */
export const lifetime = (token: string, expiresAt: string | undefined, now: number): number => {
  let issued = Number.NaN;
  let end = Date.parse(expiresAt ?? '');
  try {
    const part = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const claims = JSON.parse(atob(part)) as { iat?: number; exp?: number };
    if (claims.exp) end = claims.exp * 1000;
    if (claims.iat) issued = claims.iat * 1000;
  } catch {
    // Opaque to us: then `expiresAt` is all there is.
  }
  const byClock = end - now;
  const byClaims = end - issued;
  // A clock that is ahead sees every token as dead, one that is behind sees it live too long.
  const life = byClock > 0 && !(byClock > byClaims) ? byClock : byClaims;
  return life > 0 ? life : 60_000;
};

export class Session {
  #get: GetToken;
  #token: string | undefined;
  #renewAt = 0;
  #pending: Promise<string> | undefined;
  #changed: (signedIn: boolean) => void;

  constructor(get: GetToken, changed: (signedIn: boolean) => void) {
    this.#get = get;
    this.#changed = changed;
  }

  /** Another source of tokens, or another person: what was known is forgotten. */
  replace(get = this.#get): void {
    this.#get = get;
    this.#token = this.#pending = undefined;
  }

  /** The token to use. `refused`: the one that the backend did not take; all callers share one renewal. */
  token(refused?: string): Promise<string> {
    if (this.#token && this.#token !== refused && performance.now() < this.#renewAt)
      return Promise.resolve(this.#token);
    if (this.#pending) return this.#pending;
    const pending = this.#pull();
    this.#pending = pending;
    const done = (): void => {
      if (this.#pending === pending) this.#pending = undefined;
    };
    pending.then(done, done);
    return pending;
  }

  async #pull(): Promise<string> {
    const get = this.#get;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let answer: TokenAnswer;
    try {
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new OrielError('timeout', 'No token in time')), 15_000);
      });
      answer = await Promise.race([get(), late]);
    } catch (reason) {
      throw asOrielError(reason);
    } finally {
      clearTimeout(timer);
    }
    const { token, expiresAt } =
      typeof answer === 'string'
        ? { token: answer, expiresAt: undefined }
        : (answer ?? { token: '', expiresAt: undefined });
    if (get !== this.#get) return this.token();
    if (!token) {
      this.#token = undefined;
      this.#changed(false);
      throw signedOut();
    }
    const life = lifetime(token, expiresAt, Date.now());
    this.#token = token;
    this.#renewAt = performance.now() + life - Math.min(MARGIN, life / 5);
    this.#changed(true);
    return token;
  }
}

const signedOut = (): OrielError =>
  new OrielError('problem', 'Nobody is signed in', {
    type: 'urn:oriel:problem:unauthenticated',
    title: 'Nobody is signed in',
    status: 401,
    code: 'unauthenticated',
  });
