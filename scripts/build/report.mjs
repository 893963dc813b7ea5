/** What a CDN build is made of: `dist/modules.json`, beside the files that are served. Read by `size.mjs`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../files.mjs';

const file = join(dist, 'modules.json');

export function writeReport(report) {
  mkdirSync(dist, { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}

export const readReport = () => JSON.parse(readFileSync(file, 'utf8'));
