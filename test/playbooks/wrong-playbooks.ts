/** Wrong playbooks, each by one change of the good one, with the place and the words of what is said of it. */
import {
  asking,
  at,
  type Change,
  deciding,
  decision,
  having,
  nodes,
  of,
  option,
  outcomes,
  when,
} from './good-playbook.js';

/** Of the case type. */
const fields = 'shortDescription, priority, channel, urgent, seats, since, valueOf, photo';

export type Wrong = [what: string, change: Change, pointer: string, message: string];

export const ofTheWhole: Wrong[] = [
  [
    'a prefilled field that the case type has not',
    (definition) => Object.assign(definition.prefill!, { colour: 'red' }),
    '/prefill/colour',
    `The case type fault has no field “colour”; there is ${fields}`,
  ],
  [
    'an empty stage',
    (definition) => definition.stages.unshift({ id: 'nothing', title: 'Nothing', activities: [] }),
    '/stages/0/activities',
    'Give the stage an activity, or leave it out',
  ],
  [
    'two stages of one name',
    (definition) => Object.assign(definition.stages[1]!, { id: 'find' }),
    '/stages/1/id',
    '“find” is the name of another stage too',
  ],
  [
    'two activities of one name',
    of('restart', (activity) => Object.assign(activity, { id: 'read', after: [] })),
    `${at.restart}/id`,
    '“read” is the name of another activity too',
  ],
  [
    'an activity called as a field of the case type',
    of('done', (activity) => Object.assign(activity, { id: 'urgent' })),
    `${at.done}/id`,
    '“urgent” is the name of a field; choose another',
  ],
  [
    'an activity called as a field of the case',
    of('done', (activity) => Object.assign(activity, { id: 'category' })),
    `${at.done}/id`,
    '“category” is the name of a field; choose another',
  ],
  [
    'no review',
    (definition) => definition.stages[1]!.activities.pop(),
    '/stages',
    'End with an activity of the kind review: from there it is submitted',
  ],
  [
    'a review before the last activity',
    (definition) => definition.stages[1]!.activities.reverse(),
    '/stages/1/activities/0',
    'A review comes last, and only once',
  ],
  [
    'an optional review',
    having('review', { optional: true }),
    `${at.review}/optional`,
    'Everybody ends with the review: leave out “optional”',
  ],
  [
    'a review to be skipped',
    having('review', { skippable: true }),
    `${at.review}/skippable`,
    'Everybody ends with the review: leave out “skippable”',
  ],
  [
    'a review for some',
    when('review', { eq: ['lights', 'ours'] }),
    `${at.review}/when`,
    'Everybody ends with the review: leave out “when”',
  ],
];

export const ofKinds: Wrong[] = [
  ...(
    [
      ['details', 'form', 'fields'],
      ['tried', 'question', 'question'],
      ['lights', 'decision', 'decision'],
      ['done', 'checklist', 'checklist'],
      ['read', 'article', 'article'],
      ['tellThem', 'automated', 'automation'],
    ] as const
  ).map(
    ([id, kind, part]): Wrong => [
      `a ${kind} without its part`,
      of(id, (activity) => delete activity[part]),
      `${at[id]}/${part}`,
      `An activity of the kind ${kind} needs “${part}”`,
    ],
  ),
  [
    'a product without its table',
    of('which', (activity) => delete activity.table),
    '/stages/0/activities/0/table',
    'An activity of the kind product needs “table”',
  ],
  ...(
    [
      ['fields', ['since']],
      ['question', { kind: 'text', required: true }],
      ['decision', decision],
      ['checklist', [{ id: 'off', label: 'Off' }]],
      ['article', 'article-1'],
      ['table', 'soldProduct'],
      ['automation', {}],
      ['files', {}],
      ['confirm', 'It is true'],
    ] as const
  ).map(
    ([part, value]): Wrong => [
      `${part} in an instruction`,
      of('restart', (activity) => Object.assign(activity, { [part]: value })),
      `${at.restart}/${part}`,
      `“${part}” does not belong to the kind instruction`,
    ],
  ),
  ['an instruction without words', having('restart', { text: '' }), `${at.restart}/text`, 'Say what is to be done'],
  [
    'an article that is not there',
    having('read', { article: 'gone' }),
    `${at.read}/article`,
    'There is no article “gone”; there is article-1',
  ],
  [
    'a form of a field that is not there',
    having('details', { fields: ['since', 'colour'] }),
    `${at.details}/fields/1`,
    `The case type fault has no field “colour”; there is ${fields}`,
  ],
  [
    'a form that asks for a file',
    having('details', { fields: ['photo'] }),
    `${at.details}/fields/0`,
    'Ask for files with an activity of the kind attachment',
  ],
  [
    'a form that asks twice',
    having('details', { fields: ['since', 'since'] }),
    `${at.details}/fields/1`,
    '“since” is there twice',
  ],
  ['a form of nothing', having('details', { fields: [] }), `${at.details}/fields`, 'Name the fields to ask for'],
  ['an empty checklist', having('done', { checklist: [] }), `${at.done}/checklist`, 'Name what is to be ticked'],
  [
    'one tick twice',
    having('done', { checklist: ['off', 'off'].map((id) => ({ id, label: id })) }),
    `${at.done}/checklist/1/id`,
    '“off” is there twice',
  ],
  [
    'a field set that is not there',
    having('tellThem', { automation: { set: { colour: 'red' } } }),
    `${at.tellThem}/automation/set/colour`,
    `The case type fault has no field “colour”; there is ${fields}, category, description, soldProduct, installBaseItem`,
  ],
  [
    'a party that nothing names',
    having('tellThem', { automation: { party: { of: 'neighbour', responsibility: 'buyer' } } }),
    `${at.tellThem}/automation/party/of`,
    'Nothing asks for “neighbour”; there is opener, channel, shortDescription, priority, urgent, seats, since, valueOf, photo, which, installBaseItem, lights, tried, amount, read, restart, done, pictures, tellThem, review',
  ],
  ['a choice of nothing', asking('choice', []), `${at.tried}/question/options`, 'Give the answers to choose from'],
  ['several of nothing', asking('several'), `${at.tried}/question/options`, 'Give the answers to choose from'],
  ['a text to choose', asking('text', ['a']), `${at.tried}/question/options`, 'Nobody chooses in a text'],
  [
    'one choice twice, as text and as number',
    asking('choice', ['1', 1]),
    `${at.tried}/question/options/1/value`,
    '“1” is there twice',
  ],
  [
    'a bar in one of several',
    asking('several', ['a', 'b|c']),
    `${at.tried}/question/options/1/value`,
    'Leave out the bar: it stands between several answers',
  ],
];

