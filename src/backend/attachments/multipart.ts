/**
 * Reads `multipart/form-data` (RFC 7578) as it arrives: one part after the other, each part's bytes as a stream.
 * Nothing is held beyond the headers of a part and what could be the beginning of a boundary.
 */

/** The body is not what its headers say. */
export class MultipartError extends Error {}

export interface Part {
  name: string;
  filename: string | undefined;
  content: ReadableStream<Uint8Array>;
}

const MAX_HEADERS = 8192;
const MAX_PARTS = 20;
const CR = 13;
const LF = 10;
const DASH = 45;

export const boundaryOf = (contentType: string | null): string | undefined => {
  const found = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    contentType ?? '',
  );
  return found?.[1] ?? found?.[2];
};

/** Where `needle` begins in `hay` at or after `from`, else -1. */
const indexOf = (hay: Uint8Array, needle: Uint8Array, from: number): number => {
  const first = needle[0] ?? 0;
  for (
    let at = hay.indexOf(first, from);
    at >= 0 && at + needle.byteLength <= hay.byteLength;
    at = hay.indexOf(first, at + 1)
  ) {
    let length = 1;
    while (length < needle.byteLength && hay[at + length] === needle[length]) length += 1;
    if (length === needle.byteLength) return at;
  }
  return -1;
};

/** Browsers escape only these three in the names of form data. */
const unquote = (text: string): string =>
  text.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const parseDisposition = (headers: string): { name: string; filename: string | undefined } => {
  const line = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(headers)?.[1];
  if (line === undefined) throw new MultipartError('A part has no Content-Disposition');
  const value = (key: string): string | undefined => {
    const found = new RegExp(`(?:^|;)\\s*${key}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+))`, 'i').exec(line);
    return found ? unquote((found[1] ?? found[2] ?? '').replace(/\\(["\\])/g, '$1')) : undefined;
  };
  const name = value('name');
  if (name === undefined) throw new MultipartError('A part has no name');
  return { name, filename: value('filename') };
};

class Source {
  buffer: Uint8Array = new Uint8Array(0);
  ended = false;
  #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
  }

  /** Adds what arrives next to the buffer. */
  async more(): Promise<void> {
    let part: ReadableStreamReadResult<Uint8Array>;
    try {
      part = await this.#reader.read();
    } catch {
      throw new MultipartError('The body broke off');
    }
    if (part.done) {
      this.ended = true;
      return;
    }
    if (this.buffer.byteLength === 0) {
      this.buffer = part.value;
      return;
    }
    const joined = new Uint8Array(this.buffer.byteLength + part.value.byteLength);
    joined.set(this.buffer);
    joined.set(part.value, this.buffer.byteLength);
    this.buffer = joined;
  }

  take(length: number): Uint8Array {
    const taken = this.buffer.subarray(0, length);
    this.buffer = this.buffer.subarray(length);
    return taken;
  }

  async atLeast(length: number): Promise<void> {
    while (this.buffer.byteLength < length) {
      if (this.ended) throw new MultipartError('The body ends too early');
      await this.more();
    }
  }

  async cancel(): Promise<void> {
    await this.#reader.cancel().catch(() => undefined);
  }
}

/** Yields the parts in order. What of a part was not read is skipped; the end is only reached by the closing boundary. */
export async function* readParts(body: ReadableStream<Uint8Array>, boundary: string): AsyncGenerator<Part, void, void> {
  const source = new Source(body);
  const encoder = new TextEncoder();
  const delimiter = encoder.encode(`\r\n--${boundary}`);
  const headersEnd = encoder.encode('\r\n\r\n');

  const opening = delimiter.subarray(2);
  await source.atLeast(opening.byteLength);
  if (indexOf(source.take(opening.byteLength), opening, 0) !== 0)
    throw new MultipartError('The body does not begin with its boundary');

  try {
    for (let count = 0; ; count += 1) {
      await source.atLeast(2);
      const [first, second] = source.take(2);
      if (first === DASH && second === DASH) return;
      if (first !== CR || second !== LF) throw new MultipartError('A boundary is followed by something else');
      if (count >= MAX_PARTS) throw new MultipartError(`There are more than ${MAX_PARTS} parts`);

      let end = indexOf(source.buffer, headersEnd, 0);
      while (end < 0) {
        if (source.buffer.byteLength > MAX_HEADERS) throw new MultipartError('The headers of a part are too long');
        await source.atLeast(source.buffer.byteLength + 1);
        end = indexOf(source.buffer, headersEnd, 0);
      }
      if (end > MAX_HEADERS) throw new MultipartError('The headers of a part are too long');
      const headers = new TextDecoder().decode(source.take(end));
      source.take(headersEnd.byteLength);

      let finished = false;
      /** The next bytes of the part, or undefined behind its last one. */
      const next = async (): Promise<Uint8Array | undefined> => {
        while (!finished) {
          const at = indexOf(source.buffer, delimiter, 0);
          if (at >= 0) {
            finished = true;
            const rest = source.take(at);
            source.take(delimiter.byteLength);
            return rest.byteLength > 0 ? rest : undefined;
          }
          const safe = source.buffer.byteLength - delimiter.byteLength + 1;
          if (safe > 0) return source.take(safe);
          await source.atLeast(source.buffer.byteLength + 1);
        }
        return undefined;
      };
      const content = new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            try {
              const bytes = await next();
              // A copy: what reads the stream may keep or transfer it.
              if (bytes) controller.enqueue(bytes.slice());
              else controller.close();
            } catch (error) {
              controller.error(error);
            }
          },
        },
        { highWaterMark: 0 },
      );
      yield { ...parseDisposition(headers), content };
      while (!finished) await next();
    }
  } finally {
    await source.cancel();
  }
}
