/**
 * `npm run docs` writes `custom-elements.json` and `server/elements.json`, which the server knows them by, and checks that what is documented is what there is: JSDoc tags against
 * templates and dispatched events, README tables against both. `--check` writes nothing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { disagreements, reachable } from './docs/agreement.mjs';
import { elementsIn, manifest } from './docs/manifest.mjs';
import { filesUnder, root } from './files.mjs';

const read = (file) => {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
};

const eventTypes = {};
for (const file of filesUnder('src/events')) {
  const text = read(file) ?? '';
  const types = text.matchAll(/class (\w+)[\s\S]*?static readonly type = '([a-z-]+)'/g);
  for (const [, name, type] of types) eventTypes[name] = type;
}

const elements = manifest();
const found = [];
const described = elementsIn(elements);
for (const { folder, file, tag, declaration } of described) {
  const home = `components/${folder}/`;
  const sources = reachable(file, read);
  const own = [...sources].filter(([path]) => path.startsWith(home));
  const drawn = [...sources].filter(([path]) => path.startsWith('components/') || path === 'src/ui/element.ts');
  const join = (list) => list.map(([, text]) => text).join('\n');
  found.push(
    ...disagreements({
      tag,
      declaration,
      own: join(own),
      all: join(drawn),
      eventTypes,
      readme: read(`${home}README.md`),
    }),
  );
}
const folders = filesUnder('components').flatMap(
  (file) => file.match(/^components\/([a-z-]+)\/define\.ts$/)?.[1] ?? [],
);
for (const folder of folders) {
  if (!described.some((element) => element.folder === folder)) found.push(`oriel-${folder}: no class is described`);
}

const check = process.argv.includes('--check');
const names = Object.fromEntries(
  described.map(({ tag, declaration }) => [tag, declaration.attributes.map(({ name }) => name)]),
);
const tags = `${JSON.stringify(names, null, 2)}\n`;
if (check && read('server/elements.json') !== tags) found.push('server/elements.json is not up to date: npm run docs');

for (const line of found) process.stdout.write(`${line}\n`);
process.stdout.write(`${described.length} elements, ${found.length} disagreements\n`);
if (!check) {
  writeFileSync(join(root, 'custom-elements.json'), `${JSON.stringify(elements, null, 2)}\n`);
  writeFileSync(join(root, 'server/elements.json'), tags);
}
process.exitCode = found.length > 0 || described.length === 0 ? 1 : 0;
