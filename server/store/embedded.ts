/**
 * Statements of the embedded database. PGlite's own `query` sends a statement in five messages and lets it be planned anew
 * each time; one that comes again is prepared here and from then on run by a single message.
 */
import { type PGlite, parse, protocol, type Results } from '@electric-sql/pglite';

type Answer = Results<Record<string, unknown>>;

/** Texts that came at least twice are prepared; the bounds keep memory small. */
const PREPARED = 400;
const SEEN = 2000;

const { serialize } = protocol;

function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Only for a caller that has the database to itself: statements are sent past PGlite's own queue. */
export class EmbeddedStatements {
  readonly #db: PGlite;
  readonly #seen = new Set<string>();
  /** Name and types of the parameters, by text. */
  readonly #prepared = new Map<string, { name: string; types: number[] }>();

  constructor(db: PGlite) {
    this.#db = db;
  }

  async query(text: string, values: readonly unknown[]): Promise<Answer> {
    if (!this.#prepared.has(text) && !this.#comesAgain(text))
      return this.#db.query<Record<string, unknown>>(text, [...values]);
    const { name, types } = this.#prepared.get(text) ?? (await this.#prepare(text));
    const bound = values.map((value, index) => this.#text(value, types[index]));
    const messages = await this.#send(
      serialize.bind({ statement: name, values: bound }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
    );
    return parse.parseResults(messages, this.#db.parsers)[0] as Answer;
  }

  /** True for a text worth preparing, which has parameters or reads; transactions begin and end by plain messages. */
  #comesAgain(text: string): boolean {
    if (this.#prepared.size >= PREPARED) return false;
    if (this.#seen.has(text)) return this.#seen.delete(text);
    if (this.#seen.size >= SEEN) this.#seen.clear();
    this.#seen.add(text);
    return false;
  }

  async #prepare(text: string): Promise<{ name: string; types: number[] }> {
    const name = `oriel_${this.#prepared.size + 1}`;
    const messages = await this.#send(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }));
    const prepared = { name, types: parse.parseDescribeStatementResults(messages) };
    this.#prepared.set(text, prepared);
    return prepared;
  }

  /** All in one message. The files are written by the time it returns, so nothing is left to be synchronised. */
  #send(...parts: Uint8Array[]): ReturnType<PGlite['execProtocolStream']> {
    return this.#db.execProtocolStream(joined(...parts, serialize.sync()), { syncToFs: false });
  }

  #text(value: unknown, type: number | undefined): string | null {
    if (value === null || value === undefined) return null;
    const own = type === undefined ? undefined : this.#db.serializers[type];
    return own ? own(value) : String(value);
  }
}
