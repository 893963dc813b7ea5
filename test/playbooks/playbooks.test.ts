/** Playbooks against their reference: random definitions and ways through them, and each rule broken in turn. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { checkPlaybook } from '../../src/backend/playbooks/check.js';
import { evaluate, transitions } from '../../src/backend/playbooks/evaluate.js';
import { whereNow } from '../../src/backend/playbooks/render.js';
import { type ActivityState, PlaybookDefinition } from '../../src/contract/playbook.js';
import { Dice, endless } from '../dice.js';
import { answersTo, caseType } from './answering.js';
import { anyDefinition, anyWalk } from './definitions.js';
import { mutants, mutated } from './mutants.js';
import { currentOf, missingOf } from './reference.js';
import { reporter, playbooks as runs, seed } from './reporter.js';
import { activitiesOf, anyRun, differences, type Evaluate, evaluated, frozen, stepsOf } from './walks.js';

const steps = 30;
const told = { decisions: 0, definitions: 0, mutants: 0 };

const always = (promise: (definition: PlaybookDefinition, walk: readonly number[]) => void): void =>
  fc.assert(
    fc.property(anyDefinition, anyWalk(steps + 1), (definition, walk) => promise(frozen(definition), walk)),
    { numRuns: runs, seed, reporter },
  );

after(() => {
  const { decisions, definitions, mutants } = told;
  console.log(
    `measured: ${decisions} decisions in ${definitions} random playbooks, ${mutants} mutants killed; ORIEL_SEED=${seed}`,
  );
});

describe('random playbooks', () => {
  it('are valid', () => {
    const known = { caseTypes: new Map([[caseType.id, caseType]]), articles: new Set(['article-1']) };
    always((definition) => {
      assert.deepEqual(PlaybookDefinition.parse(definition), definition);
      assert.deepEqual(checkPlaybook(definition, known), []);
    });
  });

  it('stand after each step of a walk where the reference says', () => {
    always((definition, walk) => {
      told.definitions += 1;
      for (const { to } of stepsOf(definition, walk, evaluate)) {
        told.decisions += to.found.states.size;
        assert.deepEqual(differences(definition, to.run, to.found), []);
        const { current, missing } = whereNow({ definition, now: to.found });
        assert.equal(current, currentOf(definition, to.found.states));
        assert.deepEqual(
          missing.map(({ id }) => id),
          missingOf(definition, to.found.states),
        );
      }
    });
  });

  it('stand where the reference says whatever is kept', () => {
    always((definition, walk) => {
      for (const number of walk) {
        const run = frozen(anyRun(definition, number));
        const found = evaluated(evaluate, definition, run);
        told.decisions += found.states.size;
        assert.deepEqual(differences(definition, run, found), []);
      }
    });
  });

  it('change their states only as the table of transitions says, which says nothing that never happens', () => {
    const seen = new Set<string>();
    always((definition, walk) => {
      for (const { from, to } of stepsOf(definition, walk, evaluate))
        for (const [id, state] of to.found.states) {
          const before = from.found.states.get(id) as ActivityState;
          if (before === state) continue;
          assert.ok(transitions[before].includes(state), `${id}: ${before} to ${state}`);
          seen.add(`${before} to ${state}`);
        }
    });
    const listed = Object.entries(transitions).flatMap(([from, to]) => to.map((state) => `${from} to ${state}`));
    if (runs >= 300)
      assert.deepEqual(
        listed.filter((each) => !seen.has(each)),
        [],
      );
  });

  it('stand again where they stood once an answer is given again', () => {
    always((definition, walk) => {
      const all = activitiesOf(definition);
      for (const { from, to } of stepsOf(definition, walk, evaluate)) {
        const detour = all.map((activity) => [
          activity.id,
          { as: 'complete', answers: answersTo(activity, new Dice(endless(walk.length))), revision: 9 } as const,
        ]);
        evaluated(evaluate, definition, { ...to.run, kept: frozen(Object.fromEntries(detour)) });
        assert.deepEqual(evaluated(evaluate, definition, from.run), from.found);
      }
    });
  });

  it('lead to the submit, however they are answered', () => {
    always((definition, walk) => {
      let { kept, prefill } = anyRun(definition, walk[0] ?? 0);
      kept = {};
      for (const number of [...walk, ...walk]) {
        const { states } = evaluate(definition, kept, prefill);
        const current = activitiesOf(definition).find(({ id }) => id === currentOf(definition, states));
        if (!current) break;
        assert.ok(!Object.hasOwn(kept, current.id), `${current.id} is asked for twice`);
        const answers = answersTo(current, new Dice(endless(number)));
        kept = { ...kept, [current.id]: { as: 'complete', answers, revision: 1 } };
      }
      const { states } = evaluate(definition, kept, prefill);
      assert.deepEqual([currentOf(definition, states), missingOf(definition, states)], [null, []]);
    });
  });
});

/** The first difference between an evaluation and the reference in a handful of playbooks. */
const firstDifference = (judged: Evaluate): string | undefined => {
  for (const [definition, walk] of fc.sample(fc.tuple(anyDefinition, anyWalk(steps + 1)), { numRuns: 300, seed: 7 })) {
    for (const { to } of stepsOf(definition, walk, judged)) {
      const [first] = differences(definition, to.run, to.found);
      if (first) return first;
    }
    for (const number of walk) {
      const run = anyRun(definition, number);
      const [first] = differences(definition, run, evaluated(judged, definition, run));
      if (first) return first;
    }
  }
  return undefined;
};

describe('a broken rule is noticed:', () => {
  it('none is where nothing is broken', () => assert.equal(firstDifference(evaluate), undefined));

  for (const mutant of mutants) {
    it(`${mutant.rule}: ${mutant.wrong}`, async () => {
      assert.ok(firstDifference(await mutated(mutant)));
      told.mutants += 1;
    });
  }
});
