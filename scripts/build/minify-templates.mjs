/**
 * Shrinks the texts of css`` and html`` literals, which a JavaScript minifier must leave alone. Careful rather than
 * complete: line breaks and indentation become one space, css also loses comments, needless spaces and zeros. A literal
 * that holds `<pre>` or `<textarea>`, or whose expressions would not all survive, stays as it was.
 */
import { parseAst } from 'vite';

/** Stands for an expression while a literal is one text. */
const mark = '\uE000';
const comment = /\/\*[\s\S]*?\*\//;
const strings = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/;

export function minifyCss(text) {
  const tokens = new RegExp(`${strings.source}|${comment.source}|\\s+|[^\\s"'/]+|.`, 'g');
  let out = '';
  for (const [token] of text.matchAll(tokens)) {
    if (token.startsWith('/*') && token.length > 3) continue;
    if (/^\s/.test(token)) out += /\s$/.test(out) ? '' : ' ';
    else out += token;
  }
  // Strings are kept apart while punctuation loses its spaces.
  const kept = [];
  const bare = out.replace(new RegExp(strings.source, 'g'), (string) => `\uE001${kept.push(string) - 1}\uE002`);
  return bare
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/(?<=[{;(][\w-]+) ?: /g, ':')
    .replace(/(?<=\() | (?=[)!])/g, '')
    .replace(/ \/ /g, '/')
    .replace(/(?<![\w.\uE000])0(?=\.\d)/g, '')
    .replace(/;}/g, '}')
    .replace(/\uE001(\d+)\uE002/g, (_, index) => kept[index])
    .trim();
}

export function minifyHtml(text) {
  return /<(pre|textarea)\b/.test(text) ? text : text.replace(/\s*\n\s*(>)?/g, (_, end) => end ?? ' ');
}

export function* taggedTemplates(node) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const item of node) yield* taggedTemplates(item);
    return;
  }
  if (node.type === 'TaggedTemplateExpression' && node.tag.type === 'Identifier') yield node;
  for (const key in node) if (key !== 'parent') yield* taggedTemplates(node[key]);
}

/** The module's code with smaller literals, or undefined when nothing changed. */
export function minifyTemplates(code) {
  if (!/\b(css|html|svg)`/.test(code)) return undefined;
  const edits = [];
  for (const { tag, quasi } of taggedTemplates(parseAst(code))) {
    const minify = { css: minifyCss, html: minifyHtml, svg: minifyHtml }[tag.name];
    if (!minify) continue;
    const pieces = quasi.quasis.map((piece) => piece.value.raw);
    const small = minify(pieces.join(mark)).split(mark);
    if (small.length !== pieces.length) continue;
    quasi.quasis.forEach((piece, index) => {
      // The node spans the text with its delimiters in some parsers and without in others: find the text itself.
      const start = code.indexOf(pieces[index], piece.start);
      edits.push({ start, end: start + pieces[index].length, text: small[index] });
    });
  }
  if (edits.length === 0) return undefined;
  edits.sort((a, b) => b.start - a.start);
  let result = code;
  for (const { start, end, text } of edits) result = result.slice(0, start) + text + result.slice(end);
  return result;
}