export const ofDecisions: Wrong[] = [
  [
    'an option that leads to what is misspelt',
    deciding((tree) => {
      tree.nodes['lights']!.options.push(option('red', 'cabel'));
    }),
    `${nodes}/lights/options/2/to`,
    'There is no node or outcome “cabel”; did you mean “cable”?',
  ],
  [
    'a name of node and outcome',
    deciding((tree) => {
      tree.outcomes['cable'] = { kind: 'none', title: 'Cable' };
    }),
    `${nodes}/cable`,
    '“cable” is the name of an outcome too',
  ],
  [
    'a node without options',
    deciding((tree) => {
      tree.nodes['cable']!.options = [];
      tree.nodes['lights']!.options.push(option('red', 'ours'));
    }),
    `${nodes}/cable/options`,
    'Here nobody can go on: give an option',
  ],
  [
    'an option that leads nowhere',
    deciding((tree) => tree.nodes['cable']!.options.push(option('maybe', 'constructor'))),
    `${nodes}/cable/options/2/to`,
    'There is no node or outcome “constructor”; there is lights, cable, power, ours',
  ],
  [
    'an option twice',
    deciding((tree) => tree.nodes['cable']!.options.push(option('yes', 'power'))),
    `${nodes}/cable/options/2/value`,
    '“yes” is there twice',
  ],
  [
    'a circle',
    deciding((tree) => tree.nodes['cable']!.options.push(option('maybe', 'lights'))),
    `${nodes}/lights`,
    'Goes round in a circle: lights → cable → lights',
  ],
  [
    'a node that nothing leads to',
    deciding((tree) => {
      tree.nodes['plug'] = { title: 'Plug', options: [option('in', 'ours')] };
    }),
    `${nodes}/plug`,
    'Nothing leads here',
  ],
  [
    'an outcome that nothing leads to',
    deciding((tree) => {
      tree.outcomes['never'] = { kind: 'none', title: 'Never' };
    }),
    `${outcomes}/never`,
    'Nothing leads here',
  ],
  [
    'an outcome without its article',
    deciding((tree) => delete tree.outcomes['power']!.article),
    `${outcomes}/power/article`,
    'Name the article',
  ],
  [
    'an outcome whose article is not there',
    deciding((tree) => Object.assign(tree.outcomes['power']!, { article: 'gone' })),
    `${outcomes}/power/article`,
    'There is no article “gone”; there is article-1',
  ],
  [
    'an outcome without its case type',
    deciding((tree) => delete tree.outcomes['ours']!.caseType),
    `${outcomes}/ours/caseType`,
    'Name the case type',
  ],
  [
    'an outcome whose case type is not there',
    deciding((tree) => Object.assign(tree.outcomes['ours']!, { caseType: 'gone' })),
    `${outcomes}/ours/caseType`,
    'There is no case type “gone”; there is fault',
  ],
];

export const ofOrder: Wrong[] = [
  [
    'waiting for what is optional',
    having('restart', { after: ['lights', 'read'] }),
    `${at.restart}/after/1`,
    '“read” is optional: what waits for it must be optional too',
  ],
  [
    'waiting for what is not there',
    having('restart', { after: ['gone'] }),
    `${at.restart}/after/0`,
    'There is no activity “gone”; did you mean “done”?',
  ],
  [
    'waiting for itself',
    having('restart', { after: ['restart'] }),
    `${at.restart}/after/0`,
    '“restart” and “restart” wait for each other',
  ],
  [
    'waiting for what waits for it',
    (definition) => {
      having('restart', { after: ['done'] })(definition);
      having('done', { after: ['restart'] })(definition);
    },
    `${at.restart}/after/0`,
    '“restart” and “done” wait for each other',
  ],
  [
    'waiting for what comes later',
    having('restart', { after: ['done'] }),
    `${at.restart}/after/0`,
    '“done” comes later: put it before “restart”',
  ],
  [
    'a condition on what is asked later',
    when('restart', { not: { eq: ['done', null] } }),
    `${at.restart}/when`,
    '“done” is asked later: put it before',
  ],
  [
    'a condition on what is misspelt',
    when('restart', { eq: ['chanel', 'Chat'] }),
    `${at.restart}/when`,
    'Nothing asks for “chanel”; did you mean “channel”?',
  ],
  [
    'a condition on what nobody asks',
    when('restart', { and: [{ isEmpty: 'colour' }, { text: '' }] }),
    `${at.restart}/when`,
    'Nothing asks for “colour”; there is channel, which, installBaseItem, lights, tried, amount, read, shortDescription, since, priority, urgent, seats, valueOf, photo',
  ],
];
