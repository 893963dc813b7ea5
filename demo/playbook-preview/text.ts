/** How much room text takes: told without a page, or as a page's own font has it. */

/** Widths in thousandths of the font size, as Arial and the fonts made to its measure have them. */
const widths: Record<string, number> = {};
for (const [letters, width] of [
  ["'", 191],
  ['ijl', 222],
  [' !,./:;I[\\]ft|', 278],
  ['()-`r', 333],
  ['"*', 389],
  ['ckvsxyzJ', 500],
  ['+<=>~', 584],
  ['FTZ', 611],
  ['ABEKPSVXY&', 667],
  ['CDHNRUw', 722],
  ['GOQ', 778],
  ['Mm', 833],
  ['%W@…—', 1000],
] as const)
  for (const letter of letters) widths[letter] = width;

const widthOf = (letter: string): number => widths[letter] ?? (letter >= '\u2e80' ? 1000 : 556);

/** Other fonts are a little wider, and bold ones too. */
const SLACK = { plain: 1.05, bold: 1.13 } as const;

export interface Font {
  size: number;
  /** Height of a line. */
  line: number;
  bold?: boolean;
}

/** Width of a text in pixels. */
export type Measure = (text: string, font: Font) => number;

export const estimate: Measure = (text, { size, bold }) => {
  let sum = 0;
  for (const letter of text) sum += widthOf(letter);
  return (sum / 1000) * size * (bold ? SLACK.bold : SLACK.plain);
};

/** Breaks a text into lines that fit; a word that fits in no line is broken too. */
export const wrap = (text: string, width: number, font: Font, measure: Measure): string[] => {
  const lines: string[] = [];
  let line = '';
  const add = (word: string): void => {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer, font) <= width) {
      line = longer;
      return;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (line !== '' && measure(line + letter, font) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  };
  for (const word of text.split(/\s+/)) if (word !== '') add(word);
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
};

/** What the page measures with its font. */
export const measureWith = (family: string): Measure => {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return estimate;
  const known = new Map<string, number>();
  return (text, { size, bold }) => {
    const font = `${bold ? 600 : 400} ${size}px ${family}`;
    const key = `${font} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = font;
      width = context.measureText(text).width;
      known.set(key, width);
    }
    return width;
  };
};

const joined = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** The direction of the first letter that has one. */
export const directionOf = (text: string): 'ltr' | 'rtl' => {
  const first = [...text].find((letter) => /\p{L}/u.test(letter));
  return first !== undefined && joined.test(first) ? 'rtl' : 'ltr';
};
