/** How many letters differ, at least, between two words. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/** The one of the known names that was meant by a name that is not known. */
export const nearest = (name: string, known: Iterable<string>): string | undefined => {
  const [first] = [...known]
    .map((each) => ({ each, far: distance(name.toLowerCase().slice(0, 100), each.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  return first && first.far <= Math.max(2, name.length / 3) ? first.each : undefined;
};

/** The end of a sentence about such a name. */
export const near = (name: string, known: Iterable<string>): string | undefined => {
  const meant = nearest(name, known);
  return meant === undefined ? undefined : `; did you mean “${meant}”?`;
};

/** The same, or all if they are few. */
export const instead = (name: string, known: Iterable<string>): string => {
  const names = [...known];
  return near(name, names) ?? (names.length > 0 && names.length <= 20 ? `; there is ${names.join(', ')}` : '');
};
