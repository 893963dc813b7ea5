/**
 * Generates what others read of the contract: `openapi.json` for people and tools, `wire.ts` for the browser.
 * `--check` writes nothing and fails when the committed files differ.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openApi } from './contract/openapi.js';
import { wireModule } from './contract/wire.js';

const folder = new URL('../src/contract/', import.meta.url);
const outputs: Record<string, string> = {
  'openapi.json': `${JSON.stringify(openApi(), null, 2)}\n`,
  'wire.ts': wireModule(),
};

const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [name, text] of Object.entries(outputs)) {
  const file = fileURLToPath(new URL(name, folder));
  if (!check) await writeFile(file, text);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) stale.push(name);
}
if (stale.length > 0) {
  console.error(`${stale.join(' and ')} in src/contract differ from the schemas: run \`npm run contract\` and commit.`);
  process.exitCode = 1;
}
