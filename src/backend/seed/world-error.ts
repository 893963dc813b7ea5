/** What is wrong with the document, and where: a JSON pointer (`/profiles/0`) or a record (`case c1`). */
export class WorldError extends Error {
  constructor(
    readonly place: string,
    readonly reason: string,
  ) {
    super(`${place}: ${reason}`);
  }
}
