/** How many letters one has to put in, take out or change to make `b` of `a`. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...a].entries()) {
    const next = [at + 1];
    for (const [place, other] of [...b].entries()) {
      const changed = (row[place] ?? 0) + Number(letter !== other);
      next.push(Math.min(changed, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/** The known name that `name` was probably meant to be; undefined when none is near. */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  const [best] = known.map((one) => [one, distance(name, one)] as const).sort(([, a], [, b]) => a - b);
  return best && best[1] <= Math.max(2, name.length / 3) ? best[0] : undefined;
};
