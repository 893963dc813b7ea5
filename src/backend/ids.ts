/** Identifiers, references and other random or derived values. */

let last = 0n;

/** UUID version 7 in lower case. Those made by one process sort in the order they were made. */
export const uuidv7 = (now: number): string => {
  const random = crypto.getRandomValues(new Uint8Array(8));
  // 48 bits of time and 12 of a counter that starts at random; the counter carries into the time when it overflows.
  const start = (BigInt(Math.max(0, Math.floor(now))) << 12n) | BigInt(((random[0] ?? 0) << 3) | 1);
  last = start > last ? start : last + 1n;
  const head = (((last >> 12n) << 16n) | 0x7000n | (last & 0xfffn)).toString(16).padStart(16, '0');
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const tail = hex(random);
  return `${head.slice(0, 8)}-${head.slice(8, 12)}-${head.slice(12)}-${tail.slice(0, 4)}-${tail.slice(4)}`;
};

export const hex = (bytes: ArrayBuffer | Uint8Array): string =>
  Array.from(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** Short reference for people: `7F3A-21C0`. */
export const shortReference = (): string => {
  const text = hex(crypto.getRandomValues(new Uint8Array(4))).toUpperCase();
  return `${text.slice(0, 4)}-${text.slice(4)}`;
};

export const sha256 = async (text: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/** Derives values from the backend's secret: one key, many purposes, each named in its message. */
export class Secret {
  #key: Promise<CryptoKey>;

  constructor(secret: string) {
    const bytes = new TextEncoder().encode(secret);
    if (bytes.byteLength < 32) throw new Error('The secret of the backend needs at least 32 bytes');
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    this.#key = crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify']);
  }

  async sign(purpose: string, message: string): Promise<string> {
    const data = new TextEncoder().encode(`${purpose}\n${message}`);
    return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', await this.#key, data)));
  }

  /** Compares in constant time. */
  async holds(purpose: string, message: string, signature: string): Promise<boolean> {
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      const binary = atob(signature.replaceAll('-', '+').replaceAll('_', '/'));
      bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    } catch {
      return false;
    }
    const data = new TextEncoder().encode(`${purpose}\n${message}`);
    return crypto.subtle.verify('HMAC', await this.#key, bytes, data);
  }
}
