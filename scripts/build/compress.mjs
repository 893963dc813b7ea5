/** `.br` and `.gz` beside each text file, and the integrity of every script. Same bytes in, same bytes out. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { integrity } from './plugins.mjs';

const text = /\.(js|css|html|svg|json)$/;

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

/** The smallest of the encoder's models: which one fits a script best is not known before. */
export const brotli = (bytes) =>
  [constants.BROTLI_MODE_GENERIC, constants.BROTLI_MODE_TEXT, constants.BROTLI_MODE_FONT]
    .map((mode) =>
      brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_MODE]: mode,
          [constants.BROTLI_PARAM_LGWIN]: bytes.length < 2 ** 16 ? 16 : constants.BROTLI_DEFAULT_WINDOW,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
    )
    .reduce((best, each) => (each.length < best.length ? each : best));

export function compress(folder) {
  for (const file of filesIn(folder).filter((path) => text.test(path))) {
    const bytes = readFileSync(file);
    writeFileSync(`${file}.br`, brotli(bytes));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

/** `integrity.json`: path under the folder → sha384, for `integrity` attributes and mirrors. */
export function writeIntegrity(folder, version) {
  const scripts = filesIn(folder).filter((path) => path.endsWith('.js'));
  const files = Object.fromEntries(
    scripts.map((path) => [relative(folder, path).split(sep).join('/'), integrity(readFileSync(path))]),
  );
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify({ version, files }, null, 2)}\n`);
}
