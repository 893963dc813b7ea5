/** Runs over the API: random ways through random playbooks, on two devices, against the reference. */
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { anyDefinition, anyWalk } from './definitions.js';
import { playbooks, reporter, seed } from './reporter.js';
import { type Told, walkThrough } from './run-walks.js';
import { makeRunWorld } from './run-world.js';

const ways = Math.ceil(playbooks / 3);
const steps = 20;
const told: Told = new Map();

after(() => {
  const all = [...told].sort().map(([what, times]) => `${what} ${times}`);
  console.log(`measured: ${ways} ways over the API: ${all.join(', ')}; ORIEL_SEED=${seed}`);
});

describe('runs over the API', () => {
  it('stand after every request where the reference says, lose nothing, show nothing', async () => {
    const world = await makeRunWorld();
    await fc.assert(
      fc.asyncProperty(anyDefinition, anyWalk(steps + 1), (definition, walk) =>
        walkThrough(world, definition, walk, told),
      ),
      { numRuns: ways, seed, reporter, endOnFailure: process.env['ORIEL_FAST'] === '1' },
    );
  });
});
