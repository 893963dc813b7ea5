/** Case and accents are no difference: malmo finds Malmö. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Finds rows that have every word of a text; undefined for no words. `words` answers what a row can be found by; it is
 * asked once for each row.
 */
export const finder = <T extends object>(words: (row: T) => readonly (string | null | undefined)[]) => {
  const folded = new WeakMap<T, string>();
  return (text: string): ((row: T) => boolean) | undefined => {
    const wanted = fold(text).split(/\s+/).filter(Boolean);
    if (wanted.length === 0) return undefined;
    return (row) => {
      let known = folded.get(row);
      if (known === undefined) {
        known = fold(words(row).filter(Boolean).join(' '));
        folded.set(row, known);
      }
      return wanted.every((word) => known.includes(word));
    };
  };
};
