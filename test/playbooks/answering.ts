/** A case type to ask about, and what people may answer to it and to each kind of activity, also wrongly. */
import type { CaseType, Field } from '../../src/contract/case-type.js';
import type { ActivityDefinition, Answer, Answers, Decision } from '../../src/contract/playbook.js';
import type { Scalar } from '../../src/contract/schema.js';
import type { Dice } from '../dice.js';

const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  name,
  kind,
  label: name,
  required: false,
  ...more,
});
export const caseType: CaseType = {
  id: 'fault',
  title: 'Fault',
  version: 1,
  fields: [
    field('shortDescription', 'text'),
    field('priority', 'choice', { options: [1, 2, 3, 4].map((value) => ({ value, label: `P${value}` })) }),
    field('channel', 'choice', { options: ['phone', 'Chat', 'épost'].map((value) => ({ value, label: value })) }),
    field('urgent', 'boolean'),
    field('seats', 'number'),
    field('since', 'date'),
    // A name that every JavaScript object has.
    field('valueOf', 'longText'),
    field('photo', 'file'),
  ],
};
/** Those that a form may ask for. */
export const askable = caseType.fields.filter(({ kind }) => kind !== 'file');

/** Texts that differ by case, accent, prefix, and by code point otherwise than by UTF-16. */
const texts = ['a', 'B', 'ab', 'Abc', 'é', '', '\u{1F600}', '\uFF01'];
const numbers = [1, 0, -1, 2.5, 10];
const dates = ['2026-03-15', '2026-03-16', '2025-12-31'];

const one = (
  { kind, options }: { kind: string; options?: { value: string | number }[] | undefined },
  dice: Dice,
): Scalar => {
  if (options?.length) return dice.pick(options).value;
  if (kind === 'boolean') return dice.pick([true, false]);
  if (kind === 'number') return dice.pick(numbers);
  return dice.pick(kind === 'date' ? dates : texts);
};
export const fieldValue = (name: string, dice: Dice): Scalar => {
  const asked = caseType.fields.find((each) => each.name === name);
  return asked ? one(asked, dice) : dice.pick(texts);
};

const path = ({ start, nodes }: Decision, dice: Dice): string[] => {
  const choices: string[] = [];
  let node = nodes[start];
  while (node) {
    const option = dice.pick(node.options);
    choices.push(option.value);
    node = Object.hasOwn(nodes, option.to) ? nodes[option.to] : undefined;
  }
  const wrong = dice.below(8);
  if (wrong === 7) choices.pop();
  if (wrong === 6) choices.push('left');
  if (wrong === 5) choices[0] = 'nowhere';
  return choices;
};

const answerTo = (activity: ActivityDefinition, dice: Dice): Answer => {
  const { kind, question, decision, checklist } = activity;
  if (decision) return path(decision, dice);
  if (question?.kind === 'several') return dice.some(5, question.options ?? []).map(({ value }) => String(value));
  if (question) return one(question, dice);
  if (checklist) return dice.some(6, checklist).map(({ id }) => id);
  if (kind === 'product') return dice.pick(['record-1', 'record-2']);
  if (kind === 'attachment') return dice.some(5, ['file-1', 'file-2']);
  return true;
};

/** What somebody leaves of an activity; seldom nothing. */
export const answersTo = (activity: ActivityDefinition, dice: Dice): Answers => {
  if (activity.kind === 'automated') return {};
  if (activity.kind === 'form') {
    const asked = dice.some(8, activity.fields ?? []);
    return Object.fromEntries(asked.map((name) => [name, dice.often(9) ? fieldValue(name, dice) : null]));
  }
  return dice.often(1) ? {} : { [activity.id]: answerTo(activity, dice) };
};
