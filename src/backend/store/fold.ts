/**
 * Text as it is searched: compatibility forms unified, accents dropped, lower case, one blank between words.
 * Both stores fold what they keep in a search column and what a person types, so that they find the same.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** The words of a search, each of which must occur. */
export const words = (text: string): string[] => fold(text).split(' ').filter(Boolean);
