/** Runs over the API: random ways through random playbooks, on two devices, against the reference. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import type { createBackend } from '../../src/backend/index.js';
import { anyDefinition, anyWalk } from './definitions.js';
import { backendWith } from './loading.js';
import { playbooks, reporter, seed } from './reporter.js';
import { runMutants } from './run-mutants.js';
import { type Told, walkThrough } from './run-walks.js';
import { makeRunWorld, type RunWorld } from './run-world.js';

const ways = Math.ceil(playbooks / 3);
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
      { numRuns: ways, seed, reporter },
    );
  });
});

const sample = fc.sample(anyWay, { numRuns: 150, seed: 11 });
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
  for (const mutant of runMutants)
    it(`${mutant.file}: ${mutant.wrong}`, async () => {
      const { createBackend: create } = await backendWith(mutant.file, mutant);
      const t=Date.now();const w=await makeRunWorld(create as typeof createBackend);const t1=Date.now();const f=await firstFault(w);console.log(mutant.wrong,t1-t,Date.now()-t1,String(f).slice(0,90).replaceAll('\n',' '));
      assert.ok(f);//(await makeRunWorld(create as typeof createBackend)));
      killed += 1;
    });
});
