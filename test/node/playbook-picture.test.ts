/** The picture of a playbook: everything is on it, nothing lies on anything else, conditions are words. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { condition } from '../../demo/playbook-preview/condition.js';
import { type Box, layout, type Picture, type Words } from '../../demo/playbook-preview/layout.js';
import { outlineOf } from '../../demo/playbook-preview/outline.js';
import { directionOf, estimate, type Font, wrap } from '../../demo/playbook-preview/text.js';
import { demoPlaybooks } from '../../server/open.js';
import { activitiesOf } from '../../src/backend/playbooks/evaluate.js';
import { PlaybookDefinition } from '../../src/contract/playbook.js';
import type { Filter } from '../../src/contract/query.js';

const demos = await demoPlaybooks();
const demo = (id: string): PlaybookDefinition => demos.find((one) => one.id === id)!;

/** Every way of connecting: two columns on, back in the next row, several conditions, after two. */
const knotted = PlaybookDefinition.parse({
  id: 'knotted',
  title: 'Knotted',
  caseType: 'question',
  prefill: { channel: 'Web' },
  stages: [0, 1, 2, 3, 4].map((stage) => ({
    id: `stage${stage}`,
    title: `A stage with quite a long title, number ${stage}`,
    activities: [0, 1, 2].map((at) => ({
      id: `a${stage}${at}`,
      kind: 'question',
      title: 'x'.repeat(12 + 19 * at) + (at > 1 ? ' and words that break into lines' : ''),
      question: { kind: 'boolean' },
      ...(stage > 0 && at > 0 ? { when: { and: [{ eq: ['a00', true] }, { eq: [`a${stage - 1}${at}`, true] }] } } : {}),
      ...(stage > 1 && at === 0 ? { after: ['a11', `a${stage - 1}2`], when: { eq: ['channel', 'Web'] } } : {}),
    })),
  })),
});

const all: [name: string, definition: PlaybookDefinition][] = [...demos, knotted].map((each) => [each.id, each]);
const widths = [300, 560, 760, 1180, 1800];

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && topOf(a) < b.y + b.height && topOf(b) < a.y + a.height;
/** Conditions stand above their box. */
const topOf = ({ y, ways }: Box): number => ways[0]?.words.y ?? y;

const right = ({ x, lines, font }: Words): number => x + Math.max(...lines.map((line) => estimate(line, font)));
const wordsOf = ({ title, signs, ways, tree }: Box): Words[] => [
  title,
  signs,
  ...ways.map(({ words }) => words),
  ...tree.map(({ words }) => words),
];

/** Whether a connection runs through a box, apart from the ends of its own. */
const crosses = ({ boxes, connections }: Picture): string[] =>
  connections.flatMap(({ from, to, points }) =>
    points.slice(1).flatMap(([x, y], at) => {
      const [before, top] = points[at]!;
      return boxes
        .filter(
          (box) =>
            Math.max(x, before) > box.x + 1 &&
            Math.min(x, before) < box.x + box.width - 1 &&
            Math.max(y, top) > box.y + 1 &&
            Math.min(y, top) < box.y + box.height - 1,
        )
        .map((box) => `${from} to ${to} through ${box.step.id}`);
    }),
  );

