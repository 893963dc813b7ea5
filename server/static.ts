/** Files built for browsers: the loader and its chunks for every site, the demo pages for this one. */
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const compressible = /^(text\/|application\/json|image\/svg)/;

/** What a demo page may load: its own origin alone, no inline script or style, no string into a script sink. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

interface Stored {
  mtime: number;
  size: number;
  plain: Uint8Array<ArrayBuffer>;
  etag: string;
  br?: Uint8Array<ArrayBuffer> | undefined;
  gzip?: Uint8Array<ArrayBuffer> | undefined;
}
type Encoding = 'br' | 'gzip';

export interface StaticOptions {
  /** Folders whose files lie at `/`; the first that has a file answers. */
  folders: readonly string[];
}

/** Answers a request for a file, or undefined when there is none. */
export type StaticFiles = (request: Request) => Promise<Response | undefined>;

export function staticFiles({ folders }: StaticOptions): StaticFiles {
  const cache = new Map<string, Stored>();

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const url = new URL(request.url);
    const found = await locate(folders, url.pathname);
    if (!found) return undefined;
    if (found === 'folder') {
      return new Response(null, { status: 308, headers: { Location: `${url.pathname}/${url.search}` } });
    }
    const stored = await load(cache, found);
    const type = types[extname(found).toLowerCase()] ?? 'application/octet-stream';
    const encoding = compressible.test(type) ? await encoded(stored, found, request) : undefined;
    const etag = encoding ? `"${stored.etag}-${encoding}"` : `"${stored.etag}"`;
    const headers = headersFor(url.pathname, type);
    headers.set('ETag', etag);
    if (compressible.test(type)) headers.append('Vary', 'Accept-Encoding');
    if (matches(request.headers.get('if-none-match'), stored.etag)) return new Response(null, { status: 304, headers });
    const bytes = (encoding && stored[encoding]) || stored.plain;
    if (encoding) headers.set('Content-Encoding', encoding);
    headers.set('Content-Type', type);
    headers.set('Content-Length', String(bytes.byteLength));
    return new Response(request.method === 'HEAD' ? null : bytes, { headers });
  };
}

/** The file that a path means. Nothing outside the folders, and no name that begins with a dot, is ever found. */
async function locate(folders: readonly string[], pathname: string): Promise<string | 'folder' | undefined> {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (/[\0\\]/.test(path) || path.split('/').some((part) => part.startsWith('.'))) return undefined;
  for (const folder of folders) {
    const base = resolve(folder);
    let file = join(base, path);
    if (file !== base && !file.startsWith(base + sep)) continue;
    let info = await stat(file).catch(() => undefined);
    if (info?.isDirectory()) {
      const index = await stat(join(file, 'index.html')).catch(() => undefined);
      if (index?.isFile() && !path.endsWith('/')) return 'folder';
      file = join(file, 'index.html');
      info = index;
    }
    if (!info?.isFile()) continue;
    // A link may not lead out of the folder either.
    const real = await realpath(file).catch(() => undefined);
    const root = await realpath(base);
    if (real?.startsWith(root + sep)) return real;
  }
  return undefined;
}

async function load(cache: Map<string, Stored>, file: string): Promise<Stored> {
  const info = await stat(file);
  const known = cache.get(file);
  if (known && known.mtime === info.mtimeMs && known.size === info.size) return known;
  const plain = new Uint8Array(await readFile(file));
  const etag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  const stored: Stored = { mtime: info.mtimeMs, size: info.size, plain, etag };
  cache.set(file, stored);
  return stored;
}

/** Chooses an encoding the browser takes, from the file beside it or compressed once. */
async function encoded(stored: Stored, file: string, request: Request): Promise<Encoding | undefined> {
  if (stored.plain.byteLength < 256) return undefined;
  const accepted = request.headers.get('accept-encoding') ?? '';
  const takes = (name: string) => new RegExp(`(^|[, ])${name}(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`, 'i').test(accepted);
  if (takes('br')) {
    stored.br ??= await beside(`${file}.br`, stored.mtime);
    stored.br ??= new Uint8Array(
      await promisify(brotliCompress)(stored.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
    return 'br';
  }
  if (takes('gzip')) {
    stored.gzip ??= new Uint8Array(await promisify(gzip)(stored.plain));
    return 'gzip';
  }
  return undefined;
}

/** The compressed file that the build wrote, unless it is older than what it stands for. */
async function beside(file: string, mtime: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const info = await stat(file).catch(() => undefined);
  return info && info.mtimeMs >= mtime ? new Uint8Array(await readFile(file)) : undefined;
}

function matches(header: string | null, etag: string): boolean {
  if (!header) return false;
  return header.split(',').some((each) => {
    const tag = each.trim().replace(/^W\//, '');
    return tag === '*' || tag === `"${etag}"` || tag === `"${etag}-br"` || tag === `"${etag}-gzip"`;
  });
}

function headersFor(pathname: string, type: string): Headers {
  const headers = new Headers({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' });
  if (pathname === '/oriel.js' || pathname.startsWith('/assets/oriel/')) {
    // Any site may load these; a file under a version never changes.
    headers.set('Access-Control-Allow-Origin', '*');
    headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    headers.set('Timing-Allow-Origin', '*');
    headers.set(
      'Cache-Control',
      pathname === '/oriel.js'
        ? 'public, max-age=300, stale-while-revalidate=86400'
        : 'public, max-age=31536000, immutable',
    );
  } else {
    headers.set('Cache-Control', 'no-cache');
    if (type.startsWith('text/html')) headers.set('Content-Security-Policy', pagePolicy);
  }
  return headers;
}
