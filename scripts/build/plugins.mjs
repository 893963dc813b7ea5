/** Vite plugins of the builds that go to a browser as they are. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { minify } from 'terser';
import { minifySync } from 'vite';
import { root } from '../files.mjs';
import { minifyTemplates } from './minify-templates.mjs';

/**
 * What our copy of Lit is to do otherwise. It asks the page for a Trusted Types policy by a fixed name, which a host's own
 * Lit has taken already when the host forbids duplicates: ours asks by a name of its own. It carries a way for browsers
 * without constructable style sheets, `<style>` elements, which a strict content policy would refuse; no browser that
 * knows the colours we use is one of them. It explains mistakes that TypeScript has found long before. It opens itself
 * to polyfills, hydration, decorators and counts of versions by names that the whole page shares: none of it is ours, and
 * what a host put there for its own Lit is not for our elements. It writes properties back as attributes, converts them by
 * rules of one's own, has templates inside SVG and MathML, and tells directives when they leave the page: nothing of ours
 * asks for that, and what does fails the build.
 */
const unused = /\b(?:(?:reflect|useDefault|converter):|(?:svg|mathml)`|type: (?:Object|Array)|AsyncDirective)/;
const litHtml = /[\\/]lit-html[\\/].*lit-html\.js$/;
const litElement = /[\\/]lit-element[\\/].*lit-element\.js$/;
const reactiveElement = /[\\/]reactive-element[\\/].*reactive-element\.js$/;
const cssTag = /[\\/]reactive-element[\\/].*css-tag\.js$/;
const litEdits = [
  { file: litHtml, find: /(createPolicy\(\s*['"])lit-html(['"])/g, put: '$1oriel-lit$2' },
  { file: cssTag, find: /\b\w+\.ShadowRoot\s*&&[^,;]*CSSStyleSheet\.prototype/g, put: 'true' },
  { file: cssTag, find: /throw Error\("(?:CSSResult|Value passed)[^;]*?"\)/g, put: "throw Error('css')" },
  { file: litHtml, find: /,\w+=\w+\.litHtmlPolyfillSupport;.*?\.push\("[\d.]+"\);/, put: ';' },
  { file: litHtml, find: /2===\w+\?"<svg>":3===\w+\?"<math>":/, put: '' },
  { file: litHtml, find: /\+\(2===\w+\?"<\/svg>":.*?""\)/, put: '' },
  { file: litHtml, find: /,2===\w+\|\|3===\w+\)\{const .*?childNodes\)\}/, put: ');' },
  { file: litHtml, find: /get _\$AU\(\)\{return[^}]*\}/g, put: '' },
  { file: litHtml, find: /setConnected\(\w+\)\{[^}]*\}/, put: '' },
  { file: litHtml, find: /(?<=for\()this\._\$AP\?\.\([^)]*\)(?=;)/, put: '' },
  { file: litHtml, find: /,this\._\$Cv=\w+\?\.isConnected\?\?!0/, put: '' },
  { file: litHtml, find: /\w+\?\._\$AO\?\.\(!1\),/, put: '' },
  { file: litElement, find: /connectedCallback\(\)\{super\.connected.*?(?=render\(\)\{)/, put: '' },
  { file: litElement, find: /this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/, put: '' },
  // Of its private parts, the one that the directives we use ask for.
  { file: litHtml, find: /(?<=const \w+=)\{M:\w+,[^}]*?(I:\w+)[^}]*\}/, put: '{$1}' },
  {
    file: litElement,
    find: /,\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\);const \w+=.*?\(\{LitElement:\w+\}\);/,
    put: ';',
  },
  { file: litElement, find: /\(\w+\.litElementVersions.*?\.push\("[\d.]+"\);/, put: '' },
  { file: reactiveElement, find: /,\w+=\w+\.reactiveElementPolyfillSupport/, put: '' },
  { file: reactiveElement, find: /,\w+\?\.\(\{ReactiveElement:.*?\.push\("[\d.]+"\)/, put: '' },
  { file: reactiveElement, find: /Symbol\.metadata\?\?=.*?new WeakMap;/, put: '' },
  { file: reactiveElement, find: /const \w+=this\[Symbol\.metadata\];.*?(?=this\._\$Eh=new Map)/, put: '' },
  { file: reactiveElement, find: /(?<=\{)toAttribute\(.*?\},(?=fromAttribute)/, put: '' },
  { file: reactiveElement, find: /(?<=;|\})_\$ET\(\w+,\w+\)\{.*?\}(?=_\$AK\()/, put: '' },
  { file: reactiveElement, find: /this\._\$Eq&&=.*?\),(?=this\._\$EM)/, put: '' },
  { file: reactiveElement, find: /,!0===\w+&&this\._\$Em!==\w+&&\(this\._\$Eq\?\?=new Set\)\.add\(\w+\)/, put: '' },
  { file: reactiveElement, find: /\|\|\w+\.useDefault&&\w+\.reflect&&.*?_\$Eu\(\w+,\w+\)\)/, put: '' },
  { file: reactiveElement, find: /\w+&&!\(this\._\$Ej\?\?=new Map\)\.has\(.*?\|\|void 0!==\w+\)\|\|/, put: '' },
  { file: reactiveElement, find: /"function"==typeof \w+\.converter\?.*?\.converter:(?=\w+;)/, put: '' },
  { file: reactiveElement, find: /\?\?this\._\$Ej\?\.get\(\w+\)\?\?\w+/, put: '' },
  { file: reactiveElement, find: /case Object:case Array:try\{.*?\}catch.*?\}/, put: '' },
  { file: reactiveElement, find: /,converter:\w+,reflect:!1,useDefault:!1/, put: '' },
  { file: reactiveElement, find: /&&this\._\$Em!==\w+/, put: '' },
  { file: reactiveElement, find: /this\._\$Em=\w+;/, put: '' },
  { file: reactiveElement, find: /,this\._\$Em=null/g, put: '' },
  { file: reactiveElement, find: /static addInitializer\(.*?\)\}(?=static)/, put: '' },
  { file: reactiveElement, find: /,this\.constructor\.l\?\.forEach\(\w+=>\w+\(this\)\)/, put: '' },
  { file: reactiveElement, find: /void 0!==\w+\.l&&\(this\.l=\[\.\.\.\w+\.l\]\),/, put: '' },
];

export function ownLit() {
  const done = new Set();
  return {
    name: 'oriel:lit',
    transform(code, id) {
      if (/[\\/](components|src[\\/]ui)[\\/].*\.ts$/.test(id) && unused.test(code)) {
        this.error(`${id}: our Lit has no ${unused.exec(code)}`);
      }
      let own = code;
      for (const edit of litEdits) {
        if (!edit.file.test(id)) continue;
        const before = own;
        own = own.replace(edit.find, edit.put);
        if (own !== before) done.add(edit);
      }
      return own === code ? undefined : { code: own, map: null };
    },
    generateBundle() {
      const missed = litEdits.find((edit) => !done.has(edit));
      if (missed) this.error(`Lit’s source has changed: ${missed.find} was not found.`);
    },
  };
}

const importFrom = /^import \{([^}]*)\} from '(\.[^']*)\.js';$/gm;
const exportFrom = /^export \{([^}]*)\} from '(\.[^']*)\.js';$/gm;
/** Types leave no trace in a bundle. */
const namesIn = (list) => list.split(',').flatMap((name) => name.replace(/^\s*type .*/s, '').trim() || []);

/**
 * A bundler puts a module into one file, and takes all that import a list of re-exports (`ui/icons.ts`) for users of
 * everything behind it. So an import goes past the list to the module that has the thing.
 */
export function pastLists() {
  const known = new Map();
  const behind = (list) => {
    if (!known.has(list)) {
      const text = existsSync(list) ? readFileSync(list, 'utf8') : '';
      const found = [...text.matchAll(exportFrom)].flatMap(([, names, from]) =>
        namesIn(names).map((name) => [name, resolve(dirname(list), from)]),
      );
      known.set(list, new Map(found));
    }
    return known.get(list);
  };
  return {
    name: 'oriel:past-lists',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.ts$/.test(id) || /node_modules/.test(id)) return undefined;
      const direct = code.replace(importFrom, (line, names, from) => {
        const list = behind(`${resolve(dirname(id), from)}.ts`);
        if (list.size === 0) return line;
        const homes = new Map();
        for (const name of namesIn(names)) {
          const home = list.get(name.split(' ')[0]) ?? '';
          homes.set(home, [...(homes.get(home) ?? []), name]);
        }
        return [...homes]
          .map(([home, own]) => `import { ${own.join(', ')} } from '${home ? `${home}.ts` : `${from}.js`}';`)
          .join(' ');
      });
      return direct === code ? undefined : { code: direct, map: null };
    },
  };
}

export function smallTemplates() {
  return {
    name: 'oriel:small-templates',
    enforce: 'post',
    transform(code, id) {
      if (!/\.ts$/.test(id.split('?')[0]) || /node_modules/.test(id)) return undefined;
      const small = minifyTemplates(code);
      return small === undefined ? undefined : { code: small, map: null };
    },
  };
}

/**
 * The minifier: smaller than the bundler's own after compression. It runs before a file gets the hash in its name. No
 * getter of ours does anything but answer, so that one nobody uses may go.
 */
export function smallChunks() {
  return {
    name: 'oriel:small-chunks',
    async renderChunk(code, { fileName }) {
      const first = minifySync(fileName, code, {
        module: true,
        compress: { target: 'es2022' },
        mangle: { toplevel: true },
      });
      const compress = { ecma: 2022, module: true, passes: 2, pure_getters: true, unsafe_arrows: true };
      const small = await minify(first.code, {
        ecma: 2022,
        module: true,
        compress,
        format: { comments: false, quote_style: 1 },
      });
      return { code: small.code, map: null };
    },
  };
}

/** All files that `chunk` needs before it runs, itself first, each once. */
export function closure(bundle, file, seen = new Set()) {
  if (seen.has(file) || !bundle[file]) return seen;
  seen.add(file);
  for (const next of bundle[file].imports) closure(bundle, next, seen);
  return seen;
}

const inRepository = (id) => relative(root, id.split('?')[0].replace(/^\0/, '')).split(sep).join('/');

/** What all names of files in the table have alike; the loader puts it back. */
const inFolder = /(?<=")assets\/oriel\/[^/]+\/|\.js(?=")/g;

/**
 * Writes the loader's table `__ORIEL_CHUNKS__` (tag → every file it needs, the registration first), so that all are
 * asked for at once, and hands the module graph to `report` (see `size.mjs`).
 */
export function chunkTable(report) {
  return {
    name: 'oriel:chunk-table',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((item) => item.type === 'chunk');
      const table = {};
      for (const chunk of chunks) {
        const name = inRepository(chunk.facadeModuleId ?? '').match(/^components\/([a-z-]+)\/define\.ts$/)?.[1];
        if (name) table[`oriel-${name}`] = [...closure(bundle, chunk.fileName)];
      }
      const check = chunks.find((chunk) => inRepository(chunk.facadeModuleId ?? '') === 'src/check/check.ts');
      const loader = chunks.find((chunk) => chunk.fileName === 'oriel.js');
      if (!loader) this.error('The loader is not part of the build.');
      loader.code = loader.code
        .replace(/\b__ORIEL_CHUNKS__\b/g, () =>
          JSON.stringify({ ...sorted(table), check: [check.fileName] }).replace(inFolder, ''),
        )
        // A hint for the bundler that every page would carry.
        .replace(/\s*\/\* @vite-ignore \*\/\s*/g, '');
      report({
        tags: sorted(table),
        chunks: Object.fromEntries(
          chunks.map((chunk) => [
            chunk.fileName,
            {
              imports: chunk.imports,
              later: chunk.dynamicImports,
              modules: chunk.moduleIds.map(inRepository),
              // Characters before minification: enough to see what is heavy.
              weights: Object.entries(chunk.modules)
                .map(([id, { renderedLength }]) => [inRepository(id), renderedLength])
                .filter(([, weight]) => weight > 0),
            },
          ]),
        ),
      });
    },
  };
}

const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Subresource integrity of a file's bytes. */
export const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
