/** What is wrong with the document, and where: `pointer` as in a JSON pointer. */
export class WorldError extends Error {
  constructor(pointer: string, message: string) {
    super(`${pointer}: ${message}`);
  }
}
