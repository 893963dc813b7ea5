/** The small parts of the server: the folder's lock, the files, what is served, whom a request comes from. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { FileBlobs } from '../../server/blobs.js';
import { addressOf } from '../../server/client-address.js';
import { configFrom } from '../../server/config.js';
import { FolderInUse, lockFolder } from '../../server/lock.js';
import { type StaticFiles, staticFiles } from '../../server/static.js';
import { BlobTooLarge } from '../../src/backend/store/store.js';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oriel-parts-'));
});
after(() => rm(folder, { recursive: true, force: true }));

describe('the lock of a data folder', () => {
  /** A process of its own that takes the lock and says so. */
  const holder = (data: string): Promise<ChildProcess> =>
    new Promise((resolve, reject) => {
      const lock = fileURLToPath(new URL('../../server/lock.ts', import.meta.url));
      const code = `import(${JSON.stringify(lock)}).then(({ lockFolder }) => lockFolder(${JSON.stringify(data)}))
        .then(() => { console.log('held'); setInterval(() => {}, 1000); })`;
      const child = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.once('data', () => resolve(child));
      child.once('exit', () => reject(new Error('the holder ended')));
    });

  it('refuses the second process at once, naming the first, and is free after kill -9', async () => {
    const data = join(folder, 'held');
    const child = await holder(data);
    const started = performance.now();
    await assert.rejects(lockFolder(data), (error: Error) => {
      assert.ok(error instanceof FolderInUse);
      assert.match(error.message, new RegExp(`in use by process ${child.pid}`));
      return true;
    });
    assert.ok(performance.now() - started < 2000);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    const unlock = await lockFolder(data);
    await unlock();
  });

  it('knows the folder by any of its names, and is given back', async () => {
    await mkdir(join(folder, 'real'));
    await symlink(join(folder, 'real'), join(folder, 'alias'));
    const unlock = await lockFolder(join(folder, 'real'));
    await assert.rejects(lockFolder(join(folder, 'alias')), FolderInUse);
    await unlock();
    await (await lockFolder(join(folder, 'alias')))();
  });
});

describe('files by their content', () => {
  const streamOf = (...parts: (string | Uint8Array)[]) => new Blob(parts as BlobPart[]).stream();
  const textOf = async (stream: ReadableStream<Uint8Array> | undefined) =>
    stream && (await new Response(stream).text());

  it('gives back what was put in, by its hash, however often', async () => {
    const blobs = await FileBlobs.open(join(folder, 'files'));
    const first = await blobs.put(streamOf('hello'), 5);
    assert.deepEqual(
      { ...first, head: new TextDecoder().decode(first.head) },
      { hash: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', size: 5, head: 'hello' },
    );
    assert.equal((await blobs.put(streamOf('hel', 'lo'), 100)).hash, first.hash);
    assert.equal(await textOf(await blobs.get(first.hash)), 'hello');
    assert.equal((await blobs.put(streamOf(''), 0)).size, 0);
  });

  it('hands out only the beginning as head, and keeps all of a large file', async () => {
    const blobs = await FileBlobs.open(join(folder, 'files'));
    const bytes = new Uint8Array(3_000_000).map((_, n) => n % 251);
    const { hash, size, head } = await blobs.put(streamOf(bytes), 3_000_000);
    assert.equal(size, 3_000_000);
    assert.deepEqual(head, bytes.slice(0, 4096));
    const stored = await blobs.get(hash);
    assert.deepEqual(new Uint8Array(await new Response(stored).arrayBuffer()), bytes);
  });

  it('refuses what is too large and leaves nothing of it', async () => {
    const blobs = await FileBlobs.open(join(folder, 'limited'));
    await assert.rejects(blobs.put(streamOf('123456'), 5), BlobTooLarge);
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error('cut off'));
      },
    });
    await assert.rejects(blobs.put(broken, 5), /cut off/);
    assert.deepEqual(await readdir(join(folder, 'limited', 'incoming')), []);
  });

  it('finds nothing under a name that is no hash', async () => {
    const blobs = await FileBlobs.open(join(folder, 'files'));
    for (const name of ['', '../secret', 'a'.repeat(64), 'A'.repeat(64)])
      assert.equal(await blobs.get(name), undefined);
  });

  it('clears what a crash left behind long ago', async () => {
    const files = join(folder, 'crashed');
    await FileBlobs.open(files);
    await writeFile(join(files, 'incoming', 'old'), 'x');
    await writeFile(join(files, 'incoming', 'new'), 'x');
    const long = new Date(Date.now() - 48 * 3_600_000);
    await utimes(join(files, 'incoming', 'old'), long, long);
    await FileBlobs.open(files);
    assert.deepEqual(await readdir(join(files, 'incoming')), ['new']);
  });
});

