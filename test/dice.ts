/** Turns random numbers into choices: 0 stands for the plainest one, to which a failing example shrinks. */
export class Dice {
  #next = 0;
  constructor(private readonly numbers: readonly number[]) {}
  below(n: number): number {
    const number = this.numbers[this.#next++];
    if (number === undefined) throw new Error('A row needs more numbers');
    return number % n;
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
