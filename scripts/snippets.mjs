/**
 * The code in our READMEs works: `ts` and `js` blocks are type-checked against the built package by its public names,
 * tags in `html` blocks may carry only attributes that exist. A block that is not meant to stand alone says `…` in it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { elementsIn, manifest } from './docs/manifest.mjs';
import { dist, filesUnder, root } from './files.mjs';

const texts = [
  'README.md',
  ...filesUnder('components', 'server', 'src', 'demo').filter((f) => f.endsWith('README.md')),
];

/** `{ language, code, line }` of each fenced block. */
export function blocks(markdown) {
  return [...markdown.matchAll(/^```(\w+)[^\n]*\n([\s\S]*?)^```/gm)].map(({ 1: language, 2: code, index }) => ({
    language,
    code,
    line: markdown.slice(0, index).split('\n').length + 1,
  }));
}

/** Attributes every element has, beside those of its own. */
const general = /^(id|class|slot|lang|dir|hidden|title|style|data-.*|aria-.*|on.*)$/;

/** Sentences about tags and attributes that do not exist. `known`: tag → attribute names. */
export function unknownMarkup(html, known) {
  const found = [];
  for (const [, tag, attributes] of html.matchAll(/<(oriel-[a-z-]+)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*>/g)) {
    if (!known[tag]) {
      found.push(`<${tag}> does not exist`);
      continue;
    }
    for (const [, name] of attributes.matchAll(/\s([a-z][a-z-]*)(?==|\s|$)/g)) {
      if (!known[tag].includes(name) && !general.test(name)) found.push(`<${tag}> has no attribute ${name}`);
    }
  }
  return found;
}

const options = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'bundler',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
  typeRoots: [join(root, 'node_modules/@types')],
  experimentalDecorators: true,
  useDefineForClassFields: false,
};

/** Answers the compiler's words, empty when it is content. */
function typeCheck(snippets) {
  const folder = join(dist, 'snippets');
  rmSync(folder, { recursive: true, force: true });
  // A package of its own that has installed ours: names resolve as they do for a customer.
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(root, join(folder, 'node_modules/oriel'), 'junction');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'snippets', type: 'module' }));
  // A page that has our script also has our events, without an import.
  writeFileSync(join(folder, 'page.d.ts'), "import 'oriel';\n");
  for (const { name, code } of snippets) writeFileSync(join(folder, name), `${code}\nexport {};\n`);
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  // Plain scripts are judged for what they call, not for types that nobody writes there.
  const configs = { ts: { strict: true }, js: { allowJs: true, checkJs: true, strict: false } };
  return Object.entries(configs)
    .filter(([language]) => snippets.some(({ name }) => name.endsWith(`.${language}`)))
    .map(([language, more]) => {
      const config = join(folder, `tsconfig.${language}.json`);
      const include = [`*.${language}`, 'page.d.ts'];
      writeFileSync(config, JSON.stringify({ compilerOptions: { ...options, ...more }, include }));
      return spawnSync(process.execPath, [tsc, '-p', config], { cwd: folder, encoding: 'utf8' }).stdout;
    })
    .join('');
}

if (import.meta.filename === process.argv[1]) {
  const known = Object.fromEntries(
    elementsIn(manifest()).map(({ tag, declaration }) => [tag, (declaration.attributes ?? []).map(({ name }) => name)]),
  );
  const found = [];
  const snippets = [];
  for (const file of texts.filter((path) => existsSync(join(root, path)))) {
    for (const { language, code, line } of blocks(readFileSync(join(root, file), 'utf8'))) {
      if (language === 'html') found.push(...unknownMarkup(code, known).map((text) => `${file}:${line} ${text}`));
      const script = language === 'ts' || language === 'js';
      // Notes for those who work here import by path; they are the type check's own matter.
      if (script && !/…|(from|import) '\.{1,2}\//.test(code))
        snippets.push({ name: `${file.replaceAll('/', '-')}-${line}.${language}`, code });
    }
  }
  const words = snippets.length > 0 ? typeCheck(snippets) : '';
  for (const text of found) process.stdout.write(`${text}\n`);
  process.stdout.write(words.split('\n').slice(0, 30).join('\n'));
  process.stdout.write(`${snippets.length} snippets type-checked\n`);
  process.exitCode = found.length > 0 || words !== '' ? 1 : 0;
}