describe('what is served to browsers', () => {
  let files: StaticFiles;
  const code = `export const x = 1;\n${'// filler '.repeat(100)}`;
  before(async () => {
    const site = join(folder, 'site');
    await mkdir(join(site, 'assets/oriel/1.0.0'), { recursive: true });
    await mkdir(join(site, 'demo/boxeo'), { recursive: true });
    await writeFile(join(site, 'oriel.js'), code);
    await writeFile(join(site, 'oriel.js.br'), brotliCompressSync(code));
    await writeFile(join(site, 'assets/oriel/1.0.0/list-abc.js'), code);
    await writeFile(join(site, 'demo/boxeo/index.html'), '<!doctype html><title>Boxeo</title>');
    await writeFile(join(site, '.secret'), 'secret');
    await writeFile(join(folder, 'outside.txt'), 'outside');
    await symlink(join(folder, 'outside.txt'), join(site, 'link.txt'));
    files = staticFiles({ folders: [site, join(folder, 'missing')] });
  });
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    files(new Request(`http://localhost${path}`, { headers, method }));

  it('serves the loader to every site, briefly cached, compressed, with an entity tag', async () => {
    const answer = await ask('/oriel.js', { 'accept-encoding': 'gzip, br' });
    assert.ok(answer);
    assert.equal(brotliDecompressSync(new Uint8Array(await answer.arrayBuffer())).toString(), code);
    assert.deepEqual(
      ['content-encoding', 'content-type', 'access-control-allow-origin', 'cross-origin-resource-policy', 'vary'].map(
        (name) => answer.headers.get(name),
      ),
      ['br', 'text/javascript; charset=utf-8', '*', 'cross-origin', 'Accept-Encoding'],
    );
    assert.match(answer.headers.get('cache-control') ?? '', /^public, max-age=300\b/);
    const etag = answer.headers.get('etag') ?? '';
    const again = await ask('/oriel.js', { 'accept-encoding': 'br', 'if-none-match': etag });
    assert.equal(again?.status, 304);
    assert.equal(again?.headers.get('access-control-allow-origin'), '*');
    assert.equal(await (await ask('/oriel.js'))?.text(), code);
    assert.equal(
      (await ask('/oriel.js', { 'accept-encoding': 'br;q=0, gzip' }))?.headers.get('content-encoding'),
      'gzip',
    );
  });

  it('lets browsers keep a versioned file for ever', async () => {
    const answer = await ask('/assets/oriel/1.0.0/list-abc.js', { 'accept-encoding': 'br' });
    assert.equal(answer?.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(answer?.headers.get('content-encoding'), 'br');
  });

  it('serves pages under a strict policy, and sends a folder to its slash', async () => {
    const page = await ask('/demo/boxeo/');
    assert.equal(await page?.text(), '<!doctype html><title>Boxeo</title>');
    const policy = page?.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(page?.headers.get('x-content-type-options'), 'nosniff');
    const moved = await ask('/demo/boxeo?a=1');
    assert.deepEqual([moved?.status, moved?.headers.get('location')], [308, '/demo/boxeo/?a=1']);
  });

  it('answers HEAD without a body and leaves other methods alone', async () => {
    const head = await ask('/oriel.js', {}, 'HEAD');
    assert.equal(head?.headers.get('content-length'), String(code.length));
    assert.equal(await head?.text(), '');
    assert.equal(await ask('/oriel.js', {}, 'POST'), undefined);
  });

  it('finds nothing outside its folders', async () => {
    const paths = [
      '/../outside.txt', '/..%2foutside.txt', '/%2e%2e/outside.txt', '/..%5coutside.txt', '/link.txt', '/.secret', '/%2esecret',
      '/oriel.js%00', '/%', '/demo', '/demo/boxeo/../../../outside.txt', '//etc/passwd', '/nothing',
    ]; // biome-ignore format: a list of tricks
    for (const path of paths) assert.equal(await ask(path), undefined, path);
  });
});

describe('whom a request comes from', () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

  it('is the other end of the connection, whatever a header says', () => {
    assert.equal(addressOf(from('10.0.0.9', '1.2.3.4'), 0), '10.0.0.9');
    assert.equal(addressOf(from('::ffff:10.0.0.9'), 0), '10.0.0.9');
  });
  it('is what the trusted proxies wrote, never what stands before that', () => {
    assert.equal(addressOf(from('10.0.0.9', '6.6.6.6, 1.2.3.4'), 1), '1.2.3.4');
    assert.equal(addressOf(from('10.0.0.9', '6.6.6.6, 1.2.3.4, 10.0.0.8'), 2), '1.2.3.4');
    assert.equal(addressOf(from('10.0.0.9'), 1), '10.0.0.9');
  });
  it('counts an IPv6 network as one', () => {
    assert.equal(addressOf(from('2001:db8:0:7::1'), 0), '2001:db8:0:7::/64');
    assert.equal(addressOf(from('2001:db8:0:7:ffff::2'), 0), '2001:db8:0:7::/64');
    assert.equal(addressOf(from('::1'), 0), '0:0:0:0::/64');
  });
});

describe('settings', () => {
  it('has a demo under npm start alone, and listens to this machine alone then', () => {
    const started = configFrom({ npm_lifecycle_event: 'start' }, []);
    assert.deepEqual([started.demo, started.host, started.port], [true, '127.0.0.1', 3000]);
    const bare = configFrom({}, ['node', 'server.js']);
    assert.deepEqual([bare.demo, bare.host], [false, undefined]);
    assert.equal(configFrom({ npm_lifecycle_event: 'start', ORIEL_DEMO: 'off' }, []).demo, false);
  });
  it('refuses what cannot be meant', () => {
    for (const env of [
      { PORT: 'abc' },
      { PORT: '70000' },
      { ORIEL_SECRET: 'short' },
      { ORIEL_DEMO: 'maybe' },
      { ORIEL_PUBLIC_URL: 'x' },
    ]) {
      assert.throws(() => configFrom(env, []), new RegExp(Object.keys(env)[0]!));
    }
  });
});