describe('the picture of a playbook', () => {
  for (const [name, definition] of all) {
    for (const width of widths) {
      it(`${name} at ${width} px: each activity once, nothing on anything else, inside its frame`, () => {
        for (const states of [() => false, () => true, (id: string) => id !== 'review']) {
          const picture = layout(outlineOf(definition), { width, states });
          const { boxes, bands } = picture;
          const ids = activitiesOf(definition).map(({ id }) => id);
          assert.deepEqual(boxes.map(({ step }) => step.id).sort(), [...ids].sort());
          assert.deepEqual(
            bands.map(({ title }) => title.lines.join(' ')),
            definition.stages.map(({ title }) => title),
          );
          assert.ok(picture.width <= width, `${picture.width} wide`);
          for (const [at, box] of boxes.entries()) {
            for (const other of boxes.slice(at + 1))
              assert.ok(!overlap(box, other), `${box.step.id} lies on ${other.step.id}`);
            assert.ok(box.x >= 0 && box.x + box.width <= picture.width && box.y + box.height <= picture.height);
            for (const words of wordsOf(box)) assert.ok(right(words) <= box.x + box.width, words.lines.join('|'));
          }
          assert.deepEqual(crosses(picture), []);
          for (const { points } of picture.connections)
            for (const [x, y] of points) assert.ok(x >= 0 && x <= picture.width && y >= 0 && y <= picture.height);
        }
      });
    }
    it(`${name} leads from every activity that decides to what it decides`, () => {
      const { boxes, connections } = layout(outlineOf(definition), { width: 1180 });
      const wanted = boxes.flatMap(({ step }) => step.ways.flatMap(({ from }) => from.map((id) => `${id} ${step.id}`)));
      assert.deepEqual(
        connections.map(({ from, to }) => `${from} ${to}`),
        wanted,
      );
      for (const { to, points } of connections) {
        const box = boxes.find(({ step }) => step.id === to)!;
        assert.deepEqual(points.at(-1), [box.x + 11, box.y]);
      }
    });
  }

  it('is the same each time, and has rows of the same length where there is less room', () => {
    const columns = (width: number): number =>
      new Set(layout(outlineOf(demo('insurance-claim')), { width }).bands.map(({ x }) => x)).size;
    assert.deepEqual([1180, 820, 600, 400].map(columns), [4, 2, 2, 1]);
    const picture = (): Picture => layout(outlineOf(knotted), { width: 900 });
    assert.deepEqual(picture(), picture());
  });

  it('shows a decision as a tree, a node that two options lead to once', () => {
    const { stages } = outlineOf(demo('streaming-problem'));
    const tree = stages[1]?.steps.find(({ id }) => id === 'diagnosis')?.tree ?? [];
    const lines = tree.map(({ depth, kind, text }) => `${'  '.repeat(depth)}${kind} ${text}`);
    assert.deepEqual(lines.slice(0, 6), [
      'node Is the picture back?',
      'option Yes, it plays',
      '  none Good. No case is needed.',
      'option No, it is as before',
      '  node What does the lamp of the box do?',
      '  option It shines steadily',
    ]);
    assert.equal(lines.filter((line) => line.endsWith('Do other devices reach the internet?')).length, 2);
    assert.equal(lines.at(-1), '  seen Do other devices reach the internet?');
  });

  it('stays a picture when a decision goes in a circle or nowhere', () => {
    const definition = structuredClone(demo('streaming-problem'));
    const decision = activitiesOf(definition).find(({ id }) => id === 'diagnosis')?.decision;
    decision!.nodes['line']!.options[0]!.to = 'better';
    decision!.nodes['line']!.options[1]!.to = 'nowhere';
    const steps = outlineOf(definition).stages.flatMap((stage) => stage.steps);
    const seen = steps.flatMap(({ tree }) => tree.filter(({ kind }) => kind === 'seen'));
    assert.deepEqual(
      seen.map(({ text }) => text),
      ['Is the picture back?', 'nowhere', 'Do other devices reach the internet?'],
    );
  });
});

describe('conditions in words', () => {
  const told: [filter: Filter, text: string][] = [
    [{ eq: ['hurt', true] }, 'hurt is yes'],
    [{ ne: ['hurt', true] }, 'hurt is not yes'],
    [{ eq: ['category', null] }, 'category is empty'],
    [{ in: ['category', ['Theft', 'Collision', 'Fire']] }, 'category is Theft, Collision or Fire'],
    [{ eq: ['hospital', 'unknown'] }, 'hospital is I do not know'],
    [{ eq: ['waterStopped', 'plumber'] }, 'water stopped is We send a plumber'],
    [{ contains: ['damaged', '|furniture|'] }, 'damaged includes Furniture'],
    [{ not: { contains: ['damaged', '|furniture|'] } }, 'damaged does not include Furniture'],
    [{ contains: ['story', 'ice'] }, 'story contains “ice”'],
    [{ startsWith: ['policeReport', 'HH'] }, 'police report begins with “HH”'],
    [{ gt: ['estimate', 500] }, 'estimate is more than 500'],
    [{ lte: ['happenedOn', '2026-01-01'] }, 'happened on is no later than 2026-01-01'],
    [{ isEmpty: 'estimate' }, 'estimate is not answered'],
    [{ not: { isEmpty: 'estimate' } }, 'estimate is answered'],
    [{ not: { in: ['category', ['Fire', 'Theft']] } }, 'category is not Fire or Theft'],
    [
      { and: [{ eq: ['hurt', false] }, { or: [{ gte: ['estimate', 10] }, { lt: ['estimate', 2] }] }] },
      'hurt is no and (estimate is at least 10 or estimate is less than 2)',
    ],
    [{ not: { and: [{ eq: ['a', 1] }, { eq: ['b', 2] }] } }, 'not (a is 1 and b is 2)'],
    [{ and: [] }, 'always'],
    [{ or: [] }, 'never'],
  ];
  for (const [filter, text] of told) it(text, () => assert.equal(condition(demo('insurance-claim'), filter), text));
});

describe('text', () => {
  const font: Font = { size: 14, line: 20 };
  it('breaks between words, and a word that is too long for a line', () => {
    const lines = wrap(`one two ${'w'.repeat(40)} three`, 100, font, estimate);
    assert.equal(lines.join('').replaceAll(' ', ''), `onetwo${'w'.repeat(40)}three`);
    assert.ok(lines.length > 4 && lines.every((line) => estimate(line, font) <= 100));
    assert.deepEqual(wrap('', 100, font, estimate), ['']);
  });
  it('is read in the direction of its first letter', () => {
    assert.deepEqual(['24 Fragen', 'بلاغ عن ضرر', '3 أسئلة', ''].map(directionOf), ['ltr', 'rtl', 'rtl', 'ltr']);
  });
});
