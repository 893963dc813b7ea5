/** Lower case letter by letter: JavaScript alone turns a sigma that ends a word into another letter, and its part is not found. */
export const lower = (text: string): string => text.replaceAll('Σ', 'σ').toLowerCase();

/**
 * Text as it is searched: compatibility forms unified, accents dropped, lower case, one blank between words.
 * Both stores fold what they keep in a search column and what a person types, so that they find the same.
 */
export const fold = (text: string): string =>
  lower(text.normalize('NFKD').replace(/\p{M}+/gu, ''))
    .replace(/\s+/g, ' ')
    .trim();

/** The words of a search, each of which must occur. */
export const words = (text: string): string[] => fold(text).split(' ').filter(Boolean);
