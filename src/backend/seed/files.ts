/** The files of the stories, made here: real pictures and logs that open anywhere. */

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};

const squeeze = async (bytes: Uint8Array<ArrayBuffer>, format: 'deflate' | 'gzip'): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream(format))).arrayBuffer(),
  );

const join = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const joined = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.byteLength;
  }
  return joined;
};
const number32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
const latin = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const body = join(latin(type), data);
  return join(number32(data.byteLength), body, number32(crc32(body)));
};

type Colour = readonly [number, number, number];

/** A picture drawn point by point. */
class Canvas {
  readonly #points: Uint8Array;
  constructor(
    readonly width: number,
    readonly height: number,
    background: Colour,
  ) {
    this.#points = new Uint8Array(width * height * 3);
    this.rectangle(0, 0, width, height, background);
  }

  rectangle(left: number, top: number, width: number, height: number, colour: Colour): void {
    for (let y = Math.max(0, top); y < Math.min(this.height, top + height); y++) {
      for (let x = Math.max(0, left); x < Math.min(this.width, left + width); x++)
        this.#points.set(colour, (y * this.width + x) * 3);
    }
  }

  /** A line through these heights, evenly spread, two points thick. */
  curve(left: number, width: number, heights: number[], colour: Colour): void {
    for (let x = 0; x < width; x++) {
      const place = (x / width) * (heights.length - 1);
      const first = heights[Math.floor(place)] ?? 0;
      const second = heights[Math.ceil(place)] ?? first;
      const after = ((x + 1) / width) * (heights.length - 1);
      const next =
        (heights[Math.floor(after)] ?? 0) * (1 - (after % 1)) + (heights[Math.ceil(after)] ?? 0) * (after % 1);
      const here = first * (1 - (place % 1)) + second * (place % 1);
      this.rectangle(
        left + x,
        Math.round(Math.min(here, next)) - 1,
        1,
        Math.max(3, Math.round(Math.abs(here - next)) + 2),
        colour,
      );
    }
  }

  async png(): Promise<Uint8Array<ArrayBuffer>> {
    const rows = new Uint8Array((this.width * 3 + 1) * this.height);
    for (let y = 0; y < this.height; y++) {
      rows.set(this.#points.subarray(y * this.width * 3, (y + 1) * this.width * 3), y * (this.width * 3 + 1) + 1);
    }
    const header = join(number32(this.width), number32(this.height), Uint8Array.of(8, 2, 0, 0, 0));
    const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);
    return join(
      signature,
      chunk('IHDR', header),
      chunk('IDAT', await squeeze(rows, 'deflate')),
      chunk('IEND', new Uint8Array(0)),
    );
  }
}

/** Numbers that look random and are the same each time. */
const wobble = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
};

const latencyChart = (): Promise<Uint8Array<ArrayBuffer>> => {
  const canvas = new Canvas(800, 448, [251, 251, 252]);
  for (let line = 1; line < 6; line++) canvas.rectangle(0, line * 75, 800, 1, [226, 229, 234]);
  const random = wobble(7);
  const spikes = Array.from({ length: 96 }, (_, index) => {
    const near = Math.max(0, 1 - Math.abs(index - 52) / 11) + Math.max(0, 0.55 - Math.abs(index - 70) / 12);
    return 330 - near * 240 - random() * 24;
  });
  canvas.curve(
    0,
    800,
    Array.from({ length: 96 }, () => 352 - random() * 10),
    [120, 128, 140],
  );
  canvas.curve(0, 800, spikes, [208, 52, 44]);
  return canvas.png();
};

const frozenPicture = (): Promise<Uint8Array<ArrayBuffer>> => {
  const canvas = new Canvas(640, 360, [18, 24, 38]);
  const random = wobble(21);
  for (let y = 0; y < 360; y += 20) {
    for (let x = 0; x < 640; x += 20) {
      const light = 30 + Math.floor(random() * 60);
      // Blocks that hang, as a stream shows them that has stopped in the middle of a picture.
      if (random() < 0.35) canvas.rectangle(x, y, 20, 20, [light, light + 18, light + 46]);
    }
  }
  canvas.rectangle(40, 300, 560, 6, [70, 76, 92]);
  canvas.rectangle(40, 300, 214, 6, [226, 96, 58]);
  return canvas.png();
};

const collectorLog = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const random = wobble(42);
  const lines = Array.from({ length: 4320 }, (_, index) => {
    const minute = Math.floor(index / 3);
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:${String((index % 3) * 20).padStart(2, '0')}`;
    const burst = minute >= 130 && minute < 146;
    const drops = burst ? 400 + Math.floor(random() * 900) : 0;
    const fill = burst ? 100 : 20 + Math.floor(random() * 30);
    return `${time} collector fra-1 uplink=de-cix ring=${fill}% received=${41_000 + Math.floor(random() * 4_000)} dropped=${drops}${burst ? ' WARN ring buffer full' : ''}`;
  });
  return squeeze(latin(`${lines.join('\n')}\n`), 'gzip');
};

const relayLog = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const random = wobble(11);
  const lines = Array.from({ length: 600 }, (_, index) => {
    const minute = 390 + Math.floor(index / 4);
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`;
    const waiting = Math.floor(40 + index * 2.1 + random() * 20);
    return `${time} relay queue=${waiting} oldest=${Math.floor(waiting / 14)}min smtp=mail.boxeo.example status=${random() < 0.2 ? '421 try again later' : '250 ok'}`;
  });
  return latin(`${lines.join('\n')}\n`);
};

/** By the name under which the stories mention them. */
export const seedFiles: Record<string, () => Promise<Uint8Array<ArrayBuffer>>> = {
  'latency-fra.png': latencyChart,
  'collector-fra-24h.log.gz': collectorLog,
  'relay-log.txt': relayLog,
  'living-room.png': frozenPicture,
};
