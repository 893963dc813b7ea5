/** Runs over the API: random ways through random playbooks, on two devices, against the reference. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import type { createBackend } from '../../src/backend/index.js';
import type { PlaybookDefinition } from '../../src/contract/playbook.js';
import { anyDefinition, anyWalk } from './definitions.js';
import { backendWith } from './loading.js';
import { playbooks, reporter, seed } from './reporter.js';
import { runMutants } from './run-mutants.js';
import { type Told, walkThrough } from './run-walks.js';
import { makeRunWorld, type RunWorld } from './run-world.js';

const ways = Math.ceil(playbooks / 5);
const steps = 20;
const told: Told = new Map();
let killed = 0;

after(() => {
  const all = [...told].sort().map(([what, times]) => `${what} ${times}`);
  console.log(`measured: ${ways} ways over the API: ${all.join(', ')}; ${killed} mutants killed; ORIEL_SEED=${seed}`);
});

const anyWay = fc.tuple(anyDefinition, anyWalk(steps + 1));

describe('runs over the API', () => {
  it('stand after every request where the reference says, lose nothing, show nothing', async () => {
    const world = await makeRunWorld();
    await fc.assert(
      fc.asyncProperty(anyDefinition, anyWalk(steps + 1), (definition, walk) =>
        walkThrough(world, definition, walk, told),
      ),
      // A failure is made smaller for no longer than this.
      { numRuns: ways, seed, reporter, interruptAfterTimeLimit: 90_000 * Math.ceil(ways / 100) },
    );
  });
});

/** Short ways past records, files and offers: there most of what can go wrong is to be seen. */
const isTelling = ({ stages }: PlaybookDefinition): boolean => {
  const all = stages.flatMap(({ activities }) => activities);
  const kinds = new Set(all.map(({ kind }) => kind));
  const offers = all.some(({ optional, kind }) => optional && (kind === 'product' || kind === 'attachment'));
  return all.length < 12 && offers && kinds.has('attachment') && kinds.has('product');
};
const sample = fc.sample(anyWay, { numRuns: 1000, seed: 11 }).filter(([definition]) => isTelling(definition));
const firstFault = async (world: RunWorld): Promise<unknown> => {
  for (const [definition, walk] of sample) {
    try {
      await walkThrough(world, definition, walk, new Map());
    } catch (error) {
      return error;
    }
  }
  return undefined;
};

describe('a broken run is noticed:', () => {
  it('none is where nothing is broken', async () => {
    const same = 'definition, kept, prefill, errors);';
    const { createBackend: create } = await backendWith('load.ts', { from: same, to: same });
    assert.equal(await firstFault(await makeRunWorld(create as typeof createBackend)), undefined);
  });

  for (const mutant of runMutants)
    it(`${mutant.file}: ${mutant.wrong}`, async () => {
      const { createBackend: create } = await backendWith(mutant.file, mutant);
      assert.ok(await firstFault(await makeRunWorld(create as typeof createBackend)));
      killed += 1;
    });
});
