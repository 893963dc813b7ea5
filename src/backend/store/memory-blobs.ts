import { type Blobs, BlobTooLarge } from './store.js';

/** Bytes at the start of a file that `put` hands back, enough to tell its type. */
export const HEAD_BYTES = 4096;

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Files in memory, by SHA-256. `onPut` hears of each new one: the mock keeps them for the next page. */
export class MemoryBlobs implements Blobs {
  #files = new Map<string, Uint8Array>();
  #onPut: ((hash: string, bytes: Uint8Array) => void | Promise<void>) | undefined;

  constructor(onPut?: (hash: string, bytes: Uint8Array) => void | Promise<void>) {
    this.#onPut = onPut;
  }

  async put(
    content: ReadableStream<Uint8Array>,
    maxBytes: number,
  ): Promise<{ hash: string; size: number; head: Uint8Array }> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const reader = content.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > maxBytes) {
        const error = new BlobTooLarge(`More than ${maxBytes} bytes`);
        await reader.cancel(error).catch(() => undefined);
        throw error;
      }
      chunks.push(value);
    }
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.byteLength;
    }
    const hash = hex(await crypto.subtle.digest('SHA-256', bytes));
    if (!this.#files.has(hash)) {
      this.#files.set(hash, bytes);
      await this.#onPut?.(hash, bytes);
    }
    return { hash, size, head: bytes.slice(0, HEAD_BYTES) };
  }

  async get(hash: string): Promise<ReadableStream<Uint8Array> | undefined> {
    const bytes = this.#files.get(hash);
    return bytes && new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  }

  /** Takes a file that is known to have this hash. */
  load(hash: string, bytes: Uint8Array): void {
    this.#files.set(hash, bytes);
  }
}
