/** Wrong playbooks whose words, values, limits or conditions could never work. */
import { at, having, nodes, of, when } from './good-playbook.js';
import type { Wrong } from './wrong-playbooks.js';

const question = (parts: object) =>
  of('tried', (activity) => Object.assign(activity, { question: { required: true, ...parts } }));
const automation = (parts: object) => having('tellThem', { automation: parts });
const options = (...values: (string | number)[]) => values.map((value) => ({ value, label: `${value}` }));

export const ofWords: Wrong[] = [
  ...(['javascript:alert(1)', 'http://example.test', '/page', 'data:text/html,x', ''] as const).map(
    (target): Wrong => [
      `a link to “${target}”`,
      having('restart', { text: `Read [this](https://example.test) and [that](${target})` }),
      `${at.restart}/text`,
      `“${target.replace(')', '')}” is no link: begin it with https://, mailto: or tel:`,
    ],
  ),
  [
    'a link in a decision',
    of('lights', (activity) =>
      Object.assign(activity.decision!.nodes['cable']!, { text: '[here](ftp://example.test)' }),
    ),
    `${nodes}/cable/text`,
    '“ftp://example.test” is no link: begin it with https://, mailto: or tel:',
  ],
  [
    'a title of blanks',
    having('restart', { title: '  ' }),
    `${at.restart}/title`,
    'Say what it is called: nobody can read this',
  ],
  [
    'an option without a label',
    question({ kind: 'choice', options: [{ value: 'a', label: '' }] }),
    `${at.tried}/question/options/0/label`,
    'Say what it is called: nobody can read this',
  ],
  [
    'a node without a label',
    of('lights', (activity) => Object.assign(activity.decision!.nodes['cable']!, { title: ' ' })),
    `${nodes}/cable/title`,
    'Say what it is called: nobody can read this',
  ],
];

export const ofLimits: Wrong[] = [
  [
    'an option without a value',
    question({ kind: 'choice', options: [...options('a'), { value: '', label: 'None' }] }),
    `${at.tried}/question/options/1/value`,
    'Give it a value: an empty one counts as no answer',
  ],
  [
    'an option that depends on another field',
    question({ kind: 'choice', options: [{ value: 'a', label: 'A', when: ['b'] }] }),
    `${at.tried}/question/options/0/when`,
    'A question stands alone: ask it only where it applies with “when”',
  ],
  [
    'a least that is more than the most',
    question({ kind: 'number', min: 5, max: 4 }),
    `${at.tried}/question/max`,
    'The most is less than the least',
  ],
  [
    'more choices than there are',
    question({ kind: 'several', options: options('a', 'b'), min: 3 }),
    `${at.tried}/question/min`,
    'So many cannot be chosen',
  ],
  [
    'no choice at all',
    question({ kind: 'several', options: options('a', 'b'), max: 0 }),
    `${at.tried}/question/max`,
    'Let at least one be chosen',
  ],
  [
    'a text without a letter',
    question({ kind: 'text', maxLength: 0 }),
    `${at.tried}/question/maxLength`,
    'Leave room for an answer',
  ],
  [
    'the length of a date',
    question({ kind: 'date', maxLength: 10 }),
    `${at.tried}/question/maxLength`,
    '“maxLength” does not belong to a date',
  ],
  [
    'the least of a text',
    question({ kind: 'text', min: 2 }),
    `${at.tried}/question/min`,
    '“min” does not belong to a text',
  ],
  [
    'more files than may be',
    having('pictures', { files: { min: 3, max: 2 } }),
    `${at.pictures}/files/min`,
    'So many files cannot be added',
  ],
  [
    'no file at all',
    having('pictures', { files: { max: 0 } }),
    `${at.pictures}/files/max`,
    'Let at least one file be added',
  ],
  [
    'more ticks than an answer holds',
    having('done', { checklist: Array.from({ length: 51 }, (_, n) => ({ id: `tick${n}`, label: `${n}` })) }),
    `${at.done}/checklist`,
    'Name at most 50, and the rest in another one',
  ],
];

export const ofValues: Wrong[] = [
  [
    'a prefilled answer that is none of the choices',
    (definition) => Object.assign(definition.prefill!, { channel: 'letter' }),
    '/prefill/channel',
    'Choose a channel',
  ],
  [
    'a prefilled number that is a text',
    (definition) => Object.assign(definition.prefill!, { seats: 'four' }),
    '/prefill/seats',
    'Enter a number for “seats”',
  ],
  [
    'a prefilled file',
    (definition) => Object.assign(definition.prefill!, { photo: 'file-1' }),
    '/prefill/photo',
    'Files are added by people',
  ],
  [
    'a priority that is none',
    automation({ set: { priority: 9 } }),
    `${at.tellThem}/automation/set/priority`,
    'Choose a priority',
  ],
  [
    'a category that is a number',
    automation({ set: { category: 1 } }),
    `${at.tellThem}/automation/set/category`,
    'Enter a category',
  ],
  [
    'an account set by nobody',
    automation({ set: { account: 'boxeo' } }),
    `${at.tellThem}/automation/set/account`,
    'The case type fault has no field “account”; there is shortDescription, priority, channel, urgent, seats, since, valueOf, photo, category, description, soldProduct, installBaseItem',
  ],
  [
    'a party that is a text',
    automation({ party: { of: 'tried', responsibility: 'buyer' } }),
    `${at.tellThem}/automation/party/of`,
    '“tried” is nobody: take “opener”, or a field that chooses a contact or a consumer',
  ],
  [
    'a note of what nobody asks',
    automation({ notify: '{tried} and {colour}' }),
    `${at.tellThem}/automation/notify`,
    'Nothing asks for “colour”; there is channel, shortDescription, priority, urgent, seats, since, valueOf, photo, which, installBaseItem, lights, tried, amount, read, restart, done, pictures, tellThem, review',
  ],
];

export const ofReach: Wrong[] = [
  [
    'a circle of three',
    (definition) => {
      having('done', { after: ['restart'] })(definition);
      having('restart', { after: ['pictures'] })(definition);
      having('pictures', { after: ['done'] })(definition);
    },
    `${at.restart}/after/0`,
    'These wait for each other in a circle: restart → pictures → done → restart',
  ],
  [
    'two conditions that exclude each other',
    (definition) => {
      when('pictures', { and: [{ eq: ['tried', '|b|'] }, { not: { isEmpty: 'done' } }, { eq: ['lights', 'ours'] }] })(
        definition,
      );
      when('done', { eq: ['tried', '|a|'] })(definition);
    },
    `${at.pictures}/when`,
    'Where “done” is asked this never holds, so nobody ever comes here',
  ],
];
