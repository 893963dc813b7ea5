import type { Finding } from '../modules/sentences.js';

/** Findings that the message tells; with the first ones mended the rest is fewer. */
const SHOWN = 20;

/** What is wrong with a document, each by its place. */
export class WorldError extends Error {
  constructor(readonly found: readonly Finding[]) {
    super(
      found
        .slice(0, SHOWN)
        .map(({ pointer, message }) => `${pointer}: ${message}`)
        .join('; '),
    );
  }
}
export const wrongAt = (pointer: string, message: string): WorldError => new WorldError([{ pointer, message }]);
