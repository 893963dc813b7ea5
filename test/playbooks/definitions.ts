/** Random playbooks that `checkPlaybook` has nothing to say against, and random ways through them. */
import fc from 'fast-check';
import type { ActivityDefinition, ActivityKind, Decision, PlaybookDefinition } from '../../src/contract/playbook.js';
import type { Filter } from '../../src/contract/query.js';
import type { Scalar } from '../../src/contract/schema.js';
import { Dice, endless } from '../dice.js';
import { answersTo, askable, caseType, fieldValue } from './answering.js';
import { holds, type Values } from './query.js';
import { givenBy, namesGivenBy } from './reference.js';

const kinds: readonly ActivityKind[] = [
  'question',
  'form',
  'decision',
  'instruction',
  'checklist',
  'article',
  'product',
  'attachment',
  'automated',
];
/** Names that every JavaScript object has must do no harm. */
const hostileNames = ['constructor', 'toString', 'hasOwnProperty', 'isPrototypeOf'];

const options = ['one', 'Two', 'three'].map((value) => ({ value, label: value }));
const questionKinds = ['choice', 'several', 'boolean', 'date', 'number', 'text', 'longText'] as const;

/** A tree of one to three nodes; each option leads further on or to an outcome. */
const tree = (dice: Dice): Decision => {
  const depth = dice.below(3);
  const nodes: Decision['nodes'] = {};
  for (let at = 0; at <= depth; at++) {
    const onward = at < depth ? `node${at + 1}` : 'valueOf';
    nodes[`node${at}`] = {
      title: `Node ${at}`,
      options: [
        { value: 'left', label: 'Left', to: onward },
        { value: 'right', label: 'Right', to: dice.pick([onward, 'advice']) },
        { value: 'out', label: 'Out', to: 'advice' },
      ],
    };
  }
  const outcomes: Decision['outcomes'] = { advice: { kind: 'recommendation', title: 'Advice' } };
  outcomes['valueOf'] = { kind: 'none', title: 'No case' };
  return { start: 'node0', nodes, outcomes };
};

/** What its kind asks for. */
const contentOf = (kind: ActivityKind, dice: Dice): Partial<ActivityDefinition> => {
  switch (kind) {
    case 'form': {
      const fields = dice.some(3, askable).map(({ name }) => name);
      return { fields: fields.length > 0 ? fields : ['priority'] };
    }
    case 'question': {
      const asked = dice.pick(questionKinds);
      return {
        question: { kind: asked, required: true, ...(['choice', 'several'].includes(asked) ? { options } : {}) },
      };
    }
    case 'decision':
      return { decision: tree(dice) };
    case 'instruction':
      return { text: 'Switch it off and on' };
    case 'checklist':
      return { checklist: ['first', 'second'].map((id) => ({ id, label: id })) };
    case 'article':
      return { article: 'article-1' };
    case 'product':
      return { table: dice.pick(['soldProduct', 'installBaseItem'] as const) };
    case 'automated': {
      const set = dice.some(2, askable).map(({ name }) => [name, fieldValue(name, dice)] as const);
      return { automation: dice.often(3) ? { notify: 'Look at it' } : { set: Object.fromEntries(set) } };
    }
    default:
      return {};
  }
};

/** A value that the name may have, from the last earlier activity that gives it or from the case type. */
const valueIn = (name: string, earlier: readonly ActivityDefinition[], dice: Dice): Scalar => {
  const giver = earlier.findLast((activity) => namesGivenBy(activity).includes(name));
  if (!giver) return fieldValue(name, dice);
  return givenBy(giver, answersTo(giver, dice)).find(([given]) => given === name)?.[1] ?? null;
};

