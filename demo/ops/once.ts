import { Refused } from './api.js';

/** Writes that may have to be repeated: the same one goes out under the same key until something answers it. */
export class Once {
  /** Keys of writes on their way, by what they write. */
  #keys = new Map<string, string>();

  /** `what` tells this write from every other one. */
  async send<T>(what: string, work: (key: string) => Promise<T>): Promise<T> {
    const key = this.#keys.get(what) ?? crypto.randomUUID();
    this.#keys.set(what, key);
    try {
      const answer = await work(key);
      this.#keys.delete(what);
      return answer;
    } catch (error) {
      // A clear refusal ends the matter; after silence the same key makes a repeat safe.
      if (error instanceof Refused && error.status > 0 && error.status < 500) this.#keys.delete(what);
      throw error;
    }
  }
}
