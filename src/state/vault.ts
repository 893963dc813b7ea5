/**
 * Records on this device, encrypted with a secret that only the same signed-in person is handed. Names of records are
 * derived from it too, so that the disk tells neither what was written nor by whom.
 */

/** The storage is denied, full or not there. The text for people says that nothing is kept on this device. */
export class VaultError extends Error {
  constructor(
    readonly reason: 'denied' | 'full',
    options?: ErrorOptions,
  ) {
    super(`Nothing can be kept on this device: storage ${reason}`, options);
  }
}

export interface VaultRow {
  id: string;
  /** Hidden name of module, instance and person. */
  scope: string;
  /** ms, for order and cleaning up. */
  at: number;
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

const DATABASE = 'oriel';
const stores = ['drafts', 'outbox', 'files'] as const;
export type StoreName = (typeof stores)[number];

let opening: Promise<IDBDatabase> | undefined;
const open = (): Promise<IDBDatabase> => {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      for (const name of stores)
        request.result.createObjectStore(name, { keyPath: 'id' }).createIndex('scope', 'scope');
    };
    request.onsuccess = () => {
      // Another tab wants to upgrade or delete: let it.
      request.result.onversionchange = () => {
        request.result.close();
        opening = undefined;
      };
      request.result.onclose = () => {
        opening = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  }).catch((cause: unknown) => {
    opening = undefined;
    throw new VaultError('denied', { cause });
  });
  return opening;
};

/** True when something was ever kept here; looks without creating anything. */
export const vaultExists = async (): Promise<boolean> => {
  try {
    return opening !== undefined || (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  } catch {
    return false;
  }
};

const transact = async <T>(
  names: StoreName[],
  mode: IDBTransactionMode,
  work: (store: (name: StoreName) => IDBObjectStore) => IDBRequest<T> | undefined,
): Promise<T | undefined> => {
  const database = await open();
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void =>
      reject(new VaultError((cause as Error | null)?.name === 'QuotaExceededError' ? 'full' : 'denied', { cause }));
    try {
      const transaction = database.transaction(names, mode);
      const request = work((name) => transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = () => fail(transaction.error ?? request?.error);
    } catch (cause) {
      fail(cause);
    }
  });
};

const utf8 = new TextEncoder();
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
export const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

export class Vault {
  /** Hidden name under which its records stand. */
  readonly scope: string;
  readonly #key: CryptoKey;
  readonly #streamKey: CryptoKey;

  private constructor(scope: string, key: CryptoKey, streamKey: CryptoKey) {
    this.scope = scope;
    this.#key = key;
    this.#streamKey = streamKey;
  }

  /** `parts` tell apart what must not meet: module, instance, person, form. `secret` is the viewer's `draftKey`. */
  static async open(secret: string, parts: readonly string[]): Promise<Vault> {
    // Only secure pages have these.
    if (!globalThis.crypto?.subtle || !globalThis.indexedDB) throw new VaultError('denied');
    const { subtle } = crypto;
    const master = await subtle.importKey('raw', fromBase64(secret), 'HKDF', false, ['deriveKey', 'deriveBits']);
    const derive = (info: string) => ({
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(),
      info: utf8.encode(info),
    });
    const aes = (name: string, info: string) =>
      subtle.deriveKey(derive(info), master, { name, length: 256 }, false, ['encrypt', 'decrypt']);
    const [key, streamKey, name] = await Promise.all([
      aes('AES-GCM', 'records'),
      aes('AES-CTR', 'last moment'),
      subtle.deriveBits(derive(`scope ${JSON.stringify(parts)}`), master, 128),
    ]);
    return new Vault(toBase64(new Uint8Array(name)), key, streamKey);
  }

  async seal(content: BufferSource): Promise<{ iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.#key, content) };
  }
  unseal({ iv, data }: { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }): Promise<ArrayBuffer> {
    return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, this.#key, data);
  }

  /** A stretch of key stream, to be used once, for text that must be encrypted without waiting. */
  async keyStream(bytes: number, counter: Uint8Array<ArrayBuffer> = crypto.getRandomValues(new Uint8Array(16))) {
    const stream = await crypto.subtle.encrypt(
      { name: 'AES-CTR', counter, length: 64 },
      this.#streamKey,
      new Uint8Array(bytes),
    );
    return { counter, stream: new Uint8Array(stream) };
  }

  async put(store: StoreName, id: string, at: number, value: unknown): Promise<void> {
    const sealed = await this.seal(utf8.encode(JSON.stringify(value)));
    await transact([store], 'readwrite', (use) =>
      use(store).put({ id, scope: this.scope, at, ...sealed } satisfies VaultRow),
    );
  }
  async putFile(id: string, at: number, file: Blob): Promise<void> {
    const sealed = await this.seal(await file.arrayBuffer());
    await transact(['files'], 'readwrite', (use) =>
      use('files').put({ id, scope: this.scope, at, ...sealed } satisfies VaultRow),
    );
  }
  async file(id: string, name: string, type: string, lastModified: number): Promise<File | undefined> {
    const row = await transact(
      ['files'],
      'readonly',
      (use) => use('files').get(id) as IDBRequest<VaultRow | undefined>,
    );
    return row && new File([await this.unseal(row)], name, { type, lastModified });
  }

  /** All readable records of this scope, oldest first. What cannot be read (another key, damage) is left out. */
  async list<T>(store: StoreName): Promise<{ id: string; at: number; value: T }[]> {
    const rows = await transact(
      [store],
      'readonly',
      (use) => use(store).index('scope').getAll(this.scope) as IDBRequest<VaultRow[]>,
    );
    const found = await Promise.all(
      (rows ?? []).map(async (row) => {
        try {
          return { id: row.id, at: row.at, value: JSON.parse(new TextDecoder().decode(await this.unseal(row))) as T };
        } catch {
          return undefined;
        }
      }),
    );
    return found.filter((entry) => entry !== undefined).sort((a, b) => a.at - b.at);
  }

  async delete(store: StoreName, ids: readonly string[]): Promise<void> {
    if (ids.length > 0)
      await transact([store], 'readwrite', (use) => void ids.map((id) => use(store).delete(id)) as undefined);
  }

  /** Throws away what nobody came back for, of any person: it is unreadable to us, but not its age. */
  static async sweep(before: number): Promise<void> {
    await transact([...stores], 'readwrite', (use) => {
      for (const name of stores) {
        const cursor = use(name).openCursor();
        cursor.onsuccess = () => {
          const { result } = cursor;
          if (!result) return;
          if ((result.value as VaultRow).at < before) result.delete();
          result.continue();
        };
      }
      return undefined;
    });
  }
}