const leaf = (names: readonly string[], value: (name: string) => Scalar, dice: Dice): Filter => {
  const name = dice.pick(names);
  const one = value(name);
  const text = typeof one === 'string' ? one : 'a';
  // By signs, since half a one is refused at the door.
  const part = [...text].slice(dice.below(2), 1 + dice.below(9)).join('');
  const written = dice.often(5) ? part.toUpperCase() : part;
  switch (dice.below(12)) {
    case 0:
      return { eq: [name, one] };
    case 1:
      return { ne: [name, one] };
    case 2:
      return { in: [name, [one, value(name)]] };
    case 3:
      return { lt: [name, one] };
    case 4:
      return { lte: [name, one] };
    case 5:
      return { gt: [name, one] };
    case 6:
      return { gte: [name, one] };
    case 7:
      return { startsWith: [name, written] };
    case 8:
      return { contains: [name, written] };
    case 9:
      return { isEmpty: name };
    case 10:
      return { text: dice.pick(['', 'word']) };
    default:
      return { eq: [name, null] };
  }
};
const filter = (deep: number, make: () => Filter, dice: Dice): Filter => {
  const kind = deep > 0 ? dice.below(8) : 0;
  if (kind === 5) return { not: filter(deep - 1, make, dice) };
  if (kind < 6) return make();
  const parts = Array.from({ length: 1 + dice.below(3) }, () => filter(deep - 1, make, dice));
  return kind === 6 ? { and: parts } : { or: parts };
};

/** A condition that holds for one set of answers at least. */
const conditionOn = (earlier: readonly ActivityDefinition[], prefill: Values, dice: Dice): Filter => {
  // Rather what was asked for than what is a field alone.
  const given = earlier.flatMap(namesGivenBy);
  const fields = askable.map(({ name }) => name);
  const names = [0, 1].map(() => dice.pick(given.length > 0 && dice.often(8) ? given : fields));
  const witness: Values = { ...prefill };
  for (const name of names) witness[name] = valueIn(name, earlier, dice);
  const condition = filter(2, () => leaf(names, (name) => valueIn(name, earlier, dice), dice), dice);
  return holds(condition, witness) ? condition : { not: condition };
};

const activityOf = (id: string, earlier: readonly ActivityDefinition[], prefill: Values, dice: Dice) => {
  const kind = dice.pick(kinds);
  const optional = dice.often(2);
  const before = earlier.filter((each) => optional || !each.optional).map((each) => each.id);
  const after = dice.often(3) ? [...new Set([dice.pick(before), dice.pick(before)])] : [];
  const activity: ActivityDefinition = { id, kind, title: id, ...contentOf(kind, dice) };
  if (optional) activity.optional = true;
  if (dice.often(3)) activity.skippable = true;
  if (before.length > 0 && after.length > 0) activity.after = after;
  else if (dice.often(1)) activity.after = [];
  if (dice.often(5)) activity.when = conditionOn(earlier, prefill, dice);
  return activity;
};

const build = (stages: readonly (readonly number[])[], plan: number): PlaybookDefinition => {
  const dice = new Dice(endless(plan));
  const prefilled = dice.some(2, askable).map(({ name }) => [name, fieldValue(name, dice)] as const);
  const prefill = Object.fromEntries(prefilled);
  const earlier: ActivityDefinition[] = [];
  const nameNext = (): string => {
    const hostile = hostileNames.find((name) => !earlier.some(({ id }) => id === name));
    return hostile && dice.below(30) === 29 ? hostile : `activity${earlier.length}`;
  };
  const made = stages.map((seeds, at) => {
    const activities = seeds.map((seed) => {
      const activity = activityOf(nameNext(), earlier, prefill, new Dice(endless(seed)));
      earlier.push(activity);
      return activity;
    });
    return { id: `stage${at}`, title: `Stage ${at}`, activities };
  });
  made.at(-1)?.activities.push({ id: 'review', kind: 'review', title: 'Review' });
  return { id: 'random', title: 'Random', caseType: caseType.id, prefill, stages: made };
};

// Without bias, which would make small numbers, and so the plainest choices, too common.
const number = fc.noBias(fc.nat(0x7fffffff));
const stage = fc.array(number, { minLength: 1, maxLength: 6, size: 'max' });

export const anyDefinition: fc.Arbitrary<PlaybookDefinition> = fc
  .tuple(fc.array(stage, { minLength: 1, maxLength: 5, size: 'max' }), number)
  .map(([stages, plan]) => build(stages, plan));

/** A number for each step of a walk. */
export const anyWalk = (steps: number): fc.Arbitrary<number[]> =>
  fc.array(number, { minLength: steps, maxLength: steps });
