/** What is said of a wrong playbook: each finding once, with its place and its words. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../../src/backend/modules/sentences.js';
import { checkPlaybook } from '../../src/backend/playbooks/check.js';
import type { CaseType, Field } from '../../src/contract/case-type.js';
import type { PlaybookDefinition } from '../../src/contract/playbook.js';
import type { Filter } from '../../src/contract/query.js';
import { caseType } from './answering.js';
import { at, type Change, deciding, good, having, nodes, outcomes, when } from './good-playbook.js';
import { ofDecisions, ofKinds, ofOrder, ofTheWhole } from './wrong-playbooks.js';
import { ofLimits, ofReach, ofValues, ofWords } from './wrong-values.js';

const known = { caseTypes: new Map([[caseType.id, caseType]]), articles: new Set(['article-1']) };

const required =
  (...names: string[]) =>
  (field: Field): Field =>
    names.includes(field.name) ? { ...field, required: true } : field;

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

  const wrong = [ofTheWhole, ofKinds, ofDecisions, ofOrder, ofWords, ofLimits, ofValues, ofReach].flat();
  for (const [what, change, pointer, message] of wrong)
    it(`of ${what}`, () => assert.deepEqual(findings(change), [{ pointer, message }]));

  it('of a case type that is not there, and of nothing that only it could tell', () => {
    const found = findings((definition) => Object.assign(definition, { caseType: 'gone' }));
    assert.deepEqual(found, [{ pointer: '/caseType', message: 'There is no case type “gone”; there is fault' }]);
  });

  it('of a decision that begins nowhere, and of all that is not reached then', () => {
    const found = findings(deciding((tree) => Object.assign(tree, { start: 'gone' })));
    assert.deepEqual(found, [
      { pointer: `${at.lights}/decision/start`, message: 'There is no node “gone”; there is lights, cable' },
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

  describe('of what a case type requires', () => {
    const strict: CaseType = { ...caseType, id: 'strict', fields: caseType.fields.map(required('seats', 'photo')) };
    const checked = (change: Change, parts: Parameters<typeof checkPlaybook>[2] = {}): Finding[] => {
      const definition = structuredClone(good);
      change(definition);
      return checkPlaybook(
        definition,
        { ...known, caseTypes: new Map([...known.caseTypes, ['strict', strict]]) },
        parts,
      );
    };
    const ofStrict = (definition: PlaybookDefinition): void => void Object.assign(definition, { caseType: 'strict' });
    const seats = 'The case type strict requires “seats”, and nothing asks for it';

    it('and nothing asks for, of the playbook’s own', () =>
      assert.deepEqual(checked(ofStrict), [{ pointer: '/caseType', message: seats }]));

    it('and nothing asks for, of one that a decision leads to', () => {
      const found = checked(deciding((tree) => Object.assign(tree.outcomes['ours']!, { caseType: 'strict' })));
      assert.deepEqual(found, [{ pointer: `${outcomes}/ours/caseType`, message: seats }]);
    });

    it('and that is a file, which no activity adds', () => {
      const found = checked((definition) => {
        ofStrict(definition);
        having('details', { fields: ['shortDescription', 'seats'] })(definition);
        definition.stages[1]!.activities.splice(3, 1);
      });
      const message = 'The case type strict requires “photo”, and nothing asks for it';
      assert.deepEqual(found, [{ pointer: '/caseType', message }]);
    });

    it('but not of what is asked, prefilled, set, preset, or asked for only sometimes', () => {
      const asked = having('details', { fields: ['shortDescription', 'seats'] });
      const set = having('tellThem', { automation: { set: { seats: 2 } } });
      const prefilled = (definition: PlaybookDefinition) => Object.assign(definition.prefill!, { seats: 2 });
      for (const change of [asked, set, prefilled])
        assert.deepEqual(
          checked((definition) => {
            ofStrict(definition);
            change(definition);
          }),
          [],
        );
      for (const more of [{ default: 1 }, { visibleWhen: { eq: ['urgent', true] } as Filter }]) {
        const fields = strict.fields.map((field) => (field.name === 'seats' ? { ...field, ...more } : field));
        const definition = structuredClone(good);
        ofStrict(definition);
        const types = new Map([...known.caseTypes, ['strict', { ...strict, fields }] as const]);
        assert.deepEqual(checkPlaybook(definition, { ...known, caseTypes: types }), []);
      }
    });

    it('but not of what an agent asks for afterwards', () =>
      assert.deepEqual(checked(ofStrict, { requires: false }), []));
  });

  it('of a party that a case type has a field for: nothing', () => {
    const friend: Field = { name: 'friend', kind: 'reference', table: 'contact', label: 'Friend', required: false };
    const types = new Map([[caseType.id, { ...caseType, fields: [...caseType.fields, friend] }]]);
    const definition = structuredClone(good);
    having('tellThem', { automation: { party: { of: 'friend', responsibility: 'buyer' } } })(definition);
    assert.deepEqual(checkPlaybook(definition, { ...known, caseTypes: types }), []);
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
