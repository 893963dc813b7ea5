/** What is said of a wrong playbook: each finding once, with its place and its words. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPlaybook, type Finding } from '../../src/backend/playbooks/check.js';
import type { PlaybookDefinition } from '../../src/contract/playbook.js';
import type { Filter } from '../../src/contract/query.js';
import { caseType } from './answering.js';
import { at, type Change, deciding, good, having, nodes, outcomes, when } from './good-playbook.js';
import { ofDecisions, ofKinds, ofOrder, ofTheWhole } from './wrong-playbooks.js';

const known = { caseTypes: new Map([[caseType.id, caseType]]), articles: new Set(['article-1']) };

const findings = (change: Change): Finding[] => {
  const definition = structuredClone(good);
  change(definition);
  return checkPlaybook(definition, known);
};
const impossible: [what: string, condition: Filter][] = [
  ['an answer that is none of the choices', { eq: ['channel', 'letter'] }],
  ['an outcome that is none', { in: ['lights', ['left', 'right']] }],
  ['one answer that is two', { and: [{ eq: ['lights', 'ours'] }, { eq: ['lights', 'power'] }] }],
  ['a choice of several that is none of them', { contains: ['tried', '|d|'] }],
  ['a number over and under', { and: [{ gt: ['amount', 5] }, { lt: ['amount', 5] }] }],
  ['a date after the last', { and: [{ gt: ['since', '2026-12-31'] }, { lte: ['since', '2026-12-31'] }] }],
  ['yes and no', { and: [{ eq: ['urgent', true] }, { eq: ['urgent', false] }] }],
  ['words of a search, which answers have none of', { text: 'router' }],
];
const possible: [what: string, condition: Filter][] = [
  ['three of several', { and: [...'abc'].map((one): Filter => ({ contains: ['tried', `|${one}|`] })) }],
  ['a day between two', { and: [{ gt: ['since', '2026-01-01'] }, { lt: ['since', '2026-12-31'] }] }],
  ['half a number', { and: [{ gt: ['amount', 1] }, { lt: ['amount', 2] }] }],
  [
    'a text that begins and holds',
    { and: [{ startsWith: ['shortDescription', 'Router'] }, { contains: ['shortDescription', 'light'] }] },
  ],
  ['a text without a word', { and: [{ not: { contains: ['shortDescription', 'x'] } }, { ne: ['since', null] }] }],
  ['an automated activity that did not apply', { eq: ['tellThem', null] }],
  [
    'too many answers to try',
    {
      and: ['lights', 'tried', 'channel', 'priority', 'amount', 'since', 'urgent', 'valueOf'].map(
        (name): Filter => ({ ne: [name, 'x'] }),
      ),
    },
  ],
];

describe('a playbook is told', () => {
  it('nothing where nothing is wrong', () =>
    assert.deepEqual(
      findings(() => undefined),
      [],
    ));

  for (const [what, change, pointer, message] of [...ofTheWhole, ...ofKinds, ...ofDecisions, ...ofOrder])
    it(`of ${what}`, () => assert.deepEqual(findings(change), [{ pointer, message }]));

  it('of a case type that is not there, and of nothing that only it could tell', () => {
    const found = findings((definition) => Object.assign(definition, { caseType: 'gone' }));
    assert.deepEqual(found, [{ pointer: '/caseType', message: 'There is no case type “gone”' }]);
  });

  it('of a decision that begins nowhere, and of all that is not reached then', () => {
    const found = findings(deciding((tree) => Object.assign(tree, { start: 'gone' })));
    assert.deepEqual(found, [
      { pointer: `${at.lights}/decision/start`, message: 'There is no node “gone”' },
      ...[`${nodes}/lights`, `${nodes}/cable`, `${outcomes}/power`, `${outcomes}/ours`].map((pointer) => ({
        pointer,
        message: 'Nothing leads here',
      })),
    ]);
  });

  for (const [what, condition] of impossible)
    it(`of a condition that never holds: ${what}`, () => {
      const message = 'This never holds, so nobody ever comes here';
      assert.deepEqual(findings(when('pictures', condition)), [{ pointer: `${at.pictures}/when`, message }]);
    });

  it('nothing of articles that nobody knows', () => {
    const definition = structuredClone(good);
    having('read', { article: 'gone' })(definition);
    assert.deepEqual(checkPlaybook(definition, { caseTypes: known.caseTypes }), []);
  });

  for (const [what, condition] of possible)
    it(`nothing of a condition that can hold: ${what}`, () => {
      const late = when('pictures', condition);
      const moved = (definition: PlaybookDefinition): void => {
        late(definition);
        const { activities } = definition.stages[1]!;
        activities.splice(3, 2, activities[4]!, activities[3]!);
      };
      assert.deepEqual(findings(moved), []);
    });
});
