/** `npm run bench [-- backend list paint typing]`: measurements beside a floor. Never part of the tests. */
const parts: Record<string, () => Promise<void>> = {
  backend: async () => (await import('./backend.js')).backend(),
  list: async () => (await import('./list.js')).list(),
  paint: async () => (await import('./paint.js')).paint(),
  typing: async () => (await import('./typing.js')).typing(),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !parts[name]);
if (unknown.length > 0) {
  process.stderr.write(`no part ${unknown.join(', ')}; parts: ${Object.keys(parts).join(' ')}\n`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await measure();

export {};
