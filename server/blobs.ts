/** Files by the SHA-256 of their content, in a folder that several nodes may share. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { HEAD_BYTES } from '../src/backend/store/memory-blobs.js';
import { type Blobs, BlobTooLarge } from '../src/backend/store/store.js';

const HASH = /^[0-9a-f]{64}$/;
/** Parts of uploads that a crash left behind are dropped after this long. */
const STALE_MS = 24 * 3_600_000;

export class FileBlobs implements Blobs {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<FileBlobs> {
    const incoming = join(folder, 'incoming');
    await mkdir(incoming, { recursive: true });
    for (const name of await readdir(incoming)) {
      const file = join(incoming, name);
      const found = await stat(file).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > STALE_MS) await rm(file, { force: true });
    }
    return new FileBlobs(folder);
  }

  /** `<folder>/ab/cd…`: no folder grows beyond what file systems like. */
  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash.slice(2));
  }

  /** The file has its name only when all of it is on the disk. */
  async put(
    content: ReadableStream<Uint8Array>,
    maxBytes: number,
  ): Promise<{ hash: string; size: number; head: Uint8Array }> {
    const temporary = join(this.#folder, 'incoming', randomUUID());
    const sha = createHash('sha256');
    const heads: Uint8Array[] = [];
    let headSize = 0;
    let size = 0;
    const reader = content.getReader();
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) break;
          size += value.byteLength;
          if (size > maxBytes) throw new BlobTooLarge(`More than ${maxBytes} bytes`);
          sha.update(value);
          if (headSize < HEAD_BYTES) {
            const part = value.slice(0, HEAD_BYTES - headSize);
            heads.push(part);
            headSize += part.byteLength;
          }
          for (let at = 0; at < value.byteLength; ) at += (await file.write(value, at)).bytesWritten;
        }
        await file.sync();
      } finally {
        await file.close();
      }
      const hash = sha.digest('hex');
      const path = this.#path(hash);
      const made = await mkdir(dirname(path), { recursive: true });
      await rename(temporary, path);
      await syncFolder(dirname(path));
      if (made) await syncFolder(this.#folder);
      return { hash, size, head: Uint8Array.from(Buffer.concat(heads)) };
    } catch (error) {
      await reader.cancel(error).catch(() => undefined);
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async get(hash: string): Promise<ReadableStream<Uint8Array> | undefined> {
    if (!HASH.test(hash)) return undefined;
    const path = this.#path(hash);
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!found) return undefined;
    return Readable.toWeb(createReadStream(path)) as unknown as ReadableStream<Uint8Array>;
  }
}

/** A new name is durable only when its folder is written too. Windows knows no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
