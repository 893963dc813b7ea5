/**
 * House rules that no linter knows: `node scripts/source-rules.mjs`. Layers are dependency-cruiser's, style is Biome's.
 * A line that must break a rule says why: `rule-exception: <rule>, <reason>` in a comment on it or the line above.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { taggedTemplates } from './build/minify-templates.mjs';
import { filesUnder, root } from './files.mjs';

const code = /\.(ts|mjs|cjs|js|css)$/;
const product = /^(src|components|server|demo)\/(?!.*\.test\.ts$)/;
const page = /^(src\/(?!backend\/)|components\/)(?!.*\.test\.ts$).*\.ts$/;
const tests = /\.test\.ts$/;

/** Each: where it holds, what must not stand there, and what to do instead. */
export const rules = [
  {
    name: 'no-inner-html',
    where: product,
    pattern: /\.(inner|outer)HTML\s*=(?!=)|\binsertAdjacentHTML\b|\bdocument\.write\b/,
    instead: 'render a template, or set textContent',
  },
  {
    name: 'no-unsafe-html',
    where: product,
    pattern: /\b(unsafeHTML|unsafeSVG|unsafeStatic|setHTMLUnsafe)\b/,
    instead: 'render a template',
  },
  {
    name: 'no-style-attribute',
    where: page,
    pattern: /\bstyleMap\b|<[a-z][^>`]*\sstyle=|setAttribute\(['"]style['"]|\.style\.cssText\b|<style[\s>]/,
    instead: 'a class and a constructable stylesheet: a strict policy refuses style attributes',
  },
  { name: 'no-eval', where: product, pattern: /\beval\(|\bnew Function\(/, instead: 'plain code' },
  {
    name: 'no-enum',
    where: /\.ts$/,
    pattern: /^\s*(export\s+)?(declare\s+)?(const\s+)?enum\s+\w/,
    instead: 'a union of literals',
  },
  {
    name: 'no-namespace',
    where: /\.ts$/,
    pattern: /^\s*(export\s+)?(declare\s+)?namespace\s+\w/,
    instead: 'a module',
  },
  { name: 'no-only', where: tests, pattern: /\b(it|test|describe|suite)\.only\(/, instead: 'let all tests run' },
  {
    name: 'js-extension',
    where: /\.(ts|mjs)$/,
    pattern: /\b(?:from|import)\s*\(?\s*['"]\.{1,2}\/(?:[^'"]*\/)?[^'".]*['"]/,
    instead: 'write the extension: ./x.js',
  },
  {
    name: 'no-ts-ignore',
    where: /\.ts$/,
    pattern: /@ts-(ignore|nocheck)\b/,
    instead: 'mend the type, or @ts-expect-error with a reason',
  },
  { name: 'no-underscore', where: page, pattern: /\bthis\._[a-z]/, instead: '#private' },
  {
    name: 'no-log',
    where: /^(src|components)\/(?!.*\.test\.ts$).*\.ts$/,
    pattern: /\bconsole\.(log|info|debug)\(/,
    instead: 'an event, or console.warn for the site’s developer',
  },
  {
    name: 'no-storage-of-tokens',
    where: page,
    pattern: /\b(local|session)Storage\b[^;]*\b[Tt]oken/,
    instead: 'tokens live in memory',
  },
  {
    name: 'no-left-over',
    where: code,
    pattern: new RegExp(`\\b(${['TO', 'FIX'].map((word, i) => word + ['DO', 'ME'][i]).join('|')})\\b`),
    instead: 'finish it',
  },
];

const excepted = (lines, index, rule) =>
  [lines[index], lines[index - 1]].some((line) => line?.includes(`rule-exception: ${rule}, `));

/** Comments explain; only code breaks a rule. The lines stay where they are. */
const withoutComments = (text) =>
  text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).replace(/(^|\s)\/\/[^\n]*/g, '$1');

/** Findings in one file: `path:line rule: what to do`. */
export function check(file, text) {
  const lines = text.split('\n');
  const found = [];
  const length = text.endsWith('\n') ? lines.length - 1 : lines.length;
  if (length > 400) found.push(`${file}:400 max-lines: ${length} lines, split the file`);
  const name = file.split('/').at(-1);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(name) && !name.startsWith('.')) {
    found.push(`${file}:1 kebab-case: rename the file`);
  }
  const bare = withoutComments(text).split('\n');
  for (const rule of rules.filter(({ where }) => where.test(file))) {
    // What a comment says is judged only by the rules about comments.
    const judged = ['no-left-over', 'no-ts-ignore'].includes(rule.name) ? lines : bare;
    judged.forEach((line, index) => {
      if (rule.pattern.test(line) && !excepted(lines, index, rule.name)) {
        found.push(`${file}:${index + 1} ${rule.name}: ${rule.instead}`);
      }
    });
  }
  return found;
}

/**
 * Words written into a template instead of the strings file: nobody could translate them. Text between tags, and
 * attributes that are read out.
 */
export function hardCodedText(file, text) {
  if (!/^components\/(?!.*\.(test|demo|strings)\.ts$).*\.ts$/.test(file) || !/\b(html|svg)`/.test(text)) return [];
  const found = [];
  for (const { tag, quasi } of taggedTemplates(parseAst(text, { lang: 'ts' }))) {
    if (!/^(html|svg)$/.test(tag.name)) continue;
    const markup = quasi.quasis.map((piece) => piece.value.raw).join('\uE000');
    const spoken = [
      ...(`>${markup}<`.match(/>[^<>]*</g) ?? []),
      ...(
        markup.match(/\s(?:aria-(?:label|description|roledescription|valuetext)|title|alt|placeholder)="[^"]*"/g) ?? []
      ).map((attribute) => attribute.slice(attribute.indexOf('"'))),
    ];
    const words = spoken.map((piece) => piece.replace(/&\w+;/g, '')).filter((piece) => /[A-Za-z]{2}/.test(piece));
    const line = text.slice(0, quasi.start).split('\n').length;
    for (const word of words) {
      const quoted = word
        .replace(/[<>"\uE000]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      found.push(`${file}:${line} no-hard-coded-text: “${quoted}” belongs into the strings file`);
    }
  }
  return found;
}

/** Keys of the object literal in `defineStrings('x', { … })`: two spaces deep, as the formatter writes them. */
export const stringKeys = (text) =>
  [...(text.match(/defineStrings\([\s\S]*?\n\}\)/)?.[0] ?? '').matchAll(/^ {2}'?([A-Za-z][\w]*)'?[:(]/gm)].map(
    (m) => m[1],
  );

/** Strings that no source names. A key reached by a computed name is one its file's comment lists: `used by name:`. */
export function unusedStrings(files, read) {
  const dictionaries = files.filter((file) => file.endsWith('.strings.ts'));
  const readers = files.filter((file) => page.test(file) && !/\.strings\.ts$|\/locales\//.test(file));
  const text = readers.map(read).join('\n');
  return dictionaries.flatMap((file) => {
    const own = read(file);
    const byName = new Set((own.match(/used by name: ([^\n*]+)/)?.[1] ?? '').match(/\w+/g) ?? []);
    return stringKeys(own)
      .filter((key) => !byName.has(key) && !new RegExp(`(\\.|['"\`])${key}\\b|\\b${key}\\s*[,}]`).test(text))
      .map((key) => `${file} unused-string: ${key}`);
  });
}

if (import.meta.filename === process.argv[1]) {
  const read = (file) => readFileSync(join(root, file), 'utf8');
  const files = filesUnder('src', 'components', 'server', 'demo', 'test', 'bench', 'scripts').filter((f) =>
    code.test(f),
  );
  const found = [
    ...files.flatMap((file) => [...check(file, read(file)), ...hardCodedText(file, read(file))]),
    ...unusedStrings(files, read),
  ];
  for (const line of found) process.stdout.write(`${line}\n`);
  process.stdout.write(`${files.length} files, ${found.length} findings\n`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
