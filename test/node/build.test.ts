/** What is shipped to pages: the same bytes every time, whole, and nothing that does not belong there. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const script = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
let folder = '';
let first: Map<string, Buffer>;
let second: Map<string, Buffer>;

function built(name: string): Map<string, Buffer> {
  const dist = join(folder, name);
  const { status, stderr } = spawnSync(process.execPath, [script, 'cdn'], {
    env: { ...process.env, ORIEL_DIST: dist },
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  const cdn = join(dist, 'cdn');
  const files = readdirSync(cdn, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [relative(cdn, path), readFileSync(path)]));
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'oriel-build-'));
  first = built('first');
  second = built('second');
});
after(() => rmSync(folder, { recursive: true, force: true }));

const scripts = () => [...first].filter(([path]) => path.endsWith('.js'));

it('two builds are equal, byte by byte', () => {
  assert.deepEqual([...second.keys()], [...first.keys()]);
  for (const [path, bytes] of first) assert.ok(second.get(path)?.equals(bytes), path);
});

it('every script has its integrity, and no other file has one', () => {
  const { files } = JSON.parse(String(first.get('integrity.json'))) as { files: Record<string, string> };
  assert.deepEqual(
    Object.keys(files).sort(),
    scripts()
      .map(([path]) => path)
      .sort(),
  );
  for (const [path, bytes] of scripts()) {
    assert.equal(files[path], `sha384-${createHash('sha384').update(bytes).digest('base64')}`, path);
  }
});

it('compressed files hold what they stand for', () => {
  for (const [path, bytes] of scripts()) {
    assert.ok(brotliDecompressSync(first.get(`${path}.br`) ?? Buffer.alloc(0)).equals(bytes), `${path}.br`);
    assert.ok(gunzipSync(first.get(`${path}.gz`) ?? Buffer.alloc(0)).equals(bytes), `${path}.gz`);
  }
});

it('the loader names only files that are there, the registration of each tag first', () => {
  const loader = String(first.get('oriel.js'));
  const table = JSON.parse(/\{"oriel-[^{}]*\}/.exec(loader)?.[0] ?? '{}') as Record<string, string[]>;
  assert.ok(Object.keys(table).length >= 4, 'tags');
  const version = /assets\/oriel\/([^/]+)\//.exec([...first.keys()].join('\n'))?.[1];
  for (const [tag, names] of Object.entries(table)) {
    const files = names.map((name) => `assets/oriel/${version}/${name}.js`);
    for (const file of files) assert.ok(first.has(file), `${tag}: ${file}`);
    // What looks for mistakes registers nothing.
    if (tag !== 'check') assert.match(String(first.get(files[0] ?? '')), new RegExp(`[\`'"]${tag}[\`'"]`));
  }
});

it('our Lit asks for a Trusted Types policy of its own name, so that a host’s Lit keeps its', () => {
  const policies = scripts().flatMap(([, bytes]) => [...String(bytes).matchAll(/createPolicy\([`'"]([^`'"]+)/g)]);
  assert.deepEqual([...new Set(policies.map((match) => match[1]))], ['oriel-lit']);
});

it('no script holds a path of the machine that built it, a source map or code of development', () => {
  for (const [path, bytes] of scripts()) {
    assert.doesNotMatch(String(bytes), /sourceMappingURL|process\.env|Lit is in dev mode|@vite-ignore/, path);
    assert.ok(!String(bytes).includes(fileURLToPath(new URL('../..', import.meta.url))), path);
  }
});
