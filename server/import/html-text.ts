/** The words of an HTML text, with its paragraphs, lists and code kept as lines. Markup never survives, only text does. */
import { Parser } from 'htmlparser2';

const blocks = new Set(
  'address article aside blockquote dd div dl dt fieldset figure footer form header hr main nav ol p pre section table tbody thead tr ul'.split(
    ' ',
  ),
);
const hidden = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'head', 'title']);

export function htmlToText(html: string): string {
  const parts: string[] = [];
  let pre = 0;
  let silent = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        if (hidden.has(name)) silent++;
        else if (name === 'br') parts.push('\n');
        else if (name === 'li') parts.push('\n• ');
        else if (blocks.has(name) || /^h\d/.test(name)) parts.push('\n\n');
        else if (name === 'td' || name === 'th') parts.push('\t');
        if (name === 'pre') pre++;
      },
      ontext(text) {
        if (silent > 0) return;
        const flowing = text.replace(/[ \t\r\n\f]+/g, ' ');
        parts.push(pre > 0 ? text : /(^|[\n\t ])$/.test(parts.at(-1) ?? '') ? flowing.replace(/^ /, '') : flowing);
      },
      onclosetag(name) {
        if (hidden.has(name)) silent = Math.max(0, silent - 1);
        else if (blocks.has(name) || /^h\d/.test(name)) parts.push('\n\n');
        if (name === 'pre') pre = Math.max(0, pre - 1);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return tidy(parts.join(''));
}

/** Line ends of one kind, no blanks before them, at most one empty line, no control characters. */
export function tidy(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}
