/** As many numbers as are wanted from one; from 0 only 0. */
export function* endless(seed: number): Iterable<number> {
  let state = seed;
  while (true) {
    state = (Math.imul(state, 1664525) + (seed === 0 ? 0 : 1013904223)) >>> 0;
    yield state >>> 8;
  }
}

/** Turns random numbers into choices: 0 stands for the plainest one, to which a failing example shrinks. */
export class Dice {
  readonly #numbers: Iterator<number>;
  constructor(numbers: Iterable<number>) {
    this.#numbers = numbers[Symbol.iterator]();
  }
  below(n: number): number {
    const { value, done } = this.#numbers.next();
    if (done) throw new Error('A row needs more numbers');
    return value % n;
  }
  /** True n times in ten. */
  often(n: number): boolean {
    return this.below(10) >= 10 - n;
  }
  pick<V>(values: readonly V[]): V {
    return values[this.below(values.length)] as V;
  }
  /** A value n times in ten, else null. */
  maybe<V>(n: number, values: readonly V[]): V | null {
    return this.often(n) ? this.pick(values) : null;
  }
  /** Each value n times in ten, in their order. */
  some<V>(n: number, values: readonly V[]): V[] {
    return values.filter(() => this.often(n));
  }
}
