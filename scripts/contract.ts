/**
 * Generates what others read of the contract: `openapi.json` for people and tools, `wire.ts` and `wire/` for the browser.
 * `--check` writes nothing and fails when the committed files differ.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openApi } from './contract/openapi.js';
import { wireModules } from './contract/wire.js';

const folder = new URL('../src/contract/', import.meta.url);
const outputs: Record<string, string> = {
  'openapi.json': `${JSON.stringify(openApi(), null, 2)}\n`,
  ...wireModules(),
};

const check = process.argv.includes('--check');
const wired = await readdir(new URL('wire/', folder)).catch(() => []);
const stale = wired.map((name) => `wire/${name}`).filter((name) => !(name in outputs));
if (!check) {
  for (const name of stale.splice(0)) await rm(new URL(name, folder));
  await mkdir(new URL('wire/', folder), { recursive: true });
}
for (const [name, text] of Object.entries(outputs)) {
  const file = fileURLToPath(new URL(name, folder));
  if (!check) await writeFile(file, text);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) stale.push(name);
}
if (stale.length > 0) {
  console.error(`${stale.join(', ')} in src/contract differ from the schemas: run \`npm run contract\` and commit.`);
  process.exitCode = 1;
}
