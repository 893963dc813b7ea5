/** Signs a token as the server of a partner site would: for demos and tests, which play that server. */
import { SignJWT } from 'jose';
import { ModuleDefinition } from '../../contract/module.js';

export interface DemoToken {
  token: string;
  expiresAt: string;
}

/** Good for five minutes, for `person` of a module that has a shared secret. `now` in milliseconds. */
export const signToken = async (module: unknown, person: string, now: number, seconds = 300): Promise<DemoToken> => {
  const { name, keys } = ModuleDefinition.parse(module);
  if (!('secret' in keys)) throw new Error(`The module ${name} has no shared secret`);
  const issued = Math.floor(now / 1000);
  const token = await new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(person)
    .setAudience(name)
    .setIssuedAt(issued)
    .setExpirationTime(issued + seconds)
    .sign(new TextEncoder().encode(keys.secret));
  return { token, expiresAt: new Date((issued + seconds) * 1000).toISOString() };
};
