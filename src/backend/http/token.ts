/** Judges the host site's token (S7): algorithm, key, audience, life, skew. Knows nothing of people. */
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type CryptoKey as JoseKey,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import type { TokenKeys } from '../../contract/module.js';
import { Refusal, unauthenticated } from './refusal.js';

/** Longest life a token may have, and what clocks may differ by, in seconds. */
export const TOKEN_LIFE = 600;
export const CLOCK_SKEW = 30;
const MAX_TOKEN = 8192;

export interface Claims {
  sub: string;
  profile: string | undefined;
  /** What the site calls the person, for self-registration. */
  name: string | undefined;
  email: string | undefined;
  /** Seconds since 1970. */
  expires: number;
}

/** The token of `Authorization: Bearer …`. */
export const bearer = (header: string | null | undefined): string => {
  const token = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i.exec(header ?? '')?.[1];
  if (!token) throw unauthenticated('no token came along as Authorization: Bearer');
  if (token.length > MAX_TOKEN) throw unauthenticated(`the token is longer than ${MAX_TOKEN} characters`);
  return token;
};

/** Module and subject that a token claims, not yet believed: they only say which records to load for judging it. */
export const claimed = (token: string): { module: string; sub: string; profile: string | undefined } => {
  let payload: JWTPayload;
  try {
    payload = decodeJwt(token);
  } catch {
    throw unauthenticated('the token is no JWT');
  }
  const { aud, sub, profile } = payload;
  // One audience, not a list: a token made for several modules is a token of none.
  if (typeof aud !== 'string' || !/^[a-z0-9-]{1,64}$/.test(aud))
    throw unauthenticated("the token's aud is not the name of one module");
  if (!plain(sub)) throw unauthenticated("the token's sub is missing, or no text of 1 to 255 characters");
  if (profile !== undefined && !plain(profile)) throw unauthenticated("the token's profile is no id");
  return { module: aud, sub: sub as string, profile: profile as string | undefined };
};
/** Text that can name somebody. */
export const plain = (value: unknown): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= 255 && !/\p{Cc}|\p{Surrogate}/u.test(value);

/** `2 h`, `11 min`, `601 s`. */
const spell = (seconds: number): string => {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
};

const expired = (end: number, now: number): Refusal =>
  new Refusal('token-expired', { reason: `the token ended ${spell(Math.round(now / 1000) - end)} ago` });

const wrongLife = (iat: number, exp: number, now: number): string | undefined => {
  if (exp <= iat) return "the token's exp is not after its iat";
  if (exp - iat > TOKEN_LIFE) return `the token lives ${spell(exp - iat)}, at most ${spell(TOKEN_LIFE)}`;
  const ahead = Math.round(iat - now / 1000);
  return ahead > CLOCK_SKEW ? `the token's iat is ${spell(ahead)} in the future: compare the clocks` : undefined;
};

/** Claims, algorithms and keys are told in the words of jose, which name no value. */
const whyNot = (error: Error, module: string): string => {
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return `the token's signature does not match the keys of ${module}`;
  return `the token is not taken by the keys of ${module}: ${error.message}`;
};

type Key = JoseKey | JWTVerifyGetKey;

/** Keys made ready, by their definition: a changed definition is another entry, so nothing outlives it. */
export class TokenJudge {
  #keys = new Map<string, Promise<Key>>();
  #judged = new Map<string, Claims>();

  #ready(keys: TokenKeys): Promise<Key> {
    const name = JSON.stringify(keys);
    const known = this.#keys.get(name);
    if (known) return known;
    if (this.#keys.size >= 1000) this.#keys.clear();
    const made = makeKey(keys);
    this.#keys.set(name, made);
    return made;
  }

  /**
   * A signature that held holds for the same key and the same bytes: only its time is looked at again. What the person
   * may do is no part of it. Keys by address are asked anew, because they can be withdrawn there.
   */
  async judge(token: string, module: string, keys: TokenKeys, now: number): Promise<Claims> {
    if ('jwksUrl' in keys) return this.#verify(token, module, keys, now);
    const name = `${module}\n${JSON.stringify(keys)}\n${token}`;
    const known = this.#judged.get(name);
    if (known) {
      if (known.expires <= Math.floor(now / 1000) - CLOCK_SKEW) throw expired(known.expires, now);
      return known;
    }
    const claims = await this.#verify(token, module, keys, now);
    if (this.#judged.size >= 5000) this.#judged.clear();
    this.#judged.set(name, claims);
    return claims;
  }

  async #verify(token: string, module: string, keys: TokenKeys, now: number): Promise<Claims> {
    try {
      const header = decodeProtectedHeader(token);
      // A key that travels with the token, or an address to fetch it from, proves nothing.
      const foreign = ['jku', 'jwk', 'x5u', 'x5c', 'crit'].find((name) => name in header);
      if (foreign) throw unauthenticated(`the token's header has ${foreign}, which is never taken`);
      const options = {
        algorithms: 'secret' in keys ? ['HS256'] : ['RS256', 'ES256'],
        audience: module,
        clockTolerance: CLOCK_SKEW,
        currentDate: new Date(now),
        requiredClaims: ['sub', 'iat', 'exp'],
      };
      const key = await this.#ready(keys);
      const { payload } =
        typeof key === 'function' ? await jwtVerify(token, key, options) : await jwtVerify(token, key, options);
      const { sub, iat, exp, profile, name, email } = payload;
      if (typeof sub !== 'string' || typeof iat !== 'number' || typeof exp !== 'number')
        throw unauthenticated("the token's sub, iat or exp is of another kind");
      const wrong = wrongLife(iat, exp, now);
      if (wrong) throw unauthenticated(wrong);
      return {
        sub,
        profile: typeof profile === 'string' ? profile : undefined,
        name: plain(name) ? (name as string) : undefined,
        email: plain(email) ? (email as string) : undefined,
        expires: exp,
      };
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (error instanceof errors.JWTExpired) throw expired(Number(error.payload.exp), now);
      if (error instanceof errors.JWKSTimeout) throw new Refusal('unavailable', { retryAfter: 5 });
      throw unauthenticated(whyNot(error as Error, module));
    }
  }
}

const makeKey = async (keys: TokenKeys): Promise<Key> => {
  if ('jwks' in keys) return createLocalJWKSet(keys.jwks as unknown as JSONWebKeySet);
  if ('jwksUrl' in keys) return createRemoteJWKSet(new URL(keys.jwksUrl));
  const bytes = new TextEncoder().encode(keys.secret);
  if (bytes.byteLength < 32) throw new Error('The secret of a module needs at least 32 bytes');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
};
